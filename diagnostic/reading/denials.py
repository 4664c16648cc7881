"""What a text denies: “aucune convention”, “on ne relit jamais la charte”.

Likeness hardly notices a negation, so it is read apart: a level that rests on something the person says
is not there cannot be meant.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diagnostic.core.reading import DenialWords, Lexicon
from diagnostic.reading.folding import fold
from diagnostic.reading.words import STEM

REACH = 4
"""Words that matter, after a negation, that it may be about."""

BACKWARDS = 5
"""Words between the two halves of a negation such as “ne … pas”."""

OFTEN = 4
"""Phrases of a level that affirm a word before it counts as typical of the level."""

LOWEST_DENIED = 3
"""The first levels tell what is there in part: only what higher levels rest on can be denied."""

SEGMENT_END = re.compile(r"[,;.!?:()\n]+")

SHORTEST = 2
"""Letters: shorter words say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """Stems of the words that matter: those a text denies, and those it affirms."""

    denied: frozenset[str]
    affirmed: frozenset[str]


class Denials:
    """Tells what is denied from what is affirmed, in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the words of negation, and those that carry no subject."""
        self._words: DenialWords = lexicon.denial
        self._forms = lexicon.short_forms
        self._empty = lexicon.stop_words | lexicon.common_words | lexicon.denial.negations

    def told(self, text: str) -> Told:
        """What the text denies and affirms; a word in both places counts as affirmed."""
        denied: set[str] = set()
        affirmed: set[str] = set()
        for segment in SEGMENT_END.split(text):
            words = fold(segment, self._forms).split()
            reached = self._reached(words)
            for at, word in enumerate(words):
                if self._matters(word):
                    (denied if at in reached else affirmed).add(word[:STEM])
        return Told(frozenset(denied - affirmed), frozenset(affirmed))

    def required(self, anchors: Sequence[str], phrases: Sequence[Sequence[str]]) -> dict[str, int]:
        """The stems that levels rest on, each with the lowest level that affirms it.

        A stem that lower levels affirm nearly as often tells nothing, and is left out.
        """
        in_anchor = [self.told(each).affirmed for each in anchors]
        counts = [Counter(stem for text in many for stem in self.told(text).affirmed) for many in phrases]
        required: dict[str, int] = {}
        for at in range(LOWEST_DENIED - 1, len(anchors)):
            common = {stem for stem, times in counts[at].items() if times >= OFTEN}
            for stem in in_anchor[at] | common:
                below = sum(count[stem] for count in counts[:at])
                here = counts[at][stem] + (OFTEN + 2 if stem in in_anchor[at] else 0)
                is_lower = any(stem in each for each in in_anchor[:at])
                if stem not in required and not is_lower and 3 * below <= here * at:
                    required[stem] = at + 1
        return required

    def _matters(self, word: str) -> bool:
        return word not in self._empty and len(word) > SHORTEST and not word.isdigit()

    def _reached(self, words: Sequence[str]) -> set[int]:
        """The places of the words that some negation is about."""
        reached: set[int] = set()
        for at, word in enumerate(words):
            following = words[at + 1] if at + 1 < len(words) else ""
            if self._denies(word, following):
                reached.update(self._ahead(words, at))
                if word in self._words.second_halves:
                    reached.update(self._behind(words, at))
        return reached

    def _denies(self, word: str, following: str) -> bool:
        """“Personne” denies only before “ne”; “pas” does not before “seulement”."""
        if word in self._words.subjects:
            return following in self._words.first_halves
        return word in self._words.negations and following not in self._words.only

    def _ahead(self, words: Sequence[str], at: int) -> Iterator[int]:
        found = 0
        for place in range(at + 1, len(words)):
            if words[place] in self._words.negations or words[place] in self._words.halts:
                return
            if self._matters(words[place]):
                found += 1
                yield place
            if found == REACH:
                return

    def _behind(self, words: Sequence[str], at: int) -> list[int]:
        """The words between the halves; none when the first half is not near."""
        places = range(at - 1, max(-1, at - 1 - BACKWARDS), -1)
        first = next((each for each in places if words[each] in self._words.first_halves), None)
        return [] if first is None else list(range(first + 1, at))


def contradicted(told: Told, required: Mapping[str, int]) -> dict[int, int]:
    """How many stems each level from 1 upwards rests on that the text denies, for levels with any."""
    found: Counter[int] = Counter(required[stem] for stem in told.denied if stem in required)
    highest = max(required.values(), default=0)
    return {
        level: sum(times for lowest, times in found.items() if lowest <= level)
        for level in range(min(found, default=highest + 1), highest + 1)
    }
