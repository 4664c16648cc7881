"""Published questionnaire versions."""

from datetime import datetime

from sqlalchemy import Column, ForeignKeyConstraint, Named, Table, TypedColumns, UniqueConstraint

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class PublishedVersionColumns(TypedColumns):
    """A questionnaire version; triggers refuse any change to it."""

    questionnaire: Named[str] = Column(primary_key=True)
    version: Named[str] = Column(primary_key=True)
    number: Named[int]
    """Order of publication within the questionnaire, from 1: clocks can go back, this cannot."""
    digest: Named[str]
    published_at: Named[datetime] = Column(Moment)


published_version = Table(
    "published_version",
    metadata,
    PublishedVersionColumns,
    UniqueConstraint("questionnaire", "number"),
)


class PublishedContentColumns(TypedColumns):
    """The whole content of a questionnaire version in one language; triggers refuse any change to it."""

    questionnaire: Named[str] = Column(primary_key=True)
    version: Named[str] = Column(primary_key=True)
    language: Named[str] = Column(primary_key=True)
    content: Named[bytes]
    """JSON in UTF-8, compressed by zlib."""


published_content = Table(
    "published_content",
    metadata,
    PublishedContentColumns,
    ForeignKeyConstraint(
        ["questionnaire", "version"],
        [published_version.c.questionnaire, published_version.c.version],
    ),
)
