"""The outcome as other programs read it: the keys of the contract, figures as numbers."""

import json
from typing import Any

from tests.build import a_record, all_at, outcome_json, the_tiny_questionnaire

DIMENSION_KEYS = [
    "status",
    "level",
    "mean",
    "index",
    "capped",
    "applicable",
    "known",
    "dont_know",
    "range",
    "next_step_up",
]


def test_an_outcome_has_the_keys_of_the_contract_in_its_order() -> None:
    outcome = outcome_json(a_record(all_at(2)))
    assert list(outcome) == [
        "questionnaire",
        "version",
        "dimensions",
        "levels",
        "overall_mean",
        "set_aside",
        "to_verify",
        "priorities",
        "starters",
    ]
    assert [list(each) for each in outcome["dimensions"].values()] == [DIMENSION_KEYS] * 8
    keys = ["question", "answer", "target", "gap", "score", "resources"]
    assert [list(each) for each in outcome["priorities"]] == [keys] * 5


def test_what_does_not_apply_is_null_or_empty() -> None:
    d3 = outcome_json(a_record({}, {"P6a": "planned"}))["dimensions"]["D3"]
    assert d3 == {
        "status": "planned",
        "level": None,
        "mean": None,
        "index": None,
        "capped": False,
        "applicable": 0,
        "known": 0,
        "dont_know": 0,
        "range": None,
        "next_step_up": [],
    }


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in numbers(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in numbers(inner)]
    return [value] if isinstance(value, float) else []


def test_figures_have_two_decimals_at_most_and_survive_the_file() -> None:
    answers: dict[str, int | str] = {"D1.1": 2, "D1.2": 3, "D1.3": 3, "D4.4": 2, "D4.5": 2, "D4.1": 1}
    outcome = outcome_json(a_record(answers))
    assert json.loads(json.dumps(outcome, allow_nan=False)) == outcome
    found = numbers(outcome)
    assert found
    assert all(round(each, 2) == each for each in found)


def test_the_outcome_names_questions_and_dimensions_by_code_alone() -> None:
    tiny = the_tiny_questionnaire()
    outcome = outcome_json(a_record({"A1": 1, "A2": 3, "A3": 1, "B1": 2}, of=tiny), tiny)
    assert list(outcome["dimensions"]) == ["A", "B"]
    assert {each["question"] for each in outcome["priorities"]} == {"A1", "A3"}
    assert outcome["set_aside"] == ["B1"]
