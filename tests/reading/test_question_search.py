"""The search of questions: by name, code or description; silent where nothing is meant."""

import pytest

from diagnostic.core.reading import Situation
from diagnostic.reading.offline import OfflineReader


@pytest.mark.parametrize(
    ("language", "typed", "key"),
    [
        ("fr", "mémoire partagée", "continuite-des-contacts"),
        ("fr", "connaissance partagée", "connaissance-partagee"),
        ("fr", "impartialite", "regles-impartialite"),
        ("fr", "finacement", "financement-de-l-animation"),
        ("fr", "groupes de travails", "groupes-de-travail"),
        ("fr", "qui décide", "decision-orientations"),
        ("fr", "d4.2", "pilotage-experimentation"),
        ("en", "shared memory", "continuite-des-contacts"),
        ("en", "territory study", "etude-du-territoire"),
    ],
)
def test_the_question_that_is_meant_comes_first(
    by_words: OfflineReader, language: str, typed: str, key: str
) -> None:
    assert by_words.find(typed, language)[0] == key


@pytest.mark.parametrize("typed", ["recette de cuisine", "qsdfgh", "le la les", "?", "", "météo"])
def test_nothing_is_found_where_no_question_is_meant(by_words: OfflineReader, typed: str) -> None:
    assert by_words.find(typed, "fr") == ()


def test_at_most_so_many_are_given_and_none_twice(by_words: OfflineReader) -> None:
    found = by_words.find("expérimentation territoire entreprises partenariats", "fr", 3)
    assert len(found) <= 3
    assert len(set(found)) == len(found)


def test_meaning_adds_and_never_hides_what_words_find(
    by_words: OfflineReader, by_meaning: OfflineReader
) -> None:
    for typed in ("financement", "mémoire partagée", "rôle", "formation"):
        assert set(by_words.find(typed, "fr")) <= set(by_meaning.find(typed, "fr"))


def test_the_conversation_goes_back_to_the_same_question(by_words: OfflineReader) -> None:
    read = by_words.read("revenons à la question sur la mémoire partagée", Situation("fr", "role-defini"))
    assert read.target == "continuite-des-contacts"
