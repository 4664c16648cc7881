"""The pages that explain: words, sample, levels, data, legal notice, plan of the site."""

from dataclasses import dataclass

from diagnostic.core.questionnaire import Questionnaire
from diagnostic.report.drawing import Drawing
from diagnostic.report.tree.document import Document
from diagnostic.web.shapes.navigation import LinkGroup
from diagnostic.web.shapes.outcome import DimensionCard, PriorityCard, StarterCard
from diagnostic.web.shapes.tables import Column


@dataclass(frozen=True, slots=True)
class WordView:
    """One word of the glossary; ``questions`` are addresses and texts of those that use it."""

    key: str
    word: str
    meaning: str
    example: str
    source: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """The words that begin with a letter."""

    letter: str
    words: tuple[WordView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The words, by letter."""

    letters: tuple[LetterView, ...]


@dataclass(frozen=True, slots=True)
class TourView:
    """The results of an invented structure, as ``OutcomeView`` holds those of a real one."""

    document: Document
    radar: Drawing | None
    priorities: tuple[PriorityCard, ...]
    dimensions: tuple[DimensionCard, ...]
    starters: tuple[StarterCard, ...]
    table_columns: tuple[Column, ...]
    table_rows: tuple[tuple[str, ...], ...]
    levels: int
    report_url: str
    start_url: str


@dataclass(frozen=True, slots=True)
class WorkedView:
    """How the level of one dimension of the sample comes about."""

    key: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    sentences: tuple[str, ...]
    level: int | None
    names: tuple[str, ...]
    reach: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ScaleView:
    """The levels of one questionnaire, and the means that lead to each."""

    questionnaire: Questionnaire
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    completeness: str
    gate_cap: str


@dataclass(frozen=True, slots=True)
class LevelsView:
    """How levels are worked out, with the scale and rules of each questionnaire, and examples."""

    scales: tuple[ScaleView, ...]
    worked: tuple[WorkedView, ...]
    priority: tuple[str, ...]
    tour_url: str


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """What becomes of data here: by how this installation reads conversations, keeps, and is run."""

    conversation: str
    basis: str
    contact: str
    begun_days: int
    finished_months: int


@dataclass(frozen=True, slots=True)
class LegalView:
    """Who answers for the service; what is empty is still to be completed by whoever runs it."""

    publisher: str
    director: str
    host: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SitePlanView:
    """Every page that anybody can open, by group."""

    groups: tuple[LinkGroup, ...]
