"""What to work on first, and why: gap × importance ÷ effort, then prerequisites."""

from dataclasses import dataclass, replace
from fractions import Fraction

from diagnostic.core.answers import Level
from diagnostic.core.outcome import DimensionOutcome, Priority, Status
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.core.rounding import two_decimals
from diagnostic.core.routing import Path


@dataclass(frozen=True, slots=True)
class Ranked:
    """A priority with what orders it: exact score, then answer, ★ and question order."""

    priority: Priority
    score: Fraction
    position: int

    @property
    def order(self) -> tuple[Fraction, int, bool, int]:
        """Highest score first; ties: lower answer, ★ first, question order."""
        return (-self.score, self.priority.answer, not self.priority.critical, self.position)


def ranked_priorities(
    path: Path, dimensions: tuple[DimensionOutcome, ...]
) -> tuple[tuple[Priority, ...], tuple[Priority, ...]]:
    """Give the priorities kept (at most so many, and so many of one dimension) and the other leads."""
    outcomes = {each.dimension: each for each in dimensions}
    candidates = [
        ranked
        for position, question in enumerate(path.all_questions())
        if (ranked := _candidate(path, question, outcomes[question.dimension], position))
    ]
    ordered = [each.priority for each in sorted(candidates, key=lambda ranked: ranked.order)]
    return _take(path.questionnaire, _prerequisites_first(path.questionnaire, ordered))


def target_of(path: Path, outcome: DimensionOutcome) -> int:
    """The chosen target; else one level up, at most the top; else, without a level, the rule's default."""
    chosen = path.record.targets.get(outcome.dimension)
    if chosen:
        return chosen
    if outcome.level is None:
        return path.questionnaire.rules.default_target
    return min(outcome.level + 1, path.questionnaire.top)


def importance_of(path: Path, dimension: str) -> str:
    """The chosen importance of a dimension, else the default one."""
    return path.record.importance.get(dimension, path.questionnaire.rules.default_importance)


def resources_for(path: Path, question: Question, level: int) -> tuple[str, ...]:
    """Codes that help from this level of this question, in the kit's order.

    Those of the level; where it has none below the top, the dimension's « aller plus loin »; and
    those the profile adds.
    """
    own = question.anchor(level).resources
    if not own and level < path.questionnaire.top:
        own = path.questionnaire.dimension[question.dimension].go_further
    added = [
        code
        for extra in question.extras
        if (not extra.levels or level in extra.levels) and path.all_hold(extra.when)
        for code in extra.resources
    ]
    return path.questionnaire.catalogue.in_order((*own, *added))


def _candidate(path: Path, question: Question, outcome: DimensionOutcome, position: int) -> Ranked | None:
    answer = path.record.answers.get(question.key)
    if not isinstance(answer, Level) or outcome.status not in {Status.SCORED, Status.INCOMPLETE}:
        return None
    target = target_of(path, outcome)
    gap = target - answer.value
    if gap <= 0:
        return None
    rules = path.questionnaire.rules
    importance = rules.importance(importance_of(path, question.dimension))
    effort = rules.effort(question.effort)
    factor = rules.critical_factor if question.critical else Fraction(1)
    score = gap * importance.weight * factor / effort.weight
    priority = Priority(
        question=question.key,
        dimension=question.dimension,
        answer=answer.value,
        target=target,
        gap=gap,
        importance=importance.key,
        effort=effort.key,
        critical=question.critical,
        score=two_decimals(score),
        moved_before="",
        resources=resources_for(path, question, answer.value),
    )
    return Ranked(priority, score, position)


def _prerequisites_first(questionnaire: Questionnaire, ordered: list[Priority]) -> list[Priority]:
    """Move each prerequisite that stands lower to the place just above its dependant."""
    for first_code, then_code in questionnaire.rules.prerequisites:
        keys = [each.question for each in ordered]
        first = questionnaire.question_by_code[first_code].key
        then = questionnaire.question_by_code[then_code].key
        if first in keys and then in keys and keys.index(first) > keys.index(then):
            moved = replace(ordered.pop(keys.index(first)), moved_before=then)
            ordered.insert(keys.index(then), moved)
    return ordered


def _take(
    questionnaire: Questionnaire, ordered: list[Priority]
) -> tuple[tuple[Priority, ...], tuple[Priority, ...]]:
    kept: list[Priority] = []
    left: list[Priority] = []
    for priority in ordered:
        of_dimension = sum(each.dimension == priority.dimension for each in kept)
        rules = questionnaire.rules
        has_room = len(kept) < rules.at_most and of_dimension < rules.per_dimension
        (kept if has_room else left).append(priority)
    return tuple(kept), tuple(left)
