"""When to act: the terms of the plan follow effort and rank, and what comes first stays first."""

import dataclasses

import pytest

from diagnostic.core.concluding import conclude
from diagnostic.core.outcome import Outcome
from diagnostic.report.telling.horizons import AT_ONCE, TERMS, terms_of
from tests.build import ALL_PRACTISED, a_record, all_at, the_structure_questionnaire
from tests.report.samples import sample, told

KEYS = {each.code: each.key for each in the_structure_questionnaire().questions}


def an_outcome_with(*efforts: tuple[str, str]) -> Outcome:
    """An outcome whose priorities are these questions with these efforts, in this order."""
    outcome = conclude(the_structure_questionnaire(), a_record(all_at(2)))
    model = outcome.priorities[0]
    chosen = tuple(dataclasses.replace(model, question=KEYS[code], effort=effort) for code, effort in efforts)
    return dataclasses.replace(outcome, priorities=chosen)


def terms(*efforts: tuple[str, str]) -> list[int]:
    return list(terms_of(an_outcome_with(*efforts), the_structure_questionnaire()).values())


@pytest.mark.parametrize(("effort", "months"), [("low", 3), ("medium", 6), ("high", 12)])
def test_the_term_follows_the_effort(effort: str, months: int) -> None:
    assert terms(("D1.1", effort)) == [months]


def test_a_full_term_passes_an_action_on_to_the_next() -> None:
    easy = [(code, "low") for code in ("D1.1", "D1.2", "D2.1", "D2.2", "D3.1")]
    assert terms(*easy) == [3, 3, 6, 6, 12]


def test_the_last_term_has_room_for_all() -> None:
    hard = [(code, "high") for code in ("D1.1", "D1.2", "D2.1", "D2.2", "D3.1")]
    assert terms(*hard) == [12] * 5


def test_an_action_never_comes_before_the_one_that_prepares_it() -> None:
    assert terms(("D2.1", "high"), ("D4.1", "low")) == [12, 12]
    assert terms(("D6.1", "medium"), ("D4.2", "low")) == [6, 6]


def test_every_priority_of_the_sample_has_one_term() -> None:
    plan = sample().plan
    ranks = [line.rank for horizon in plan.horizons for line in horizon.lines]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))
    assert [each.months for each in plan.horizons] == sorted(each.months for each in plan.horizons)
    assert all(len(each.lines) <= AT_ONCE for each in plan.horizons if each.months != TERMS[-1])


def test_a_priority_says_why_in_words() -> None:
    record = a_record({**all_at(3), "D2.1": 1}, importance={"D2": "high"}, targets={"D2": 4})
    lines = [line for horizon in told(record).plan.horizons for line in horizon.lines]
    (line,) = (each for each in lines if each.key == KEYS["D2.1"])
    why = " ".join(line.why)
    assert line.rank == 1
    assert "Moteur" in why
    assert "forte" in why
    assert "★" in why


def test_a_resource_says_why_it_is_proposed() -> None:
    rural = told(a_record({**all_at(3), "D2.3": 2}, {**ALL_PRACTISED, "P3": "rural"}))
    lines = [line for horizon in rural.plan.horizons for line in horizon.lines if line.key == KEYS["D2.3"]]
    reasons = {each.code: each.why for line in lines for each in line.resources}
    assert "Surtout rural" in reasons["K35"]
    assert "depuis le niveau" in reasons["K10"]


def test_what_is_left_over_is_a_lead() -> None:
    plan = sample().plan
    priorities = {line.name for horizon in plan.horizons for line in horizon.lines}
    assert plan.leads
    assert not priorities & {each.name for each in plan.leads}
    assert plan.leads_left


def test_nothing_to_do_is_said() -> None:
    plan = told(a_record(all_at(4))).plan
    assert not plan.horizons
    assert "partout le niveau visé" in plan.empty
