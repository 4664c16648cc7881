"""The blank questionnaire as it is drawn."""

from dataclasses import dataclass

from diagnostic.report.labels import Labels
from diagnostic.report.tree.marks import LevelMark


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """One question with a box for each answer; ``hint`` says how many to tick, or why it is asked."""

    anchor: str
    code: str
    text: str
    hint: str
    choices: tuple[str, ...]
    takes_note: bool


@dataclass(frozen=True, slots=True)
class BlankPart:
    """Questions under one heading, and for whom they are."""

    anchor: str
    name: str
    intro: str
    condition: str
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A whole blank questionnaire in one language."""

    language: str
    tag: str
    title: str
    short_title: str
    description: str
    labels: Labels
    levels: tuple[LevelMark, ...]
    fields: tuple[str, ...]
    intro: tuple[str, ...]
    parts: tuple[BlankPart, ...]
