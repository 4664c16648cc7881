"""Links that every page leads to."""

from typing import NamedTuple


class Link(NamedTuple):
    """A link of the navigation."""

    label: str
    url: str
    current: bool


class LinkGroup(NamedTuple):
    """Links that go together, under a heading."""

    heading: str
    links: tuple[Link, ...]
