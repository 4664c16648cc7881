"""The kit on its shelves: by what each resource can be looked for, which are asked for, which stand near."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import combining, normalize

from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.core.resources import Resource

NEIGHBOURS = 3


class Facet(StrEnum):
    """What the kit can be browsed by."""

    AXIS = "axis"
    CATEGORY = "category"
    DIMENSION = "dimension"
    FORM_OF_ACTION = "form-of-action"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A question that points to a resource, with its questionnaire and its dimension."""

    questionnaire: Questionnaire
    dimension: Dimension
    question: Question


@dataclass(frozen=True, slots=True)
class Shelved:
    """A resource, the questions that point to it, the dimensions it serves, its values by facet."""

    resource: Resource
    pointers: tuple[Pointer, ...]
    dimensions: tuple[Dimension, ...]
    values: Mapping[Facet, frozenset[str]]

    def passes(self, wanted: Mapping[Facet, str]) -> bool:
        """Whether the resource has every value wanted."""
        return all(value in self.values[facet] for facet, value in wanted.items())


def shelve(
    resources: Iterable[Resource], questionnaires: tuple[Questionnaire, ...], categories: Mapping[str, str]
) -> tuple[Shelved, ...]:
    """Put the resources on their shelves; ``categories`` are keys by the code of a resource."""
    return tuple(_shelved(each, questionnaires, categories.get(each.code, "")) for each in resources)


def category_key(category: str) -> str:
    """The kit's own heading as it stands in an address; the same whatever the language of the page.

    >>> category_key("Retour d’expérience collective")
    'retour-d-experience-collective'
    """
    bare = "".join(each for each in normalize("NFKD", category.lower()) if not combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", bare))


def neighbours(shelved: Shelved, others: Iterable[Shelved]) -> tuple[Shelved, ...]:
    """The resources that stand nearest: the same questions point to them, or their category is the same."""
    near = {each.resource.code: _nearness(shelved, each) for each in others if each is not shelved}
    ranked = sorted(
        (each for each in others if near.get(each.resource.code)),
        key=lambda each: -near[each.resource.code],
    )
    return tuple(ranked[:NEIGHBOURS])


def _nearness(one: Shelved, other: Shelved) -> int:
    """Questions in common; the same category, narrower than an axis, counts as much as two of them."""
    keys = {each.question.key for each in one.pointers}
    common = sum(each.question.key in keys for each in other.pointers)
    return common + 2 * (one.values[Facet.CATEGORY] == other.values[Facet.CATEGORY])


def _shelved(resource: Resource, questionnaires: tuple[Questionnaire, ...], category: str) -> Shelved:
    pointers = tuple(
        Pointer(questionnaire, dimension, question)
        for questionnaire in questionnaires
        for dimension in questionnaire.dimensions
        for question in dimension.questions
        if resource.code in _called_for(question)
    )
    dimensions = tuple(
        dimension
        for questionnaire in questionnaires
        for dimension in questionnaire.dimensions
        if _serves(resource.code, dimension)
    )
    values = {
        Facet.AXIS: frozenset({resource.axis}),
        Facet.CATEGORY: frozenset({category}),
        Facet.DIMENSION: frozenset(each.key for each in dimensions),
        Facet.FORM_OF_ACTION: frozenset(each.form_of_action for each in dimensions if each.form_of_action),
        Facet.AUDIENCE: frozenset(resource.audience),
    }
    return Shelved(resource, pointers, dimensions, values)


def _called_for(question: Question) -> set[str]:
    own = {code for anchor in question.anchors for code in anchor.resources}
    return own | {code for extra in question.extras for code in extra.resources}


def _serves(code: str, dimension: Dimension) -> bool:
    whole = {*dimension.go_further, *dimension.starters}
    return code in whole or any(code in _called_for(each) for each in dimension.questions)
