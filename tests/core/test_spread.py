"""What is told of a group never lets anybody work out a count of one to four."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.core.spread import SMALLEST_GROUP, WIDTH, Band, Spread, band_of, most_left_open, spread_of

CLASSES = 5
Counts = tuple[int, ...]


def shared(size: int, classes: int) -> Iterator[Counts]:
    """Every way in which a group stands in some classes."""
    if classes == 1:
        yield (size,)
        return
    for first in range(size + 1):
        for rest in shared(size - first, classes - 1):
            yield (first, *rest)


@cache
def told(counts: Counts) -> tuple[Band, tuple[Band, ...]] | None:
    spread = spread_of({"one": counts})
    return (spread.group, spread.classes["one"]) if spread else None


def everything_alike(largest: int, classes: int) -> dict[object, list[Counts]]:
    """All groups up to a size, by what is told of them: what somebody who knows the rule can tell apart."""
    alike: dict[object, list[Counts]] = defaultdict(list)
    for size in range(SMALLEST_GROUP, largest + 1):
        for counts in shared(size, classes):
            alike[told(counts)].append(counts)
    return alike


@pytest.mark.parametrize(("classes", "largest"), [(3, 39), (4, 29), (CLASSES, 24)])
def test_whoever_knows_the_rule_cannot_tell_a_count_of_one_to_four(classes: int, largest: int) -> None:
    for group in everything_alike(largest, classes).values():
        for place in range(classes):
            possible = {counts[place] for counts in group}
            if any(0 < each < WIDTH for each in possible):
                assert set(range(WIDTH)) <= possible, (told(group[0]), place)


def test_nor_can_they_tell_several_small_classes_together() -> None:
    for group in everything_alike(24, CLASSES).values():
        for places in product((False, True), repeat=CLASSES):
            sums = {sum(each for each, here in zip(counts, places, strict=True) if here) for counts in group}
            assert not (len(sums) == 1 and 0 < next(iter(sums)) < WIDTH), (told(group[0]), places)


def test_one_dimension_tells_nothing_that_narrows_another() -> None:
    for group in everything_alike(24, CLASSES).values():
        sizes = {sum(counts) for counts in group}
        band = band_of(min(sizes))
        assert sizes == set(range(band.low, band.high + 1)), told(group[0])


def test_whoever_knows_the_size_of_the_group_cannot_tell_either() -> None:
    by_size: dict[object, list[Counts]] = defaultdict(list)
    for group in everything_alike(24, CLASSES).values():
        for counts in group:
            by_size[told(counts), sum(counts)].append(counts)
    for same in by_size.values():
        for place in range(CLASSES):
            possible = {counts[place] for counts in same}
            assert not (len(possible) == 1 and 0 < next(iter(possible)) < WIDTH), same


@settings(max_examples=2000)
@given(
    st.lists(st.integers(0, 24), min_size=CLASSES, max_size=CLASSES),
    st.lists(st.integers(0, 4), min_size=CLASSES, max_size=CLASSES),
)
def test_two_groups_of_which_one_holds_the_other_do_not_tell_where_the_few_others_stand(
    fewer: list[int], others: list[int]
) -> None:
    more = [one + other for one, other in zip(fewer, others, strict=True)]
    first, second = (spread_of({"one": tuple(each)}) for each in (fewer, more))
    if first is None or second is None or not (first.classes["one"] and second.classes["one"]):
        return
    for place, other in enumerate(others):
        low, high = between(first, second, place)
        assert low <= other <= high
        assert high - low >= 1, (fewer, others, place)


def between(first: Spread, second: Spread, place: int) -> tuple[int, int]:
    """The fewest and the most that a class can have gained, by all that both pages tell."""
    gained = [
        (max(0, after.low - before.high), after.high - before.low)
        for before, after in zip(first.classes["one"], second.classes["one"], strict=True)
    ]
    in_all = (max(0, second.group.low - first.group.high), second.group.high - first.group.low)
    rest = [each for number, each in enumerate(gained) if number != place]
    low = max(gained[place][0], in_all[0] - sum(high for _, high in rest))
    high = min(gained[place][1], in_all[1] - sum(low for low, _ in rest))
    return low, high


def test_nothing_is_told_of_fewer_than_five() -> None:
    assert spread_of({"one": (4, 0, 0, 0, 0)}) is None
    assert spread_of({}) is None
    assert spread_of({"one": (5, 0, 0, 0, 0)}) is not None


def test_counts_are_told_in_bands() -> None:
    spread = spread_of({"one": (12, 5, 4, 0, 0)})
    assert spread is not None
    assert (spread.group.low, spread.group.high) == (20, 24)
    assert [each.low for each in spread.classes["one"]] == [10, 5, 0, 0, 0]
    assert [each.is_small for each in spread.classes["one"]] == [False, False, True, True, True]


def test_a_dimension_whose_counts_nearly_follow_from_the_size_is_withheld() -> None:
    spread = spread_of({"scattered": (4, 4, 4, 4, 4), "clear": (20, 0, 0, 0, 0)})
    assert spread is not None
    assert spread.classes["scattered"] == ()
    assert spread.classes["clear"][0] == Band(20)
    assert [most_left_open(each) for each in (2, 3, 4, 5, 6)] == [-1, 0, 1, 2, 3]
