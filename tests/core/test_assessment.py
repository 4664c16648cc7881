"""The moves of an assessment: finishing is deliberate, and can be undone."""

from datetime import timedelta

import pytest

from diagnostic.core.assessment import State
from diagnostic.core.faults import AlreadyFinished
from tests.build import SOME_DAY, an_assessment


def test_a_draft_may_change() -> None:
    an_assessment().require_draft()


def test_a_finished_assessment_may_not_change() -> None:
    with pytest.raises(AlreadyFinished):
        an_assessment().finished(SOME_DAY).require_draft()


def test_finishing_twice_keeps_the_first_date() -> None:
    once = an_assessment().finished(SOME_DAY)
    assert once.finished(SOME_DAY + timedelta(days=1)) == once
    assert once.finished_at == SOME_DAY


def test_a_reopened_assessment_is_the_draft_it_was() -> None:
    draft = an_assessment()
    assert draft.finished(SOME_DAY).reopened() == draft
    assert draft.finished(SOME_DAY).reopened().state is State.DRAFT
