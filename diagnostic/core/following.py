"""The action plan that follows an assessment: who does what, by when, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

LONGEST_ACTION: Final = 500
LONGEST_WHO: Final = 200
MOST_ACTIONS: Final = 60


class ActionState(StrEnum):
    """How far a planned action is."""

    PLANNED = "planned"
    BEGUN = "begun"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ActionFields:
    """What people decide about one action; ``remind_at`` is a mail address, empty when none is wanted."""

    what: str
    who: str = ""
    due_on: date | None = None
    state: ActionState = ActionState.PLANNED
    remind_on: date | None = None
    remind_at: str = ""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One action of the plan; ``revision`` grows with each change."""

    id: str
    position: int
    fields: ActionFields
    revision: int


def tally(actions: Iterable[PlannedAction]) -> dict[ActionState, int]:
    """How many actions are in each state."""
    counts = dict.fromkeys(ActionState, 0)
    for each in actions:
        counts[each.fields.state] += 1
    return counts


def is_late(action: PlannedAction, today: date) -> bool:
    """True when its day has passed and it is neither done nor dropped."""
    due, state = action.fields.due_on, action.fields.state
    return due is not None and due < today and state in {ActionState.PLANNED, ActionState.BEGUN}
