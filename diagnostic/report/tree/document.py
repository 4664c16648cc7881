"""The whole document."""

from dataclasses import dataclass

from diagnostic.report.labels import Labels
from diagnostic.report.tree.back import About, Annex, Discussion, Kit, Verify
from diagnostic.report.tree.both_readings import BothReadings
from diagnostic.report.tree.dimensions import DimensionSection
from diagnostic.report.tree.front import Cover, Entry, Overview, ReadingKey, Summary
from diagnostic.report.tree.marks import LevelMark
from diagnostic.report.tree.plan import Plan, Starters


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in one language: final sentences, and figures only where they are drawn."""

    language: str
    tag: str
    title: str
    short_title: str
    description: str
    structure: str
    day: str
    written_in: str
    labels: Labels
    contents: tuple[Entry, ...]
    levels: tuple[LevelMark, ...]
    cover: Cover
    summary: Summary
    key: ReadingKey
    overview: Overview
    dimensions_heading: str
    dimensions: tuple[DimensionSection, ...]
    plan: Plan
    starters: Starters
    kit: Kit
    verify: Verify
    discussion: Discussion
    annex: Annex
    about: About
    both: BothReadings | None = None
    """What makes it a restitution; None in the structure's own report."""
