"""The pages of the kit."""

from dataclasses import dataclass

from diagnostic.core.resources import Axis, Resource
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.portfolio import Pick


@dataclass(frozen=True, slots=True)
class FacetView:
    """One list to browse by."""

    name: str
    label: str
    blank: str
    options: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class KitSearchView:
    """The search and the filters of the kit; ``is_open`` shows the filters at once."""

    action: str
    words: str
    facets: tuple[FacetView, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class TagView:
    """Something that is asked for, and the address without it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A resource, why it was found, and the kit's own title where the page shows a translation."""

    resource: ResourceCard
    why: str
    original: str


@dataclass(frozen=True, slots=True)
class LibraryGroup:
    """The resources of one axis."""

    axis: Axis
    cards: tuple[LibraryCard, ...]


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was asked for and found; ``advice`` says what to do when it is nothing."""

    told: str
    tags: tuple[TagView, ...]
    cards: tuple[LibraryCard, ...]
    clear_url: str
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The kit by axis, with where each begins, or, when something is asked for, what was found."""

    search: KitSearchView
    index: tuple[tuple[str, str], ...]
    groups: tuple[LibraryGroup, ...]
    found: FoundView | None
    count: int


@dataclass(frozen=True, slots=True)
class PointerView:
    """A question that points to a resource: where to read it, and where it is asked in one's diagnostic."""

    code: str
    text: str
    dimension: str
    url: str
    own_url: str


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One resource of the kit; ``before``, ``after`` and ``back`` are words and an address, or None.

    ``request`` is what to write, in French, to ask for it.
    """

    resource: Resource
    original: str
    axis: Axis
    category_url: str
    status: str
    request: str
    audience: tuple[str, ...]
    dimensions: tuple[tuple[str, str], ...]
    pointers: tuple[PointerView, ...]
    near: tuple[LibraryCard, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    back: tuple[str, str] | None
    structure: str
    library_url: str


@dataclass(frozen=True, slots=True)
class NoResourceView:
    """No resource at this address: what to do instead."""

    search: KitSearchView
    library_url: str
