"""What else an outcome says: strengths, what is left to answer, how many dimensions stand where."""

from diagnostic.core.outcome import Status
from tests.build import Given, a_record, all_at, an_outcome, the_structure_questionnaire

STRUCTURE = the_structure_questionnaire()


def strengths(answers: Given) -> list[str]:
    return [STRUCTURE.question[key].code for key in an_outcome(a_record(answers)).strengths]


def test_the_highest_answers_are_the_strengths_one_a_dimension() -> None:
    assert strengths({"D1.2": 3, "D1.3": 4, "D6.2": 4, "D7.3": 3}) == ["D1.3", "D6.2", "D7.3"]


def test_a_priority_is_no_strength() -> None:
    assert strengths({"D1.2": 3, "D1.3": 4, "D6.2": 4, "D7.3": 2}) == ["D1.3", "D6.2"]
    everywhere_at_two = an_outcome(a_record(all_at(2)))
    assert len(everywhere_at_two.strengths) == 3
    assert not {each.question for each in everywhere_at_two.priorities} & {*everywhere_at_two.strengths}


def test_among_equals_a_critical_question_is_the_strength() -> None:
    assert strengths({"D2.2": 3, "D2.1": 3}) == ["D2.1"]


def test_the_first_level_is_no_strength() -> None:
    assert strengths(all_at(1)) == []


def test_three_strengths_are_enough() -> None:
    assert len(strengths(all_at(4))) == 3


def test_the_outcome_counts_the_dimensions_at_each_level() -> None:
    answers = all_at(2) | {code: 4 for code in all_at(4) if code.startswith("D7")}
    assert an_outcome(a_record(answers)).levels == {1: 0, 2: 7, 3: 0, 4: 1}


def test_what_is_left_to_answer_follows_the_path() -> None:
    outcome = an_outcome(a_record({"D1.1": 1}, {"P6a": "planned"}))
    assert len(outcome.unanswered) == 20
    assert outcome.of("animation").status is Status.PLANNED


def test_the_trace_says_which_critical_question_holds_a_dimension() -> None:
    outcome = an_outcome(a_record({"D1.1": 1, "D1.2": 4, "D1.3": 4, "D1.4": 4}))
    (scored,) = outcome.scored
    assert (scored.level, scored.uncapped, scored.total, scored.known) == (2, 3, 13, 4)
    assert [STRUCTURE.question[key].code for key in scored.held_by] == ["D1.1"]


def test_the_trace_names_no_question_that_holds_nothing_back() -> None:
    (scored,) = an_outcome(a_record({"D1.1": 1, "D1.2": 2, "D1.3": 2, "D1.4": 3})).scored
    assert (scored.level, scored.uncapped, scored.held_by) == (2, 2, ())
