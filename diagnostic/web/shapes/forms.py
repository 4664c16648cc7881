"""Questions and forms as pages show them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnchorChoice:
    """One level to choose: its value, its name, and its anchor in full words."""

    value: str
    name: str
    anchor: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One plain choice, with words that explain it if it has any; ``alone`` goes with no other."""

    value: str
    text: str
    checked: bool
    hint: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    """What helps to understand a question; ``terms`` holds words and meanings."""

    why: str
    terms: tuple[tuple[str, str], ...]
    example: str
    evidence: str


@dataclass(frozen=True, slots=True)
class NoteField:
    """The note beside an answer."""

    name: str
    value: str
    maxlength: int
    error: str


@dataclass(frozen=True, slots=True)
class ClashView:
    """What somebody else answered meanwhile."""

    answer: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """One question on a page: ``levels`` and ``others`` for a scored one, else ``options``."""

    name: str
    text: str
    version: int
    error: str
    levels: tuple[AnchorChoice, ...] = ()
    others: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()
    several: bool = False
    required: bool = False
    hint: str = ""
    code: str = ""
    critical: bool = False
    help: Help | None = None
    note: NoteField | None = None
    clash: ClashView | None = None
    status: str = ""
    talk_url: str = ""


@dataclass(frozen=True, slots=True)
class FormView:
    """What every form needs beside its questions."""

    action: str
    token: str
    key: str
    errors: tuple[tuple[str, str], ...]
    problem: str
    notice: str
    is_finished: bool
