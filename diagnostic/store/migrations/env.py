"""How Alembic runs the migrations: on the store's own connection, in one transaction."""

import os
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from diagnostic.settings import read_settings
from diagnostic.store.engines import parsed, writing_engine
from diagnostic.store.migrating import migrating
from diagnostic.store.moments import Moment
from diagnostic.store.session import PATIENCE_SECONDS
from diagnostic.store.tables import metadata


def run(connection: Connection) -> None:
    """Run what Alembic was asked for on this connection."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=as_written,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_from_command_line() -> None:
    """Run it on the database of the settings, as ``alembic revision --autogenerate`` needs."""
    engine = writing_engine(parsed(read_settings(os.environ).database_url), PATIENCE_SECONDS)
    with migrating(engine) as connection:
        run(connection)


def as_written(_kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write a moment as what the database keeps: a migration outlives the code of its day."""
    return "sa.DateTime(timezone=True)" if isinstance(item, Moment) else False


given: Connection | None = context.config.attributes.get("connection")
if given is None:
    run_from_command_line()
else:
    run(given)
