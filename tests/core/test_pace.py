"""Minutes left: what they count, how somebody’s own pace corrects them, and that they fall to nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.core.answers import Level
from diagnostic.core.pace import (
    FASTEST,
    FEWEST_MEASURED,
    SLOWEST,
    Answering,
    own_pace,
    whole_minutes,
)
from diagnostic.core.routing import Path, reading_seconds
from tests.build import the_structure_questionnaire
from tests.core import drawn
from tests.core.drawn import record_of
from tests.core.reference import Given

STRUCTURE = the_structure_questionnaire()
KEYS = [each.key for each in STRUCTURE.questions]
USUAL = {each.key: reading_seconds(each) for each in STRUCTURE.questions}
SOME = settings(max_examples=100, deadline=None)
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def answered(*gaps: float, first: int = 0) -> list[Answering]:
    """One question after the other, each so many seconds after the one before."""
    at, told = NOON, [Answering("", NOON)]
    for key, gap in zip(KEYS[first:], gaps, strict=False):
        at += timedelta(seconds=gap)
        told.append(Answering(key, at))
    return told


def test_the_whole_takes_about_the_minutes_that_the_questionnaire_promises() -> None:
    assert whole_minutes(sum(USUAL.values())) == pytest.approx(STRUCTURE.minutes, abs=2)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (-1, 0), (1, 1), (59.9, 1), (60, 2), (149, 2), (150, 3), (1200, 20)]
)
def test_minutes_are_rounded_kindly(seconds: float, minutes: int) -> None:
    assert whole_minutes(seconds) == minutes


@SOME
@given(st.lists(st.floats(0, 100_000), max_size=37))
def test_a_pace_stays_within_its_bounds(gaps: list[float]) -> None:
    assert own_pace(answered(*gaps), USUAL) == 1.0 or FASTEST <= own_pace(answered(*gaps), USUAL) <= SLOWEST


def test_nothing_is_said_of_a_pace_before_enough_was_measured() -> None:
    few = FEWEST_MEASURED - 1
    assert own_pace(answered(*[1] * few), USUAL) == 1.0
    assert own_pace(answered(*[1] * (few + 1)), USUAL) == FASTEST


def test_who_takes_half_as_long_again_has_that_pace() -> None:
    gaps = [1.5 * USUAL[each] for each in KEYS[:10]]
    assert own_pace(answered(*gaps), USUAL) == pytest.approx(1.5)


def test_a_break_is_no_answer() -> None:
    usual = [USUAL[each] for each in KEYS[:8]]
    usual[3] = 3600
    assert own_pace(answered(*usual), USUAL) == pytest.approx(1.0)


def test_a_page_sent_at_once_counts_for_all_its_questions() -> None:
    at = NOON + timedelta(seconds=sum(USUAL[each] for each in KEYS[:6]) * 2)
    page = [Answering("", NOON), *(Answering(each, at) for each in KEYS[:6])]
    assert own_pace(page, USUAL) == pytest.approx(SLOWEST)


def test_changing_an_answer_is_not_measured_and_a_clock_that_jumps_back_neither() -> None:
    first = answered(*[USUAL[each] for each in KEYS[:6]])
    again = [Answering(each.question, each.at + timedelta(hours=1)) for each in first]
    back = [Answering(KEYS[7], NOON - timedelta(days=1))]
    assert own_pace([*first, *again, *back], USUAL) == pytest.approx(1.0)


@SOME
@given(drawn.everything, st.floats(FASTEST, SLOWEST), st.integers(0, 36))
def test_minutes_fall_as_answers_come_and_are_never_negative(drew: Given, pace: float, which: int) -> None:
    record = record_of(drew)
    before = Path(STRUCTURE, record, pace)
    question = STRUCTURE.questions[which]
    after = Path(STRUCTURE, replace(record, answers={**record.answers, question.key: Level(2)}), pace)
    assert 0 <= after.minutes_left() <= before.minutes_left()
    of = STRUCTURE.dimension[question.dimension]
    assert 0 <= after.minutes_left(of) <= before.minutes_left(of)


@SOME
@given(drawn.everything, st.floats(FASTEST, SLOWEST))
def test_nothing_is_left_exactly_when_everything_is_answered(drew: Given, pace: float) -> None:
    record = record_of(drew)
    every = {each.key: Level(3) for each in STRUCTURE.questions}
    whole = Path(STRUCTURE, replace(record, answers=every), pace)
    assert (whole.minutes_left() == 0) == (not whole.missing_profile())
    path = Path(STRUCTURE, record, pace)
    is_over = path.progress().is_complete and not path.missing_profile()
    assert (path.minutes_left() == 0) == is_over
