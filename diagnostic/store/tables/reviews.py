"""What advisors add beside the structure's own answers, and what both decide to do."""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKey, Named, Table, TypedColumns

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


class AdvisorReadingColumns(TypedColumns):
    """An advisor's level beside an answer, with its reason; appended, the last of a question counts."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Order within the assessment, from 1."""
    question: Named[str]
    level: Named[str]
    """A level as in an answer, or empty when the reading was withdrawn."""
    reason: Named[str]
    author_id: Named[str] = Column(ForeignKey("account.id"))
    author: Named[str]
    """The name as it stood then."""
    at: Named[datetime] = Column(Moment)


advisor_reading = Table("advisor_reading", metadata, AdvisorReadingColumns, sqlite_with_rowid=False)


class CommentColumns(TypedColumns):
    """A comment on an answer or on the whole; the structure may reply, and so on."""

    id: Named[str] = Column(primary_key=True)
    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    question: Named[str]
    """Empty when it is about the whole."""
    side: Named[str]
    """``advisor`` or ``structure``."""
    author: Named[str]
    text: Named[str]
    key: Named[str] = Column(unique=True)
    """Names the form it came with, so that one sent twice is kept once."""
    at: Named[datetime] = Column(Moment)


comment = Table("comment", metadata, CommentColumns)


class ReviewColumns(TypedColumns):
    """The advisor's work on an assessment that is not published yet."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    message: Named[str]
    plan: Named[str]
    """JSON: priorities in the advisor's order, those written by hand, resources added."""
    revision: Named[int]
    """Grows with each change, so that two advisors do not overwrite one another."""
    changed_by: Named[str]
    changed_at: Named[datetime] = Column(Moment)


review = Table("review", metadata, ReviewColumns)


class RestitutionColumns(TypedColumns):
    """A report with both readings, signed and frozen; triggers refuse any change to it."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Order within the assessment, from 1."""
    content: Named[str]
    """JSON: the outcome, the readings, the plan and the message, as they stood."""
    signed_by: Named[str]
    network: Named[str]
    published_at: Named[datetime] = Column(Moment)


restitution = Table("restitution", metadata, RestitutionColumns, sqlite_with_rowid=False)


class PlannedActionColumns(TypedColumns):
    """A step of the action plan: who, when, and how far it is."""

    id: Named[str] = Column(primary_key=True)
    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    position: Named[int]
    what: Named[str]
    who: Named[str]
    due_on: Named[date | None]
    state: Named[str]
    """``planned``, ``begun``, ``done`` or ``dropped``."""
    remind_on: Named[date | None] = Column(index=True)
    remind_at_address: Named[str]
    """The mail address of the reminder; empty when none is wanted."""
    reminded_at: Named[datetime | None] = Column(Moment)
    revision: Named[int]
    changed_at: Named[datetime] = Column(Moment)


planned_action = Table("planned_action", metadata, PlannedActionColumns)
