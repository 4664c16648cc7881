"""The kit: its resources by axis, and a page for each."""

from flask import Blueprint, url_for

from diagnostic.actions.browsing import catalogue, resource
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.resources import audience_words, resource_card, status_words
from diagnostic.web.shapes.browsing import LibraryGroup, LibraryView, PointerView, ResourceView

pages = Blueprint("library", __name__, url_prefix="/ressources")


@pages.get("")
def show() -> str:
    """Every resource, by axis."""
    kit = catalogue(services(), language().code)
    groups = tuple(
        LibraryGroup(
            axis, tuple(resource_card(each, axis.name, language()) for each in kit.of_axis(axis.key))
        )
        for axis in kit.axes
    )
    title = language().gettext("Les ressources du kit")
    return show_page("library/show", title, LibraryView(groups, len(kit.resources)))


@pages.get("/<code>")
def detail(code: str) -> str:
    """One resource: what it helps with, for whom, where to get it, which questions point to it."""
    found = resource(services(), code, language().code)
    view = ResourceView(
        resource=found.resource,
        axis=found.axis,
        status=status_words(found.resource, language()),
        audience=audience_words(found.resource, language()),
        pointers=tuple(
            PointerView(each.question.code, each.question.text, each.dimension) for each in found.pointers
        ),
        library_url=url_for("library.show"),
    )
    crumbs = (
        (language().gettext("Les ressources du kit"), url_for("library.show")),
        (found.resource.title, ""),
    )
    return show_page("library/detail", found.resource.title, view, crumbs)
