"""What holds of every outcome, whatever was answered."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from diagnostic.core.answers import Answer, Record
from diagnostic.core.concluding import conclude
from diagnostic.core.outcome import Outcome, Status
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.routing import Path
from tests.build import a_record, an_answer, outcome_json, the_structure_questionnaire, the_tiny_questionnaire
from tests.core import drawn
from tests.core.drawn import MANY, record_of, tiny_answers, tiny_profiles
from tests.core.reference import Given

STRUCTURE = the_structure_questionnaire()
TINY = the_tiny_questionnaire()


@MANY
@given(drawn.everything)
def test_every_level_lies_within_the_scale_and_within_its_range(drew: Given) -> None:
    for each in conclude(STRUCTURE, record_of(drew)).dimensions:
        if each.status is not Status.SCORED:
            assert (each.level, each.index, each.range) == (None, None, None)
            continue
        assert each.level
        assert each.range
        assert each.index is not None
        assert 1 <= each.range[0] <= each.level <= each.range[1] <= STRUCTURE.top
        assert 0 <= each.index <= 100


@MANY
@given(drawn.everything, st.integers(0, 36))
def test_raising_one_answer_never_lowers_its_dimension(drew: Given, which: int) -> None:
    low = sorted(code for code, answer in drew.answers.items() if answer in {1, 2, 3})
    assume(low)
    code = low[which % len(low)]
    raised = replace(drew, answers={**drew.answers, code: int(drew.answers[code]) + 1})
    dimension = STRUCTURE.question_by_code[code].dimension
    before = conclude(STRUCTURE, record_of(drew)).of(dimension)
    after = conclude(STRUCTURE, record_of(raised)).of(dimension)
    assert after.status is before.status
    assert (after.level or 0) >= (before.level or 0)
    assert (after.mean or 0) >= (before.mean or 0)


@MANY
@given(tiny_profiles, tiny_answers, st.integers(0, 5))
def test_raising_an_answer_that_opens_no_question_never_lowers_its_dimension(
    profile: Mapping[str, str], answers: Mapping[str, int | str], which: int
) -> None:
    low = sorted(code for code, answer in answers.items() if answer in {1, 2})
    assume(low)
    code = low[which % len(low)]
    before = a_record(answers, profile, of=TINY)
    after = a_record({**answers, code: int(answers[code]) + 1}, profile, of=TINY)
    assume(Path(TINY, before).all_questions() == Path(TINY, after).all_questions())
    dimension = TINY.question_by_code[code].dimension
    levels = [conclude(TINY, record).of(dimension).level or 0 for record in (before, after)]
    assert levels == sorted(levels)


@MANY
@given(drawn.everything, st.integers(0, 36))
def test_the_order_in_which_answers_came_does_not_matter(drew: Given, start: int) -> None:
    other = replace(drew, profile=turned(drew.profile, 0), answers=turned(drew.answers, start))
    assert as_text(record_of(other)) == as_text(record_of(drew))


@MANY
@given(drawn.everything)
def test_concluding_twice_gives_the_same_outcome(drew: Given) -> None:
    assert conclude(STRUCTURE, record_of(drew)) == conclude(STRUCTURE, record_of(drew))


@MANY
@given(drawn.everything)
def test_answers_off_the_path_change_nothing_but_their_own_list(drew: Given) -> None:
    record = record_of(drew)
    assert without_what_is_set_aside(conclude(STRUCTURE, record)) == conclude(
        STRUCTURE, on_the_path(STRUCTURE, record)
    )


@MANY
@given(tiny_profiles, tiny_answers)
def test_answers_behind_a_condition_that_fell_change_nothing_either(
    profile: Mapping[str, str], answers: Mapping[str, int | str]
) -> None:
    record = a_record(answers, profile, of=TINY)
    assert without_what_is_set_aside(conclude(TINY, record)) == conclude(TINY, on_the_path(TINY, record))


@MANY
@given(tiny_profiles, st.lists(st.sampled_from((1, 2, 3, "dont_know")), min_size=12, max_size=12))
def test_the_way_through_asks_each_question_once_and_ends(
    profile: Mapping[str, str], choices: list[int | str]
) -> None:
    given_so_far: dict[str, Answer] = {}
    record = a_record({}, profile, of=TINY)
    asked = []
    for choice in choices:
        question = Path(TINY, replace(record, answers=given_so_far)).next_question()
        if question is None:
            break
        asked.append(question.key)
        given_so_far[question.key] = an_answer(choice, TINY.top)
    done = Path(TINY, replace(record, answers=given_so_far))
    assert done.progress().is_complete
    assert len(asked) == len(set(asked)) <= len(TINY.questions)


@MANY
@given(drawn.everything)
def test_progress_counts_what_is_left_to_ask(drew: Given) -> None:
    path = Path(STRUCTURE, record_of(drew))
    assert path.progress().left == len(tuple(path.unanswered()))
    parts = [path.progress(each) for each in STRUCTURE.dimensions]
    assert sum(each.asked for each in parts) == path.progress().asked
    assert sum(each.answered for each in parts) == path.progress().answered


def turned(values: Mapping[str, Any], start: int) -> dict[str, Any]:
    """The same values, told backwards from another place."""
    pairs = list(values.items())
    return dict(reversed(pairs[start:] + pairs[:start]))


def as_text(record: Record) -> str:
    return json.dumps(outcome_json(record), allow_nan=False)


def on_the_path(questionnaire: Questionnaire, record: Record) -> Record:
    live = {each.key for each in Path(questionnaire, record).all_questions()}
    return replace(record, answers={key: a for key, a in record.answers.items() if key in live})


def without_what_is_set_aside(outcome: Outcome) -> Outcome:
    return replace(outcome, set_aside=())
