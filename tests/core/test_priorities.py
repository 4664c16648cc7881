"""What to work on first: score, ties, prerequisites, and how many are kept."""

from typing import Any

from diagnostic.core.outcome import Priority
from tests.build import (
    Given,
    a_record,
    all_at,
    an_outcome,
    outcome_json,
    the_structure_questionnaire,
    the_tiny_questionnaire,
)
from tests.content.model import PREREQUISITES


def listed(*groups: tuple[Priority, ...]) -> list[str]:
    questions = the_structure_questionnaire().question
    return [questions[each.question].code for group in groups for each in group]


def kept(answers: Given, **given: Any) -> list[str]:
    return listed(an_outcome(a_record(answers, **given)).priorities)


def all_leads(answers: Given, **given: Any) -> list[str]:
    outcome = an_outcome(a_record(answers, **given))
    return listed(outcome.priorities, outcome.other_leads)


def test_a_score_is_gap_times_importance_over_effort() -> None:
    record = a_record({"D1.1": 1}, targets={"D1": 4}, importance={"D1": "high"})
    (priority,) = an_outcome(record).priorities
    assert (priority.gap, priority.importance, priority.effort, priority.critical) == (3, "high", "low", True)
    assert float(priority.score) == 3 * 3 * 1.5 / 1


def test_a_score_is_shown_rounded_and_compared_exactly() -> None:
    outcome = outcome_json(a_record({"D4.4": 2, "D6.3": 2}))
    assert [each["score"] for each in outcome["priorities"]] == [0.67, 0.67]


def test_an_answer_at_its_target_is_no_priority() -> None:
    assert kept({"D1.1": 3}) == []
    assert kept({"D1.1": 3}, targets={"D1": 4}) == ["D1.1"]


def test_without_a_level_the_target_is_three() -> None:
    (priority,) = an_outcome(a_record({"D8.4": 1})).priorities
    assert priority.target == 3


def test_the_usual_target_is_one_level_up_and_the_top_at_most() -> None:
    outcome = an_outcome(a_record({"D1.1": 4, "D1.2": 4, "D1.3": 4, "D1.4": 3}))
    assert [each.target for each in outcome.priorities] == [4]
    outcome = an_outcome(a_record({"D1.1": 2, "D1.2": 2, "D1.3": 2, "D1.4": 2}))
    assert {each.target for each in outcome.priorities} == {3}


def test_a_tie_goes_to_the_lower_answer_first() -> None:
    assert kept({"D1.2": 2, "D7.2": 1}, targets={"D1": 4, "D7": 3}) == ["D7.2", "D1.2"]
    assert kept({"D1.2": 1, "D7.1": 2}, targets={"D1": 3, "D7": 4}) == ["D1.2", "D7.1"]


def test_a_tie_of_equal_answers_goes_to_the_critical_question() -> None:
    assert kept({"D1.2": 2, "D7.1": 2}) == ["D7.1", "D1.2"]


def test_a_tie_of_equal_questions_keeps_their_order() -> None:
    assert kept({"D8.3": 1, "D1.4": 1}) == ["D1.4", "D8.3"]


def test_a_prerequisite_that_stands_lower_moves_just_above_its_dependant() -> None:
    answers = {"D4.1": 1, "D8.3": 2, "D2.1": 2}
    without = {code: answer for code, answer in answers.items() if code != "D4.1"}
    assert kept(without) == ["D8.3", "D2.1"]
    outcome = an_outcome(a_record(answers))
    assert listed(outcome.priorities) == ["D2.1", "D4.1", "D8.3"]
    assert [bool(each.moved_before) for each in outcome.priorities] == [True, False, False]


def test_a_prerequisite_moves_no_higher_than_just_above_its_dependant() -> None:
    assert kept({"D1.1": 1, "D4.1": 1, "D8.3": 2, "D2.1": 2}) == ["D1.1", "D2.1", "D4.1", "D8.3"]


def test_a_prerequisite_that_stands_higher_stays_where_it_is() -> None:
    outcome = an_outcome(a_record({"D6.1": 1, "D1.1": 1, "D4.2": 2}))
    assert listed(outcome.priorities) == ["D1.1", "D6.1", "D4.2"]
    assert not [each for each in outcome.priorities if each.moved_before]


