"""Where a structure stands with a form of action, in its own words: proposed, and never recorded wrongly."""

from itertools import groupby
from pathlib import Path

import pytest

from diagnostic.core.dialogue.heard import Command
from diagnostic.core.profile import FormOfAction, ProfileKind
from diagnostic.core.reading import Intent, Reading, Situation
from diagnostic.reading.offline import OfflineReader
from tests.reading.material import material

LEAST_RIGHT = 0.95

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "stances.tsv").read_text("utf-8").splitlines()
]
"""Language, stance (“-” where the message asks for something instead), and what somebody writes."""

QUESTIONS = [
    each.key for each in material().questionnaires["fr"].profile if each.kind is ProfileKind.FORM_OF_ACTION
]


def heard(reader: OfflineReader, question: str, language: str, message: str) -> Reading:
    asked = material().questionnaires[language].profile_question[question]
    choices = tuple((each.key, each.label) for each in asked.choices)
    return reader.read(message, Situation(language, open_questions=frozenset(), choices=choices))


def stance_of(reading: Reading) -> str:
    """What is proposed or recorded for a form of action; “-” for nothing."""
    is_out = reading.intent is Intent.NOT_APPLICABLE
    return FormOfAction.NOT_CONCERNED.value if is_out else reading.value or "-"


def is_recorded(reading: Reading) -> bool:
    """Whether the conversation takes it for an answer without asking."""
    return reading.stated and (
        reading.intent is Intent.NOT_APPLICABLE or (bool(reading.value) and not reading.intent)
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_in_own_words_is_understood_or_proposed(by_words: OfflineReader, question: str) -> None:
    wrong = [
        (language, stance, message)
        for language, stance, message in ROWS
        if stance_of(heard(by_words, question, language, message)) != stance
    ]
    for language, rows in groupby(ROWS, key=lambda each: each[0]):
        missed = [each for each in wrong if each[0] == language]
        assert len(missed) <= (1 - LEAST_RIGHT) * len(list(rows)), missed


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_recorded_that_was_not_meant(by_words: OfflineReader, question: str) -> None:
    for language, stance, message in ROWS:
        reading = heard(by_words, question, language, message)
        assert not is_recorded(reading) or stance_of(reading) == stance, message


@pytest.mark.parametrize("message", ["oui", "of course", "non", "not really"])
def test_a_bare_yes_or_no_stays_one(by_words: OfflineReader, message: str) -> None:
    """So that it still answers what was proposed before it."""
    reading = heard(
        by_words, "experimentations-collectives", "fr" if message in {"oui", "non"} else "en", message
    )
    assert reading.stated
    assert reading.intent is None or reading.intent.value in {Command.YES, Command.NO}


def test_a_question_about_anything_else_has_no_stance(by_words: OfflineReader) -> None:
    asked = Situation(
        "fr", open_questions=frozenset(), choices=(("rural", "Surtout rural"), ("mixte", "Mixte"))
    )
    assert not by_words.read("Oui, bien sûr, depuis dix ans", asked).value
