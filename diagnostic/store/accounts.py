"""Accounts and the browsers in which people signed in; secrets are kept hashed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from diagnostic.core.people import Belonging, Person, Practice, SignedIn
from diagnostic.store.tables.accounts import account, account_session
from diagnostic.store.tables.organisations import advisor, membership, network, organisation

_ACCOUNT = account.c
_SESSION = account_session.c

_SIGNED_IN: Final = (
    select(
        _SESSION.id,
        _SESSION.device,
        _SESSION.address,
        _SESSION.is_strong,
        _SESSION.opened_at,
        _SESSION.seen_at,
        _SESSION.expires_at,
        _SESSION.confirmed_at,
        _SESSION.account_id,
    )
    .join_from(account_session, account, _ACCOUNT.id == _SESSION.account_id)
    .where(
        _SESSION.token_hash == bindparam("token"),
        _SESSION.expires_at > bindparam("now"),
        _ACCOUNT.closed_at.is_(None),
    )
)
_PERSON: Final = (
    select(account, advisor.c.network_id, advisor.c.is_lead, network.c.name.label("network_name"))
    .outerjoin_from(account, advisor, advisor.c.account_id == _ACCOUNT.id)
    .outerjoin(network, network.c.id == advisor.c.network_id)
    .where(_ACCOUNT.closed_at.is_(None))
)
_BELONGINGS: Final = (
    select(membership.c.organisation_id, organisation.c.name, membership.c.is_manager)
    .join_from(membership, organisation, organisation.c.id == membership.c.organisation_id)
    .where(membership.c.account_id == bindparam("account"))
    .order_by(organisation.c.name, organisation.c.id)
)
_TOUCH: Final = (
    update(account_session).where(_SESSION.token_hash == bindparam("token")).values(seen_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A sign-in: the hash of the browser's secret, the session's public id, who, where from, how."""

    token_hash: str
    id: str
    account: str
    device: str
    address: str
    is_strong: bool
    at: datetime
    expires_at: datetime
    way: str = "password"


class Accounts:
    """Accounts and their sessions, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def signed_in(self, token_hash: str, now: datetime) -> SignedIn | None:
        """The session of a browser with its person, or None when it is unknown, ended, or idle too long."""
        row = self._connection.execute(_SIGNED_IN, {"token": token_hash, "now": now}).first()
        person = self.person(row.account_id) if row else None
        if row is None or person is None:
            return None
        found = SignedIn(
            id=row.id,
            person=person,
            device=row.device,
            address=row.address,
            is_strong=row.is_strong,
            opened_at=row.opened_at,
            seen_at=row.seen_at,
            expires_at=row.expires_at,
            confirmed_at=row.confirmed_at,
        )
        return found if now < found.ends_at() else None

    def person(self, account_id: str) -> Person | None:
        """The person of an account, or None when there is none or it was closed."""
        row = self._connection.execute(_PERSON.where(_ACCOUNT.id == account_id)).first()
        if row is None:
            return None
        practice = Practice(row.network_id, row.network_name, row.is_lead) if row.network_id else None
        return Person(
            id=row.id,
            email=row.email,
            name=row.name,
            language=row.language,
            is_administrator=row.is_administrator,
            has_password=row.password_hash is not None,
            has_second_factor=row.totp_secret is not None,
            belongings=self._belongings(account_id),
            practice=practice,
        )

    def person_at(self, email: str) -> Person | None:
        """The person who signs in with an address, whatever its capitals; None when there is none."""
        wanted = select(_ACCOUNT.id).where(_ACCOUNT.email == email.lower())
        found = self._connection.scalar(wanted)
        return self.person(found) if found else None

    def is_taken(self, email: str) -> bool:
        """True when an account has an address, be it closed."""
        wanted = select(_ACCOUNT.id).where(_ACCOUNT.email == email.lower())
        return self._connection.scalar(wanted) is not None

    def add(self, account_id: str, email: str, name: str, language: str, at: datetime) -> None:
        """Make an account that nobody can sign in to yet but by mail."""
        self._connection.execute(
            insert(account),
            {
                "id": account_id,
                "email": email.lower(),
                "name": name,
                "language": language,
                "credential_version": 1,
                "totp_step": 0,
                "is_administrator": False,
                "made_at": at,
            },
        )

    def make_administrator(self, account_id: str) -> None:
        """Let a person manage accounts."""
        self._connection.execute(
            update(account).where(_ACCOUNT.id == account_id).values(is_administrator=True)
        )

    def open_session(self, opening: Opening) -> None:
        """Remember that a person signed in in a browser."""
        self._connection.execute(
            insert(account_session),
            {
                "token_hash": opening.token_hash,
                "id": opening.id,
                "account_id": opening.account,
                "device": opening.device,
                "address": opening.address,
                "way": opening.way,
                "is_strong": opening.is_strong,
                "opened_at": opening.at,
                "seen_at": opening.at,
                "expires_at": opening.expires_at,
                "confirmed_at": opening.at,
            },
        )

    def end_session(self, token_hash: str) -> None:
        """Sign a browser out; an unknown one is out already."""
        self._connection.execute(delete(account_session).where(_SESSION.token_hash == token_hash))

    def touch(self, token_hash: str, now: datetime) -> None:
        """Remember that a session was used now."""
        self._connection.execute(_TOUCH, {"token": token_hash, "now": now})

    def _belongings(self, account_id: str) -> tuple[Belonging, ...]:
        rows = self._connection.execute(_BELONGINGS, {"account": account_id})
        return tuple(Belonging(*row) for row in rows)
