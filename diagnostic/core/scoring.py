"""A dimension's level, its gate, range and next step up: the rules of ``docs/reference/scoring.md``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from diagnostic.core.answers import DontKnow, Level
from diagnostic.core.outcome import DimensionOutcome, Raise, Status
from diagnostic.core.profile import FormOfAction
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire, Rules
from diagnostic.core.rounding import two_decimals
from diagnostic.core.routing import Path, applicable


@dataclass(frozen=True, slots=True)
class Rating:
    """A level with its trace: exact mean, level before the gate, critical questions that hold it."""

    level: int
    mean: Fraction
    uncapped: int
    held_by: tuple[str, ...]


def mean_of(values: tuple[int, ...]) -> Fraction:
    """The exact mean of at least one level."""
    return Fraction(sum(values), len(values))


def level_of(mean: Fraction, rules: Rules) -> int:
    """The level of a mean: one more than the number of thresholds it reaches."""
    return 1 + sum(mean >= threshold for threshold in rules.thresholds)


def rate(known: Mapping[str, int], questions: tuple[Question, ...], rules: Rules) -> Rating:
    """Rate known levels (at least one) by question key, the gate applied."""
    mean = mean_of(tuple(known.values()))
    uncapped = level_of(mean, rules)
    low = tuple(each.key for each in questions if each.critical and known.get(each.key) == 1)
    if low and uncapped > rules.gate_cap:
        return Rating(rules.gate_cap, mean, uncapped, low)
    return Rating(uncapped, mean, uncapped, ())


def outcome_of_dimension(path: Path, dimension: Dimension) -> DimensionOutcome:
    """Work out where one dimension stands.

    A dimension off the path has a status and nothing else; one whose known answers are fewer than
    the rule's share is ``incomplete``: it keeps its mean and has no level.
    """
    asked = path.questions(dimension)
    status = _status_without_level(path, dimension)
    if status:
        return DimensionOutcome(dimension.key, status, asked=len(asked))
    questions = applicable(path, dimension)
    known = _known_levels(path, questions)
    answers = path.record.answers
    unknown = tuple(each.key for each in questions if isinstance(answers.get(each.key), DontKnow))
    outcome = DimensionOutcome(
        dimension=dimension.key,
        status=Status.INCOMPLETE,
        asked=len(asked),
        applicable=len(questions),
        known=len(known),
        dont_know=len(unknown),
        total=sum(known.values()),
        mean=two_decimals(mean_of(tuple(known.values()))) if known else None,
    )
    if not known or Fraction(len(known), len(questions)) < path.questionnaire.rules.completeness:
        return outcome
    return _scored(outcome, path.questionnaire, questions, known, unknown)


def _scored(
    outcome: DimensionOutcome,
    questionnaire: Questionnaire,
    questions: tuple[Question, ...],
    known: Mapping[str, int],
    unknown: tuple[str, ...],
) -> DimensionOutcome:
    """Add level, index, range and next step up to a dimension that is known well enough."""
    rating = rate(known, questions, questionnaire.rules)
    return replace(
        outcome,
        status=Status.SCORED,
        level=rating.level,
        uncapped=rating.uncapped,
        capped=rating.level < rating.uncapped,
        held_by=rating.held_by,
        index=two_decimals((rating.mean - 1) / (questionnaire.top - 1) * 100),
        range=_range(questionnaire, questions, known, unknown),
        next_step_up=next_step_up(questionnaire, questions, known),
    )


def next_step_up(
    questionnaire: Questionnaire, questions: tuple[Question, ...], known: Mapping[str, int]
) -> tuple[Raise, ...]:
    """The fewest questions to raise, each by as little as needed, to reach the next level.

    Ties: least total raise, then the lower current levels, then question order, then the smaller
    raise on the earlier question. Empty at the top of the scale.
    """
    rules = questionnaire.rules
    level = rate(known, questions, rules).level
    if level == questionnaire.top:
        return ()
    wanted = rules.thresholds[level - 1] * len(known) - sum(known.values())
    need = max(0, -(-wanted.numerator // wanted.denominator))
    forced = _held_open(questions, known, rules, level + 1)
    order = tuple(each.key for each in questions if each.key in known)
    for chosen in _smallest_sets(order, known, questionnaire.top, forced, need):
        total = max(need, len(chosen))
        return _spread(chosen, known, questionnaire.top, total)
    return ()


def _held_open(
    questions: tuple[Question, ...], known: Mapping[str, int], rules: Rules, level: int
) -> frozenset[str]:
    """Critical questions that must leave level 1 before the gate lets ``level`` through."""
    if level <= rules.gate_cap:
        return frozenset()
    return frozenset(each.key for each in questions if each.critical and known.get(each.key) == 1)


def _smallest_sets(
    order: tuple[str, ...], known: Mapping[str, int], top: int, forced: frozenset[str], need: int
) -> Iterator[tuple[str, ...]]:
    """Sets of questions that can absorb the raise, smallest first, ties by current levels then order."""
    open_to_raise = tuple(key for key in order if known[key] < top)
    for size in range(max(1, len(forced)), len(open_to_raise) + 1):
        fits = (
            chosen
            for chosen in combinations(open_to_raise, size)
            if forced <= set(chosen) and sum(top - known[key] for key in chosen) >= need
        )
        yield from sorted(fits, key=lambda chosen: sorted(known[key] for key in chosen))


def _spread(chosen: tuple[str, ...], known: Mapping[str, int], top: int, total: int) -> tuple[Raise, ...]:
    """Share ``total`` levels among the chosen questions, at least one each, least on the earlier."""
    raises = []
    for position, key in enumerate(chosen):
        later = sum(top - known[other] for other in chosen[position + 1 :])
        step = max(1, total - later)
        total -= step
        raises.append(Raise(key, known[key], known[key] + step))
    return tuple(raises)


def _range(
    questionnaire: Questionnaire,
    questions: tuple[Question, ...],
    known: Mapping[str, int],
    unknown: tuple[str, ...],
) -> tuple[int, int]:
    """The levels reached if every unknown answer were the lowest, then the highest."""
    low = rate({**known, **dict.fromkeys(unknown, 1)}, questions, questionnaire.rules)
    high = rate({**known, **dict.fromkeys(unknown, questionnaire.top)}, questions, questionnaire.rules)
    return low.level, high.level


def _known_levels(path: Path, questions: tuple[Question, ...]) -> dict[str, int]:
    answers = ((each.key, path.record.answers.get(each.key)) for each in questions)
    return {key: answer.value for key, answer in answers if isinstance(answer, Level)}


def _status_without_level(path: Path, dimension: Dimension) -> Status | None:
    form = path.form_of_action(dimension)
    if form is FormOfAction.PLANNED:
        return Status.PLANNED
    if form is not FormOfAction.PRACTISED or not path.questions(dimension):
        return Status.NOT_CONCERNED
    return None if applicable(path, dimension) else Status.NOT_APPLICABLE
