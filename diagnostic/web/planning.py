"""The action plan in words."""

from collections.abc import Sequence
from typing import TypedDict

from flask import url_for

from diagnostic.clock import local_day
from diagnostic.core.following import ActionState, PlannedAction, is_late, tally
from diagnostic.web.context import language, services
from diagnostic.web.shapes.planning import ActionRow
from diagnostic.web.written import paragraphs, shown


class SheetWords(TypedDict):
    """A plan as a sheet tells it."""

    title: str
    progress: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def state_words(state: ActionState) -> str:
    """How far an action is."""
    words = language().gettext
    return {
        ActionState.PLANNED: words("Prévue"),
        ActionState.BEGUN: words("Commencée"),
        ActionState.DONE: words("Faite"),
        ActionState.DROPPED: words("Abandonnée"),
    }[state]


def action_row(assessment_id: str, action: PlannedAction) -> ActionRow:
    """One action as the page shows it."""
    words, fields = language().gettext, action.fields
    remind = words("Rappel par mail le %(day)s")
    edit = url_for("plan.show", assessment_id=assessment_id, modifier=action.id, _anchor="formulaire")
    return ActionRow(
        anchor=f"action-{action.position}",
        what=paragraphs(fields.what),
        who=shown(fields.who),
        due=language().day(fields.due_on) if fields.due_on else "",
        state=state_words(fields.state),
        state_key=fields.state.value,
        is_late=is_late(action, local_day(services().clock.now())),
        remind=remind % {"day": language().day(fields.remind_on)} if fields.remind_on else "",
        edit_url=edit,
    )


def progress_words(actions: Sequence[PlannedAction]) -> str:
    """How far the whole plan is, in a sentence; empty without any action."""
    if not actions:
        return ""
    counts = tally(actions)
    alive = len(actions) - counts[ActionState.DROPPED]
    told = language().ngettext(
        "%(done)s action faite sur %(of)s ; %(begun)s commencée, %(late)s dont la date est passée.",
        "%(done)s actions faites sur %(of)s ; %(begun)s commencées, %(late)s dont la date est passée.",
        counts[ActionState.DONE],
    )
    today = local_day(services().clock.now())
    return told % {
        "done": counts[ActionState.DONE],
        "of": alive,
        "begun": counts[ActionState.BEGUN],
        "late": sum(is_late(each, today) for each in actions),
    }


def sheet_words(actions: Sequence[PlannedAction]) -> SheetWords:
    """The plan as a sheet: its title, progress, heads and rows."""
    words = language().gettext
    return SheetWords(
        title=words("Plan d’action"),
        progress=progress_words(actions),
        heads=(words("Quoi"), words("Qui"), words("Pour quand"), words("Où en est-on"), words("Rappel")),
        rows=tuple(
            (
                each.fields.what,
                each.fields.who,
                language().day(each.fields.due_on) if each.fields.due_on else "",
                state_words(each.fields.state),
                language().day(each.fields.remind_on) if each.fields.remind_on else "",
            )
            for each in actions
        ),
    )
