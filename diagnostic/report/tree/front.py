"""The first pages: cover, summary, reading key and overview."""

from dataclasses import dataclass

from diagnostic.report.tree.marks import LevelMark, Radar, Standing, Strip


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    structure: str
    day: str
    reading: str
    draft: str
    standings: tuple[Standing, ...]
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Strength:
    """One practice to lean on."""

    name: str
    dimension: str
    level: LevelMark
    anchor: str


@dataclass(frozen=True, slots=True)
class PriorityBrief:
    """One priority in two lines."""

    rank: int
    anchor: str
    name: str
    dimension: str
    horizon: str
    first_step: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The page that can be read alone."""

    anchor: str
    heading: str
    reading: str
    standings: tuple[Standing, ...]
    strengths_heading: str
    strengths: tuple[Strength, ...]
    no_strength: str
    priorities_heading: str
    priorities: tuple[PriorityBrief, ...]
    no_priority: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents; ``inside`` when it lies within the part above."""

    anchor: str
    name: str
    inside: bool


@dataclass(frozen=True, slots=True)
class LevelMeaning:
    """One level of the scale and what it means."""

    level: LevelMark
    meaning: str


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """How to read the report, and how far it can be trusted."""

    anchor: str
    heading: str
    intro: str
    levels_heading: str
    levels: tuple[LevelMeaning, ...]
    signs_heading: str
    signs: tuple[str, ...]
    limits_heading: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All dimensions on two drawings and in one table."""

    anchor: str
    heading: str
    intro: str
    radar: Radar | None
    table_caption: str
    standings: tuple[Standing, ...]
    strips_heading: str
    strips_intro: str
    strips_description: str
    strips: tuple[Strip, ...]
    remarks: tuple[str, ...]
