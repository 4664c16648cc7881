"""The pages about accessibility: the statement, and the grid that it comes from."""

from dataclasses import dataclass

from diagnostic.web.shapes.tables import Column


@dataclass(frozen=True, slots=True)
class WrongView:
    """A criterion that is not met: what is wrong, and what else there is."""

    number: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """What is declared: counts by theme as a table, what is wrong, and what nobody has looked at."""

    version: str
    filled_on: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    wrong: tuple[WrongView, ...]
    to_check: tuple[WrongView, ...]
    not_done: tuple[str, ...]
    grid_url: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One line of the grid; ``tests`` are names in English, as the program has them."""

    number: str
    name: str
    state: str
    note: str
    checks: tuple[str, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The lines of one theme."""

    anchor: str
    name: str
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class GridView:
    """The whole grid."""

    version: str
    filled_on: str
    themes: tuple[ThemeView, ...]
    statement_url: str
