"""A message made ready for comparison: folded, repaired, weighed and placed, each at most once."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from diagnostic.core.reading import Cues, Lexicon
from diagnostic.reading.embedding import Embedder, Point
from diagnostic.reading.folding import fold, words_of
from diagnostic.reading.repairing import Repairer
from diagnostic.reading.words import Features, query_features, statement_features


class Ear:
    """Prepares texts of one language."""

    def __init__(self, lexicon: Lexicon, texts: Iterable[str], embedder: Embedder | None) -> None:
        """``texts`` are the content’s, from which right spellings are learnt."""
        self.lexicon = lexicon
        self.embedder = embedder
        self._facts: Mapping[str, re.Pattern[str]] = {
            name: re.compile(pattern) for name, pattern in lexicon.facts.items()
        }
        self._repairer = Repairer(texts, lexicon.short_forms)

    def hear(self, text: str) -> "Heard":
        """The text, ready for comparison."""
        return Heard(self, text)

    def repair(self, text: str) -> str:
        """The text with slips put right."""
        return self._repairer.repair(text)

    def statement(self, folded: str) -> Features:
        """What an answer is compared by."""
        return statement_features(folded, self._facts)


class Heard:
    """One text and what is known of it; everything is worked out when first needed."""

    def __init__(self, ear: Ear, text: str) -> None:
        """Keep the text as it was written."""
        self._ear = ear
        self.text = text

    @cached_property
    def repaired(self) -> str:
        """The text with slips put right."""
        return self._ear.repair(self.text)

    @cached_property
    def folded(self) -> str:
        """The repaired text, folded."""
        return fold(self.repaired, self._ear.lexicon.short_forms)

    @cached_property
    def statement(self) -> Features:
        """What it is compared by as an answer."""
        return self._ear.statement(self.folded)

    @cached_property
    def query(self) -> Features:
        """What it is compared by as a search."""
        return query_features(self.folded, self._ear.lexicon.stop_words)

    @cached_property
    def point(self) -> Point | None:
        """Where it stands in the space of meaning; None without an embedder or without words."""
        embedder = self._ear.embedder
        return embedder.embed(self.repaired) if embedder and words_of(self.folded) else None


def language_of(folded: str, cues: Mapping[str, Cues], preferred: str) -> str:
    """The language whose common words are clearly more frequent, else the preferred one."""
    words = folded.split()
    counts = {code: sum(word in each.lexicon.common_words for word in words) for code, each in cues.items()}
    best = max(counts, key=lambda code: (counts[code], code == preferred), default=preferred)
    return best if counts.get(best, 0) >= 2 * counts.get(preferred, 0) + 2 else preferred
