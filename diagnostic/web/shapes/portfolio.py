"""What advisors follow, as pages show it."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView, Option
from diagnostic.web.shapes.tables import Column


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing that waits today, with the filter that shows it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column that sorts; ``sense`` is ``ascending``, ``descending`` or empty."""

    text: str
    url: str
    sense: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The level of one dimension; ``level`` 0 for none, and then ``name`` says so in words.

    ``text`` names the dimension too.
    """

    text: str
    short: str
    level: int
    name: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the portfolio; ``url`` is empty where there is nothing to open yet."""

    structure: str
    url: str
    organisation: str
    territory: str
    type: str
    standing: str
    need: str
    pressing: bool
    progress: str
    activity: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """One choice of a list that opens."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True, slots=True)
class FilterTag:
    """A filter that stands, with the address without it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What can be asked: the same for the portfolio, the map and the territory."""

    action: str
    words: str
    states: tuple[Option, ...]
    needs: tuple[Option, ...]
    territories: tuple[Option, ...]
    types: tuple[Option, ...]
    forms: tuple[Option, ...]
    dimensions: tuple[Pick, ...]
    levels: tuple[Pick, ...]
    campaigns: tuple[Pick, ...]
    quiet: tuple[Pick, ...]
    network: bool | None
    """Nothing for those who lead none."""
    kept: tuple[tuple[str, str], ...]
    """What stays as it is: the order."""
    tags: tuple[FilterTag, ...]
    """The filters that stand, each with the address without it."""
    clear_url: str


@dataclass(frozen=True, slots=True)
class SavedViewLink:
    """A view somebody saved, and the form that removes it."""

    name: str
    url: str
    id: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link to another page of the advisor's."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """The portfolio: what waits today, then every structure followed."""

    tabs: tuple[Elsewhere, ...]
    today: tuple[TodayItem, ...]
    headings: tuple[Heading, ...]
    lines: tuple[LineView, ...]
    found: str
    follows_anything: bool
    filters: FilterForm
    views: tuple[SavedViewLink, ...]
    save: FormView
    done: str
    """What was just done with a view, in words."""
    name: str
    remove: FormView
    query: str
    previous: tuple[str, str] | None
    next: tuple[str, str] | None
    exports_url: str
    invite_url: str
    levels: int
    order_told: str
    """Which dimension each level of a line belongs to."""
    scale_told: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Structures by dimensions."""

    tabs: tuple[Elsewhere, ...]
    headings: tuple[Heading, ...]
    lines: tuple[LineView, ...]
    found: str
    follows_anything: bool
    filters: FilterForm
    previous: tuple[str, str] | None
    next: tuple[str, str] | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """One class of a dimension: how many in words, and the width of its part of the strip.

    ``text`` names the class too.
    """

    text: str
    level: int
    count: str
    small: bool
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class SpreadView:
    """How one dimension spreads; no parts when it is withheld."""

    name: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class TerritoryView:
    """How levels spread over a group."""

    tabs: tuple[Elsewhere, ...]
    filters: FilterForm
    group: str
    """How many there are, in words; empty when they are too few."""
    spreads: tuple[SpreadView, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    follows_anything: bool
    levels: int
