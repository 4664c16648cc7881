"""The conversation as its page shows it."""

from dataclasses import dataclass

from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class Bubble:
    """One thing said, by the person or by the assistant; ``quote`` shows the person's own words."""

    is_person: bool
    sentences: tuple[str, ...]
    quote: str = ""
    points: tuple[str, ...] = ()
    resources: tuple[tuple[ResourceCard, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TalkGroup:
    """What was said about one dimension, or before and after the questions when ``heading`` is general."""

    heading: str
    bubbles: tuple[tuple[str, Bubble], ...]


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A level that waits for a yes: its id, its words, the words it relies on, and its neighbours.

    ``source`` tells who made the proposal, where that does not go without saying.
    """

    id: str
    level: str
    anchor: str
    quote: str
    source: str
    below: str
    above: str


@dataclass(frozen=True, slots=True)
class TalkView:
    """The conversation, and what can be answered now.

    ``are_two`` tells that two levels that are close are offered alone; ``pending`` is the id of what a yes in
    words would take.
    """

    form: FormView
    structure: str
    progress: str
    groups: tuple[TalkGroup, ...]
    field: str
    version: int
    legend: str
    choices: tuple[Option, ...]
    others: tuple[Option, ...]
    are_two: bool
    proposal: ProposalView | None
    pending: str
    is_finishing: bool
    is_done: bool
    commands: tuple[Option, ...]
    typed: str
    page_url: str
    hub_url: str
    review_url: str
    results_url: str
    reader: str
    notice: str
