"""The questionnaire as a form to fill in on screen: what is drawn, how fields are called, what they hold."""

from dataclasses import dataclass

from diagnostic.report.labels import Labels
from diagnostic.report.tree.marks import LevelMark


@dataclass(frozen=True, slots=True)
class Box:
    """One answer to tick: the field it belongs to, the state it gives the field, its words."""

    name: str
    state: str
    label: str
    tip: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Writing:
    """A field to write in: its name, what it is called, what it says to those who do not see it, its text."""

    name: str
    label: str
    tip: str
    text: str
    longest: int
    several_lines: bool


@dataclass(frozen=True, slots=True)
class FillableQuestion:
    """One question with its boxes; ``several`` of them can be ticked, or only one."""

    anchor: str
    code: str
    text: str
    hint: str
    tip: str
    several: bool
    boxes: tuple[Box, ...]
    note: Writing | None = None


@dataclass(frozen=True, slots=True)
class FillablePart:
    """Questions under one heading, and for whom they are."""

    anchor: str
    name: str
    intro: str
    condition: str
    questions: tuple[FillableQuestion, ...]


@dataclass(frozen=True, slots=True)
class Fillable:
    """A whole form in one language; ``origin`` is the line that says what it was made from."""

    language: str
    tag: str
    title: str
    short_title: str
    description: str
    origin: str
    labels: Labels
    levels: tuple[LevelMark, ...]
    structure: Writing
    intro: tuple[str, ...]
    parts: tuple[FillablePart, ...]
