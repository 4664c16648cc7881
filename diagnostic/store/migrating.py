"""Migrations: the tables brought up to date, from a checkout or from an installed package."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"
LOCK_NUMBER: Final = 4_130_001
"""PostgreSQL's advisory lock that migrations take turns by; any number nobody else uses."""


def upgrade(engine: Engine) -> None:
    """Run every migration that has not run yet, all in one transaction."""
    with migrating(engine) as connection:
        command.upgrade(configuration(connection), "head")


def is_current(connection: Connection) -> bool:
    """True when the newest migration is the last that ran."""
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def configuration(connection: Connection) -> Config:
    """Alembic's settings for this connection, independent of any file of the project."""
    config = Config(attributes={"connection": connection})
    # Alembic reads a percent sign as the beginning of a variable.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction for migrations: alone, and with SQLite's foreign keys off until it ends.

    SQLite changes a table by copying it and dropping the first, which would take along every row that
    points there. The keys are checked before anything counts.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            with connection.begin():
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK_NUMBER})"))
                yield connection
        else:
            with _without_foreign_keys(connection), connection.begin():
                yield connection
                if broken := connection.execute(text("PRAGMA foreign_key_check")).all():
                    raise ValueError(f"rows without the row they point to: {broken}")


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    _set_foreign_keys(connection, "OFF")
    try:
        yield
    finally:
        _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, to: str) -> None:
    # Past SQLAlchemy, which would begin a transaction: inside one, this setting is ignored.
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={to}")
    cursor.close()
