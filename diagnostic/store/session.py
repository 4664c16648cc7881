"""The store: transactions that read, transactions that write, and the state of its tables."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from diagnostic.store import migrating
from diagnostic.store.access import Access
from diagnostic.store.accounts import Accounts
from diagnostic.store.assessments import Assessments, AssessmentsHeld
from diagnostic.store.assignments import Assignments
from diagnostic.store.attempts import Attempts
from diagnostic.store.batches import Batches
from diagnostic.store.campaigns import Campaigns
from diagnostic.store.conversations import Conversations
from diagnostic.store.correspondents import Correspondents
from diagnostic.store.credentials import Credentials
from diagnostic.store.directory import Directory
from diagnostic.store.engines import busy_told, parsed, reading_engine, writing_engine
from diagnostic.store.erasing import Erasing
from diagnostic.store.following import Following
from diagnostic.store.invitations import Invitations
from diagnostic.store.kept_forms import KeptForms
from diagnostic.store.leases import Leases
from diagnostic.store.organisations import Organisations
from diagnostic.store.outbox import Outbox
from diagnostic.store.portfolio import Portfolio
from diagnostic.store.proofs import Proofs
from diagnostic.store.questionnaires import Questionnaires
from diagnostic.store.relations import Relations
from diagnostic.store.reviews import Reviews
from diagnostic.store.saved_views import SavedViews
from diagnostic.store.sessions import Sessions
from diagnostic.store.sharing import Sharing
from diagnostic.store.trail import Trail

PATIENCE_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction: everything read in it stands still, everything written in it counts or nothing."""

    assessments: Assessments
    questionnaires: Questionnaires
    access: Access
    conversations: Conversations
    assignments: Assignments
    sharing: Sharing
    correspondents: Correspondents
    following: Following
    accounts: Accounts
    attempts: Attempts
    batches: Batches
    campaigns: Campaigns
    credentials: Credentials
    directory: Directory
    erasing: Erasing
    invitations: Invitations
    kept_forms: KeptForms
    leases: Leases
    organisations: Organisations
    outbox: Outbox
    proofs: Proofs
    portfolio: Portfolio
    relations: Relations
    reviews: Reviews
    saved_views: SavedViews
    sessions: Sessions
    trail: Trail


Alongside = Callable[[Work], None]
"""What is done in the transaction of something else, and kept with it or not at all."""


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
    return Work(
        assessments=assessments,
        questionnaires=Questionnaires(connection),
        access=Access(connection),
        conversations=Conversations(connection),
        assignments=Assignments(connection),
        sharing=Sharing(connection),
        correspondents=Correspondents(connection),
        following=Following(connection),
        accounts=Accounts(connection),
        attempts=Attempts(connection),
        batches=Batches(connection),
        campaigns=Campaigns(connection),
        credentials=Credentials(connection),
        directory=Directory(connection),
        erasing=Erasing(connection),
        invitations=Invitations(connection),
        kept_forms=KeptForms(connection),
        leases=Leases(connection),
        organisations=Organisations(connection),
        outbox=Outbox(connection),
        proofs=Proofs(connection),
        portfolio=Portfolio(connection),
        relations=Relations(connection),
        reviews=Reviews(connection),
        saved_views=SavedViews(connection),
        sessions=Sessions(connection),
        trail=Trail(connection),
    )


def _make_private_file(path: Path) -> None:
    """Make the database file if there is none; answers concern nobody else on the machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
