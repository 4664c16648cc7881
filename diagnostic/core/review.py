"""The advisor's work beside an assessment: readings, comments, and the plan being prepared.

What the structure answered is never touched: a reading stands beside the answer, and the plan only orders,
hides or completes what the outcome proposes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from diagnostic.core.outcome import Outcome

LONGEST_REASON: Final = 2000
LONGEST_COMMENT: Final = 4000
LONGEST_LINE: Final = 300
"""Characters of a title, a first step, or why something is hidden."""

MOST_BY_HAND: Final = 10
MOST_RESOURCES: Final = 20
HORIZONS: Final = (3, 6, 12)
"""Months that a priority written by hand may be given."""


class Side(StrEnum):
    """Who speaks in an exchange."""

    ADVISOR = "advisor"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Reading:
    """An advisor's level beside an answer; an empty level says that it was withdrawn.

    ``number`` grows by one with each reading of an assessment; the last of a question counts.
    """

    number: int
    question: str
    level: str
    reason: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """Something one side said to the other, about a question, or the whole when it is empty."""

    question: str
    side: Side
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """One priority in the advisor's order.

    ``key`` is its question's, or names one written by hand, which alone has the texts and the months.
    ``hidden`` says why it is not shown; empty while it is.
    """

    key: str
    hidden: str = ""
    title: str = ""
    why: str = ""
    first_step: str = ""
    months: int = 0

    @property
    def is_by_hand(self) -> bool:
        """True for what no answer called for."""
        return bool(self.title)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the advisor proposes: priorities in order, resources of the kit by code, a message."""

    priorities: tuple[Planned, ...] = ()
    resources: tuple[str, ...] = ()
    message: str = ""

    @property
    def shown(self) -> tuple[Planned, ...]:
        """The priorities that are not hidden, in order."""
        return tuple(each for each in self.priorities if not each.hidden)

    @property
    def hidden(self) -> tuple[Planned, ...]:
        """The priorities left out, each with its reason."""
        return tuple(each for each in self.priorities if each.hidden)


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal under way; ``revision`` is 0 before anybody changed anything."""

    proposal: Proposal
    revision: int
    changed_by: str
    changed_at: datetime | None


def standing(readings: Iterable[Reading]) -> dict[str, Reading]:
    """The reading that counts for each question; what was withdrawn does not."""
    last = {each.question: each for each in readings}
    return {key: each for key, each in last.items() if each.level}


def completed(proposal: Proposal, outcome: Outcome) -> Proposal:
    """The proposal with the priorities of an outcome: those it does not name come last, as they stand.

    Questions that the outcome no longer proposes leave; what was written by hand stays.
    """
    proposed = [each.question for each in outcome.priorities]
    kept = [each for each in proposal.priorities if each.is_by_hand or each.key in proposed]
    named = {each.key for each in kept}
    new = [Planned(key) for key in proposed if key not in named]
    return replace(proposal, priorities=(*kept, *new))


def moved(proposal: Proposal, key: str, place: int) -> Proposal:
    """The proposal with a priority at a place counted from 1; as it was when nothing has this key."""
    found = next((each for each in proposal.priorities if each.key == key), None)
    if found is None:
        return proposal
    others = [each for each in proposal.priorities if each.key != key]
    others.insert(max(0, place - 1), found)
    return replace(proposal, priorities=tuple(others))


def hidden(proposal: Proposal, key: str, why: str) -> Proposal:
    """The proposal with a priority hidden for a reason, or shown again when the reason is empty."""
    changed = (replace(each, hidden=why) if each.key == key else each for each in proposal.priorities)
    return replace(proposal, priorities=tuple(changed))


def written(proposal: Proposal, priority: Planned) -> Proposal:
    """The proposal with a priority by hand: added at the end, or in place of the one with its key."""
    keys = [each.key for each in proposal.priorities]
    if priority.key not in keys:
        return replace(proposal, priorities=(*proposal.priorities, priority))
    changed = (priority if each.key == priority.key else each for each in proposal.priorities)
    return replace(proposal, priorities=tuple(changed))


def erased(proposal: Proposal, key: str) -> Proposal:
    """The proposal without a priority by hand; one that an answer called for can only be hidden."""
    kept = (each for each in proposal.priorities if each.key != key or not each.is_by_hand)
    return replace(proposal, priorities=tuple(kept))


def with_resource(proposal: Proposal, code: str) -> Proposal:
    """The proposal with a resource of the kit, once."""
    return replace(proposal, resources=(*(c for c in proposal.resources if c != code), code))


def without_resource(proposal: Proposal, code: str) -> Proposal:
    """The proposal without a resource."""
    return replace(proposal, resources=tuple(c for c in proposal.resources if c != code))
