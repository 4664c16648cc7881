"""Missing accents, short forms and slips of the keyboard put right, against the words of the content."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from diagnostic.reading.folding import LONGEST_READ, plain

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿœŒæÆ]+")
_SHORTEST_WITH_SLIP = 6

SHORTEST = 3
"""Letters: shorter words resemble too many others to be repaired."""


class Repairer:
    """Knows the words of one language's content; unknown words are compared with them."""

    def __init__(self, texts: Iterable[str], short_forms: Mapping[str, str]) -> None:
        """Learn the words of ``texts``; the most frequent spelling of a folded word is the right one."""
        self._short_forms = short_forms
        found = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        self._known = frozenset(found)
        self._spelling: dict[str, str] = {}
        for word, _ in sorted(found.items(), key=lambda each: (-each[1], each[0])):
            self._spelling.setdefault(plain(word), word)

    def repair(self, message: str) -> str:
        """The message with known words in place of what was probably meant; capitals are left alone."""
        return _WORD.sub(lambda match: self._word(match.group()), message[:LONGEST_READ])

    def _word(self, word: str) -> str:
        small = word.lower()
        if small in self._short_forms:
            return self._short_forms[small]
        if small in self._known or word != small or len(small) < SHORTEST:
            return word
        bare = plain(small)
        if bare in self._spelling:
            return self._spelling[bare] if bare == small else word
        if len(bare) < _SHORTEST_WITH_SLIP:
            return word
        return self._meant(bare) or word

    def _meant(self, bare: str) -> str:
        """The one known word that is a single slip away; empty when none or several are."""
        found = {each for key in _shortened(bare) for each in self._slips.get(key, ())}
        return self._spelling[found.pop()] if len(found) == 1 else ""

    @cached_property
    def _slips(self) -> dict[str, tuple[str, ...]]:
        """Known words by themselves and by each of their forms without one letter."""
        slips: dict[str, tuple[str, ...]] = {}
        for bare in self._spelling:
            if len(bare) >= _SHORTEST_WITH_SLIP:
                for key in _shortened(bare):
                    slips[key] = (*slips.get(key, ()), bare)
        return slips


def _shortened(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
