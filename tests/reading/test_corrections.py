"""Corrections by name, however long: which answer they are about, and what they say of it."""

import pytest

from diagnostic.core.reading import Intent, Situation
from diagnostic.reading.offline import OfflineReader
from tests.reading.material import material

ALL = frozenset(each.key for each in material().questionnaires["fr"].questions)
ASKED = "temps-d-animation"
ANSWERED = frozenset({"role-defini", "etude-du-territoire"})


def at(language: str, question: str = ASKED) -> Situation:
    return Situation(language, question, open_questions=ALL - ANSWERED - {question})


LONG = [
    (
        "fr",
        (
            "En fait, pour le rôle défini, le conseil vient de valider une page avec les publics, "
            "les objectifs et les limites, après deux réunions où chacun a pu dire ce qu’il en pensait."
        ),
        "role-defini",
        3,
    ),
    (
        "fr",
        "Finalement, sur l’étude du territoire, il y a des données réunies mais personne ne les a analysées.",
        "etude-du-territoire",
        2,
    ),
    ("fr", "Attendez, je me suis trompé sur le rôle défini : rien n’est écrit.", "role-defini", 1),
    ("fr", "En fait pour le rôle défini c’est le niveau 2", "role-defini", 2),
    ("fr", "Pour le rôle défini, c’est plutôt la troisième.", "role-defini", 3),
    (
        "en",
        (
            "Actually, for the study of the territory, we have collected data but nobody analysed them, "
            "and the report that the agency wrote is still in a drawer."
        ),
        "etude-du-territoire",
        2,
    ),
    ("en", "Sorry, I was wrong about the defined role: nothing is written.", "role-defini", 1),
]


@pytest.mark.parametrize(("language", "message", "question", "level"), LONG)
def test_a_correction_of_any_length_names_its_question_and_its_level(
    by_words: OfflineReader, language: str, message: str, question: str, level: int
) -> None:
    found = by_words.read(message, at(language))
    assert (found.intent, found.target, found.level) == (Intent.CHANGE_ANSWER, question, None)
    assert [(each.question, each.level) for each in found.others] == [(question, level)]
    assert all(each.quote in message for each in found.others)


def test_without_a_level_only_the_question_is_named(by_words: OfflineReader) -> None:
    found = by_words.read("Actually, for the defined role, things changed last week.", at("en"))
    assert (found.intent, found.target, found.others) == (Intent.CHANGE_ANSWER, "role-defini", ())


@pytest.mark.parametrize(
    "message",
    [
        "En fait, pour nous, personne n’a de temps réservé.",
        "En fait, sur le terrain, on est deux à mi-temps et c’est écrit dans nos fiches de poste.",
        "Finalement, pour l’animation on a un mi-temps écrit dans la fiche de poste.",
    ],
)
def test_an_answer_to_the_question_asked_is_no_correction(by_words: OfflineReader, message: str) -> None:
    found = by_words.read(message, at("fr"))
    assert found.intent is None
    assert found.level


def test_naming_the_question_asked_is_answering_it(by_words: OfflineReader) -> None:
    found = by_words.read("En fait, pour le rôle défini, rien n’est écrit.", at("fr", "role-defini"))
    assert (found.intent, found.level) == (None, 1)


def test_a_name_alone_corrects_only_what_was_answered(by_words: OfflineReader) -> None:
    message = "Pour le rôle défini, c’est plutôt la troisième."
    found = by_words.read(message, Situation("fr", ASKED, open_questions=ALL - {ASKED}))
    assert found.intent is not Intent.CHANGE_ANSWER


@pytest.mark.parametrize(
    ("language", "message", "profile", "value"),
    [
        ("fr", "En fait, notre structure est un tiers-lieu", "type-structure", "tiers-lieu"),
        (
            "fr",
            "Finalement nous sommes plutôt une fondation territoriale",
            "type-structure",
            "fondation-territoriale",
        ),
        ("fr", "Je me suis trompée sur le type de structure", "type-structure", ""),
        ("fr", "En fait nous agissons à l’échelle du département", "echelle", "departement"),
        ("fr", "En fait, notre territoire est surtout rural", "territoire", "rural"),
        (
            "en",
            "Actually our organisation is a community foundation",
            "type-structure",
            "fondation-territoriale",
        ),
        ("en", "I need to change the type of organisation", "type-structure", ""),
    ],
)
def test_an_answer_of_the_profile_is_corrected_by_name(
    by_words: OfflineReader, language: str, message: str, profile: str, value: str
) -> None:
    found = by_words.read(message, at(language))
    assert (found.intent, found.profile, found.value) == (Intent.CHANGE_ANSWER, profile, value)


@pytest.mark.parametrize(
    "message",
    [
        "En fait, nous sommes une petite équipe et l’animation passe après le reste",
        "Nous travaillons avec une fondation territoriale",
        "En fait, notre structure est connue de tous",
    ],
)
def test_what_is_said_of_the_structure_may_be_an_answer(by_words: OfflineReader, message: str) -> None:
    assert by_words.read(message, at("fr")).profile == ""
