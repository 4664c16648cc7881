"""The plan of action, its resources, and what to read before beginning."""

from dataclasses import dataclass

from diagnostic.report.tree.marks import LevelMark
from diagnostic.report.tree.proposed import ProposedResource


@dataclass(frozen=True, slots=True)
class StartBox:
    """« Pour démarrer »: what to read before a planned form of action begins."""

    anchor: str
    key: str
    name: str
    text: str
    resources: tuple[ProposedResource, ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One priority of the plan; one that an advisor wrote by hand has no levels."""

    anchor: str
    rank: int
    key: str
    question_anchor: str
    name: str
    question: str
    dimension: str
    essential: bool
    horizon: str
    level: LevelMark | None
    target: LevelMark | None
    effort: str
    why: tuple[str, ...]
    first_step: str
    current: str
    next_level: LevelMark | None
    next_anchor: str
    resources: tuple[ProposedResource, ...]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The priorities of one term."""

    heading: str
    months: int
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Something else worth doing, in a line."""

    question_anchor: str
    name: str
    dimension: str
    level: LevelMark
    first_step: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The priorities as a plan, and what comes after them."""

    anchor: str
    heading: str
    intro: str
    rule: str
    remarks: tuple[str, ...]
    empty: str
    horizons: tuple[Horizon, ...]
    leads_heading: str
    leads_intro: str
    leads: tuple[Lead, ...]
    leads_left: str


@dataclass(frozen=True, slots=True)
class Starters:
    """The boxes of all planned forms of action."""

    anchor: str
    heading: str
    intro: str
    boxes: tuple[StartBox, ...]
