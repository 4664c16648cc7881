"""Accounts and networks as administrators see them: who may do what, and nothing of any answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, delete, func, or_, select, true, update

from diagnostic.store.tables.accounts import account
from diagnostic.store.tables.organisations import advisor, membership, network

_ACCOUNT = account.c
_LISTED: Final[Select[*tuple[Any, ...]]] = (
    select(
        _ACCOUNT.id,
        _ACCOUNT.email,
        _ACCOUNT.name,
        _ACCOUNT.is_administrator,
        _ACCOUNT.totp_secret.is_not(None).label("has_second_factor"),
        _ACCOUNT.made_at,
        _ACCOUNT.seen_at,
        _ACCOUNT.closed_at,
        advisor.c.is_lead,
        network.c.id.label("network_id"),
        network.c.name.label("network"),
        select(func.count())
        .where(membership.c.account_id == _ACCOUNT.id)
        .scalar_subquery()
        .label("organisations"),
    )
    .outerjoin_from(account, advisor, advisor.c.account_id == _ACCOUNT.id)
    .outerjoin(network, network.c.id == advisor.c.network_id)
)


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account in the list; ``is_lead`` and the network are None for those who do not advise."""

    id: str
    email: str
    name: str
    is_administrator: bool
    has_second_factor: bool
    made_at: datetime
    seen_at: datetime | None
    closed_at: datetime | None
    is_lead: bool | None
    network_id: str | None
    network: str | None
    organisations: int


@dataclass(frozen=True, slots=True)
class ListedNetwork:
    """A network with how many people advise there."""

    id: str
    name: str
    advisors: int


class Directory:
    """Accounts and networks, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def search(self, words: str, first: int, most: int) -> tuple[ListedAccount, ...]:
        """Accounts whose name or address has these words, by address; the whole list for none."""
        wanted = _LISTED.where(_matches(words)).order_by(_ACCOUNT.email).offset(first).limit(most)
        return tuple(ListedAccount(*row) for row in self._connection.execute(wanted))

    def count(self, words: str) -> int:
        """How many accounts have these words in name or address."""
        counted: Select[int] = select(func.count()).select_from(account).where(_matches(words))
        return self._connection.scalar(counted) or 0

    def account(self, account_id: str) -> ListedAccount | None:
        """One account, closed or not, or None."""
        row = self._connection.execute(_LISTED.where(_ACCOUNT.id == account_id)).first()
        return ListedAccount(*row) if row else None

    def networks(self) -> tuple[ListedNetwork, ...]:
        """Every network, by name."""
        wanted = (
            select(network.c.id, network.c.name, func.count(advisor.c.account_id))
            .outerjoin_from(network, advisor, advisor.c.network_id == network.c.id)
            .group_by(network.c.id, network.c.name)
            .order_by(network.c.name, network.c.id)
        )
        return tuple(ListedNetwork(*row) for row in self._connection.execute(wanted))

    def administrators(self) -> int:
        """How many usable accounts manage accounts."""
        counted = select(func.count()).select_from(account)
        usable = _ACCOUNT.is_administrator & _ACCOUNT.closed_at.is_(None)
        return self._connection.scalar(counted.where(usable)) or 0

    def only_manager_of(self, account_id: str) -> int:
        """How many organisations would be without anybody to manage them if the person left."""
        alone = (
            select(membership.c.organisation_id)
            .where(membership.c.is_manager)
            .group_by(membership.c.organisation_id)
            .having(func.count() == 1)
        )
        counted = select(func.count()).select_from(membership)
        mine = (membership.c.account_id == account_id) & membership.c.is_manager
        return self._connection.scalar(counted.where(mine, membership.c.organisation_id.in_(alone))) or 0

    def change(self, account_id: str, *, closed_at: datetime | None) -> None:
        """Close an account, or open it again with None."""
        self._set(account_id, closed_at=closed_at)

    def administer(self, account_id: str, *, is_administrator: bool) -> None:
        """Let a person manage accounts, or no more."""
        self._set(account_id, is_administrator=is_administrator)

    def describe(self, account_id: str, name: str, language: str) -> None:
        """Change the name and the language of a person."""
        self._set(account_id, name=name, language=language)

    def seen(self, account_id: str, now: datetime) -> None:
        """Remember that a person signed in."""
        self._set(account_id, seen_at=now)

    def stop_advising(self, account_id: str) -> None:
        """Take a person out of the network they advise in."""
        self._connection.execute(delete(advisor).where(advisor.c.account_id == account_id))

    def leave_everything(self, account_id: str) -> None:
        """Take a person out of every organisation and network."""
        self.stop_advising(account_id)
        self._connection.execute(delete(membership).where(membership.c.account_id == account_id))

    def _set(self, account_id: str, **values: object) -> None:
        self._connection.execute(update(account).where(_ACCOUNT.id == account_id).values(**values))


def _matches(words: str) -> ColumnElement[bool]:
    if not words:
        return true()
    lowered = words.lower()
    return or_(
        func.lower(_ACCOUNT.name).contains(lowered, autoescape=True),
        _ACCOUNT.email.contains(lowered, autoescape=True),
    )
