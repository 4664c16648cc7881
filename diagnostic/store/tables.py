"""The tables, private to the store. NULL stands for « not yet » and is never part of a unique key."""

from datetime import datetime
from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    Named,
    Table,
    TypedColumns,
    UniqueConstraint,
)

from diagnostic.store.moments import Moment

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


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


class AssessmentColumns(TypedColumns):
    """One structure's assessment."""

    id: Named[str] = Column(primary_key=True)
    """Public, 128 random bits: it stands in addresses."""
    questionnaire: Named[str]
    version: Named[str]
    structure: Named[str]
    language: Named[str]
    revision: Named[int]
    """Number of the last event, 0 before the first."""
    begun_at: Named[datetime] = Column(Moment)
    changed_at: Named[datetime] = Column(Moment)
    finished_at: Named[datetime | None] = Column(Moment)
    """Nothing while the assessment is a draft."""


assessment = Table(
    "assessment",
    metadata,
    AssessmentColumns,
    ForeignKeyConstraint(
        ["questionnaire", "version"],
        [published_version.c.questionnaire, published_version.c.version],
    ),
)


class AnswerEventColumns(TypedColumns):
    """One change to one field, appended once; a trigger refuses to alter it."""

    assessment_id: Named[str] = Column(ForeignKey(assessment.c.id, ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Order within the assessment, from 1 and without a gap."""
    field: Named[str]
    value: Named[str]
    note: Named[str]
    key: Named[str]
    """Names the set of changes it came with, so that a set sent again is kept once."""
    provenance: Named[str]
    at: Named[datetime] = Column(Moment)


answer_event = Table(
    "answer_event",
    metadata,
    AnswerEventColumns,
    UniqueConstraint("assessment_id", "key", "field"),
    sqlite_with_rowid=False,
)


class CurrentAnswerColumns(TypedColumns):
    """What stands for a field: its last event, once more, so that reading needs no history."""

    assessment_id: Named[str] = Column(ForeignKey(assessment.c.id, ondelete="CASCADE"), primary_key=True)
    field: Named[str] = Column(primary_key=True)
    value: Named[str]
    note: Named[str]
    number: Named[int]


current_answer = Table("current_answer", metadata, CurrentAnswerColumns, sqlite_with_rowid=False)


class ConclusionColumns(TypedColumns):
    """An outcome as it was frozen when the assessment was finished; one for each time it was."""

    assessment_id: Named[str] = Column(ForeignKey(assessment.c.id, ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    revision: Named[int]
    outcome: Named[str]
    """JSON."""
    finished_at: Named[datetime] = Column(Moment)


conclusion = Table("conclusion", metadata, ConclusionColumns)


class BrowserSessionColumns(TypedColumns):
    """A browser that may work on some assessments; only the hash of its secret is kept."""

    token_hash: Named[str] = Column(primary_key=True)
    opened_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)


browser_session = Table("browser_session", metadata, BrowserSessionColumns)


class SessionGrantColumns(TypedColumns):
    """One assessment that one browser session may work on."""

    token_hash: Named[str] = Column(
        ForeignKey(browser_session.c.token_hash, ondelete="CASCADE"), primary_key=True
    )
    assessment_id: Named[str] = Column(
        ForeignKey(assessment.c.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    granted_at: Named[datetime] = Column(Moment)


session_grant = Table("session_grant", metadata, SessionGrantColumns, sqlite_with_rowid=False)


class ResumeLinkColumns(TypedColumns):
    """A private link to an assessment; only the hash of its secret is kept."""

    id: Named[str] = Column(primary_key=True)
    assessment_id: Named[str] = Column(ForeignKey(assessment.c.id, ondelete="CASCADE"), index=True)
    token_hash: Named[str] = Column(unique=True)
    made_at: Named[datetime] = Column(Moment)
    expires_at: Named[datetime] = Column(Moment)
    used_at: Named[datetime | None] = Column(Moment)
    revoked_at: Named[datetime | None] = Column(Moment)


resume_link = Table("resume_link", metadata, ResumeLinkColumns)


class ConversationColumns(TypedColumns):
    """Where the conversation of one assessment stands."""

    assessment_id: Named[str] = Column(ForeignKey(assessment.c.id, ondelete="CASCADE"), primary_key=True)
    talk: Named[str]
    """JSON."""
    exchanges: Named[int]
    """How many exchanges there were."""


conversation = Table("conversation", metadata, ConversationColumns)


class ExchangeColumns(TypedColumns):
    """One message of a person and what was said to it; appended once."""

    assessment_id: Named[str] = Column(ForeignKey(assessment.c.id, ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Order within the conversation, from 1 and without a gap."""
    key: Named[str]
    """Names the message, so that one sent again is answered once."""
    field: Named[str]
    """What was being asked, empty when nothing was."""
    heard: Named[str]
    """What the person wrote or chose, as JSON; empty for the greeting."""
    replies: Named[str]
    """JSON."""
    request: Named[str]
    """Words kept for a person who advises; mostly empty."""
    at: Named[datetime] = Column(Moment)


exchange = Table("exchange", metadata, ExchangeColumns, UniqueConstraint("assessment_id", "key"))
