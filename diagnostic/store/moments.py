"""Moments in the database: always aware and in UTC in Python, whatever the database keeps."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment: ``timestamptz`` in PostgreSQL, UTC without zone in SQLite, aware UTC in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give what the database keeps; ValueError for a moment without zone, which could mean anything."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment that was kept."""
        del dialect
        if value is None:
            return None
        # SQLite keeps the wall clock only, and it is UTC's.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
