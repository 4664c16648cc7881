"""A message into the statements it is made of, each with its place in the message."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diagnostic.reading.folding import plain

_SENTENCE_END = re.compile(r"(?<=[.!?;…\n])\s+|\n+")
SHORTEST = 4
"""Words of the shortest statement that stands by itself; a shorter one joins its neighbour."""

MOST = 12
"""Statements looked at in one message; the rest of it belongs to the last one."""

LONGEST_QUOTE = 220


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message: ``text`` is ``message[start:end]``."""

    text: str
    start: int
    end: int


class ClauseSplitter:
    """Cuts after sentences, and before words that begin a new statement in one language."""

    def __init__(self, joints: Sequence[str]) -> None:
        """``joints`` are patterns on plain text, such as “par contre”."""
        both = "|".join(joints) or r"(?!)"
        self._joint = re.compile(rf"(?<=[\s,:])(?:{both})\b")

    def split(self, message: str) -> tuple[Clause, ...]:
        """The statements in order; together they cover the message."""
        ends = {match.end() for match in _SENTENCE_END.finditer(message)}
        even = plain(message)
        if len(even) == len(message):
            ends |= {match.start() for match in self._joint.finditer(even)}
        return _joined(message, sorted({0, *ends, len(message)}))


def _joined(message: str, places: Sequence[int]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    start = places[0] if places else 0
    for end in places[1:]:
        is_long = len(message[start:end].split()) >= SHORTEST
        if is_long and len(clauses) < MOST - 1:
            clauses.append(_clause(message, start, end))
            start = end
    if start < len(message):
        rest = _clause(message, start, len(message))
        if clauses and len(rest.text.split()) < SHORTEST:
            last = clauses.pop()
            rest = _clause(message, last.start, len(message))
        clauses.append(rest)
    return tuple(clauses)


def _clause(message: str, start: int, end: int) -> Clause:
    """The part without blanks around it."""
    part = message[start:end]
    left = start + len(part) - len(part.lstrip())
    right = max(left, end - (len(part) - len(part.rstrip())))
    return Clause(message[left:right], left, right)


def quote_of(message: str, clause: Clause) -> str:
    """The words of a clause as they stand in the message, cut at a blank when they are many."""
    text = message[clause.start : clause.end]
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rsplit(maxsplit=1)[0]
