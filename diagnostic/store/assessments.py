"""Assessments: begun, given answers, finished, opened again."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Connection, bindparam, func, insert, select, update

from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.changes import Change, Entry, record_from
from diagnostic.core.faults import AbsentObject
from diagnostic.store.answers import Answers, Source
from diagnostic.store.saving import Standing, plan
from diagnostic.store.tables.assessments import assessment, conclusion
from diagnostic.store.values import Conclusion, Event, Saved

_ASSESSMENT = assessment.c
_CONCLUSION = conclusion.c

_IS_THIS = _ASSESSMENT.id == bindparam("of")
_ROW = select(
    _ASSESSMENT.questionnaire,
    _ASSESSMENT.version,
    _ASSESSMENT.structure,
    _ASSESSMENT.language,
    _ASSESSMENT.revision,
    _ASSESSMENT.begun_at,
    _ASSESSMENT.changed_at,
    _ASSESSMENT.finished_at,
).where(_IS_THIS)
# Held against other writers, yet not against the grants and links that point to it.
_ROW_HELD = _ROW.with_for_update(key_share=True)
_STANDING_CONCLUSION = (
    select(_CONCLUSION.number, _CONCLUSION.revision, _CONCLUSION.outcome, _CONCLUSION.finished_at)
    .join_from(conclusion, assessment, _ASSESSMENT.id == _CONCLUSION.assessment_id)
    .where(_IS_THIS, _ASSESSMENT.finished_at.is_not(None))
    .order_by(_CONCLUSION.number.desc())
    .limit(1)
)
_LAST_CONCLUSION = select(func.coalesce(func.max(_CONCLUSION.number), 0)).where(
    _CONCLUSION.assessment_id == bindparam("of")
)
_ADVANCE = update(assessment).where(_IS_THIS).values(revision=bindparam("to"), changed_at=bindparam("now"))
_FINISH = update(assessment).where(_IS_THIS).values(finished_at=bindparam("now"))
_REOPEN = (
    update(assessment)
    .where(_IS_THIS, _ASSESSMENT.finished_at.is_not(None))
    .values(finished_at=None, changed_at=bindparam("now"))
)
_COUNT = select(func.count()).select_from(assessment)
_RENAME = update(assessment).where(_IS_THIS).values(structure=bindparam("to"))


@dataclass(frozen=True, slots=True)
class _Row:
    questionnaire: str
    version: str
    structure: str
    language: str
    revision: int
    begun_at: datetime
    changed_at: datetime
    finished_at: datetime | None


class Assessments:
    """The assessments, inside one transaction."""

    _one: ClassVar = _ROW

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(
        self,
        assessment_id: str,
        questionnaire: str,
        version: str,
        structure: str,
        language: str,
        at: datetime,
    ) -> None:
        """Begin an assessment on a questionnaire version that was published before."""
        self._connection.execute(
            insert(assessment),
            {
                "id": assessment_id,
                "questionnaire": questionnaire,
                "version": version,
                "structure": structure,
                "language": language,
                "revision": 0,
                "begun_at": at,
                "changed_at": at,
            },
        )

    def get(self, assessment_id: str) -> Assessment:
        """The assessment with all that was given; AbsentObject when there is none."""
        row = self._row(assessment_id)
        entries = self.entries(assessment_id)
        return Assessment(
            id=assessment_id,
            questionnaire=row.questionnaire,
            version=row.version,
            structure=row.structure,
            language=row.language,
            state=State.FINISHED if row.finished_at else State.DRAFT,
            record=record_from(entries),
            versions={field: entry.version for field, entry in entries.items()},
            revision=row.revision,
            begun_at=row.begun_at,
            changed_at=row.changed_at,
            finished_at=row.finished_at,
        )

    def entries(self, assessment_id: str) -> dict[str, Entry]:
        """What stands for each field that was ever given; nothing for an unknown assessment."""
        return Answers(self._connection, assessment_id).entries()

    def history(self, assessment_id: str) -> tuple[Event, ...]:
        """Every change that was kept, in order; nothing for an unknown assessment."""
        return Answers(self._connection, assessment_id).history()

    def count(self) -> int:
        """How many assessments there are."""
        return self._connection.execute(_COUNT).scalar_one()

    def rename(self, assessment_id: str, structure: str) -> None:
        """Give the structure another name; AbsentObject when there is no such assessment."""
        renamed = self._connection.execute(_RENAME, {"of": assessment_id, "to": structure})
        if not renamed.rowcount:
            raise AbsentObject

    def save(
        self,
        assessment_id: str,
        changes: tuple[Change, ...],
        key: str,
        provenance: Provenance,
        at: datetime,
    ) -> Saved:
        """Keep a set of changes; those that clash are told and the others kept.

        ``key`` names the set: sent again it is kept once and told as the first time, and a new set
        needs a new key. Raises AbsentObject, AlreadyFinished when the assessment was finished, and
        RefusedInput when a field comes twice.
        """
        # Reading the row first makes others wait, so that what is read next stands until the end.
        row = self._row(assessment_id)
        answers = Answers(self._connection, assessment_id)
        current = answers.entries()
        standing = Standing(
            row.revision, row.finished_at is not None, current, answers.under_key(key), answers.entry_at
        )
        planned = plan(changes, standing)
        if planned.appended:
            answers.append(planned.appended, current, Source(key, provenance, at))
            self._connection.execute(_ADVANCE, {"of": assessment_id, "to": max(planned.appended), "now": at})
        return planned.saved

    def finish(self, assessment_id: str, outcome_json: str, at: datetime) -> Conclusion:
        """Finish the assessment and freeze its outcome, which was computed in this same transaction.

        Gives the conclusion that stands: the first, when the assessment was finished already.
        """
        row = self._row(assessment_id)
        standing = self.conclusion(assessment_id)
        if standing:
            return standing
        last = self._connection.execute(_LAST_CONCLUSION, {"of": assessment_id}).scalar_one()
        made = Conclusion(last + 1, row.revision, outcome_json, at)
        self._connection.execute(
            insert(conclusion),
            {
                "assessment_id": assessment_id,
                "number": made.number,
                "revision": made.revision,
                "outcome": made.outcome,
                "finished_at": made.finished_at,
            },
        )
        self._connection.execute(_FINISH, {"of": assessment_id, "now": at})
        return made

    def reopen(self, assessment_id: str, at: datetime) -> None:
        """Let answers change again; its conclusions stay. A draft is left as it is."""
        self._row(assessment_id)
        self._connection.execute(_REOPEN, {"of": assessment_id, "now": at})

    def conclusion(self, assessment_id: str) -> Conclusion | None:
        """The conclusion that stands: the last one, or None while the assessment is a draft."""
        row = self._connection.execute(_STANDING_CONCLUSION, {"of": assessment_id}).one_or_none()
        return Conclusion(*row) if row else None

    def _row(self, assessment_id: str) -> _Row:
        row = self._connection.execute(self._one, {"of": assessment_id}).one_or_none()
        if row is None:
            raise AbsentObject
        return _Row(*row)


class AssessmentsHeld(Assessments):
    """The assessments, inside a transaction that writes: the ones read wait for its end."""

    _one: ClassVar = _ROW_HELD
