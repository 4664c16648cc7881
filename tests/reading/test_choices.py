"""A level named outright is a choice; a figure inside an answer is none."""

import pytest

from diagnostic.core.reading import Reading, Situation
from diagnostic.reading.offline import OfflineReader

ASKED = Situation("fr", "role-defini")


def choice(reader: OfflineReader, message: str, proposed: int | None = None) -> Reading:
    return reader.read(message, Situation("fr", "role-defini", proposed))


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("2", 2),
        ("le 2", 2),
        ("Niveau 3 !", 3),
        ("n°4", 4),
        ("N1", 1),
        ("plutôt la troisième", 3),
        ("je dirais le deuxième, sans hésiter", 2),
        ("la dernière", 4),
        ("l’avant-dernière", 3),
        ("tout en bas", 1),
        ("établi", 3),
        ("on est en structuration", 2),
        ("le 3 et pas le 2", 3),
        ("plutôt 3 que 2", 3),
        ("troizième", None),
    ],
)
def test_a_level_named_by_figure_rank_or_name(
    by_words: OfflineReader, message: str, level: int | None
) -> None:
    found = choice(by_words, message)
    assert found.level == level
    assert found.chosen == (level is not None)


@pytest.mark.parametrize("message", ["entre 2 et 3", "2 ou 3", "j’hésite entre le 3 et le 2", "2-3"])
def test_between_two_levels_the_lower_one_is_proposed_and_waits_for_a_yes(
    by_words: OfflineReader, message: str
) -> None:
    found = choice(by_words, message)
    assert (found.level, found.second, found.chosen) == (2, 3, False)


@pytest.mark.parametrize(
    "message",
    [
        "deux réunions par an",
        "les trois mondes sont là",
        "On a 4 partenaires",
        "niveau 5",
        "0",
        "12",
        "1, 2, 3 ou 4",
        "Depuis 2019",
    ],
)
def test_figures_that_are_no_levels_choose_nothing(by_words: OfflineReader, message: str) -> None:
    assert not choice(by_words, message).chosen


def test_a_choice_with_a_remark_waits_for_a_yes(by_words: OfflineReader) -> None:
    found = choice(by_words, "la 1, comme tout le monde dans le coin")
    assert (found.level, found.chosen) == (1, False)


def test_the_words_of_a_level_are_a_choice_a_few_letters_apart(by_words: OfflineReader) -> None:
    question = "regles-communes"
    found = by_words.read("Non, chacun coopere a sa facon", Situation("fr", question))
    assert (found.level, found.chosen) == (1, True)


@pytest.mark.parametrize(
    ("message", "level"), [("plutôt en dessous", 2), ("un cran au-dessus", 4), ("celui d’en dessous", 2)]
)
def test_below_and_above_count_from_what_was_proposed(
    by_words: OfflineReader, message: str, level: int
) -> None:
    assert choice(by_words, message, proposed=3).level == level
    assert not choice(by_words, message).chosen


def test_nothing_lies_above_the_last_level(by_words: OfflineReader) -> None:
    assert not choice(by_words, "au-dessus", proposed=4).chosen


def test_without_a_question_a_figure_chooses_nothing(by_words: OfflineReader) -> None:
    assert by_words.read("2", Situation("fr")).level is None


@pytest.mark.parametrize(
    ("message", "level"), [("level 2", 2), ("the third one", 3), ("the last one", 4), ("2 rather than 3", 2)]
)
def test_levels_are_named_in_english_too(by_words: OfflineReader, message: str, level: int) -> None:
    found = by_words.read(message, Situation("en", "role-defini"))
    assert (found.level, found.chosen) == (level, True)


@pytest.mark.parametrize("message", ["③", "²", "٣", "I", "ì", "le ②", "ר i", "\u0300i\U000bc7df"])
def test_what_only_folds_to_a_figure_chooses_nothing(by_words: OfflineReader, message: str) -> None:
    assert not choice(by_words, message).chosen