def test_a_prerequisite_already_reached_is_not_called_back() -> None:
    assert kept({"D8.1": 4, "D8.2": 1}) == ["D8.2"]


def test_every_prerequisite_of_the_rules_is_followed() -> None:
    for first, then in PREREQUISITES:
        importance = {} if first[:2] == then[:2] else {first[:2]: "low", then[:2]: "high"}
        outcome = an_outcome(a_record({first: 2, then: 1}, importance=importance))
        assert listed(outcome.priorities) == [first, then]


def test_two_of_one_dimension_at_most_and_five_in_all() -> None:
    codes = kept(all_at(1))
    assert len(codes) == 5
    assert max([code[:2] for code in codes].count(code[:2]) for code in codes) == 2


def test_fewer_than_five_are_all_there_is() -> None:
    assert kept({"D1.1": 1, "D1.2": 1, "D1.3": 1, "D1.4": 1}) == ["D1.1", "D1.4"]


def test_what_is_left_over_stays_available_in_its_order() -> None:
    outcome = an_outcome(a_record(all_at(1)))
    codes = listed(outcome.priorities, outcome.other_leads)
    assert sorted(codes) == sorted(each.code for each in the_structure_questionnaire().questions)
    scores = [each.score for each in outcome.other_leads if not each.moved_before]
    assert scores == sorted(scores, reverse=True)


def test_an_incomplete_dimension_has_priorities_and_a_planned_one_has_none() -> None:
    profile = {"P6a": "planned", "P6b": "not_concerned", "P6c": "practised"}
    codes = all_leads(all_at(1), profile=profile)
    assert not {code[:2] for code in codes} & {"D3", "D4"}
    assert all_leads({"D5.1": 1}, profile=profile) == ["D5.1"]


def test_an_unknown_answer_is_never_a_priority() -> None:
    assert all_leads({"D1.1": "dont_know", "D5.2": "not_applicable"}) == []


def resources(code: str, answer: int, **profile: Any) -> list[str]:
    record = a_record({code: answer}, {"P6c": "practised"} | profile, targets={code[:2]: 4})
    (priority,) = outcome_json(record)["priorities"]
    found: list[str] = priority["resources"]
    return found


def test_each_level_has_its_resources_and_the_third_leads_further() -> None:
    assert resources("D1.1", 1) == ["K01", "K37"]
    assert resources("D1.1", 2) == ["K02", "K31"]
    assert resources("D1.1", 3) == ["K21", "K37"]


def test_a_rural_or_mixed_territory_adds_its_note_where_it_is_marked() -> None:
    assert resources("D1.2", 2) == ["K10"]
    assert resources("D1.2", 2, P3="rural") == ["K10", "K35"]
    assert resources("D2.3", 2, P3="mixte") == ["K10", "K35"]
    assert resources("D1.2", 2, P3="urbain") == ["K10"]
    assert resources("D1.2", 1, P3="rural") == ["K18", "K33"]


def test_modes_of_partnership_add_their_resources_once_each_in_the_order_of_the_kit() -> None:
    assert resources("D5.5", 1) == ["K09", "K25"]
    assert resources("D5.5", 1, P7=["mecenat", "cooperation-economique"]) == ["K08", "K09", "K25", "K27"]
    assert resources("D5.5", 2, P7=["innovation-societale"]) == ["K09", "K24", "K26", "K36"]


def test_a_profile_answer_off_the_path_adds_no_resource() -> None:
    tiny = the_tiny_questionnaire()
    profile = {"P2": "practised", "P4": "recents"}
    on_path = outcome_json(a_record({"A2": 1}, profile, of=tiny), tiny)
    assert on_path["priorities"][0]["resources"] == ["R01", "R05"]
    off_path = outcome_json(a_record({"A2": 1}, profile | {"P2": "not_concerned"}, of=tiny), tiny)
    assert off_path["priorities"][0]["resources"] == ["R01"]


def test_resources_come_in_the_order_of_the_kit_not_of_their_codes() -> None:
    tiny = the_tiny_questionnaire()
    outcome = outcome_json(a_record({"A4": 1}, of=tiny), tiny)
    assert outcome["priorities"][0]["resources"] == ["R03", "R01"]
