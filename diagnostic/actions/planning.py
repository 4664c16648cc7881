"""The action plan of an assessment: begun from its priorities, and kept by both sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from diagnostic.actions.document_files import File
from diagnostic.actions.scene import Scene, kept_line, kept_text
from diagnostic.core.faults import AbsentObject, Refusal, RefusedInput
from diagnostic.core.following import (
    LONGEST_ACTION,
    LONGEST_WHO,
    MOST_ACTIONS,
    ActionFields,
    PlannedAction,
)
from diagnostic.report.following_workbook import PlanSheet, following_workbook
from diagnostic.report.keys import Form

LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class PlanClash:
    """An action that somebody else changed meanwhile: what stands, and what was sent."""

    stands: PlannedAction
    sent: ActionFields


def plan_of(scene: Scene) -> tuple[PlannedAction, ...]:
    """The action plan, in order."""
    with scene.services.store.read() as work:
        return work.following.actions(scene.id)


def begin_plan(scene: Scene, steps: Iterable[str]) -> None:
    """Begin the plan with these first steps, once: a plan that holds something is left as it is."""
    services = scene.services
    with services.store.write() as work:
        work.assessments.get(scene.id)
        if work.following.actions(scene.id):
            return
        now = services.clock.now()
        for each in steps:
            what = ActionFields(each[:LONGEST_ACTION])
            work.following.add(services.clock.public_id(), scene.id, what, now)
        scene.tell(work, "plan_change", kind="begun")


def add_action(scene: Scene, fields: ActionFields, key: str) -> None:
    """Add an action; ``key`` names the form it came with, so that one sent twice is added once.

    Raises RefusedInput for what cannot be kept, or when the plan is full.
    """
    checked = _checked(scene, fields)
    services = scene.services
    if not 0 < len(key) <= LONGEST_KEY:
        raise RefusedInput((Refusal("key", "unknown", "the key of a form"),))
    with services.store.write() as work:
        work.assessments.get(scene.id)
        standing = work.following.actions(scene.id)
        action_id = f"{scene.id}.{key}"
        if any(each.id == action_id for each in standing):
            return
        if len(standing) >= MOST_ACTIONS:
            raise RefusedInput((Refusal("what", "too many", f"at most {MOST_ACTIONS}"),))
        work.following.add(action_id, scene.id, checked, services.clock.now())
        scene.tell(work, "plan_change", kind="added")


def change_action(scene: Scene, action_id: str, fields: ActionFields, seen: int) -> PlanClash | None:
    """Change an action as it was seen; gives None when it stands, else both values.

    Raises AbsentObject when the plan has no such action, RefusedInput for what cannot be kept.
    """
    services = scene.services
    with services.store.write() as work:
        work.assessments.get(scene.id)
        stands = next((each for each in work.following.actions(scene.id) if each.id == action_id), None)
        if stands is None:
            raise AbsentObject
        checked = _checked(scene, fields, stands.fields.remind_at)
        if checked == stands.fields:
            return None
        wanted = replace(stands, fields=checked, revision=seen)
        if not work.following.change(scene.id, wanted, services.clock.now()):
            return PlanClash(stands, checked)
        scene.tell(work, "plan_change", kind="changed", state=checked.state.value)
    return None


def plan_file(told: Mapping[str, Any], language: str) -> File:
    """The plan as a workbook; ``told`` has the title, progress, heads and rows of its sheet, in words."""
    content = following_workbook(PlanSheet(**told))
    return File(content, Form.XLSX.media, f"plan-{language}.xlsx")


def _checked(scene: Scene, fields: ActionFields, known: str = "") -> ActionFields:
    """What can be kept; a reminder goes to whoever asks for it, or to the address that stands already."""
    own = scene.asker.person.email if scene.asker.person else ""
    wanted = fields.remind_at if fields.remind_at in {own, known} else ""
    if fields.remind_on and not wanted:
        raise RefusedInput((Refusal("remind_on", "no address", "an account"),))
    return replace(
        fields,
        what=kept_text("what", fields.what, LONGEST_ACTION),
        who=kept_line("who", fields.who, LONGEST_WHO, is_needed=False),
        remind_at=wanted if fields.remind_on else "",
    )
