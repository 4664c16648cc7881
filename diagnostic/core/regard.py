"""What asks for an advisor's eye in an assessment: unknowns and provenance first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from diagnostic.core.answers import DontKnow, Level, NotApplicable
from diagnostic.core.questionnaire import Question
from diagnostic.core.routing import Path

WIDE: Final = 2
"""Levels between an answer and the others of its dimension from which it stands apart."""


class Sign(StrEnum):
    """Why a question asks for a look, in the order in which it is looked at."""

    ASKED = "asked"
    DONT_KNOW = "dont_know"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"
    KEY_LOW = "key_low"
    APART = "apart"
    NOTE = "note"


ORDER: Final = tuple(Sign)


@dataclass(frozen=True, slots=True)
class Regard:
    """A question, and why it asks for a look; the first sign counts most."""

    question: Question
    signs: tuple[Sign, ...]


def regards_of(path: Path, asked: Iterable[str]) -> tuple[Regard, ...]:
    """The live questions that ask for a look; ``asked`` names those the structure kept for its advisor."""
    kept = frozenset(asked)
    found = (Regard(each, _signs(path, each, kept)) for each in path.all_questions())
    return tuple(sorted((each for each in found if each.signs), key=lambda each: ORDER.index(each.signs[0])))


def _signs(path: Path, question: Question, asked: frozenset[str]) -> tuple[Sign, ...]:
    answer = path.record.answers.get(question.key)
    low = isinstance(answer, Level) and answer.value == 1
    holds = {
        Sign.ASKED: question.key in asked,
        Sign.DONT_KNOW: isinstance(answer, DontKnow),
        Sign.UNANSWERED: answer is None,
        Sign.NOT_APPLICABLE: isinstance(answer, NotApplicable),
        Sign.KEY_LOW: question.critical and low,
        Sign.APART: _stands_apart(path, question),
        Sign.NOTE: bool(path.record.notes.get(question.key)),
    }
    return tuple(sign for sign in ORDER if holds[sign])


def _stands_apart(path: Path, question: Question) -> bool:
    """True when the answer is far from the middle of the others of its dimension."""
    answers = path.record.answers
    own = answers.get(question.key)
    live = path.questions(path.questionnaire.dimension[question.dimension])
    given = (answers.get(each.key) for each in live if each.key != question.key)
    others = sorted(each.value for each in given if isinstance(each, Level))
    return isinstance(own, Level) and bool(others) and abs(own.value - others[len(others) // 2]) >= WIDE
