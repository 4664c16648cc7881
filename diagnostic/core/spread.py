"""How the levels of a group spread, told so that no small part of it can be worked out.

Figures are told in bands of five (0 to 4, 5 to 9, …), the size of the group too. A dimension in which the
bands leave so much open that the figures could be worked out from the size of the group, or nearly, is
withheld. Why that is enough, and what it does not protect, stands in decision 0019.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SMALLEST_GROUP: Final = 5
"""Nothing is told of fewer."""

WIDTH: Final = 5
"""How many counts one band holds."""


@dataclass(frozen=True, slots=True)
class Band:
    """A count as it is told: ``low`` to ``high``, both possible."""

    low: int

    @property
    def high(self) -> int:
        """The highest count of the band."""
        return self.low + WIDTH - 1

    @property
    def is_small(self) -> bool:
        """True for « fewer than 5 », which may be none."""
        return self.low == 0


@dataclass(frozen=True, slots=True)
class Spread:
    """A group as it is told; a dimension that is withheld has no classes."""

    group: Band
    classes: Mapping[str, tuple[Band, ...]]


def band_of(count: int) -> Band:
    """The band that a count lies in."""
    return Band(count - count % WIDTH)


def spread_of(counts: Mapping[str, tuple[int, ...]]) -> Spread | None:
    """What may be told of a group, or None of one that is too small.

    ``counts`` gives for each dimension how many stand in each class; each sums to the size of the group.
    """
    size = sum(next(iter(counts.values()), ()))
    if size < SMALLEST_GROUP:
        return None
    return Spread(band_of(size), {dimension: _told(each, size) for dimension, each in counts.items()})


def _told(counts: tuple[int, ...], size: int) -> tuple[Band, ...]:
    bands = tuple(band_of(each) for each in counts)
    left_open = (band_of(size).low - sum(each.low for each in bands)) // WIDTH
    return bands if left_open <= most_left_open(len(counts)) else ()


def most_left_open(classes: int) -> int:
    """How many bands the group may hold beyond the classes' own, for a dimension to be told.

    One less than where the highest count of every class could become certain: so neither what is told nor
    what is withheld makes any count certain.
    """
    return (WIDTH - 1) * (classes - 1) // WIDTH - 1
