"""The draft of a review and its preview as their pages show them."""

from dataclasses import dataclass

from diagnostic.report.tree.document import Document
from diagnostic.report.tree.marks import LevelMark
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One priority of the draft; ``place`` counts from 1, ``level`` is None for one written by hand."""

    key: str
    place: int
    name: str
    about: str
    level: LevelMark | None
    term: str
    why: tuple[str, ...]
    first_step: tuple[str, ...]
    hidden: str
    is_by_hand: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ByHand:
    """The fields of a priority written by hand, as typed; ``is_open`` when they hold something."""

    is_open: bool
    title: str
    why: str
    first_step: str
    months: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class DraftingView:
    """The draft: one form, whose every button keeps what was typed. ``is_kept`` when the message just was."""

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
    is_kept: bool
    resources: tuple[ResourceCard, ...]
    sought: str
    found: tuple[ResourceCard, ...]
    field_errors: dict[str, str]
    file_url: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What is about to be published; ``document`` is None while the assessment is not finished."""

    document: Document | None
    form: FormView
    digest: str
    problem: str
    draft_url: str
    file_url: str
