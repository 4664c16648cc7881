"""How a dimension reaches its next level one small step at a time, in the order of the plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from diagnostic.core.answers import Level
from diagnostic.core.outcome import DimensionOutcome, Outcome, Raise
from diagnostic.core.questionnaire import Question, Rules
from diagnostic.core.routing import Path, applicable
from diagnostic.core.scoring import rate

FIRST_STEPS = 3
"""How many steps are told when one each is not enough to reach the next level."""


@dataclass(frozen=True, slots=True)
class StepsUp:
    """Answers to raise by one level each, in order; ``suffice`` when they lead to the next level."""

    raises: tuple[Raise, ...]
    suffice: bool


def steps_up(path: Path, outcome: Outcome, found: DimensionOutcome) -> StepsUp:
    """Give the steps from a dimension's level to the next; none without a level or at the highest one."""
    top = path.questionnaire.top
    if found.level is None or found.level == top:
        return StepsUp((), suffice=False)
    questions = applicable(path, path.questionnaire.dimension[found.dimension])
    answers = ((each.key, path.record.answers.get(each.key)) for each in questions)
    known = {key: answer.value for key, answer in answers if isinstance(answer, Level)}
    level_after = partial(_level_after, known, questions, path.questionnaire.rules)
    steps: list[Raise] = []
    for key in _in_order(questions, known, outcome):
        if known[key] < top:
            steps.append(Raise(key, known[key], known[key] + 1))
            if level_after(steps) > found.level:
                return StepsUp(_needed(steps, level_after, found.level), suffice=True)
    return StepsUp(tuple(steps[:FIRST_STEPS]), suffice=False)


def _in_order(questions: tuple[Question, ...], known: Mapping[str, int], outcome: Outcome) -> list[str]:
    """The questions as the plan takes them, then the others, lowest first and ★ first among equals."""
    planned = [each.question for each in (*outcome.priorities, *outcome.other_leads)]
    place = {key: at for at, key in enumerate(planned)}
    asked = sorted(
        (each for each in questions if each.key in known),
        key=lambda each: (place.get(each.key, len(place)), known[each.key], not each.critical),
    )
    return [each.key for each in asked]


def _level_after(
    known: Mapping[str, int], questions: tuple[Question, ...], rules: Rules, steps: Iterable[Raise]
) -> int:
    return rate({**known, **{each.question: each.end for each in steps}}, questions, rules).level


def _needed(
    steps: list[Raise], level_after: Callable[[Iterable[Raise]], int], level: int
) -> tuple[Raise, ...]:
    """The steps without those that the others can do without: behind a gate, some change nothing yet."""
    kept = list(steps)
    for step in reversed(steps):
        others = [each for each in kept if each is not step]
        if level_after(others) > level:
            kept = others
    return tuple(kept)
