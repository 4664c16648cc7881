"""The grid of the RGAA, read from ``rgaa.toml``: what stands of each criterion, and what shows it."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

FILE: Final = Path(__file__).with_name("rgaa.toml")
CRITERIA: Final = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each of the 13 themes of version 4.1 has: 106 in all."""
TEST: Final = re.compile(r"tests/[a-z_/]+\.py::test_[a-z0-9_]+")
KEY: Final = re.compile(r"[a-z][a-z-]*")


class State(StrEnum):
    """What stands of a criterion; ``to_check`` waits for a person."""

    CONFORMANT = "conformant"
    NOT_CONFORMANT = "not_conformant"
    NOT_APPLICABLE = "not_applicable"
    TO_CHECK = "to_check"


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A block of the file: a misspelt key is refused."""


class Check(Block, frozen=True):
    """Something looked at without a test; without ``done_on`` nobody has done it yet."""

    key: str
    name: str
    done_on: date | None = None


class Criterion(Block, frozen=True):
    """One criterion, in our own words, with its tests and the keys of its checks."""

    number: str
    name: str
    state: State
    tests: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    note: str = ""


class Theme(Block, frozen=True):
    """One of the themes of the reference."""

    name: str
    criterion: tuple[Criterion, ...]

    @property
    def counts(self) -> Counter[State]:
        """How many of its criteria are in each state."""
        return Counter(each.state for each in self.criterion)


class Grid(Block, frozen=True):
    """The whole grid: the version of the reference, the day it was filled in, checks and themes."""

    version: str
    filled_on: date
    check: tuple[Check, ...]
    theme: tuple[Theme, ...]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion, in order."""
        return tuple(each for theme in self.theme for each in theme.criterion)

    @property
    def not_done(self) -> tuple[Check, ...]:
        """The checks that nobody has done yet."""
        return tuple(each for each in self.check if each.done_on is None)


@cache
def read_grid(file: Path = FILE) -> Grid:
    """Read the grid; raises LookupError naming everything in it that cannot stand."""
    try:
        grid = msgspec.convert(tomllib.loads(file.read_text("utf-8")), Grid)
    except msgspec.ValidationError as fault:
        raise LookupError(f"{file.name}: {fault}") from fault
    faults = [*_faults_of_grid(grid), *(each for one in grid.criteria for each in _faults_of(grid, one))]
    if faults:
        raise LookupError(f"{file.name}: {'; '.join(faults)}")
    return grid


def _faults_of_grid(grid: Grid) -> Iterator[str]:
    wanted = [f"{theme}.{number}" for theme, last in enumerate(CRITERIA, 1) for number in range(1, last + 1)]
    numbers = [each.number for each in grid.criteria]
    if numbers != wanted:
        yield f"the criteria are not 1.1 to 13.12 in order: {sorted(set(wanted) ^ set(numbers))}"
    keys = [each.key for each in grid.check]
    if len(set(keys)) != len(keys) or not all(KEY.fullmatch(each) for each in keys):
        yield f"the keys of the checks are not plain and different: {keys}"


def _faults_of(grid: Grid, criterion: Criterion) -> Iterator[str]:
    done = {each.key: each.done_on is not None for each in grid.check}
    unknown = [each for each in criterion.checks if each not in done]
    strange = [each for each in criterion.tests if not TEST.fullmatch(each)]
    known = [done[each] for each in criterion.checks if each in done]
    is_shown = bool(criterion.tests) or any(known)
    needs = {
        State.CONFORMANT: (is_shown and all(known), "rests on nothing that was done"),
        State.NOT_APPLICABLE: (is_shown and bool(criterion.note), "does not say why it does not apply"),
        State.NOT_CONFORMANT: (bool(criterion.note), "does not say what is wrong, and what else there is"),
        State.TO_CHECK: (not all(known), "waits for no check"),
    }
    is_right, wrong = needs[criterion.state]
    for is_fault, words in ((unknown, f"unknown {unknown}"), (strange, f"no test is named {strange}")):
        if is_fault:
            yield f"{criterion.number}: {words}"
    if not is_right:
        yield f"{criterion.number} {wrong}"
