"""Signing in and one's own account as pages show them."""

from dataclasses import dataclass

from diagnostic.web.qr import QrView
from diagnostic.web.shapes.forms import FormView

Errors = dict[str, str]
"""By the name of a field, what is wrong with it."""


@dataclass(frozen=True, slots=True)
class SigningView:
    """The ways to sign in; ``provider`` is its name and where it begins, or None."""

    password: FormView
    mail: FormView
    email: str
    errors: Errors
    provider: tuple[str, str] | None
    leads_on: bool


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code to type, in a field that says where to read it."""

    form: FormView
    errors: Errors
    again_url: str = ""


@dataclass(frozen=True, slots=True)
class MailedView:
    """What a mailed link leads to: a button where it was asked for, else what to do."""

    form: FormView | None
    sign_in_url: str


@dataclass(frozen=True, slots=True)
class EnrolView:
    """A second factor to set up; ``required`` for those who need one, ``left_out`` for where to leave it."""

    form: FormView
    errors: Errors
    qr: QrView
    secret: str
    required: bool
    replaces: bool


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """The recovery codes, shown this once."""

    codes: tuple[str, ...]
    file: FormView
    on_url: str


@dataclass(frozen=True, slots=True)
class ConfirmView:
    """A proof asked for again: by ``code`` of the telephone, by ``password``, or by ``mail``."""

    form: FormView
    send: FormView | None
    way: str
    errors: Errors


@dataclass(frozen=True, slots=True)
class KeptView:
    """What was sent with a session that had ended: where it goes, and its fields."""

    action: str
    pairs: tuple[tuple[str, str], ...]
    home_url: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """One's own account."""

    form: FormView
    errors: Errors
    email: str
    name: str
    languages: tuple[dict[str, object], ...]
    roles: tuple[str, ...]
    has_password: bool
    has_second_factor: bool
    needs_second_factor: bool
    codes_left: int
    provider: str
    is_linked: bool
    unlink: FormView
    saved: bool


@dataclass(frozen=True, slots=True)
class PasswordView:
    """Setting or changing the password."""

    form: FormView
    errors: Errors
    asks_current: bool
    email: str


@dataclass(frozen=True, slots=True)
class SecondFactorView:
    """The second factor that stands."""

    codes_left: int
    may_drop: bool
    drop: FormView
    renew_url: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """One browser where the person is signed in."""

    id: str
    device: str
    address: str
    way: str
    opened: str
    seen: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class SessionsView:
    """The browsers where the person is signed in."""

    sessions: tuple[SessionView, ...]
    form: FormView
    ended: bool


@dataclass(frozen=True, slots=True)
class LeaveView:
    """Leaving for good."""

    form: FormView
    is_alone: bool
    account_url: str


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation: what it is about, and who has to accept it how."""

    sentence: str
    email: str
    form: FormView | None
    errors: Errors
    name: str
    asks_name: bool
    sign_in_url: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class ProviderView:
    """What a provider sent back, to be used only when its person says so."""

    form: FormView
    code: str
    state: str
    name: str
    links: bool
