"""Assessments: what was answered, and the outcomes that were frozen."""

from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Named,
    Table,
    TypedColumns,
    UniqueConstraint,
)

from diagnostic.store.moments import Moment
from diagnostic.store.tables.metadata import metadata


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
        ["published_version.questionnaire", "published_version.version"],
    ),
)


class AnswerEventColumns(TypedColumns):
    """One change to one field, appended once; a trigger refuses to alter it."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
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

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    field: Named[str] = Column(primary_key=True)
    value: Named[str]
    note: Named[str]
    number: Named[int]


current_answer = Table("current_answer", metadata, CurrentAnswerColumns, sqlite_with_rowid=False)


class ConclusionColumns(TypedColumns):
    """An outcome as it was frozen when the assessment was finished; one for each time it was."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    revision: Named[int]
    outcome: Named[str]
    """JSON."""
    finished_at: Named[datetime] = Column(Moment)


conclusion = Table("conclusion", metadata, ConclusionColumns)


class ConcludedLevelColumns(TypedColumns):
    """The level of one dimension in a conclusion, once more, so that many are compared without JSON."""

    assessment_id: Named[str] = Column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    number: Named[int] = Column(primary_key=True, autoincrement=False)
    """Of the conclusion."""
    dimension: Named[str] = Column(primary_key=True)
    level: Named[int]
    """0 when the dimension has too few answers for a level."""


concluded_level = Table("concluded_level", metadata, ConcludedLevelColumns, sqlite_with_rowid=False)
