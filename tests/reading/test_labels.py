"""A choice of the profile said in words, terms of the glossary, and the answer that a correction names."""

from typing import Final

import pytest

from diagnostic.core.reading import Intent, Situation
from diagnostic.reading.offline import OfflineReader

KINDS: Final = (
    ("tiers-lieu", "Tiers-lieu"),
    ("maison-associations", "Maison des associations ou point d’appui"),
    ("rural", "Surtout rural"),
    ("urbain", "Surtout urbain"),
)
FORMS: Final = (
    ("practised", "Oui, nous la pratiquons"),
    ("planned", "Nous l’envisageons d’ici un an"),
    ("not_concerned", "Nous ne sommes pas concernés"),
)


@pytest.mark.parametrize(
    ("message", "choices", "value"),
    [
        ("un tiers-lieu", KINDS, "tiers-lieu"),
        ("Nous sommes un tiers lieu.", KINDS, "tiers-lieu"),
        ("maison des associations", KINDS, "maison-associations"),
        ("surtout rurale", KINDS, "rural"),
        ("oui", FORMS, "practised"),
        ("on l’envisage d’ici un an", FORMS, "planned"),
        ("nous ne sommes pas concernes", FORMS, "not_concerned"),
        ("nous sommes concernés", FORMS, ""),
        ("non", FORMS, "not_concerned"),
        ("surtout", KINDS, ""),
        ("rural et urbain", KINDS, ""),
        ("pourquoi ?", FORMS, ""),
        ("", FORMS, ""),
        ("rural " * 200, KINDS, ""),
    ],
)
def test_a_choice_is_named_by_its_own_words(
    by_words: OfflineReader, message: str, choices: tuple[tuple[str, str], ...], value: str
) -> None:
    asked = Situation("fr", open_questions=frozenset(), choices=choices)
    assert by_words.read(message, asked).value == value


@pytest.mark.parametrize(
    ("message", "language", "named"),
    [
        ("c’est quoi une convention ?", "fr", {"convention"}),
        ("Qu’est-ce qu’un indicateur ?", "fr", {"indicateur"}),
        ("Que veut dire ce mot ?", "fr", set()),
    ],
)
def test_terms_are_recognised_by_name(
    by_words: OfflineReader, message: str, language: str, named: set[str]
) -> None:
    reading = by_words.read(message, Situation(language, "role-defini"))
    assert reading.intent in {Intent.EXPLAIN_TERMS, Intent.EXPLAIN_QUESTION}
    assert set(reading.terms) == named


@pytest.mark.parametrize(
    ("message", "target"),
    [
        ("en fait, pour l’étude du territoire, je me suis trompé", "etude-du-territoire"),
        ("modifier ma réponse sur le rôle", "role-defini"),
        ("je veux changer une réponse", ""),
        ("je me suis trompé", ""),
    ],
)
def test_a_correction_names_its_answer_or_none(by_words: OfflineReader, message: str, target: str) -> None:
    reading = by_words.read(message, Situation("fr", "enjeux-choisis"))
    assert (reading.intent, reading.target) == (Intent.CHANGE_ANSWER, target)


@pytest.mark.parametrize(
    ("message", "is_stated"), [("je ne sais pas", True), ("il faudrait que je demande", False)]
)
def test_only_what_is_said_in_so_many_words_is_stated(
    by_words: OfflineReader, message: str, *, is_stated: bool
) -> None:
    reading = by_words.read(message, Situation("fr", "role-defini"))
    assert (reading.intent, reading.stated) == (Intent.DONT_KNOW, is_stated)
