"""The kit: browsed and searched, and a page for each resource."""

from http import HTTPStatus

from flask import Blueprint, Response, make_response, url_for

from diagnostic.actions.browsing import Found, Kit, kit, resource
from diagnostic.actions.seeking import seek
from diagnostic.actions.visiting import opened_here
from diagnostic.core.assessment import State
from diagnostic.core.faults import AbsentObject
from diagnostic.core.opened import Opened
from diagnostic.core.routing import Path
from diagnostic.core.shelves import Facet, Pointer, Shelved
from diagnostic.web.context import language, services, visit
from diagnostic.web.frame import show as show_page
from diagnostic.web.kit_browsing import Asked, address_of, asked_of, search_view, tags_of
from diagnostic.web.resources import audience_words, in_common, request_words, resource_card, status_words
from diagnostic.web.shapes.library import (
    FoundView,
    LibraryCard,
    LibraryGroup,
    LibraryView,
    NoResourceView,
    PointerView,
    ResourceView,
)
from diagnostic.web.words import name_of

pages = Blueprint("library", __name__, url_prefix="/ressources")


@pages.get("")
def show() -> str:
    """Every resource by axis; what was found, when something is asked for."""
    held = kit(services(), language().code)
    asked = asked_of(held)
    groups = tuple(
        LibraryGroup(axis, tuple(_card(held, e) for e in held.shelved if e.resource.axis == axis.key))
        for axis in held.axes
    )
    found = _found(held, asked) if asked else None
    index = tuple((each.axis.name, f"axe-{each.axis.key}") for each in groups)
    view = LibraryView(search_view(held, asked), index, groups, found, len(held.shelved))
    return show_page("library/show", _title(found), view)


@pages.get("/<code>")
def detail(code: str) -> Response:
    """One resource: what it helps with, for whom, where to get it, which questions point to it."""
    try:
        found = resource(services(), code, language().code)
    except AbsentObject:
        return _absent()
    shelf = (language().gettext("Les ressources du kit"), url_for("library.show"))
    axis = (found.axis.name, address_of("", {Facet.AXIS: found.axis.key}))
    item = found.shelved.resource
    return make_response(
        show_page("library/detail", item.title, _view(found), (shelf, axis, (item.title, "")))
    )


def _absent() -> Response:
    held = kit(services(), language().code)
    view = NoResourceView(search_view(held, Asked("", {})), url_for("library.show"))
    title = language().gettext("Aucune ressource à cette adresse")
    return make_response(show_page("library/absent", title, view), HTTPStatus.NOT_FOUND)


def _title(found: FoundView | None) -> str:
    words = language().gettext
    if found is None:
        return words("Les ressources du kit")
    asked = ", ".join(each.text for each in found.tags)
    return words("Les ressources du kit : %(asked)s") % {"asked": asked}


def _found(held: Kit, asked: Asked) -> FoundView:
    """What passes the filters, among what the words find; all of the kit when no words are given."""
    by_code = {each.resource.code: each for each in held.shelved}
    sought = [by_code[code] for code in _codes(held, asked.words)] if asked.words else list(held.shelved)
    passing = [each for each in sought if each.passes(asked.wanted)]
    told = language().ngettext(
        "%(count)s ressource sur %(total)s", "%(count)s ressources sur %(total)s", len(passing)
    )
    return FoundView(
        told=told % {"count": len(passing), "total": len(held.shelved)},
        tags=tags_of(held, asked),
        cards=tuple(_card(held, each, asked.words) for each in passing),
        clear_url=url_for("library.show"),
        advice=() if passing else _advice(asked, len(sought)),
    )


def _codes(held: Kit, words: str) -> tuple[str, ...]:
    return seek(services(), tuple(each.resource for each in held.shelved), words, language().code)


def _advice(asked: Asked, sought: int) -> tuple[str, ...]:
    """What to do when nothing was found: which filter is in the way, or which other words to try."""
    words = language().gettext
    if asked.words and not sought:
        return (
            words("Le kit parle de partenariats sur un territoire ; il n’a peut-être rien sur ce sujet."),
            words(
                "Essayez d’autres mots, plus simples : « évaluer », « financement », « réunion », "
                "« formation », « salariés », « territoire rural »."
            ),
        )
    if asked.words:
        told = language().ngettext(
            "%(count)s ressource répond à vos mots, mais vos filtres l’écartent. Retirez-en un, ci-dessus.",
            "%(count)s ressources répondent à vos mots, mais vos filtres les écartent. "
            "Retirez-en un, ci-dessus.",
            sought,
        )
        return (told % {"count": sought},)
    return (words("Aucune ressource ne réunit tous ces filtres. Retirez-en un, ci-dessus."),)


def _card(held: Kit, shelved: Shelved, words: str = "") -> LibraryCard:
    item = shelved.resource
    axis = next(each.name for each in held.axes if each.key == item.axis)
    original = held.originals.get(item.code, item.title)
    return LibraryCard(
        resource=resource_card(item, axis, language()),
        why=in_common(item, words, language()) if words else "",
        original="" if original == item.title else original,
    )


def _view(found: Found) -> ResourceView:
    held = kit(services(), language().code)
    item = found.shelved.resource
    opened = opened_here(services(), visit(), language().code)
    category = found.shelved.values[Facet.CATEGORY]
    return ResourceView(
        resource=item,
        original="" if found.original == item.title else found.original,
        axis=found.axis,
        category_url=address_of("", {Facet.CATEGORY: next(iter(category))}),
        status=status_words(item, language()),
        request=request_words(item, found.original),
        audience=audience_words(item, language()),
        dimensions=tuple(
            (each.name, address_of("", {Facet.DIMENSION: each.key})) for each in found.shelved.dimensions
        ),
        pointers=tuple(_pointer(each, opened) for each in found.shelved.pointers),
        near=tuple(_card(held, each) for each in found.near),
        before=_beside(found.before),
        after=_beside(found.after),
        back=_back(opened),
        structure=name_of(opened[0].assessment.structure) if opened else "",
        library_url=url_for("library.show"),
    )


def _pointer(pointer: Pointer, opened: tuple[Opened, ...]) -> PointerView:
    question = pointer.question
    return PointerView(
        code=question.code,
        text=question.text,
        dimension=pointer.dimension.name,
        url=url_for("questions.show", questionnaire=pointer.questionnaire.key, _anchor=question.key),
        own_url=_own_url(pointer, opened[0]) if opened else "",
    )


def _own_url(pointer: Pointer, own: Opened) -> str:
    """The question in the diagnostic that this browser opened last, when it is asked there."""
    asked = own.questionnaire.question.get(pointer.question.key)
    if asked is None or own.questionnaire.key != pointer.questionnaire.key:
        return ""
    if not Path(own.questionnaire, own.assessment.record).is_live(asked):
        return ""
    place = own.assessment.id
    return url_for("steps.show", assessment_id=place, dimension=asked.dimension, _anchor=asked.key)


def _beside(shelved: Shelved | None) -> tuple[str, str] | None:
    if shelved is None:
        return None
    return shelved.resource.title, url_for("library.detail", code=shelved.resource.code)


def _back(opened: tuple[Opened, ...]) -> tuple[str, str] | None:
    """The results of the diagnostic that this browser opened last, once it is finished."""
    for each in opened[:1]:
        if each.assessment.state is State.FINISHED:
            url = url_for("outcome.show", assessment_id=each.assessment.id)
            return language().gettext("Retour à mes résultats"), url
    return None
