"""The action plan as its page shows it."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView, Option
from diagnostic.web.shapes.outcome import DownloadView


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in words."""

    anchor: str
    what: tuple[str, ...]
    who: str
    due: str
    state: str
    state_key: str
    is_late: bool
    remind: str
    edit_url: str


@dataclass(frozen=True, slots=True)
class ActionFormView:
    """The form of one action: a new one when ``id`` is empty."""

    id: str
    revision: int
    what: str
    who: str
    due_on: str
    states: tuple[Option, ...]
    remind_on: str
    errors: dict[str, str]
    clash: ActionRow | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """The action plan."""

    structure: str
    progress: str
    rows: tuple[ActionRow, ...]
    form: FormView
    action: ActionFormView
    may_begin: bool
    may_be_reminded: str
    download: DownloadView
    back_url: str
    back_label: str
    here_url: str
