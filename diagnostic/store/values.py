"""What the store gives out beside the values of the core."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from diagnostic.core.answers import Provenance
from diagnostic.core.faults import Clash


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a set of changes.

    ``applied`` names the fields whose sent value was kept, in the order sent; ``clashes`` holds both
    values of each field that somebody else changed meanwhile; ``versions`` gives for every field sent
    the number that the sender shall give as ``seen`` with its next change of that field.
    """

    applied: tuple[str, ...]
    clashes: tuple[Clash, ...]
    versions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Event:
    """One change that was kept; ``number`` grows by one with each of an assessment."""

    number: int
    field: str
    value: str
    note: str
    key: str
    provenance: Provenance
    at: datetime


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An outcome as it was frozen, as JSON, and the revision of the assessment it was drawn from."""

    number: int
    revision: int
    outcome: str
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """That a questionnaire version was published; ``number`` is its place in order, from 1."""

    key: str
    version: str
    number: int
    digest: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """A questionnaire version with its content: JSON by language code."""

    key: str
    version: str
    digest: str
    content: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BrowserSession:
    """A browser that may work on ``assessments``, given by their ids in the order they were granted."""

    assessments: tuple[str, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished assessment, as much of it as an offer to resume needs."""

    id: str
    questionnaire: str
    version: str
    structure: str
    language: str
    begun_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A private link that still opens its assessment."""

    id: str
    token_hash: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class UsedLink:
    """A private link that was just used, and the id of the assessment that it opens."""

    id: str
    assessment: str
