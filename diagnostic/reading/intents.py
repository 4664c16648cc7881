"""What a person asks for, by rule first, then by likeness with typical ways of asking."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from diagnostic.core.reading import BROADER, Intent
from diagnostic.reading.evidence import Comparison, Scale, shares
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import ANSWER, INTENT, VAGUE
from diagnostic.reading.tongue import Tongue

SCALE = Scale(meaning=0.3, words=20.0, alone=40.0)
"""Weights of one unit of each score; fitted as docs/why/reading.md says."""

SUGGESTION = 5.0
"""What a rule that found a part of the message adds to its intent."""

UNDERSTOOD_FROM = 0.45
"""Share from which an intent is taken as meant."""

LEAST_LIKENESS = 0.12
"""Words in common with some typical phrase, as a cosine, below which likeness means nothing."""


_BROADER = {kind.value: intent.value for kind, intent in BROADER.items()}


class Ground(Enum):
    """What an intent rests on: the whole message, a part of it, or likeness with typical phrases."""

    STATED = "stated"
    SUGGESTED = "suggested"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Understood:
    """An intent, and what it rests on."""

    intent: Intent
    ground: Ground


class Intents:
    """Tells requests from answers, and requests apart."""

    def __init__(self, heads: Mapping[str, Head]) -> None:
        """``heads`` by lesson."""
        self._head = heads.get(INTENT)

    def of(self, tongue: Tongue, heard: Heard) -> Understood | None:
        """The intent of a message, or None when it is an answer or cannot be told."""
        stated = tongue.requests.stated(heard.folded)
        if stated:
            return Understood(stated, Ground.STATED)
        words = tongue.intents.scores(heard.statement)
        scores = Comparison(self._head, tongue.intents, SCALE).scores(heard, heard.statement)
        suggested = tongue.requests.suggested(heard.folded)
        if suggested in scores:
            scores[suggested] += SUGGESTION
        best, share = _likeliest(shares(scores))
        if best in {ANSWER, VAGUE} or share < UNDERSTOOD_FROM:
            return None
        if best == suggested:
            return Understood(Intent(best), Ground.SUGGESTED)
        return _alike(Intent(best), max(words.values()))


def _likeliest(found: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest intent, with the share of all the kinds of what it is a kind of."""
    best = max(found, key=found.__getitem__, default=ANSWER)
    return best, sum(share for name, share in found.items() if _broader(name) == _broader(best))


def _broader(name: str) -> str:
    return _BROADER.get(name, name)


def _alike(intent: Intent, likeness: float) -> Understood | None:
    """An intent that no rule names; a yes must be said, since it keeps what was proposed."""
    if intent is Intent.YES or likeness < LEAST_LIKENESS:
        return None
    return Understood(intent, Ground.ALIKE)
