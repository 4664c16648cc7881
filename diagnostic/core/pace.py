"""How long questions take: words to read and a moment to decide, at the pace of whoever answers.

Where the figures come from: ``docs/why/minutes.md``.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Final

WORDS_A_MINUTE: Final = 200
SECONDS_TO_DECIDE: Final = 6
LONGEST_GAP: Final = timedelta(minutes=3)
"""A longer silence is a break, not an answer."""

FEWEST_MEASURED: Final = 5
"""Answers measured before anything is said of somebody’s own pace."""

SLOWEST, FASTEST = 2.0, 0.4
"""Bounds of the correction: a long hesitation, or answers copied from paper, tell little of what is left."""

MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Answering:
    """A question answered, and when; several of one page have the same time."""

    question: str
    at: datetime


def seconds_to_answer(*texts: str) -> float:
    """Seconds to read texts and to decide."""
    words = sum(len(each.split()) for each in texts)
    return words * MINUTE / WORDS_A_MINUTE + SECONDS_TO_DECIDE


def own_pace(answered: Iterable[Answering], usual: Mapping[str, float]) -> float:
    """By how much somebody is slower (above 1) or faster than usual; 1 while too little was measured.

    ``answered`` is in order of time; only the first answer to a question counts. ``usual`` are seconds by
    question: an answer to any other only marks the time.
    """
    taken, expected, measured = 0.0, 0.0, 0
    for gap, questions in _gaps(answered, usual):
        if questions and timedelta() <= gap <= LONGEST_GAP * len(questions):
            taken += gap.total_seconds()
            expected += sum(usual[each] for each in questions)
            measured += len(questions)
    if measured < FEWEST_MEASURED:
        return 1.0
    return min(SLOWEST, max(FASTEST, taken / expected))


def whole_minutes(seconds: float) -> int:
    """Minutes as they are told: 0 for nothing left, 1 for less than a minute, else to the nearest."""
    if seconds <= 0:
        return 0
    return 1 if seconds < MINUTE else max(2, math.floor(seconds / MINUTE + 0.5))


def _gaps(
    answered: Iterable[Answering], usual: Mapping[str, float]
) -> Iterator[tuple[timedelta, tuple[str, ...]]]:
    """The time before each page or answer, with the questions that it answered for the first time."""
    known: set[str] = set()
    moments = [(at, tuple(each.question for each in some)) for at, some in groupby(answered, lambda e: e.at)]
    known.update(*(questions for _, questions in moments[:1]))
    for (before, _), (at, questions) in pairwise(moments):
        yield at - before, tuple(each for each in questions if each in usual and each not in known)
        known.update(questions)
