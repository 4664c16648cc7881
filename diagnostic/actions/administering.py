"""Managing accounts and networks; what structures answered is out of reach here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject, Forbidden
from diagnostic.core.people import Asker, Role
from diagnostic.store.directory import ListedAccount, ListedNetwork

if TYPE_CHECKING:
    from diagnostic.store.session import Work

PAGE: Final = 50
NOT_ONESELF: Final = "nobody closes or demotes themselves here"


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One page of the list: its accounts, how many there are in all, and which page this is, from 1."""

    accounts: tuple[ListedAccount, ...]
    count: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-self.count // PAGE))


def search(services: Services, words: str, page: int) -> AccountPage:
    """A page of the accounts with these words in name or address."""
    with services.store.read() as work:
        count = work.directory.count(words)
        page = min(max(1, page), max(1, -(-count // PAGE)))
        return AccountPage(work.directory.search(words, (page - 1) * PAGE, PAGE), count, page)


def account(services: Services, account_id: str) -> ListedAccount:
    """One account; AbsentObject when there is none."""
    with services.store.read() as work:
        return _found(work, account_id)


def networks(services: Services) -> tuple[ListedNetwork, ...]:
    """Every network of advisors."""
    with services.store.read() as work:
        return work.directory.networks()


def open_network(services: Services, asker: Asker, name: str) -> str:
    """Open a network of advisors; gives its id."""
    network_id = services.clock.public_id()
    with services.store.write() as work:
        work.organisations.add_network(network_id, name, services.clock.now())
        tell(services, work, asker, Told("network_opened", "network", network_id))
    return network_id


def close_account(services: Services, asker: Asker, account_id: str) -> None:
    """Close an account: its person is out at the next request."""
    _refuse_oneself(asker, account_id)
    with services.store.write() as work:
        _found(work, account_id)
        work.directory.change(account_id, closed_at=services.clock.now())
        work.sessions.end_all(account_id)
        tell(services, work, asker, Told("account_closed", "account", account_id))


def reopen_account(services: Services, asker: Asker, account_id: str) -> None:
    """Let a closed account be used again; one that its person left stays closed."""
    with services.store.write() as work:
        if _found(work, account_id).email.endswith("@closed.invalid"):
            raise Forbidden
        work.directory.change(account_id, closed_at=None)
        tell(services, work, asker, Told("account_reopened", "account", account_id))


def end_sessions(services: Services, asker: Asker, account_id: str) -> None:
    """Sign a person out everywhere."""
    with services.store.write() as work:
        _found(work, account_id)
        count = work.sessions.end_all(account_id)
        detail = {"count": str(count)}
        tell(services, work, asker, Told("session_ended", "account", account_id, detail=detail))


def drop_second_factor(services: Services, asker: Asker, account_id: str) -> None:
    """Take a lost second factor away; its person signs in by mail and sets up another one."""
    _refuse_oneself(asker, account_id)
    with services.store.write() as work:
        _found(work, account_id)
        work.credentials.drop_second_factor(account_id)
        work.sessions.end_all(account_id)
        tell(services, work, asker, Told("authn_second_factor_dropped", "account", account_id))


def give_role(services: Services, asker: Asker, account_id: str, role: Role | None, network: str) -> None:
    """Make a person an advisor or a lead of a network, or neither with None.

    Raises AbsentObject for an account or a network that does not exist.
    """
    with services.store.write() as work:
        _found(work, account_id)
        if role is None:
            work.directory.stop_advising(account_id)
        else:
            if network not in {each.id for each in work.directory.networks()}:
                raise AbsentObject
            is_lead = role is Role.LEAD
            work.organisations.practise(network, account_id, services.clock.now(), is_lead=is_lead)
        _tell_role(services, work, asker, account_id, role.value if role else "none")


def administer(services: Services, asker: Asker, account_id: str, *, is_administrator: bool) -> None:
    """Let a person manage accounts, or no more."""
    _refuse_oneself(asker, account_id)
    with services.store.write() as work:
        _found(work, account_id)
        work.directory.administer(account_id, is_administrator=is_administrator)
        role = Role.ADMINISTRATOR.value if is_administrator else "none"
        _tell_role(services, work, asker, account_id, role)


def _tell_role(services: Services, work: Work, asker: Asker, account_id: str, role: str) -> None:
    told = Told("privilege_permissions_changed", "account", account_id, detail={"role": role})
    tell(services, work, asker, told)


def _found(work: Work, account_id: str) -> ListedAccount:
    found = work.directory.account(account_id)
    if found is None:
        raise AbsentObject
    return found


def _refuse_oneself(asker: Asker, account_id: str) -> None:
    if asker.account == account_id:
        raise Forbidden(NOT_ONESELF)
