"""The engine and the naive reading of the rules agree on every set of answers drawn."""

from itertools import product

import pytest
from hypothesis import given

from diagnostic.core.scoring import next_step_up
from tests.build import an_outcome, outcome_json, the_structure_questionnaire
from tests.core import drawn, reference
from tests.core.drawn import MANY, record_of
from tests.core.reference import Given

VERSION = the_structure_questionnaire().version


@MANY
@given(drawn.everything)
def test_the_whole_outcome_is_the_one_of_the_rules(drew: Given) -> None:
    expected = reference.outcome(drew)
    head = {"questionnaire": "structure", "version": VERSION}
    assert outcome_json(record_of(drew)) == head | expected
    _, left = reference.taken(reference.ranked(drew, expected["dimensions"]))
    assert other_leads(drew) == [each["question"] for each in left]


@pytest.mark.parametrize("code", reference.DIMENSIONS)
def test_no_next_step_up_is_smaller_whatever_the_levels(code: str) -> None:
    questionnaire = the_structure_questionnaire()
    dimension = next(each for each in questionnaire.dimensions if each.code == code)
    names = {each.key: each.code for each in dimension.questions}
    for levels in product(range(1, reference.TOP + 1), repeat=len(names)):
        known = dict(zip(names, levels, strict=True))
        steps = next_step_up(questionnaire, dimension.questions, known)
        found = [{"question": names[e.question], "from": e.start, "to": e.end} for e in steps]
        assert found == reference.next_step_up({names[key]: level for key, level in known.items()})


def other_leads(drew: Given) -> list[str]:
    questions = the_structure_questionnaire().question
    return [questions[each.question].code for each in an_outcome(record_of(drew)).other_leads]
