"""From a record to its Outcome, in one call."""

from decimal import Decimal
from fractions import Fraction

from diagnostic.core.answers import DontKnow, Level, Record
from diagnostic.core.outcome import DimensionOutcome, Outcome, Starter, Status
from diagnostic.core.priorities import ranked_priorities
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.rounding import two_decimals
from diagnostic.core.routing import Path
from diagnostic.core.scoring import outcome_of_dimension

STRENGTHS_SHOWN = 3


def conclude(questionnaire: Questionnaire, record: Record) -> Outcome:
    """Work out the whole outcome; the same questionnaire and record always give the same one."""
    path = Path(questionnaire, record)
    dimensions = tuple(outcome_of_dimension(path, each) for each in questionnaire.dimensions)
    priorities, leads = ranked_priorities(path, dimensions)
    live = path.all_questions()
    unsure = (q.key for q in live if isinstance(record.answers.get(q.key), DontKnow))
    levels = [each.level for each in dimensions]
    return Outcome(
        questionnaire=questionnaire.key,
        version=questionnaire.version,
        dimensions=dimensions,
        levels={each.value: levels.count(each.value) for each in questionnaire.scale},
        overall_mean=_overall_mean(dimensions),
        strengths=_strengths(path, {each.question for each in priorities}),
        priorities=priorities,
        other_leads=leads,
        to_verify=tuple(unsure),
        unanswered=tuple(question.key for question in path.unanswered()),
        set_aside=tuple(question.key for question in path.set_aside()),
        starters=_starters(questionnaire, dimensions),
    )


def _overall_mean(dimensions: tuple[DimensionOutcome, ...]) -> Decimal | None:
    """The mean of the scored dimensions' exact means, equal weights; for exports only."""
    means = [Fraction(e.total, e.known) for e in dimensions if e.status is Status.SCORED]
    return two_decimals(sum(means, Fraction()) / len(means)) if means else None


def _strengths(path: Path, to_work_on: set[str]) -> tuple[str, ...]:
    """The best established practices above the first level, one a dimension, ★ first among equals.

    What is a priority is no strength: a reader would be told to lean on what is still to be built.
    """
    levels = {key: a.value for key, a in path.record.answers.items() if isinstance(a, Level)}
    free = (each for each in path.all_questions() if each.key not in to_work_on)
    above = [each for each in free if levels.get(each.key, 1) > 1]
    best: dict[str, str] = {}
    for question in sorted(above, key=lambda each: (-levels[each.key], not each.critical)):
        best.setdefault(question.dimension, question.key)
    return tuple(best.values())[:STRENGTHS_SHOWN]


def _starters(questionnaire: Questionnaire, dimensions: tuple[DimensionOutcome, ...]) -> tuple[Starter, ...]:
    planned = {each.dimension for each in dimensions if each.status is Status.PLANNED}
    chosen = (each for each in questionnaire.dimensions if each.key in planned)
    return tuple(Starter(each.key, each.starters) for each in chosen)
