"""Who may open what without an account: browser sessions, private links, links to read."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class BrowserSessionColumns(TypedColumns):
    """A browser that may work on some assessments; only the hash of its secret is kept."""

    token_hash: Named[str] = Column(primary_key=True)
    opened_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)


browser_session = Table("browser_session", metadata, BrowserSessionColumns)


class SessionGrantColumns(TypedColumns):
    """One assessment that one browser session may work on."""

    token_hash: Named[str] = Column(
        ForeignKey("browser_session.token_hash", ondelete="CASCADE"), primary_key=True
    )
    assessment_id: Named[str] = Column(
        ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    granted_at: Named[datetime] = Column(Moment)
    link_id: Named[str | None] = Column(index=True)
    """The private link that opened it; nothing when the assessment was begun in this browser."""


session_grant = Table("session_grant", metadata, SessionGrantColumns, sqlite_with_rowid=False)


class ResumeLinkColumns(TypedColumns):
    """A private link to an assessment; only the hash of its secret is kept."""

    id: Named[str] = Column(primary_key=True)
    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    token_hash: Named[str] = Column(unique=True)
    made_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)
    used_at: Named[datetime | None] = Column(Moment)
    revoked_at: Named[datetime | None] = Column(Moment)


resume_link = Table("resume_link", metadata, ResumeLinkColumns)


class SharedLinkColumns(TypedColumns):
    """A link to read one report until a date; only the hash of its secret is kept."""

    id: Named[str] = Column(primary_key=True)
    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    token_hash: Named[str] = Column(unique=True)
    label: Named[str]
    """Whom it is for, in the words of who made it."""
    made_by: Named[str]
    made_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)
    used_at: Named[datetime | None] = Column(Moment)
    """When it was last opened."""
    revoked_at: Named[datetime | None] = Column(Moment)


shared_link = Table("shared_link", metadata, SharedLinkColumns)


class ReadingGrantColumns(TypedColumns):
    """That a browser session opened a link to read; it ends with the link."""

    token_hash: Named[str] = Column(
        ForeignKey("browser_session.token_hash", ondelete="CASCADE"), primary_key=True
    )
    link_id: Named[str] = Column(ForeignKey("shared_link.id", ondelete="CASCADE"), primary_key=True)
    granted_at: Named[datetime] = Column(Moment)


reading_grant = Table("reading_grant", metadata, ReadingGrantColumns, sqlite_with_rowid=False)
