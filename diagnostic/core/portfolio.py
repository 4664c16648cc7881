"""The portfolio of an advisor: what can be asked of it, and what one line of it says."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

PAGE: int = 50
"""Lines of a page."""


class Standing(StrEnum):
    """How far an assessment is, for those who follow it.

    A finished one waits for its review until a restitution of that conclusion is published.
    """

    DRAFT = "draft"
    TO_REVIEW = "to_review"
    PUBLISHED = "published"


class Need(StrEnum):
    """What an assessment may need of an advisor today, the most pressing first."""

    REVIEW = "review"
    REPLY = "reply"
    QUIET = "quiet"
    NOTHING = "nothing"


class Order(StrEnum):
    """What lines are sorted by."""

    NEED = "need"
    STRUCTURE = "structure"
    TERRITORY = "territory"
    TYPE = "type"
    STANDING = "standing"
    ACTIVITY = "activity"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the portfolio; an empty filter lets everything through.

    ``forms`` are keys of the profile questions on forms of action, all of which must be practised;
    ``dimension`` with ``at_most`` keeps what stands at that level or under it; ``words`` must all be in
    the name of the structure or of its organisation; ``sorted_by`` is the dimension that ``Order.LEVEL``
    sorts by.
    """

    words: str = ""
    needs: frozenset[Need] = frozenset()
    standings: frozenset[Standing] = frozenset()
    territories: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    dimension: str = ""
    at_most: int = 0
    campaign: str = ""
    quiet_since: datetime | None = None
    whole_network: bool = False
    order: Order = Order.NEED
    descending: bool = False
    sorted_by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One assessment in the portfolio; ``levels`` by dimension, 0 where there is none yet.

    ``answers`` holds stored values by question, of drafts only: how far those are depends on them.
    """

    id: str
    structure: str
    organisation: str
    organisation_name: str
    questionnaire: str
    version: str
    standing: Standing
    need: Need
    begun_at: datetime
    changed_at: datetime
    finished_at: datetime | None
    profile: dict[str, str] = field(default_factory=dict)
    answered: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A set of filters that somebody gave a name; ``query`` as it stands in the address."""

    id: str
    name: str
    query: str
