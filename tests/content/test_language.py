"""Languages: which are offered, how they name themselves, how they tell a date."""

from datetime import UTC, date, datetime

import pytest

from tests.build import source_texts_only

FRENCH = source_texts_only().source


def test_french_is_always_offered_and_comes_first() -> None:
    assert source_texts_only().codes == ("fr",)
    assert (FRENCH.tag, FRENCH.own_name) == ("fr-FR", "Français")


def test_a_language_that_is_not_offered_is_not_given() -> None:
    with pytest.raises(KeyError):
        source_texts_only()["xx"]


def test_a_day_is_told_in_full() -> None:
    assert FRENCH.day(date(2026, 11, 23)) == "23 novembre 2026"


def test_a_moment_is_told_in_the_time_of_france() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert (FRENCH.day(late), FRENCH.time(late)) == ("1 juillet 2026", "01:30")


def test_none_is_singular_in_french() -> None:
    assert [FRENCH.ngettext("une réponse", "des réponses", count) for count in (0, 1, 2)] == [
        "une réponse",
        "une réponse",
        "des réponses",
    ]
