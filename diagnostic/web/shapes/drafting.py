"""The draft of a review and its preview as their pages show them."""

from dataclasses import dataclass

from diagnostic.report.tree.document import Document
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One priority of the draft; ``place`` counts from 1."""

    key: str
    place: int
    name: str
    about: str
    texts: tuple[str, ...]
    hidden: str
    is_by_hand: bool
    is_first: bool
    is_last: bool
    hide_url: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """The form of a priority written by hand, as typed."""

    title: str
    why: str
    first_step: str
    months: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class DraftingView:
    """The draft, each part with its own form."""

    structure: str
    form: FormView
    revision: int
    changed: str
    clash: str
    clash_message: tuple[str, ...]
    rows: tuple[PlannedRow, ...]
    hiding: PlannedRow | None
    why: str
    by_hand: ByHand
    message: str
    resources: tuple[ResourceCard, ...]
    sought: str
    found: tuple[ResourceCard, ...]
    field_errors: dict[str, str]
    preview_url: str
    file_url: str
    here_url: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What is about to be published; ``document`` is None while the assessment is not finished."""

    document: Document | None
    form: FormView
    digest: str
    problem: str
    draft_url: str
    file_url: str
