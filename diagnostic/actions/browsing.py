"""The kit as anybody may browse it: resources, and the questions that point to each."""

from dataclasses import dataclass

from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.core.resources import Axis, Catalogue, Resource


@dataclass(frozen=True, slots=True)
class Pointer:
    """A question that points to a resource, and its dimension's name."""

    question: Question
    dimension: str


@dataclass(frozen=True, slots=True)
class Found:
    """One resource with its axis and the questions that point to it."""

    resource: Resource
    axis: Axis
    pointers: tuple[Pointer, ...]


def catalogue(services: Services, language: str) -> Catalogue:
    """The kit, as the newest published questionnaire holds it; empty before any publication."""
    for each in services.library.latest():
        return services.library.questionnaire(each.key, each.version, language).catalogue
    return Catalogue((), ())


def resource(services: Services, code: str, language: str) -> Found:
    """One resource of the kit; AbsentObject when no resource has this code."""
    found = catalogue(services, language).by_code.get(code)
    if found is None:
        raise AbsentObject
    kit = catalogue(services, language)
    axis = next(each for each in kit.axes if each.key == found.axis)
    pointers = tuple(
        pointer
        for each in services.library.latest()
        for pointer in _pointers(services.library.questionnaire(each.key, each.version, language), code)
    )
    return Found(found, axis, pointers)


def _pointers(questionnaire: Questionnaire, code: str) -> list[Pointer]:
    return [
        Pointer(question, dimension.name)
        for dimension in questionnaire.dimensions
        for question in dimension.questions
        if code in _codes(question)
    ]


def _codes(question: Question) -> set[str]:
    own = {code for anchor in question.anchors for code in anchor.resources}
    return own | {code for extra in question.extras for code in extra.resources}
