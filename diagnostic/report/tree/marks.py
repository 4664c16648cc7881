"""What is drawn: levels, strips, radar; and a label with its text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LevelMark:
    """One level as it is drawn: ``value`` of ``top`` steps, its name and its colour token."""

    value: int
    top: int
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The answers of one dimension on its scale: how many at each level, and where the dimension stands.

    ``range`` holds the lowest and highest level the dimension could have; None when it is certain.
    """

    title: str
    description: str
    levels: tuple[LevelMark, ...]
    counts: tuple[int, ...]
    level: int | None
    target: int | None
    range: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class RadarPoint:
    """One axis of the radar; ``index`` and ``target`` run from 0 to 100, None where nothing is known."""

    label: str
    index: float | None
    target: float | None


@dataclass(frozen=True, slots=True)
class Radar:
    """The maturity profile; ``rings`` are the levels, from the centre outwards."""

    title: str
    description: str
    points: tuple[RadarPoint, ...]
    rings: tuple[LevelMark, ...]
    legend_now: str
    legend_target: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one dimension stands, in a line: its name, its status in words, its level if it has one."""

    anchor: str
    key: str
    name: str
    short_name: str
    status: str
    words: str
    level: LevelMark | None
    target: LevelMark | None
    importance: str
    known: str
    range: str
