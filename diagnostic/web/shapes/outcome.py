"""The results and what to download."""

from dataclasses import dataclass

from diagnostic.report.drawing import Drawing
from diagnostic.report.tree.document import Document
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.tables import Column


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One document to download."""

    title: str
    url: str
    about: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a question: the level's name and value, and the anchor."""

    name: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class PriorityCard:
    """One priority as its part shows it; ``resources`` come with why each is proposed."""

    rank: int
    code: str
    question: str
    url: str
    dimension: str
    critical: bool
    current: Step
    next: Step
    first_step: str
    effort: str
    why: tuple[str, ...]
    resources: tuple[tuple[ResourceCard, str], ...]


@dataclass(frozen=True, slots=True)
class DimensionCard:
    """One dimension as its part shows it, then why it stands there and what would raise it."""

    title: str
    url: str
    badge: str
    level: int | None
    names: tuple[str, ...]
    reach: tuple[int, int] | None
    meaning: str
    note: str
    why_heading: str
    why: tuple[str, ...]
    rise_heading: str
    rise_intro: str
    rises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StarterCard:
    """« Pour démarrer »: what to read before a planned form of action begins."""

    title: str
    text: str
    resources: tuple[tuple[ResourceCard, str], ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """The results: the document tree that the report draws too, and what can be done with them.

    Addresses are empty, and ``reopen`` is None, where whoever reads may not follow them.
    """

    document: Document
    radar: Drawing | None
    priorities: tuple[PriorityCard, ...]
    dimensions: tuple[DimensionCard, ...]
    starters: tuple[StarterCard, ...]
    table_columns: tuple[Column, ...]
    table_rows: tuple[tuple[str, ...], ...]
    levels: int
    is_finished: bool
    downloads: tuple[DownloadView, ...]
    hub_url: str
    review_url: str
    later_url: str
    sharing_url: str
    reopen: FormView | None
