"""The worked cases of the scoring rules, figure by figure."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.build import a_questionnaire, a_record, all_at, outcome_json

PROFILE = {"P6a": "planned", "P6b": "practised", "P6c": "not_concerned"}


def dimension(code: str, answers: Mapping[str, int | str]) -> dict[str, Any]:
    found: dict[str, Any] = outcome_json(a_record(answers, PROFILE))["dimensions"][code]
    return found


def test_two_and_a_quarter_is_level_two_and_may_become_three() -> None:
    d4 = dimension("D4", {"D4.1": 3, "D4.2": 3, "D4.3": 2, "D4.4": 1, "D4.5": "dont_know"})
    assert d4 == {
        "status": "scored",
        "level": 2,
        "mean": 2.25,
        "index": 41.67,
        "capped": False,
        "applicable": 5,
        "known": 4,
        "dont_know": 1,
        "range": [2, 3],
        "next_step_up": [{"question": "D4.4", "from": 1, "to": 2}],
    }


def test_a_critical_question_at_level_one_caps_its_dimension() -> None:
    d1 = dimension("D1", {"D1.1": 1, "D1.2": 4, "D1.3": 4, "D1.4": 4})
    assert (d1["mean"], d1["level"], d1["capped"]) == (3.25, 2, True)
    assert d1["index"] == 75.0
    assert d1["next_step_up"] == [{"question": "D1.1", "from": 1, "to": 2}]


def test_a_critical_question_at_level_one_caps_nothing_where_nothing_is_higher() -> None:
    d1 = dimension("D1", {"D1.1": 1, "D1.2": 2, "D1.3": 2, "D1.4": 3})
    assert (d1["mean"], d1["level"], d1["capped"]) == (2.0, 2, False)


def test_two_of_five_known_are_too_few_for_a_level() -> None:
    d7 = dimension("D7", {"D7.1": 2, "D7.2": 2})
    assert d7["status"] == "incomplete"
    assert (d7["known"], d7["applicable"], d7["mean"]) == (2, 5, 2.0)
    assert (d7["level"], d7["index"], d7["range"], d7["next_step_up"]) == (None, None, None, [])


def test_three_of_five_known_are_just_enough() -> None:
    assert dimension("D7", {"D7.1": 2, "D7.2": 2, "D7.3": 2})["status"] == "scored"


def test_a_planned_form_of_action_has_starters_and_no_level() -> None:
    outcome = outcome_json(a_record({}, PROFILE))
    assert outcome["dimensions"]["D3"]["status"] == "planned"
    assert outcome["dimensions"]["D3"]["level"] is None
    assert outcome["starters"] == {"D3": ["K11", "K29", "K05"]}


def test_a_form_of_action_that_does_not_concern_leaves_no_trace() -> None:
    outcome = outcome_json(a_record(all_at(1), PROFILE))
    assert outcome["dimensions"]["D5"]["status"] == "not_concerned"
    assert "D5" not in outcome["starters"]
    assert not [each for each in outcome["priorities"] if each["question"].startswith("D5")]


def test_a_question_that_does_not_apply_is_as_if_it_had_not_been_asked() -> None:
    answers: dict[str, int | str] = {"D3.1": 3, "D3.2": 3, "D3.3": 3}
    answers |= {"D3.4": "not_applicable", "D3.5": "dont_know"}
    d3 = outcome_json(a_record(answers))["dimensions"]["D3"]
    assert (d3["applicable"], d3["known"], d3["dont_know"]) == (4, 3, 1)
    assert (d3["mean"], d3["level"]) == (3.0, 3)


def test_an_unanswered_question_feeds_neither_the_range_nor_what_to_verify() -> None:
    outcome = outcome_json(a_record({"D1.1": 3, "D1.2": 3, "D1.3": 3}))
    assert outcome["dimensions"]["D1"]["range"] == [3, 3]
    assert outcome["to_verify"] == []


def test_an_unknown_critical_question_may_hold_the_low_end_of_the_range() -> None:
    d1 = dimension("D1", {"D1.1": "dont_know", "D1.2": 4, "D1.3": 4, "D1.4": 4})
    assert (d1["level"], d1["range"]) == (4, [2, 4])


@pytest.mark.parametrize(
    ("levels", "level"),
    [((1, 2), 2), ((1, 1, 2, 1), 1), ((2, 3), 3), ((2, 2, 3, 2), 2), ((3, 4), 4), ((3, 3, 4, 3), 3)],
)
def test_a_mean_at_the_half_belongs_to_the_level_above(levels: tuple[int, ...], level: int) -> None:
    questionnaire = a_questionnaire(questions=len(levels), critical=frozenset())
    answers = {f"D1.{at}": answer for at, answer in enumerate(levels, 1)}
    outcome = outcome_json(a_record(answers, of=questionnaire), questionnaire)
    assert outcome["dimensions"]["D1"]["level"] == level


def test_the_next_step_up_prefers_one_large_raise_to_two_small_ones() -> None:
    d2 = dimension("D2", {"D2.1": 3, "D2.2": 3, "D2.3": 2, "D2.4": 1})
    assert d2["next_step_up"] == [{"question": "D2.4", "from": 1, "to": 2}]
    d2 = dimension("D2", {"D2.1": 3, "D2.2": 2, "D2.3": 2, "D2.4": 1})
    assert d2["next_step_up"] == [{"question": "D2.4", "from": 1, "to": 3}]


def test_the_next_step_up_opens_the_gate_even_when_others_would_suffice() -> None:
    d2 = dimension("D2", {"D2.1": 1, "D2.2": 2, "D2.3": 2, "D2.4": 2})
    assert d2["next_step_up"] == [{"question": "D2.1", "from": 1, "to": 4}]


def test_the_next_step_up_takes_the_smaller_raise_on_the_earlier_question() -> None:
    d1 = dimension("D1", {"D1.1": 1, "D1.2": 1, "D1.3": 1, "D1.4": 4})
    assert d1["level"] == 2
    assert d1["next_step_up"] == [{"question": "D1.1", "from": 1, "to": 4}]
    d6 = dimension("D6", {"D6.1": 3, "D6.2": 3, "D6.3": 3, "D6.4": 3})
    assert d6["next_step_up"] == [
        {"question": "D6.1", "from": 3, "to": 4},
        {"question": "D6.2", "from": 3, "to": 4},
    ]


def test_there_is_no_next_step_at_the_top() -> None:
    assert dimension("D1", dict.fromkeys(("D1.1", "D1.2", "D1.3", "D1.4"), 4))["next_step_up"] == []
