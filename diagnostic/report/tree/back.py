"""The last pages: resources, what to verify and discuss, all answers, and what the report is."""

from dataclasses import dataclass

from diagnostic.report.tree.marks import Fact
from diagnostic.report.tree.proposed import ProposedResource


@dataclass(frozen=True, slots=True)
class KitRow:
    """One resource in the table of whom it serves; ``serves`` follows the audiences of the table."""

    resource: ProposedResource
    serves: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class KitAxis:
    """The resources of one axis."""

    anchor: str
    name: str
    purpose: str
    rows: tuple[KitRow, ...]


@dataclass(frozen=True, slots=True)
class Kit:
    """The resources proposed, by axis."""

    anchor: str
    heading: str
    intro: str
    empty: str
    audiences: tuple[str, ...]
    axes: tuple[KitAxis, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question still without a level, and what counts as evidence."""

    question_anchor: str
    text: str
    dimension: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Verify:
    """What to verify with partners, and what was not answered."""

    anchor: str
    heading: str
    intro: str
    empty: str
    caption: str
    unknown: tuple[OpenQuestion, ...]
    unanswered_intro: str
    unanswered: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Discussion:
    """Questions for a meeting of the team."""

    anchor: str
    heading: str
    intro: str
    gaps_heading: str
    gaps: tuple[str, ...]
    unknown_heading: str
    unknown: tuple[str, ...]
    always_heading: str
    always: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One question and what was answered."""

    code: str
    text: str
    said: str


@dataclass(frozen=True, slots=True)
class WholeNote:
    """One note, whole and literal."""

    anchor: str
    code: str
    question: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexGroup:
    """The answers and notes of one dimension."""

    anchor: str
    name: str
    caption: str
    rows: tuple[AnnexRow, ...]
    notes: tuple[WholeNote, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """All answers and notes."""

    anchor: str
    heading: str
    intro: str
    profile_heading: str
    profile: tuple[Fact, ...]
    groups: tuple[AnnexGroup, ...]
    aside_heading: str
    aside_intro: str
    aside: tuple[AnnexGroup, ...]


@dataclass(frozen=True, slots=True)
class AboutBlock:
    """One heading and its sentences."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the report is, how it was worked out, and what it is not."""

    anchor: str
    heading: str
    blocks: tuple[AboutBlock, ...]
