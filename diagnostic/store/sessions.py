"""The browsers in which one person signed in: listed, made surer, ended."""

from datetime import datetime

from sqlalchemy import Connection, delete, or_, select, update

from diagnostic.core.people import StandingSession
from diagnostic.store.tables.accounts import account_session

_SESSION = account_session.c


class Sessions:
    """Sessions of accounts, inside one transaction; a browser is named by the hash of its secret."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, account_id: str, now: datetime) -> tuple[StandingSession, ...]:
        """The sessions of a person that did not end, the one used last first."""
        wanted = (
            select(
                _SESSION.id,
                _SESSION.device,
                _SESSION.address,
                _SESSION.way,
                _SESSION.opened_at,
                _SESSION.seen_at,
            )
            .where(_SESSION.account_id == account_id, _SESSION.expires_at > now)
            .order_by(_SESSION.seen_at.desc(), _SESSION.id)
        )
        return tuple(StandingSession(*row) for row in self._connection.execute(wanted))

    def way_of(self, session_id: str) -> str:
        """How the person signed in; empty for a session that is gone."""
        return self._connection.scalar(select(_SESSION.way).where(_SESSION.id == session_id)) or ""

    def end(self, account_id: str, session_id: str) -> bool:
        """End one session of a person; False when there is none."""
        wanted = (_SESSION.account_id == account_id) & (_SESSION.id == session_id)
        return self._connection.execute(delete(account_session).where(wanted)).rowcount == 1

    def end_all(self, account_id: str, but: str = "") -> int:
        """End all sessions of a person but the one with an id; gives how many ended."""
        wanted = (_SESSION.account_id == account_id) & (_SESSION.id != but)
        return self._connection.execute(delete(account_session).where(wanted)).rowcount

    def replace_token(self, session_id: str, token_hash: str, now: datetime, *, is_strong: bool) -> None:
        """Give a session a new secret after a proof, and remember when that was."""
        values = {"token_hash": token_hash, "is_strong": is_strong, "confirmed_at": now, "seen_at": now}
        self._connection.execute(update(account_session).where(_SESSION.id == session_id).values(**values))

    def purge(self, now: datetime, idle_since: datetime) -> int:
        """Delete the sessions that ended, or were not used since a moment; gives how many there were."""
        ended = or_(_SESSION.expires_at < now, _SESSION.seen_at < idle_since)
        return self._connection.execute(delete(account_session).where(ended)).rowcount
