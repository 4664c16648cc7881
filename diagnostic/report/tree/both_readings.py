"""What a restitution adds to the report: the advisor's reading beside the structure's own."""

from dataclasses import dataclass

from diagnostic.report.tree.marks import LevelMark
from diagnostic.report.tree.proposed import ProposedResource


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One question read by both: what was answered in words, the advisor's level, and why."""

    anchor: str
    code: str
    text: str
    dimension: str
    own: str
    own_level: LevelMark | None
    advised: LevelMark
    reason: tuple[str, ...]
    byline: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A priority that the advisor proposes to leave for now, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BothReadings:
    """The pages of a restitution that its report does not have."""

    anchor: str
    heading: str
    signature: str
    intro: str
    message_heading: str
    message: tuple[str, ...]
    lines_heading: str
    lines_intro: str
    question_label: str
    own_label: str
    advised_label: str
    lines: tuple[ReadingLine, ...]
    left_out_heading: str
    left_out: tuple[LeftOut, ...]
    added_heading: str
    added_note: str
    added: tuple[ProposedResource, ...]
