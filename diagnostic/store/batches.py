"""Batches of documents being made: asked for, taken up by one program at a time, kept until they expire."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from diagnostic.core.batches import Batch, BatchState
from diagnostic.store.tables.mail import export_job

_JOB = export_job.c
_OF: Final = (
    select(export_job).where(_JOB.account_id == bindparam("account")).order_by(_JOB.made_at.desc(), _JOB.id)
)
_UNDER_WAY: Final = (BatchState.WAITING.value, BatchState.RUNNING.value)


class Batches:
    """Batches, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, batch: Batch) -> None:
        """Ask for a batch."""
        self._connection.execute(
            insert(export_job),
            {
                "id": batch.id,
                "account_id": batch.account,
                "language": batch.language,
                "assessments": json.dumps(batch.assessments),
                "done": batch.done,
                "refused": json.dumps(batch.refused),
                "state": batch.state.value,
                "worked_at": batch.made_at,
                "made_at": batch.made_at,
                "expires_at": batch.expires_at,
            },
        )

    def of(self, account: str) -> tuple[Batch, ...]:
        """The batches of an account, the latest first."""
        return tuple(_batch(row) for row in self._connection.execute(_OF, {"account": account}))

    def get(self, batch_id: str) -> Batch | None:
        """One batch, or None when there is none."""
        row = self._connection.execute(select(export_job).where(_JOB.id == batch_id)).first()
        return _batch(row) if row else None

    def take(self, now: datetime, left_before: datetime) -> Batch | None:
        """Take up the batch that waits longest, or was left half done; None when there is none."""
        is_left = _JOB.worked_at <= left_before
        is_free = (_JOB.state == BatchState.WAITING.value) | (
            (_JOB.state == BatchState.RUNNING.value) & is_left
        )
        wanted = (
            select(_JOB.id).where(is_free, _JOB.expires_at > now).order_by(_JOB.made_at, _JOB.id).limit(1)
        )
        found = self._connection.scalar(wanted.with_for_update(skip_locked=True))
        if found is None:
            return None
        taken = update(export_job).where(_JOB.id == found, is_free)
        self._connection.execute(taken.values(state=BatchState.RUNNING.value, worked_at=now))
        return self.get(found)

    def go_on(self, batch_id: str, done: int, refused: Sequence[str], now: datetime) -> bool:
        """Note how far a batch is; False when somebody else went on with it, or it was stopped."""
        row = {"done": done, "refused": json.dumps(refused), "worked_at": now}
        is_ours = (_JOB.id == batch_id) & (_JOB.state == BatchState.RUNNING.value) & (_JOB.done == done - 1)
        return bool(self._connection.execute(update(export_job).where(is_ours).values(**row)).rowcount)

    def leave(self, batch_id: str, state: BatchState) -> None:
        """Let a batch that is under way be in another state."""
        of_this = (_JOB.id == batch_id) & _JOB.state.in_(_UNDER_WAY)
        self._connection.execute(update(export_job).where(of_this).values(state=state.value))

    def purge(self, now: datetime) -> None:
        """Remove what expired."""
        self._connection.execute(delete(export_job).where(_JOB.expires_at <= now))

    def ids(self) -> frozenset[str]:
        """The ids of all batches."""
        return frozenset(self._connection.scalars(select(_JOB.id)))


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        id=row.id,
        account=row.account_id,
        language=row.language,
        assessments=tuple(json.loads(row.assessments)),
        done=row.done,
        refused=tuple(json.loads(row.refused)),
        state=BatchState(row.state),
        made_at=row.made_at,
        expires_at=row.expires_at,
    )
