"""A structure's file: what happened to its assessment, and what asks for an advisor's eye."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from diagnostic.core.answers import Provenance
from diagnostic.core.regard import Regard
from diagnostic.core.routing import Path


class Happening(StrEnum):
    """What can happen to an assessment."""

    BEGUN = "begun"
    ANSWERED = "answered"
    FINISHED = "finished"
    READ = "read"
    COMMENTED = "commented"
    REPLIED = "replied"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Happened:
    """Something of one day: how many times, by whom where that is known, and how answers came."""

    day: date
    kind: Happening
    count: int = 1
    who: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The file of an assessment; ``kept`` gives the words of each question kept for the advisor.

    ``origins`` says how the answer to each question came to be.
    """

    path: Path
    organisation: str
    campaign: str
    concluded: tuple[datetime, ...]
    happened: tuple[Happened, ...]
    regards: tuple[Regard, ...]
    kept: dict[str, tuple[str, ...]]
    origins: dict[str, Provenance]
    read: frozenset[str]
    """The questions that an advisor's reading stands beside."""
