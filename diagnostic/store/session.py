"""The store: transactions that read, transactions that write, and the state of its tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from diagnostic.store import migrating
from diagnostic.store.access import Access
from diagnostic.store.assessments import Assessments, AssessmentsHeld
from diagnostic.store.conversations import Conversations
from diagnostic.store.engines import busy_told, parsed, reading_engine, writing_engine
from diagnostic.store.questionnaires import Questionnaires

PATIENCE_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction: everything read in it stands still, everything written in it counts or nothing."""

    assessments: Assessments
    questionnaires: Questionnaires
    access: Access
    conversations: Conversations


class Store:
    """All that is kept, in an SQLite file or a PostgreSQL database."""

    def __init__(self, database_url: str, patience: float = PATIENCE_SECONDS) -> None:
        """Take the database address and how many seconds a lock is waited for; nothing is opened yet.

        Raises UnreadableSettings for an address that is neither an SQLite file nor PostgreSQL.
        """
        self._url = parsed(database_url)
        self._writing = writing_engine(self._url, patience)
        self._reading = reading_engine(self._url, patience)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A transaction in which nothing can be written and nothing changes meanwhile.

        Raises StoreBusy when no connection came free in time.
        """
        with busy_told(), self._reading.begin() as connection:
            yield _work(connection, Assessments(connection))

    @contextmanager
    def write(self) -> Iterator[Work]:
        """A transaction that may write: kept when the block ends, undone when it raises.

        An assessment that it reads waits for nobody else until it ends. Keep it short: no document,
        mail or hashing inside. Raises StoreBusy when others held a lock for too long.
        """
        with busy_told(), self._writing.begin() as connection:
            yield _work(connection, AssessmentsHeld(connection))

    def migrate(self) -> None:
        """Bring the tables up to date, from nothing if need be; several at once take turns."""
        # SQLite would make the file too, but readable by everybody, and not its folder.
        if self._url.get_backend_name() == "sqlite":
            _make_private_file(Path(self._url.database or ""))
        with busy_told():
            migrating.upgrade(self._writing)

    def is_current(self) -> bool:
        """True when the tables are those that this version of the product was written for."""
        with busy_told(), self._reading.begin() as connection:
            return migrating.is_current(connection)

    def close(self) -> None:
        """Close every connection; the store opens new ones if it is used again."""
        self._reading.dispose()
        self._writing.dispose()


def _work(connection: Connection, assessments: Assessments) -> Work:
    return Work(assessments, Questionnaires(connection), Access(connection), Conversations(connection))


def _make_private_file(path: Path) -> None:
    """Make the database file if there is none; answers concern nobody else on the machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
