"""Action plans: what was decided, changed only by those who saw what stands, and reminders to send."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from diagnostic.core.following import ActionFields, ActionState, PlannedAction
from diagnostic.store.tables.reviews import planned_action

_ACTION = planned_action.c
_OF: Final = select(planned_action).where(_ACTION.assessment_id == bindparam("of")).order_by(_ACTION.position)
_LAST: Final = select(func.coalesce(func.max(_ACTION.position), 0)).where(
    _ACTION.assessment_id == bindparam("of")
)
_DUE: Final = (
    select(_ACTION.id, _ACTION.assessment_id, _ACTION.remind_at_address)
    .where(
        _ACTION.remind_on <= bindparam("today"),
        _ACTION.reminded_at.is_(None),
        _ACTION.remind_at_address != "",
        _ACTION.state.in_((ActionState.PLANNED.value, ActionState.BEGUN.value)),
    )
    .order_by(_ACTION.remind_on, _ACTION.id)
    .limit(bindparam("most"))
)
_REMINDED: Final = (
    update(planned_action)
    .where(_ACTION.id == bindparam("of"), _ACTION.reminded_at.is_(None))
    .values(reminded_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder to send."""

    action: str
    assessment: str
    address: str


class Following:
    """Action plans, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def actions(self, assessment_id: str) -> tuple[PlannedAction, ...]:
        """The plan of an assessment, in order."""
        return tuple(_action(row) for row in self._connection.execute(_OF, {"of": assessment_id}))

    def add(self, action_id: str, assessment_id: str, fields: ActionFields, at: datetime) -> None:
        """Add an action at the end of the plan."""
        last = self._connection.execute(_LAST, {"of": assessment_id}).scalar_one()
        place = {"id": action_id, "assessment_id": assessment_id, "position": last + 1, "revision": 1}
        self._connection.execute(insert(planned_action), place | _columns(fields) | {"changed_at": at})

    def change(self, assessment_id: str, action: PlannedAction, at: datetime) -> bool:
        """Let an action stand as given; False when its revision is not the one that stands any more.

        A new day for the reminder lets it be sent again.
        """
        place = _ACTION.id == action.id, _ACTION.assessment_id == assessment_id
        standing = self._connection.execute(select(_ACTION.remind_on).where(*place)).first()
        said = _columns(action.fields) | {"revision": action.revision + 1, "changed_at": at}
        if standing and standing.remind_on != action.fields.remind_on:
            said["reminded_at"] = None
        change = update(planned_action).where(*place, _ACTION.revision == action.revision).values(**said)
        return bool(self._connection.execute(change).rowcount)

    def due(self, today: date, most: int) -> tuple[DueReminder, ...]:
        """The reminders to send by today, those due longest first."""
        rows = self._connection.execute(_DUE, {"today": today, "most": most})
        return tuple(DueReminder(*row) for row in rows)

    def reminded(self, action_id: str, now: datetime) -> bool:
        """Remember that a reminder was sent; False when another had sent it."""
        return bool(self._connection.execute(_REMINDED, {"of": action_id, "now": now}).rowcount)


def _columns(fields: ActionFields) -> dict[str, Any]:
    return {
        "what": fields.what,
        "who": fields.who,
        "due_on": fields.due_on,
        "state": fields.state.value,
        "remind_on": fields.remind_on,
        "remind_at_address": fields.remind_at,
    }


def _action(row: Row[Any]) -> PlannedAction:
    fields = ActionFields(
        what=row.what,
        who=row.who,
        due_on=row.due_on,
        state=ActionState(row.state),
        remind_on=row.remind_on,
        remind_at=row.remind_at_address,
    )
    return PlannedAction(row.id, row.position, fields, row.revision)
