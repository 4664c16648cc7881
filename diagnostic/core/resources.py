"""The kit: its resources and the axes that order them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class ResourceStatus(StrEnum):
    """Whether the kit's page of January 2016 had the resource, or only announced it."""

    AVAILABLE = "available"
    ANNOUNCED = "announced"
    PUBLISHED_SINCE = "published-since"


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of the kit."""

    key: str
    name: str
    purpose: str
    outside_the_four: bool


@dataclass(frozen=True, slots=True)
class Resource:
    """A document, course or network of the kit; ``url`` is empty when no lasting address is known."""

    code: str
    axis: str
    title: str
    authors: str
    year: str
    category: str
    kind: str
    status: ResourceStatus
    use: str
    audience: tuple[str, ...]
    keywords: tuple[str, ...]
    basis: str
    where: str
    note: str
    url: str
    url_label: str


@dataclass(frozen=True)
class Catalogue:
    """Every resource, in the kit's order: by axis, then as the kit lists them."""

    axes: tuple[Axis, ...]
    resources: tuple[Resource, ...]

    @cached_property
    def by_code(self) -> dict[str, Resource]:
        """The resources by their code."""
        return {resource.code: resource for resource in self.resources}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {resource.code: rank for rank, resource in enumerate(self.resources)}

    def in_order(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Give ``codes`` once each, in the kit's order."""
        return tuple(sorted(set(codes), key=self._rank.__getitem__))

    def of_axis(self, key: str) -> tuple[Resource, ...]:
        """The resources of one axis, in the kit's order."""
        return tuple(resource for resource in self.resources if resource.axis == key)
