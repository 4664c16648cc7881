"""How a dimension reaches its next level one step at a time."""

from diagnostic.core.routing import Path
from diagnostic.core.steps_up import StepsUp, steps_up
from tests.build import Given, a_record, all_at, an_outcome, the_structure_questionnaire

STRUCTURE = the_structure_questionnaire()


def steps(dimension: str, answers: Given) -> StepsUp:
    record = a_record(answers)
    outcome = an_outcome(record)
    return steps_up(Path(STRUCTURE, record), outcome, outcome.of(dimension))


def told(found: StepsUp) -> list[tuple[str, int, int]]:
    return [(STRUCTURE.question[each.question].code, each.start, each.end) for each in found.raises]


def test_no_step_goes_further_than_one_level() -> None:
    found = steps("strategie", {**all_at(4), "D1.1": 1, "D1.2": 1, "D1.3": 1, "D1.4": 4})
    assert told(found) == [("D1.1", 1, 2), ("D1.2", 1, 2), ("D1.3", 1, 2)]
    assert found.suffice


def test_the_order_is_the_one_of_the_plan() -> None:
    answers = {**all_at(1), "D2.1": 1, "D2.2": 1, "D2.3": 1, "D2.4": 1}
    outcome = an_outcome(a_record(answers))
    plan = [each.question for each in (*outcome.priorities, *outcome.other_leads)]
    places = [plan.index(each.question) for each in steps("connaissance", answers).raises]
    assert places == sorted(places)
    assert places


def test_the_key_question_alone_opens_its_gate() -> None:
    found = steps("strategie", {**all_at(4), "D1.1": 1, "D1.2": 3})
    assert (told(found), found.suffice) == ([("D1.1", 1, 2)], True)


def test_what_one_level_each_cannot_do_is_a_beginning_of_three_steps_at_most() -> None:
    found = steps("strategie", {**all_at(4), "D1.3": 1, "D1.4": 1})
    assert (told(found), found.suffice) == ([("D1.4", 1, 2), ("D1.3", 1, 2)], False)


def test_there_is_no_step_at_the_top_and_none_without_a_level() -> None:
    assert steps("strategie", all_at(4)) == StepsUp((), suffice=False)
    assert steps("strategie", {"D1.1": 1}) == StepsUp((), suffice=False)
