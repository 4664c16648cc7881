"""The kit is searched by need; spelling is forgiven, and what it does not hold is not invented."""

from time import process_time

import pytest

from diagnostic.reading.offline import OfflineReader
from tests.reading.kit_searches import ENGLISH, SLIPS, STREET


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("évaluer un partenariat", "K16"),
        ("EVALUER des PARTENARIATS", "K16"),
        ("animer un groupe de travail", "K29"),
        ("annimation de groupes de travaille", "K29"),
        ("milieu rural", "K35"),
        ("une formation en ligne", "K09"),
        ("mooc", "K38"),
        ("engagement des salariés", "K36"),
        ("questionnaire pour une étude territoriale", "K28"),
    ],
)
def test_words_accents_typos_and_inflections_find_the_resource(
    by_words: OfflineReader, query: str, code: str
) -> None:
    assert code in by_words.search(query, "fr", 3)


@pytest.mark.parametrize(
    "query", ["xyzzy", "", "???", "la recette de la tarte aux pommes", "horaires du bus"]
)
def test_the_kit_stays_silent_on_what_it_does_not_hold(by_words: OfflineReader, query: str) -> None:
    assert by_words.search(query, "fr") == ()


def test_searching_in_english_finds_french_titles(by_words: OfflineReader) -> None:
    assert "K36" in by_words.search("employee volunteering", "en", 3)


def test_no_more_is_given_than_asked_for(by_words: OfflineReader) -> None:
    assert len(by_words.search("partenariat", "fr", 2)) == 2


SEARCHES = [("fr", words, wanted) for words, wanted in (*SLIPS, *STREET)]
SEARCHES += [("en", words, wanted) for words, wanted in ENGLISH]
WORTH, MOST_MS = 0.9, 50


@pytest.mark.parametrize("named", ["by_words", "by_meaning"])
def test_what_people_type_finds_what_they_need_among_the_first_three(
    named: str, request: pytest.FixtureRequest
) -> None:
    reader: OfflineReader = request.getfixturevalue(named)
    found = [bool(wanted & set(reader.search(words, language, 3))) for language, words, wanted in SEARCHES]
    assert sum(found) >= WORTH * len(found)


def test_a_search_by_words_is_quick(by_words: OfflineReader) -> None:
    spent = []
    for language, words, _ in SEARCHES:
        start = process_time()
        by_words.search(words, language, 8)
        spent.append((process_time() - start) * 1000)
    assert sorted(spent)[len(spent) // 2] < MOST_MS
