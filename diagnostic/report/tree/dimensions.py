"""The pages of the dimensions."""

from dataclasses import dataclass

from diagnostic.report.tree.marks import LevelMark, Standing, Strip


@dataclass(frozen=True, slots=True)
class Rise:
    """One answer to raise: the question, from and to which level, and what that level looks like."""

    anchor: str
    name: str
    start: LevelMark
    end: LevelMark
    words: str
    to_reach: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question with its answer on the scale, the next level, and the note.

    ``note`` is cut between words when it is long (``note_goes_on``); the annex holds it whole.
    """

    anchor: str
    code: str
    text: str
    essential: bool
    said: str
    level: LevelMark | None
    steps: tuple[LevelMark, ...]
    chosen: str
    next_level: LevelMark | None
    next_anchor: str
    note: str
    note_goes_on: str
    note_anchor: str
    beside: str = ""
    """What an advisor reads there, in a restitution."""


@dataclass(frozen=True, slots=True)
class DimensionSection:
    """Everything about one dimension that is asked."""

    anchor: str
    key: str
    name: str
    short_name: str
    aim: str
    standing: Standing
    strip: Strip
    meaning: str
    why_heading: str
    why: tuple[str, ...]
    rise_heading: str
    rise_intro: str
    rises: tuple[Rise, ...]
    range_sentence: str
    answers_heading: str
    answers: tuple[AnswerLine, ...]
