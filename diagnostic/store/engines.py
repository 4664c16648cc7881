"""Engines: one that writes and one that cannot, set up for SQLite or PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic, sleep
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.pool import ConnectionPoolEntry

from diagnostic.core.faults import StoreBusy, UnreadableSettings
from diagnostic.store.folding import NAME, fold

POLL_SECONDS: Final = 0.002
PRIMARY_CODE: Final = 0xFF
"""The part of SQLite's codes that names the kind of fault."""
BUSY_STATES: Final = {"55P03", "40P01"}
"""PostgreSQL's codes of a lock not had in time and of a deadlock."""


def parsed(database_url: str) -> URL:
    """Give the parts of a database address; UnreadableSettings unless the store can use it."""
    expected = "expected sqlite:///FILE or postgresql://HOST/DATABASE"
    try:
        url = make_url(database_url)
    except ArgumentError as fault:
        raise UnreadableSettings((f"DIAGNOSTIC_DATABASE_URL: no address; {expected}",)) from fault
    backend = url.get_backend_name()
    is_file = url.database not in {None, "", ":memory:"}
    if backend == "postgresql" or (backend == "sqlite" and is_file):
        return url
    raise UnreadableSettings((f"DIAGNOSTIC_DATABASE_URL: “{backend}” cannot be used; {expected}",))


def writing_engine(url: URL, patience: float) -> Engine:
    """Engine whose transactions may write; a lock is waited for ``patience`` seconds."""
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, patience)
    # One connection: SQLite has one writer at a time, and the pool's queue is fairer than its lock.
    engine = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=patience)
    event.listen(engine, "connect", _sqlite_set_up(patience, "query_only=OFF"))
    event.listen(engine, "begin", _sqlite_begin_writing(patience))
    return engine


def reading_engine(url: URL, patience: float) -> Engine:
    """Engine whose transactions see one unchanging state of the rows and cannot write."""
    if url.get_backend_name() == "postgresql":
        # One state of the rows for the whole transaction, as SQLite gives it; it never has to be retried.
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return _postgresql(url, patience).execution_options(**options)
    engine = create_engine(url, pool_timeout=patience)
    event.listen(engine, "connect", _sqlite_set_up(patience, "query_only=ON"))
    event.listen(engine, "begin", _sqlite_begin_reading)
    return engine


@contextmanager
def busy_told() -> Iterator[None]:
    """Raise StoreBusy for whatever the database or its driver calls a lock waited for in vain."""
    try:
        yield
    except PoolExhausted as fault:
        raise StoreBusy from fault
    except DBAPIError as fault:
        if _is_busy(fault):
            raise StoreBusy from fault
        raise


def _postgresql(url: URL, patience: float) -> Engine:
    # A server that was restarted is noticed before a request meets a dead connection.
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_timeout=patience,
        # Without it, PostgreSQL waits for a lock for ever.
        connect_args={"options": f"-c lock_timeout={round(patience * 1000)}"},
    )


def _sqlite_set_up(patience: float, access: str) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    pragmas = (
        f"busy_timeout={round(patience * 1000)}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        access,
    )

    def set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # The driver's own transactions begin too late; the listeners of "begin" do it instead.
        connection.isolation_level = None
        connection.create_function(NAME, 1, fold, deterministic=True)
        cursor = connection.cursor()
        for pragma in pragmas:
            # Several programs that turn a new file to WAL at once do not wait for one another.
            _once_free(partial(cursor.execute, f"PRAGMA {pragma}"), patience)
        cursor.close()

    return set_up


def _sqlite_begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _sqlite_begin_writing(patience: float) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        # SQLite's own waiting sleeps longer and longer, so that a busy file can starve one writer.
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        try:
            _once_free(partial(connection.exec_driver_sql, "BEGIN IMMEDIATE"), patience)
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={round(patience * 1000)}")

    return begin


def _once_free(deed: Callable[[], object], patience: float) -> None:
    """Do it as soon as no lock forbids it; raises what the driver says after ``patience`` seconds."""
    deadline = monotonic() + patience
    while not _was_free(deed, deadline):
        sleep(POLL_SECONDS)


def _was_free(deed: Callable[[], object], deadline: float) -> bool:
    try:
        deed()
    except (sqlite3.OperationalError, DBAPIError) as fault:
        if not _is_busy(fault) or monotonic() >= deadline:
            raise
        return False
    return True


def _is_busy(fault: sqlite3.Error | DBAPIError) -> bool:
    # SQLAlchemy wraps the drivers' faults, but not those met while a connection is being set up.
    told = fault.orig if isinstance(fault, DBAPIError) else fault
    sqlite_code = getattr(told, "sqlite_errorcode", 0) & PRIMARY_CODE
    state = getattr(told, "sqlstate", "")
    return sqlite_code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} or state in BUSY_STATES
