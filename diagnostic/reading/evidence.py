"""Scores from meaning and scores from words, brought together into shares of certainty."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.words import Centroids, Features

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """What one unit of each score weighs; ``alone`` is used for words when meaning is not available."""

    meaning: float
    words: float
    alone: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares a text with the classes of one lesson, by what is available."""

    head: Head | None
    centroids: Centroids
    scale: Scale

    def scores(self, heard: Heard, features: Features) -> Scores:
        """A score for each class, in one unit whatever it comes from."""
        words = self.centroids.scores(features)
        point = heard.point if self.head else None
        if self.head is None or point is None:
            return {name: self.scale.alone * score for name, score in words.items()}
        meaning = self.head.scores(point)
        return {
            name: self.scale.meaning * score + self.scale.words * words.get(name, 0.0)
            for name, score in meaning.items()
        }


def shares(scores: Mapping[str, float]) -> Scores:
    """Scores as shares that add up to 1."""
    if not scores:
        return {}
    top = max(scores.values())
    raised = {name: math.exp(score - top) for name, score in scores.items()}
    total = sum(raised.values())
    return {name: each / total for name, each in raised.items()}
