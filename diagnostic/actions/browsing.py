"""The kit as anybody may browse it: resources, what they can be looked for by, and the questions around."""

from collections.abc import Iterable
from dataclasses import dataclass

from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.resources import Axis, Catalogue
from diagnostic.core.shelves import Facet, Shelved, category_key, neighbours, shelve

Choices = tuple[tuple[str, str], ...]
"""Values and their names."""


@dataclass(frozen=True, slots=True)
class Kit:
    """The kit on its shelves, in the kit's order, with what each facet offers.

    ``audience`` has no names here: they are the page's.
    """

    axes: tuple[Axis, ...]
    shelved: tuple[Shelved, ...]
    offered: dict[Facet, Choices]
    originals: dict[str, str]
    """Titles as the kit gives them, by code."""


@dataclass(frozen=True, slots=True)
class Found:
    """One resource with its axis, those that stand near, and those before and after it on its axis."""

    shelved: Shelved
    axis: Axis
    original: str
    near: tuple[Shelved, ...]
    before: Shelved | None
    after: Shelved | None


def catalogue(services: Services, language: str) -> Catalogue:
    """The kit, as the newest published questionnaire holds it; empty before any publication."""
    for each in services.library.latest():
        return services.library.questionnaire(each.key, each.version, language).catalogue
    return Catalogue((), ())


def kit(services: Services, language: str) -> Kit:
    """The kit on its shelves, and what it can be browsed by."""
    held = catalogue(services, language)
    source = catalogue(services, services.languages.source.code).resources
    categories = {each.code: category_key(each.category) for each in source if each.category}
    questionnaires = _questionnaires(services, language)
    shelved = shelve(held.resources, questionnaires, categories)
    return Kit(
        axes=held.axes,
        shelved=shelved,
        offered=_offered(held, questionnaires, categories),
        originals={each.code: each.title for each in source},
    )


def resource(services: Services, code: str, language: str) -> Found:
    """One resource of the kit; AbsentObject when no resource has this code."""
    held = kit(services, language)
    found = next((each for each in held.shelved if each.resource.code == code), None)
    if found is None:
        raise AbsentObject
    beside = [each for each in held.shelved if each.resource.axis == found.resource.axis]
    at = beside.index(found)
    return Found(
        shelved=found,
        axis=next(each for each in held.axes if each.key == found.resource.axis),
        original=held.originals.get(code, ""),
        near=neighbours(found, held.shelved),
        before=beside[at - 1] if at else None,
        after=beside[at + 1] if at + 1 < len(beside) else None,
    )


def _questionnaires(services: Services, language: str) -> tuple[Questionnaire, ...]:
    library = services.library
    return tuple(library.questionnaire(each.key, each.version, language) for each in library.latest())


def _offered(
    held: Catalogue, questionnaires: tuple[Questionnaire, ...], categories: dict[str, str]
) -> dict[Facet, Choices]:
    dimensions = [each for asked in questionnaires for each in asked.dimensions]
    forms = [
        (each.form_of_action, asked.profile_question[each.form_of_action].short)
        for asked in questionnaires
        for each in asked.dimensions
        if each.form_of_action in asked.profile_question
    ]
    return {
        Facet.AXIS: tuple((each.key, each.name) for each in held.axes),
        Facet.CATEGORY: _once((categories.get(e.code, ""), e.category) for e in held.resources),
        Facet.DIMENSION: _once((each.key, each.name) for each in dimensions),
        Facet.FORM_OF_ACTION: _once(forms),
        Facet.AUDIENCE: _once((key, key) for each in held.resources for key in each.audience),
    }


def _once(choices: Iterable[tuple[str, str]]) -> Choices:
    return tuple({key: name for key, name in choices if key}.items())
