"""The pages of an assessment under way."""

from dataclasses import dataclass

from diagnostic.web.shapes.filling import Refused
from diagnostic.web.shapes.finding import SearchView
from diagnostic.web.shapes.forms import AskedView, FormView, Option


@dataclass(frozen=True, slots=True)
class StepLink:
    """One step of the hub; ``state`` is ``todo``, ``current``, ``done``, ``waiting`` or ``off``.

    ``minutes`` are left; ``number`` is its place among all the steps, whichever of them are shown.
    """

    title: str
    url: str
    state: str
    text: str
    minutes: int | None
    here: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class RemainingView:
    """The ways between all questions and those left; an address is empty where it would change nothing.

    ``told`` says what is not shown; ``left`` and ``unsettled`` count the questions without an answer, and
    those with « Je ne sais pas ».
    """

    is_on: bool
    told: str
    left: int
    unsettled: int
    all_url: str
    left_url: str
    unsettled_url: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A dimension that was just sent without any answer: how many questions it has, and where they are."""

    name: str
    questions: int
    url: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One page of questions; ``remaining`` is None where all are always shown.

    ``next_url`` and ``next_label`` lead on from a page where nothing is left to answer. ``follows`` is true
    where another page of questions comes before.
    """

    form: FormView
    structure: str
    position: str
    done: int
    of: int
    heading: str
    aim: str
    groups: tuple[tuple[AskedView, ...], ...]
    previous_url: str
    previous_label: str
    hub_url: str
    steps: tuple[StepLink, ...]
    remaining: RemainingView | None = None
    next_url: str = ""
    next_label: str = ""
    passed: Passed | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class AimView:
    """The level aimed for and the importance of one dimension."""

    name: str
    standing: str
    target: AskedView
    importance: AskedView


@dataclass(frozen=True, slots=True)
class AimsView:
    """The page of targets and importances."""

    form: FormView
    structure: str
    aims: tuple[AimView, ...]
    hub_url: str
    steps: tuple[StepLink, ...]


@dataclass(frozen=True, slots=True)
class HubView:
    """The hub: every step with its state, and what can be done from here.

    ``lacking`` says which answers about the structure are still needed, once some were given.
    ``later_url`` and ``sharing_url`` are empty for an advisor who fills in with the structure.
    """

    structure: str
    is_finished: bool
    finished_on: str
    steps: tuple[StepLink, ...]
    answered: int
    asked: int
    left: str
    next_url: str
    next_label: str
    notices: tuple[str, ...]
    results_url: str
    review_url: str
    later_url: str
    filling_url: str
    exchanges_url: str
    plan_url: str
    sharing_url: str
    talk_url: str
    reopen: FormView
    has_profile: bool
    lacking: str
    remaining: RemainingView
    search: SearchView
    erase_url: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """An assessment already begun in this browser."""

    structure: str
    questionnaire: str
    changed: str
    url: str


@dataclass(frozen=True, slots=True)
class StartView:
    """The page that begins an assessment; ``organisations`` holds whose it may be, if there is a choice."""

    form: FormView
    title: str
    minutes: int
    drafts: tuple[DraftView, ...]
    structure: str
    structure_error: str
    organisations: tuple[Option, ...]
    organisation_error: str
    asks_again: bool
    by_talk: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One answer before finishing; ``state`` is ``given``, ``empty`` or ``aside``.

    ``source`` tells how the answer came to be, where that does not go without saying.
    """

    code: str
    name: str
    value: str
    state: str
    url: str
    level: int | None = None
    levels: int = 0
    level_name: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """The answers of one step."""

    name: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Every answer, and the button that finishes."""

    structure: str
    groups: tuple[ReviewGroup, ...]
    missing: int
    lacks_profile: bool
    set_aside: tuple[ReviewRow, ...]
    finish: FormView
    hub_url: str
    profile_url: str
    is_finished: bool
    results_url: str
    remaining: RemainingView
    is_reopened: bool


@dataclass(frozen=True, slots=True)
class LaterView:
    """How to come back: private link and file; ``erase_url`` is empty for those who may not erase."""

    structure: str
    link: str
    renew: FormView
    file_url: str
    filling_url: str
    hub_url: str
    leave: FormView
    left: str
    begun_days: int
    erase_url: str


@dataclass(frozen=True, slots=True)
class EraseView:
    """What is said before an assessment is erased; ``report_url`` is empty while there is no report."""

    form: FormView
    structure: str
    file_url: str
    report_url: str
    later_url: str


@dataclass(frozen=True, slots=True)
class ResumeView:
    """A page that opens a private link, or takes a file; ``refused`` tells what of it cannot be kept."""

    form: FormView
    refused: tuple[Refused, ...] = ()
    more_refused: int = 0
    offers_rest: bool = False
    drafts: tuple[DraftView, ...] = ()
    link: str = ""
    link_error: str = ""
