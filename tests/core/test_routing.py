"""Which questions are asked: forms of action, conditions, and what is left to answer."""

from typing import Any

import pytest

from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.routing import Path
from tests.build import (
    Given,
    a_record,
    all_at,
    outcome_json,
    the_structure_questionnaire,
    the_tiny_questionnaire,
)

STRUCTURE = the_structure_questionnaire()
TINY = the_tiny_questionnaire()
PRACTISED = {"P2": "practised"}


def asked(profile: dict[str, Any], answers: Given | None = None, of: Questionnaire = STRUCTURE) -> list[str]:
    return [each.code for each in Path(of, a_record(answers, profile, of=of)).all_questions()]


def forms(animation: str, experiments: str, support: str) -> dict[str, str]:
    return {"P6a": animation, "P6b": experiments, "P6c": support}


@pytest.mark.parametrize(
    ("profile", "count"),
    [
        (forms("practised", "practised", "practised"), 37),
        (forms("practised", "planned", "practised"), 32),
        (forms("practised", "practised", "not_concerned"), 31),
        (forms("practised", "planned", "not_concerned"), 26),
        (forms("planned", "not_concerned", "practised"), 27),
        (forms("planned", "planned", "planned"), 21),
        (forms("not_concerned", "not_concerned", "not_concerned"), 21),
        ({}, 21),
    ],
)
def test_the_forms_practised_decide_how_many_questions_are_asked(profile: dict[str, str], count: int) -> None:
    assert len(asked(profile)) == count


def test_every_planned_form_has_its_starters_in_their_own_order() -> None:
    starters = outcome_json(a_record({}, forms("planned", "planned", "planned")))["starters"]
    assert starters == {
        "D3": ["K11", "K29", "K05"],
        "D4": ["K12", "K30", "K07"],
        "D5": ["K22", "K15", "K25"],
    }


def test_a_form_that_nobody_spoke_of_is_not_asked_and_has_no_starters() -> None:
    outcome = outcome_json(a_record({}, {}))
    assert outcome["dimensions"]["D4"]["status"] == "not_concerned"
    assert outcome["starters"] == {}


def test_no_form_concerns_only_when_each_was_said_so() -> None:
    nothing = forms("not_concerned", "not_concerned", "not_concerned")
    assert Path(STRUCTURE, a_record({}, nothing)).no_form_concerns()
    assert not Path(STRUCTURE, a_record({}, nothing | {"P6b": "planned"})).no_form_concerns()
    assert not Path(STRUCTURE, a_record({}, {})).no_form_concerns()


def test_a_required_profile_answer_is_missing_until_it_is_given() -> None:
    missing = Path(STRUCTURE, a_record({}, {"P6a": "planned"})).missing_profile()
    assert missing == ("experimentations-collectives", "accompagnement-des-organisations")


def test_a_question_waits_for_the_answer_it_depends_on() -> None:
    assert asked({}, {}, TINY) == ["A1", "A2", "A4"]
    assert asked({}, {"A2": 1}, TINY) == ["A1", "A2", "A4"]
    assert asked({}, {"A2": "dont_know"}, TINY) == ["A1", "A2", "A4"]
    assert asked({}, {"A2": 2}, TINY) == ["A1", "A2", "A3", "A4"]


def test_a_profile_question_waits_for_the_answer_it_depends_on() -> None:
    codes = [[q.code for q in Path(TINY, a_record({}, p, of=TINY)).live_profile()] for p in ({}, PRACTISED)]
    assert codes == [["P1", "P2", "P3"], ["P1", "P2", "P3", "P4"]]


def test_a_value_given_off_the_path_opens_nothing() -> None:
    raw_answers: Given = {"A2": 1, "A3": 3}
    assert "A3" not in asked({}, raw_answers, TINY)
    path = Path(TINY, a_record(raw_answers, {}, of=TINY))
    assert [each.code for each in path.set_aside()] == ["A3"]


def test_the_first_question_without_an_answer_comes_next() -> None:
    path = Path(TINY, a_record({"A1": 2}, PRACTISED, of=TINY))
    assert path.next_question() == TINY.question_by_code["A2"]
    assert Path(TINY, a_record(all_at(2, TINY), PRACTISED, of=TINY)).next_question() is None


def test_an_answer_of_any_kind_is_an_answer() -> None:
    record = a_record({"A1": "dont_know", "A2": 1, "A4": "not_applicable"}, {"P2": "planned"}, of=TINY)
    progress = Path(TINY, record).progress()
    assert (progress.asked, progress.answered, progress.left, progress.is_complete) == (3, 3, 0, True)


def test_the_dimension_that_follows_is_the_next_one_asked() -> None:
    first, second, third, fourth = STRUCTURE.dimensions[:4]
    path = Path(STRUCTURE, a_record({}, forms("planned", "practised", "planned")))
    assert path.next_dimension(first) == second
    assert path.next_dimension(second) == fourth
    assert path.next_dimension(STRUCTURE.dimensions[-1]) is None
    assert third not in path.dimensions()
