"""Searches the kit by what people need; silent when the kit holds nothing about it."""

from collections.abc import Mapping

from diagnostic.reading.evidence import Comparison, Scale
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import KIT, OUTSIDE
from diagnostic.reading.tongue import Tongue

SCALE = Scale(meaning=0.1, words=40.0, alone=40.0)
"""Weights of one unit of each score; fitted as docs/why/reading.md says."""

CLEARLY_OUTSIDE = 0.2
"""By how much what lies outside the kit must fit better before the search stays silent."""

LEAST_LIKENESS = 0.02
"""Words in common, as a cosine, below which a search without meaning finds nothing."""


class KitSearch:
    """Ranks the kit's resources for a need."""

    def __init__(self, heads: Mapping[str, Head]) -> None:
        """``heads`` by lesson."""
        self._head = heads.get(KIT)

    def search(self, tongue: Tongue, heard: Heard, at_most: int) -> tuple[str, ...]:
        """Codes, best first; none when what lies outside the kit is the better fit."""
        words = tongue.kit.scores(heard.query)
        if self._head is None and max(words.values(), default=0.0) < LEAST_LIKENESS:
            return ()
        scores = Comparison(self._head, tongue.kit, SCALE).scores(heard, heard.query)
        ranked = sorted(scores, key=lambda code: -scores[code])
        found = [code for code in ranked if code != OUTSIDE]
        if not found or scores.get(OUTSIDE, scores[found[0]]) > scores[found[0]] + CLEARLY_OUTSIDE:
            return ()
        return tuple(found[:at_most])
