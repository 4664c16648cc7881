"""The pages that anybody may read."""

from dataclasses import dataclass

from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.resources import Axis, Resource
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
class LibraryGroup:
    """The resources of one axis."""

    axis: Axis
    resources: tuple[ResourceCard, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The kit by axis."""

    groups: tuple[LibraryGroup, ...]
    count: int


@dataclass(frozen=True, slots=True)
class PointerView:
    """A question that points to a resource."""

    code: str
    text: str
    dimension: str


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One resource of the kit."""

    resource: Resource
    axis: Axis
    status: str
    audience: tuple[str, ...]
    pointers: tuple[PointerView, ...]
    library_url: str


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """Every question of one questionnaire, to read."""

    questionnaire: Questionnaire
    start_url: str
    blank_url: str
    sheet_url: str
    form_url: str


@dataclass(frozen=True, slots=True)
class LevelsView:
    """How levels are worked out, with the scale and rules of each questionnaire."""

    questionnaires: tuple[Questionnaire, ...]


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """What becomes of the words of a conversation, according to how this installation reads them."""

    conversation: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Something went wrong: what happened, what is kept, what to do next."""

    heading: str
    sentences: tuple[str, ...]
    url: str
    label: str
