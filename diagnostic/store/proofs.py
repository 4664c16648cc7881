"""Links and codes sent by mail: each opens one thing once, in the browser that asked for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from diagnostic.store.tables.accounts import account, mailed_proof

_PROOF = mailed_proof.c
MOST_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class NewProof:
    """A link and a code about to be sent; ``account`` is None when nobody has the address."""

    id: str
    purpose: str
    token_hash: str
    code_hash: str
    email: str
    account: str | None
    browser_hash: str
    credential_version: int
    made_at: datetime
    expires_at: datetime


class Proofs:
    """Links and codes sent by mail, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proof: NewProof) -> None:
        """Remember a link and a code; those sent earlier for the same thing open nothing any more."""
        earlier = (_PROOF.email == proof.email) & (_PROOF.purpose == proof.purpose)
        self._connection.execute(delete(mailed_proof).where(earlier & _PROOF.used_at.is_(None)))
        self._connection.execute(
            insert(mailed_proof),
            {
                "id": proof.id,
                "purpose": proof.purpose,
                "token_hash": proof.token_hash,
                "code_hash": proof.code_hash,
                "email": proof.email,
                "account_id": proof.account,
                "browser_hash": proof.browser_hash,
                "credential_version": proof.credential_version,
                "made_at": proof.made_at,
                "expires_at": proof.expires_at,
                "tries": 0,
            },
        )

    def is_open(self, token_hash: str, purpose: str, browser_hash: str, now: datetime) -> bool:
        """True when the link could be used in a browser now; it is not used by asking."""
        wanted = (_PROOF.token_hash == token_hash) & _stands(purpose, browser_hash, now)
        return self._connection.scalar(select(_PROOF.id).where(wanted)) is not None

    def use_link(self, token_hash: str, purpose: str, browser_hash: str, now: datetime) -> str | None:
        """Use a link up; gives the id of the account it opens, or None."""
        return self._use(_PROOF.token_hash == token_hash, purpose, browser_hash, now)

    def use_code(self, code_hash: str, purpose: str, browser_hash: str, now: datetime) -> str | None:
        """Use a typed code up; gives the id of the account, or None, and then counts the try."""
        found = self._use(_PROOF.code_hash == code_hash, purpose, browser_hash, now)
        if found is None:
            tried = (_PROOF.purpose == purpose) & (_PROOF.browser_hash == browser_hash)
            self._connection.execute(update(mailed_proof).where(tried).values(tries=_PROOF.tries + 1))
        return found

    def purge(self, before: datetime) -> int:
        """Delete those that ended before a moment; gives how many there were."""
        return self._connection.execute(delete(mailed_proof).where(_PROOF.expires_at < before)).rowcount

    def _use(self, is_it: ColumnElement[bool], purpose: str, browser_hash: str, now: datetime) -> str | None:
        used = (
            update(mailed_proof)
            .where(is_it, _stands(purpose, browser_hash, now))
            .values(used_at=now)
            .returning(_PROOF.account_id)
        )
        return self._connection.scalar(used)


def _stands(purpose: str, browser_hash: str, now: datetime) -> ColumnElement[bool]:
    """What a proof must be to open anything: unused, in time, of this browser, and the account unchanged."""
    is_unchanged = exists().where(
        account.c.id == _PROOF.account_id,
        account.c.closed_at.is_(None),
        account.c.credential_version == _PROOF.credential_version,
    )
    return (
        (_PROOF.purpose == purpose)
        & (_PROOF.browser_hash == browser_hash)
        & _PROOF.used_at.is_(None)
        & (_PROOF.expires_at > now)
        & (_PROOF.tries < MOST_TRIES)
        & is_unchanged
    )
