"""What is left, when only that is to be shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.core.answers import DontKnow
from diagnostic.core.remaining import Only, first_offering, left_in, next_with_left
from diagnostic.core.routing import Path
from tests.build import a_record, the_structure_questionnaire
from tests.core import drawn
from tests.core.drawn import record_of
from tests.core.reference import Given

SOME = settings(max_examples=100, deadline=None)
STRUCTURE = the_structure_questionnaire()


@SOME
@given(drawn.everything)
def test_each_choice_shows_what_it_says(drew: Given) -> None:
    path = Path(STRUCTURE, record_of(drew))
    answers = path.record.answers
    for dimension in path.dimensions():
        live = path.questions(dimension)
        unanswered = tuple(each for each in live if each.key not in answers)
        unsure = {each for each in live if isinstance(answers.get(each.key), DontKnow)}
        assert left_in(path, dimension, Only.ALL) == live
        assert left_in(path, dimension, Only.UNANSWERED) == unanswered
        assert set(left_in(path, dimension, Only.UNSETTLED)) == {*unanswered, *unsure}


@SOME
@given(drawn.everything, st.sampled_from([Only.UNANSWERED, Only.UNSETTLED]))
def test_going_on_visits_each_dimension_with_something_left_once_and_ends(drew: Given, only: Only) -> None:
    path = Path(STRUCTURE, record_of(drew))
    visited = []
    at = next_with_left(path, None, only)
    while at:
        visited.append(at)
        at = next_with_left(path, at, only)
    assert visited == [each for each in STRUCTURE.dimensions if left_in(path, each, only)]


def test_the_two_answers_that_are_no_level_are_first_met_on_the_path() -> None:
    path = Path(STRUCTURE, a_record())
    found = first_offering(path)
    assert found["dont_know"] == path.all_questions()[0]
    assert found["not_applicable"].allows_not_applicable
