"""Learns the linear heads from the lessons: a shared spread, one typical point a class.

This is linear discriminant analysis with a shrunken common covariance. It needs numpy, which comes
with the embedder; reading with what was learnt does not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diagnostic.core.reading import Intent
from diagnostic.reading.embedding import Embedder
from diagnostic.reading.heads import Head
from diagnostic.reading.lessons import ANSWER, INTENT, LEVEL, VAGUE, Lesson

Matrix: TypeAlias = NDArray[np.float64]
Points: TypeAlias = Mapping[str, Matrix]

SHRINKAGE = {INTENT: 0.3, LEVEL: 0.5}
"""How far the spread is drawn towards a round one, by lesson; measured (docs/why/reading.md)."""

OTHER_SHRINKAGE = 0.4
SHARED_VAGUE = 0.5
"""Weight of what is vague about any question, beside what is vague about this one."""

_NO_ANSWER = (Intent.DONT_KNOW, Intent.NOT_APPLICABLE, Intent.SKIP, Intent.OUT_OF_SCOPE)


@dataclass(frozen=True, slots=True)
class Spread:
    """The common covariance of some lessons, inverted."""

    precision: Matrix

    def head(self, lesson: Lesson, centres: Mapping[str, Matrix]) -> Head:
        """The head that compares the distances to the centres."""
        points = np.array([centres[name] for name in lesson.classes])
        directions = points @ self.precision
        offsets = -0.5 * np.einsum("ij,ij->i", directions, points)
        directions = directions - directions.mean(axis=0)
        offsets = offsets - offsets.mean()
        return Head(
            lesson.digest,
            tuple(lesson.classes),
            tuple(tuple(float(n) for n in row) for row in directions),
            tuple(float(n) for n in offsets),
        )


def learn(lessons: Mapping[str, Lesson], embedder: Embedder) -> dict[str, Head]:
    """Give the head of every lesson; the same lessons always give the same heads."""
    points = {name: _points(lesson, embedder) for name, lesson in lessons.items()}
    levels = [name for name in lessons if name.startswith(LEVEL)]
    shared = _spread(_residues(points[name] for name in levels), SHRINKAGE[LEVEL]) if levels else None
    anything_vague = _anything_vague(points)
    heads: dict[str, Head] = {}
    for name, lesson in lessons.items():
        if name.startswith(LEVEL) and shared is not None:
            heads[name] = shared.head(lesson, _with_vague(_centres(points[name]), anything_vague))
        else:
            heads[name] = _spread_of(name, points).head(lesson, _centres(points[name]))
    return heads


def _points(lesson: Lesson, embedder: Embedder) -> Points:
    return {
        name: np.array([embedder.embed(text) for text in texts]) for name, texts in lesson.classes.items()
    }


def _centres(points: Points) -> dict[str, Matrix]:
    return {name: each.mean(axis=0) for name, each in points.items()}


def _residues(lessons: Iterable[Points]) -> Matrix:
    """Every point's distance to the centre of its class."""
    return np.concatenate([each - each.mean(axis=0) for points in lessons for each in points.values()])


def _spread_of(name: str, points: Mapping[str, Points]) -> Spread:
    if name != INTENT:
        return _spread(_residues([points[name]]), OTHER_SHRINKAGE)
    asked = {key: each for key, each in points[name].items() if key not in {ANSWER, VAGUE}}
    answers = {key: each for key, each in points[name].items() if key == ANSWER} or asked
    both = (_covariance(_residues([asked])) + _covariance(_residues([answers]))) / 2
    return _inverted(both, SHRINKAGE[INTENT])


def _spread(residues: Matrix, shrinkage: float) -> Spread:
    return _inverted(_covariance(residues), shrinkage)


def _covariance(residues: Matrix) -> Matrix:
    return np.asarray(residues.T @ residues / len(residues))


def _inverted(covariance: Matrix, shrinkage: float) -> Spread:
    size = len(covariance)
    round_one = np.eye(size) * max(float(np.trace(covariance)) / size, 1e-9)
    inverted = np.linalg.inv(covariance * (1 - shrinkage) + round_one * shrinkage)
    return Spread(np.asarray(inverted, dtype=np.float64))


def _anything_vague(points: Mapping[str, Points]) -> Matrix | None:
    vague = [points[name][VAGUE] for name in points if name.startswith(LEVEL) and VAGUE in points[name]]
    asked = points.get(INTENT, {})
    vague += [asked[each.value] for each in _NO_ANSWER if each.value in asked]
    return np.concatenate(vague).mean(axis=0) if vague else None


def _with_vague(centres: dict[str, Matrix], shared: Matrix | None) -> dict[str, Matrix]:
    """The centres, what is vague about the question drawn towards what is vague about any."""
    if VAGUE in centres and shared is not None:
        centres[VAGUE] = SHARED_VAGUE * shared + (1 - SHARED_VAGUE) * centres[VAGUE]
    return centres
