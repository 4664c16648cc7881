"""Words, pairs of words, pieces of words and facts of a text, weighed by rarity and compared."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from diagnostic.reading.folding import words_of

STEM = 6
"""Letters kept of a word: enough to tell words apart, few enough to forgive inflection."""

Features = Counter[str]
Vector = dict[str, float]


def statement_features(folded: str, facts: Mapping[str, re.Pattern[str]]) -> Features:
    """What an answer is compared by: stems, neighbouring stems in order, and the facts it states."""
    stems = [word[:STEM] for word in folded.split()]
    features: Features = Counter(stems)
    features.update(f"{first} {then}" for first, then in pairwise(stems))
    features.update(f"{first} … {then}" for first, then in zip(stems, stems[2:], strict=False))
    features.update(f"fact:{name}" for name, pattern in facts.items() if pattern.search(folded))
    return features


def query_features(folded: str, stop_words: frozenset[str]) -> Features:
    """What a search is compared by: stems, and pieces of three to five letters of words that matter."""
    features: Features = Counter()
    for word in words_of(folded):
        if word not in stop_words and len(word) > 1:
            features[f"={word[:STEM]}"] += 2
            features.update(_pieces(f" {word} "))
    return features


def _pieces(word: str) -> Iterable[str]:
    for size in (3, 4, 5):
        for at in range(len(word) - size + 1):
            yield word[at : at + size]


class Weigher:
    """Rarity of features in a set of texts; gives vectors of length 1 (or empty)."""

    def __init__(self, texts: Sequence[Features]) -> None:
        """Count in how many texts each feature occurs."""
        found: Counter[str] = Counter()
        for features in texts:
            found.update(features.keys())
        self._rarity = {each: 1 + math.log((len(texts) + 1) / (n + 1)) for each, n in found.items()}

    def vector(self, features: Features) -> Vector:
        """The weighed features that the texts know."""
        rarity = self._rarity
        vector = {e: _damped(n) * rarity[e] for e, n in features.items() if e in rarity}
        return _unit(vector)


class Centroids:
    """One typical vector a class; a text is compared with each by cosine."""

    def __init__(self, weigher: Weigher, classes: Mapping[str, Sequence[Features]]) -> None:
        """Average the texts of each class."""
        self._weigher = weigher
        self._typical = {name: _mean(map(weigher.vector, texts)) for name, texts in classes.items()}

    def scores(self, features: Features) -> dict[str, float]:
        """The cosine with each class, from 0 to 1."""
        vector = self._weigher.vector(features)
        return {name: _cosine(vector, typical) for name, typical in self._typical.items()}


def _damped(times: int) -> float:
    return 1.0 if times == 1 else 1 + math.log(times)


def _mean(vectors: Iterable[Vector]) -> Vector:
    total: Vector = {}
    for vector in vectors:
        for each, weight in vector.items():
            total[each] = total.get(each, 0.0) + weight
    return _unit(total)


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {each: weight / length for each, weight in vector.items()}


def _cosine(small: Vector, large: Vector) -> float:
    return sum(weight * large[each] for each, weight in small.items() if each in large)
