"""Answers as small types, so that no ``None`` ever has three meanings, and the record of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Level:
    """A chosen level of the scale, from 1 upwards."""

    value: int


@dataclass(frozen=True, slots=True)
class DontKnow:
    """The person was asked and does not know: no value, something to verify."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The question does not concern this structure: as if it had not been asked."""


Answer: TypeAlias = Level | DontKnow | NotApplicable

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"


class Provenance(StrEnum):
    """How an answer came to be."""

    CHOSEN = "chosen"
    CONFIRMED_TEXT = "confirmed-text"
    CONFIRMED_PROPOSAL = "confirmed-proposal"
    CARRIED_OVER = "carried-over"
    IMPORTED = "imported"
    ASSISTED = "assisted"
    """Given by an advisor, together with the structure and by its consent."""


@dataclass(frozen=True, slots=True)
class Record:
    """All that was given: profile values, answers and notes by question key, choices by dimension key."""

    profile: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, int] = field(default_factory=dict)
    importance: Mapping[str, str] = field(default_factory=dict)


def answer_from(code: str, top: int) -> Answer | None:
    """Give the answer that ``code`` stands for, or None when it stands for none.

    ``code`` is ``dont_know``, ``not_applicable`` or one ASCII number from 1 to ``top``;
    anything Python's ``int`` would also accept (``1_000``, `` 2``, ``٣``) is no answer.
    """
    if code == DONT_KNOW:
        return DontKnow()
    if code == NOT_APPLICABLE:
        return NotApplicable()
    if code in {str(value) for value in range(1, top + 1)}:
        return Level(int(code))
    return None


def code_of(answer: Answer) -> str:
    """Give the stored form of an answer; ``answer_from`` reads it back."""
    match answer:
        case Level(value):
            return str(value)
        case DontKnow():
            return DONT_KNOW
        case NotApplicable():
            return NOT_APPLICABLE
