"""Assessments that go: those that nobody has used for long, and one with all that hangs on it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, exists, select

from diagnostic.core.faults import AbsentObject
from diagnostic.store.tables.access import resume_link, shared_link
from diagnostic.store.tables.assessments import assessment, conclusion
from diagnostic.store.tables.conversations import exchange
from diagnostic.store.tables.organisations import ownership
from diagnostic.store.tables.reviews import comment, planned_action

_ASSESSMENT: Final = assessment.c
_WAS_FINISHED: Final = exists().where(conclusion.c.assessment_id == _ASSESSMENT.id)
_IS_OWNED: Final = exists().where(ownership.c.assessment_id == _ASSESSMENT.id)
_SIGNS: Final = (
    (resume_link.c.assessment_id, resume_link.c.used_at),
    (shared_link.c.assessment_id, shared_link.c.used_at),
    (exchange.c.assessment_id, exchange.c.at),
    (comment.c.assessment_id, comment.c.at),
    (planned_action.c.assessment_id, planned_action.c.changed_at),
)
"""Where a use other than an answer leaves its date."""


class Erasing:
    """What is erased, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def idle(self, begun_before: datetime, finished_before: datetime, most: int) -> tuple[str, ...]:
        """The ids of at most so many assessments that no organisation has and nobody used since.

        ``begun_before`` counts for those that were never finished, ``finished_before`` for the others.
        """
        never = ~_WAS_FINISHED & _is_idle(begun_before)
        once = _WAS_FINISHED & _is_idle(finished_before)
        wanted = select(_ASSESSMENT.id).where(~_IS_OWNED, never | once)
        # Held, so that whoever comes back meanwhile either waits or is seen; what is in use is left alone.
        held = wanted.with_for_update(of=assessment, skip_locked=True)
        return tuple(self._connection.scalars(held.order_by(_ASSESSMENT.changed_at).limit(most)))

    def erase(self, assessment_id: str) -> None:
        """Delete an assessment and all that belongs to it; AbsentObject when there is none."""
        # Its answers, links, outcomes, conversation, readings and plan go with it, by the foreign keys.
        gone = self._connection.execute(delete(assessment).where(_ASSESSMENT.id == assessment_id))
        if not gone.rowcount:
            raise AbsentObject


def _is_idle(before: datetime) -> ColumnElement[bool]:
    """True when nothing was changed, finished, opened, said or planned since a moment."""
    idle = (_ASSESSMENT.changed_at < before) & (
        _ASSESSMENT.finished_at.is_(None) | (_ASSESSMENT.finished_at < before)
    )
    for sign in _used_since(before):
        idle &= ~sign
    return idle


def _used_since(before: datetime) -> Iterator[ColumnElement[bool]]:
    for of, at in _SIGNS:
        yield exists().where(of == _ASSESSMENT.id, at >= before)
