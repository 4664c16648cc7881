"""Outcome: the one value that page, document, export and command line read.

It holds keys and figures only, so the same outcome can be told in any language.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """What can be said of a dimension."""

    SCORED = "scored"
    INCOMPLETE = "incomplete"
    PLANNED = "planned"
    NOT_CONCERNED = "not_concerned"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Raise:
    """One question to raise, from its level to another."""

    question: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DimensionOutcome:
    """Where one dimension stands, and the trace of why.

    ``total`` is the sum of the known levels, so ``total / known`` is the exact mean; ``uncapped`` is
    the level before the gate; ``index`` runs from 0 to 100; ``range`` holds lowest and highest level.
    """

    dimension: str
    status: Status
    asked: int = 0
    applicable: int = 0
    known: int = 0
    dont_know: int = 0
    total: int = 0
    mean: Decimal | None = None
    level: int | None = None
    uncapped: int | None = None
    capped: bool = False
    held_by: tuple[str, ...] = ()
    index: Decimal | None = None
    range: tuple[int, int] | None = None
    next_step_up: tuple[Raise, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    """One question to work on, every factor of its score, and the resources that help."""

    question: str
    dimension: str
    answer: int
    target: int
    gap: int
    importance: str
    effort: str
    critical: bool
    score: Decimal
    moved_before: str
    resources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """« Pour démarrer »: what to read before a planned form of action begins."""

    dimension: str
    resources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole result of one record on one questionnaire version."""

    questionnaire: str
    version: str
    dimensions: tuple[DimensionOutcome, ...]
    levels: dict[int, int]
    overall_mean: Decimal | None
    strengths: tuple[str, ...]
    priorities: tuple[Priority, ...]
    other_leads: tuple[Priority, ...]
    to_verify: tuple[str, ...]
    unanswered: tuple[str, ...]
    set_aside: tuple[str, ...]
    starters: tuple[Starter, ...]

    def of(self, dimension: str) -> DimensionOutcome:
        """The outcome of the dimension with this key."""
        return next(each for each in self.dimensions if each.dimension == dimension)

    @property
    def scored(self) -> tuple[DimensionOutcome, ...]:
        """The dimensions that have a level."""
        return tuple(each for each in self.dimensions if each.status is Status.SCORED)
