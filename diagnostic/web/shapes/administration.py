"""Accounts and networks as administrators see them."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class ListedView:
    """One account in the list."""

    name: str
    email: str
    roles: str
    state: str
    seen: str
    url: str


@dataclass(frozen=True, slots=True)
class AdministrationView:
    """The list of accounts, a page of it."""

    words: str
    accounts: tuple[ListedView, ...]
    count: int
    page: int
    pages: int
    previous: tuple[str, str] | None
    next: tuple[str, str] | None
    search_url: str
    invite_url: str
    networks_url: str


@dataclass(frozen=True, slots=True)
class AccountCard:
    """One account, and what can be done with it; ``is_self`` for one's own."""

    name: str
    email: str
    facts: tuple[tuple[str, str], ...]
    is_closed: bool
    is_self: bool
    is_administrator: bool
    has_second_factor: bool
    form: FormView
    role_options: tuple[Option, ...]
    network_options: tuple[dict[str, object], ...]
    error: str
    done: str
    list_url: str


@dataclass(frozen=True, slots=True)
class InviteView:
    """Inviting somebody."""

    form: FormView
    errors: dict[str, str]
    email: str
    role_options: tuple[Option, ...]
    network_options: tuple[dict[str, object], ...]
    is_sent: bool
    list_url: str


@dataclass(frozen=True, slots=True)
class NetworksView:
    """The networks of advisors, each with how many people advise there."""

    networks: tuple[tuple[str, int], ...]
    form: FormView
    error: str
    name: str
    opened: bool
    list_url: str
