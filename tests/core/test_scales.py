"""The engine counts the levels of each questionnaire: three, four, five or more."""

from itertools import product

import pytest

from diagnostic.core.outcome import Raise
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.scoring import next_step_up, rate
from tests.build import (
    a_questionnaire,
    a_record,
    all_at,
    outcome_json,
    the_tiny_questionnaire,
)


def first_dimension(questionnaire: Questionnaire, *levels: int) -> tuple[int, float]:
    answers = {f"D1.{at}": level for at, level in enumerate(levels, 1)}
    found = outcome_json(a_record(answers, of=questionnaire), questionnaire)["dimensions"]["D1"]
    return found["level"], found["index"]


@pytest.mark.parametrize(
    ("levels", "level", "index"),
    [
        ((1, 1), 1, 0.0),
        ((1, 2), 2, 25.0),
        ((2, 2), 2, 50.0),
        ((2, 3), 3, 75.0),
        ((3, 3), 3, 100.0),
    ],
)
def test_three_levels_have_their_own_thresholds_and_index(
    levels: tuple[int, int], level: int, index: float
) -> None:
    three = a_questionnaire(levels=3, questions=2, critical=frozenset())
    assert first_dimension(three, *levels) == (level, index)


def test_five_levels_reach_one_hundred_at_the_fifth() -> None:
    five = a_questionnaire(levels=5, questions=2, critical=frozenset())
    assert first_dimension(five, 5, 5) == (5, 100.0)
    assert first_dimension(five, 5, 4) == (5, 87.5)


def test_an_index_in_thirds_is_rounded() -> None:
    assert first_dimension(a_questionnaire(questions=1, critical=frozenset()), 2) == (2, 33.33)
    assert first_dimension(a_questionnaire(levels=3, questions=3), 2, 2, 1) == (2, 33.33)


def test_the_outcome_counts_the_levels_of_its_own_scale() -> None:
    tiny = the_tiny_questionnaire()
    record = a_record(all_at(3, tiny), {"P2": "practised"}, of=tiny)
    assert outcome_json(record, tiny)["levels"] == {"1": 0, "2": 0, "3": 2}


def test_the_default_target_is_at_most_the_top_of_the_scale() -> None:
    tiny = the_tiny_questionnaire()
    answers = {"A1": 3, "A2": 3, "A3": 3, "A4": 2}
    priorities = outcome_json(a_record(answers, of=tiny), tiny)["priorities"]
    assert [(each["question"], each["target"]) for each in priorities] == [("A4", 3)]


def test_the_last_level_but_one_leads_further_on_every_scale() -> None:
    tiny = the_tiny_questionnaire()
    answers = {"A1": 3, "A2": 2, "A3": 3, "A4": 3}
    priorities = outcome_json(a_record(answers, of=tiny), tiny)["priorities"]
    assert [(each["question"], each["resources"]) for each in priorities] == [("A2", ["R02"])]


@pytest.mark.parametrize("critical", [frozenset[int](), frozenset({2}), frozenset({1, 3})])
@pytest.mark.parametrize(("top", "cap"), [(3, 1), (3, 2), (5, 2), (5, 4)])
def test_the_next_step_up_is_the_smallest_on_every_scale(
    top: int, cap: int, critical: frozenset[int]
) -> None:
    questionnaire = a_questionnaire(levels=top, questions=3, critical=critical, gate_cap=cap)
    questions = questionnaire.dimensions[0].questions
    for levels in product(range(1, top + 1), repeat=3):
        known = dict(zip((each.key for each in questions), levels, strict=True))
        found = next_step_up(questionnaire, questions, known)
        assert found == smallest(questionnaire, known)


def smallest(questionnaire: Questionnaire, known: dict[str, int]) -> tuple[Raise, ...]:
    """Every way to raise the answers, the best of those that reach the next level."""
    questions = questionnaire.dimensions[0].questions
    aim = rate(known, questions, questionnaire.rules).level + 1
    found = []
    for ends in product(*(range(level, questionnaire.top + 1) for level in known.values())):
        after = dict(zip(known, ends, strict=True))
        if rate(after, questions, questionnaire.rules).level < aim:
            continue
        steps = [Raise(key, known[key], after[key]) for key in known if after[key] > known[key]]
        rises = [each.end - each.start for each in steps]
        places = [list(known).index(each.question) for each in steps]
        rank = (len(steps), sum(rises), sorted(each.start for each in steps), places, rises)
        found.append((rank, tuple(steps)))
    return min(found)[1] if found else ()
