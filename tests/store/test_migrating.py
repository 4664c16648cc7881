"""The tables are made and brought up to date from any copy of the package."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, make_url, text

from diagnostic.store.engines import parsed, writing_engine
from diagnostic.store.migrating import MIGRATIONS, configuration, migrating
from diagnostic.store.session import Store
from diagnostic.store.tables import metadata
from tests.store.given import ROLE, begun, entries, said, save

FOUR_AT_ONCE = """
import sys
from multiprocessing import get_context
from diagnostic.store.session import Store

programs = [get_context("fork").Process(target=Store(sys.argv[1]).migrate) for _ in range(4)]
for program in programs:
    program.start()
for program in programs:
    program.join()
sys.exit(any(program.exitcode for program in programs))
"""


def test_an_empty_database_gets_its_tables(empty_url: str, open_store: Callable[..., Store]) -> None:
    store = open_store(empty_url)
    store.migrate()
    assert store.is_current()
    save(store, begun(store, "first"), said(ROLE, "3"))
    assert entries(store, "first")[ROLE].value == "3"


def test_migrating_again_keeps_every_row(store: Store) -> None:
    save(store, begun(store, "first"), said(ROLE, "3"))
    store.migrate()
    assert entries(store, "first")[ROLE].value == "3"


def test_tables_of_another_version_are_noticed(empty_url: str, open_store: Callable[..., Store]) -> None:
    store = open_store(empty_url)
    store.migrate()
    others = create_engine(make_url(empty_url))
    with others.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    others.dispose()
    assert not store.is_current()


def test_a_database_without_tables_is_not_current(empty_url: str, open_store: Callable[..., Store]) -> None:
    path = make_url(empty_url).database or ""
    Path(path).parent.mkdir(exist_ok=True)
    assert not open_store(empty_url).is_current()


def test_the_tables_in_code_are_those_of_the_migrations(url: str) -> None:
    engine = create_engine(make_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_constraint_is_named_as_the_code_names_it(url: str) -> None:
    engine = create_engine(make_url(url))
    inspector = inspect(engine)
    for name, table in metadata.tables.items():
        named = {str(each.name) for each in table.constraints} | {str(each.name) for each in table.indexes}
        found = {inspector.get_pk_constraint(name)["name"]}
        found |= {each["name"] for each in inspector.get_foreign_keys(name)}
        found |= {each["name"] for each in inspector.get_unique_constraints(name)}
        found |= {each["name"] for each in inspector.get_indexes(name) if "duplicates_constraint" not in each}
        assert found == named
    engine.dispose()


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1


def test_going_back_is_not_offered(url: str) -> None:
    engine = writing_engine(parsed(url), 5)
    with pytest.raises(NotImplementedError, match="backup"), migrating(engine) as connection:
        command.downgrade(configuration(connection), "base")
    engine.dispose()


def test_a_migration_interrupted_leaves_nothing_behind(empty_url: str) -> None:
    Path(make_url(empty_url).database or "").parent.mkdir(exist_ok=True)
    engine = writing_engine(parsed(empty_url), 5)

    def migrate_then_fail() -> None:
        with migrating(engine) as connection:
            command.upgrade(configuration(connection), "head")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        migrate_then_fail()
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_several_programs_may_migrate_at_once_from_anywhere(
    empty_url: str, open_store: Callable[..., Store], tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-c", FOUR_AT_ONCE, empty_url], cwd=tmp_path, check=True)
    assert open_store(empty_url).is_current()


def test_a_migration_of_sqlite_keeps_the_rows_that_point_to_a_table_it_copies(
    migrated_file: Path, tmp_path: Path, open_store: Callable[..., Store]
) -> None:
    path = tmp_path / "rows.sqlite3"
    path.write_bytes(migrated_file.read_bytes())
    store = open_store(f"sqlite:///{path}")
    save(store, begun(store, "first"), said(ROLE, "3"))
    engine = writing_engine(parsed(f"sqlite:///{path}"), 5)
    with migrating(engine) as connection:
        connection.execute(text("CREATE TABLE copy AS SELECT * FROM assessment"))
        connection.execute(text("DROP TABLE assessment"))
        connection.execute(text("ALTER TABLE copy RENAME TO assessment"))
        connection.execute(text("CREATE UNIQUE INDEX kept ON assessment (id)"))
    engine.dispose()
    assert entries(store, "first")[ROLE].value == "3"


def test_a_migration_that_breaks_a_foreign_key_is_undone(
    migrated_file: Path, tmp_path: Path, open_store: Callable[..., Store]
) -> None:
    path = tmp_path / "rows.sqlite3"
    path.write_bytes(migrated_file.read_bytes())
    store = open_store(f"sqlite:///{path}")
    save(store, begun(store, "first"), said(ROLE, "3"))
    engine = writing_engine(parsed(f"sqlite:///{path}"), 5)
    with pytest.raises(ValueError, match="point to"), migrating(engine) as connection:
        connection.execute(text("DELETE FROM assessment"))
    engine.dispose()
    assert entries(store, "first")[ROLE].value == "3"
