"""Faults that other systems had, as far as the core decides: each held by a test of its number."""

import json
from dataclasses import replace

import pytest

from diagnostic.content.build import build
from diagnostic.core.answers import Level, Record
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.routing import Path
from tests.build import (
    ALL_PRACTISED,
    Given,
    a_record,
    all_at,
    an_outcome,
    outcome_json,
    raw_tiny,
    the_structure_questionnaire,
    the_tiny_questionnaire,
)

STRUCTURE = the_structure_questionnaire()
TINY = the_tiny_questionnaire()
PARENT_AND_CHILD: Given = {"A1": 2, "A2": 2, "A3": 3, "A4": 2}


def tiny(answers: Given, **profile: str) -> Record:
    return a_record(answers, {"P2": "practised"} | profile, of=TINY)


def test_known_fault_01_a_child_answer_is_set_aside_when_its_parent_changes() -> None:
    changed = outcome_json(tiny({**PARENT_AND_CHILD, "A2": 1}), TINY)
    assert changed["set_aside"] == ["A3"]
    never_given = outcome_json(tiny({"A1": 2, "A2": 1, "A4": 2}), TINY)
    assert changed | {"set_aside": []} == never_given


def test_known_fault_01_a_child_answer_is_restored_when_its_parent_changes_back() -> None:
    first = tiny(PARENT_AND_CHILD)
    parent = TINY.question_by_code["A2"].key
    changed = replace(first, answers={**first.answers, parent: Level(1)})
    restored = replace(changed, answers={**changed.answers, parent: Level(2)})
    assert outcome_json(changed, TINY) != outcome_json(first, TINY)
    assert outcome_json(restored, TINY) == outcome_json(first, TINY)


def test_known_fault_01_a_form_given_up_takes_its_dimension_out_and_brings_it_back() -> None:
    practised = outcome_json(a_record(all_at(2)))
    given_up = outcome_json(a_record(all_at(2), ALL_PRACTISED | {"P6b": "not_concerned"}))
    assert given_up["set_aside"] == ["D4.1", "D4.2", "D4.3", "D4.4", "D4.5"]
    assert given_up["dimensions"]["D4"]["status"] == "not_concerned"
    assert not [each for each in given_up["priorities"] if each["question"].startswith("D4")]
    assert outcome_json(a_record(all_at(2), ALL_PRACTISED)) == practised


def test_known_fault_01_what_is_to_verify_and_the_progress_follow_the_path() -> None:
    record = a_record({"D4.1": "dont_know"}, ALL_PRACTISED | {"P6b": "planned"})
    outcome = an_outcome(record)
    assert outcome.to_verify == ()
    assert outcome.set_aside == (STRUCTURE.question_by_code["D4.1"].key,)
    assert Path(STRUCTURE, record).progress().answered == 0


def test_known_fault_02_what_was_required_is_lifted_when_its_cause_goes() -> None:
    required = Path(TINY, tiny({})).missing_profile()
    lifted = Path(TINY, tiny({}, P2="planned")).missing_profile()
    assert (required, lifted) == (("age-des-parrains",), ())


def test_known_fault_02_progress_no_longer_waits_for_a_question_whose_cause_went() -> None:
    waiting = Path(TINY, tiny({"A1": 2, "A2": 2, "A4": 2}, P2="planned"))
    done = Path(TINY, tiny({"A1": 2, "A2": 1, "A4": 2}, P2="planned"))
    assert (waiting.progress().is_complete, done.progress().is_complete) == (False, True)


def test_known_fault_08_nothing_answered_gives_no_level_and_no_crash() -> None:
    outcome = outcome_json(a_record({}))
    assert {each["status"] for each in outcome["dimensions"].values()} == {"incomplete"}
    assert (outcome["overall_mean"], outcome["priorities"], outcome["to_verify"]) == (None, [], [])
    assert set(outcome["levels"].values()) == {0}
    assert json.dumps(outcome, allow_nan=False)


def test_known_fault_08_not_even_a_profile_gives_no_level_and_no_crash() -> None:
    assert set(outcome_json(Record())["levels"].values()) == {0}
    assert len(an_outcome(Record()).unanswered) == 21


def test_known_fault_08_one_empty_theme_leaves_the_others_their_levels() -> None:
    answers = {code: level for code, level in all_at(3).items() if not code.startswith("D2")}
    outcome = outcome_json(a_record(answers))
    assert outcome["dimensions"]["D2"]["status"] == "incomplete"
    assert outcome["levels"] == {"1": 0, "2": 0, "3": 7, "4": 0}
    assert outcome["overall_mean"] == 3.0


def test_known_fault_08_a_theme_of_unknown_answers_is_to_complete() -> None:
    outcome = outcome_json(a_record(dict.fromkeys(("D2.1", "D2.2", "D2.3", "D2.4"), "dont_know")))
    d2 = outcome["dimensions"]["D2"]
    assert (d2["status"], d2["mean"], d2["range"], d2["dont_know"]) == ("incomplete", None, None, 4)
    assert outcome["to_verify"] == ["D2.1", "D2.2", "D2.3", "D2.4"]


@pytest.fixture
def where_nothing_must_apply() -> Questionnaire:
    raw = raw_tiny()
    for dimension in raw["dimensions"]:
        for question in dimension["question"]:
            question["allows_not_applicable"] = True
    return build(raw)


def test_known_fault_08_all_not_applicable_is_said_and_has_no_level(
    where_nothing_must_apply: Questionnaire,
) -> None:
    questionnaire = where_nothing_must_apply
    answers = dict.fromkeys(("A1", "A2", "A3", "A4", "B1", "B2"), "not_applicable")
    outcome = outcome_json(a_record(answers, {"P2": "practised"}, of=questionnaire), questionnaire)
    assert [each["status"] for each in outcome["dimensions"].values()] == ["not_applicable"] * 2
    assert [each["applicable"] for each in outcome["dimensions"].values()] == [0, 0]
    assert (outcome["overall_mean"], outcome["priorities"]) == (None, [])
    assert json.dumps(outcome, allow_nan=False)
