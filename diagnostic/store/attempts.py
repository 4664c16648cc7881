"""Tries at what is limited in number."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from diagnostic.store.tables.accounts import attempt


class Attempts:
    """Tries, inside one transaction; a subject is a kind and the hash of who tried."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def since(self, subject: str, moment: datetime) -> tuple[datetime, ...]:
        """When a subject tried after a moment, in order."""
        wanted = select(attempt.c.at).where(attempt.c.subject == subject, attempt.c.at > moment)
        return tuple(self._connection.scalars(wanted.order_by(attempt.c.at)))

    def add(self, attempt_id: str, subject: str, at: datetime) -> None:
        """Count one more try."""
        self._connection.execute(insert(attempt), {"id": attempt_id, "subject": subject, "at": at})

    def forget(self, subject: str) -> None:
        """Forget what a subject tried, for it succeeded."""
        self._connection.execute(delete(attempt).where(attempt.c.subject == subject))

    def purge(self, before: datetime) -> int:
        """Delete the tries before a moment; gives how many there were."""
        return self._connection.execute(delete(attempt).where(attempt.c.at < before)).rowcount
