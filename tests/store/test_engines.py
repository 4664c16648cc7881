"""How the databases are opened: durable, checked, and read-only where nothing shall be written."""

import stat
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from diagnostic.core.faults import AlreadyFinished, StoreBusy, UnreadableSettings
from diagnostic.store.engines import parsed, reading_engine, writing_engine
from diagnostic.store.session import Store
from tests.store.databases import emptied
from tests.store.given import NOON, ROLE, begun, entries, said, save

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
}


def pragmas(connection: Connection) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}


def test_every_pooled_connection_of_sqlite_is_durable_and_checked(migrated_file: Path) -> None:
    url = parsed(f"sqlite:///{migrated_file}")
    reading, writing = reading_engine(url, 5), writing_engine(url, 5)
    with ExitStack() as opened:
        connections = [opened.enter_context(reading.connect()) for _ in range(8)]
        connections.append(opened.enter_context(writing.connect()))
        assert [pragmas(each) for each in connections] == [PRAGMAS] * 9
    with reading.connect() as reused, writing.connect() as reused_too:
        assert pragmas(reused) == pragmas(reused_too) == PRAGMAS
    reading.dispose()
    writing.dispose()


def test_reading_cannot_write(store: Store) -> None:
    identifier = begun(store)
    with pytest.raises(DBAPIError, match=r"readonly|read-only"), store.read() as work:
        work.assessments.rename(identifier, "Le Pont")
    with store.read() as work:
        assert work.assessments.get(identifier).structure == "Le Relais"


def test_what_is_read_stands_still_while_others_write(store: Store) -> None:
    identifier = begun(store)
    with store.read() as work:
        before = work.assessments.get(identifier)
        save(store, identifier, said(ROLE, "3"))
        assert work.assessments.get(identifier) == before
        assert work.assessments.entries(identifier) == {}
    assert entries(store, identifier)[ROLE].value == "3"


def test_a_store_locked_for_too_long_is_told_as_busy(url: str, open_store: Callable[..., Store]) -> None:
    holder, waiting = open_store(url), open_store(url, 0.2)
    identifier = begun(holder)
    with holder.write() as work:
        work.assessments.get(identifier)
        with pytest.raises(StoreBusy):
            save(waiting, identifier, said(ROLE, "3"))
    assert save(waiting, identifier, said(ROLE, "3")).applied == (ROLE,)


def test_case_26_reading_goes_on_while_somebody_writes(store: Store) -> None:
    identifier = begun(store)
    with store.write() as work:
        work.assessments.rename(identifier, "Le Pont")
        assert entries(store, identifier) == {}


def test_no_connection_left_is_told_as_busy(tmp_path: Path, open_store: Callable[..., Store]) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'rows'}", 0.1)
    with pytest.raises(StoreBusy), store.write(), store.write():
        pass


def test_a_fault_of_the_product_passes_unchanged(store: Store) -> None:
    with pytest.raises(AlreadyFinished), store.write():
        raise AlreadyFinished


def test_a_broken_rule_of_the_database_is_not_told_as_busy(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as work:
        work.assessments.begin("a", "never-published", "1", "Le Relais", "fr", NOON)


def test_events_cannot_be_altered(store: Store, url: str) -> None:
    save(store, begun(store), said(ROLE, "3"))
    others = create_engine(make_url(url))
    with pytest.raises(DBAPIError, match="never change"), others.begin() as connection:
        connection.execute(text("UPDATE answer_event SET value = '4'"))
    others.dispose()


def test_moments_come_back_in_utc_whatever_their_zone(store: Store) -> None:
    paris = timezone(timedelta(hours=2))
    at = datetime(2026, 7, 14, 0, 30, 0, 7, tzinfo=paris)
    with store.write() as work:
        work.questionnaires.publish("structure", "1", "digest", {"fr": "{}"}, at)
    with store.read() as work:
        (published,) = work.questionnaires.all()
    assert published.published_at == at
    assert published.published_at.tzinfo is UTC


def test_a_moment_without_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="time zone"), store.write() as work:
        work.questionnaires.publish("structure", "1", "digest", {}, NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    "address", ["", "rows.sqlite3", "sqlite://", "sqlite:///:memory:", "mysql://localhost/rows"]
)
def test_an_address_that_cannot_be_used_is_a_fault_of_the_settings(address: str) -> None:
    with pytest.raises(UnreadableSettings, match="DIAGNOSTIC_DATABASE_URL"):
        Store(address)


def test_the_file_is_for_nobody_else_on_the_machine(tmp_path: Path, open_store: Callable[..., Store]) -> None:
    path = tmp_path / "data" / "diagnostic.sqlite3"
    store = open_store(f"sqlite:///{path}")
    store.migrate()
    modes = {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {0o600}


def test_connections_that_the_server_ended_are_replaced(
    migrated_database: str, open_store: Callable[..., Store]
) -> None:
    store = open_store(emptied(migrated_database))
    identifier = begun(store)
    assert entries(store, identifier) == {}
    others = create_engine(make_url(migrated_database))
    with others.connect() as connection:
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(text(f"{end} AND datname = current_database()"))
    others.dispose()
    save(store, identifier, said(ROLE, "3"))
    assert entries(store, identifier)[ROLE].value == "3"
