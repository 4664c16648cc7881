"""The priorities of a draft in a list: where each comes from, its level, its first step and its term."""

from collections.abc import Iterable

from diagnostic.core.review import Draft, Planned
from diagnostic.core.wording import worded_for
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.plan import PlanLine
from diagnostic.web.context import language, opened
from diagnostic.web.shapes.drafting import PlannedRow
from diagnostic.web.written import paragraphs, shown


def planned_rows(draft: Draft, documents: Iterable[Document]) -> tuple[PlannedRow, ...]:
    """Every priority of the draft in its order, with what the last of the documents that has it says."""
    every = draft.proposal.priorities
    lines = {line.key: line for told in documents for term in told.plan.horizons for line in term.lines}
    return tuple(
        _by_hand(each, place, len(every)) if each.is_by_hand else _called_for(each, place, len(every), lines)
        for place, each in enumerate(every, 1)
    )


def _by_hand(each: Planned, place: int, last: int) -> PlannedRow:
    words = language().gettext
    return PlannedRow(
        key=each.key,
        place=place,
        name=shown(each.title),
        about=words("Écrite à la main"),
        level=None,
        term=words("D’ici %(n)s mois") % {"n": each.months},
        why=paragraphs(each.why),
        first_step=paragraphs(each.first_step),
        hidden=shown(each.hidden),
        is_by_hand=True,
        is_first=place == 1,
        is_last=place == last,
    )


def _called_for(each: Planned, place: int, last: int, lines: dict[str, PlanLine]) -> PlannedRow:
    """A priority that an answer calls for."""
    questionnaire = worded_for(opened().questionnaire, opened().assessment.record.profile)
    question, line = questionnaire.question.get(each.key), lines.get(each.key)
    return PlannedRow(
        key=each.key,
        place=place,
        name=shown(question.short if question else each.key),
        about=questionnaire.dimension[question.dimension].name if question else "",
        level=line.level if line else None,
        term=line.horizon if line else "",
        why=(),
        first_step=(line.first_step,) if line else (),
        hidden=shown(each.hidden),
        is_by_hand=False,
        is_first=place == 1,
        is_last=place == last,
    )
