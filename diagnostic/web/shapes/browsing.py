"""The pages that anybody may read."""

from dataclasses import dataclass

from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.shapes.finding import SearchView
from diagnostic.web.shapes.journey import DraftView


@dataclass(frozen=True, slots=True)
class OfferView:
    """One questionnaire that can be begun; ``fewest`` to ``most`` questions, by what one practises."""

    key: str
    title: str
    short_title: str
    description: str
    minutes: int
    fewest: int
    most: int
    levels: tuple[str, ...]
    start_url: str
    talk_url: str
    read_url: str
    blank_url: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    offers: tuple[OfferView, ...]
    drafts: tuple[DraftView, ...]


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """One resource as a card; ``link`` is an address and its words, or None."""

    code: str
    title: str
    authors: str
    year: str
    status_text: str
    axis: str
    use: str
    where: str
    url: str
    link: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """Every question of one questionnaire, to read."""

    questionnaire: Questionnaire
    start_url: str
    blank_url: str
    sheet_url: str
    form_url: str
    search: SearchView


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Something went wrong: what happened, what is kept, what to do next."""

    heading: str
    sentences: tuple[str, ...]
    url: str
    label: str
