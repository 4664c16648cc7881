"""What the address of the library asks for: words, and a value of each facet; the form that writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import request, url_for

from diagnostic.actions.browsing import Kit
from diagnostic.core.shelves import Facet
from diagnostic.web.context import language
from diagnostic.web.resources import audience_labels
from diagnostic.web.shapes.library import FacetView, KitSearchView, TagView
from diagnostic.web.shapes.portfolio import Pick

WORDS: Final = "mots"
LONGEST_SEARCH: Final = 200
NAMES: Final[Mapping[Facet, str]] = {
    Facet.AXIS: "axe",
    Facet.CATEGORY: "categorie",
    Facet.DIMENSION: "dimension",
    Facet.FORM_OF_ACTION: "forme",
    Facet.AUDIENCE: "public",
}
"""The facets as they stand in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the kit: words, and the value wanted of some facets."""

    words: str
    wanted: Mapping[Facet, str]

    def __bool__(self) -> bool:
        """True when anything is asked for."""
        return bool(self.words or self.wanted)


def asked_of(kit: Kit) -> Asked:
    """What the address asks for; a value that the kit does not offer is left out."""
    typed = request.args.get(WORDS, "")[:LONGEST_SEARCH]
    words = " ".join("".join(each if each.isprintable() else " " for each in typed).split())
    offered = {facet: {value for value, _ in choices} for facet, choices in kit.offered.items()}
    given = {facet: request.args.get(name, "") for facet, name in NAMES.items()}
    return Asked(words, {facet: value for facet, value in given.items() if value in offered[facet]})


def address_of(words: str, wanted: Mapping[Facet, str]) -> str:
    """The address of the library that asks for this."""
    values = ([(WORDS, words)] if words else []) + [(NAMES[facet], value) for facet, value in wanted.items()]
    return url_for("library.show") + (f"?{urlencode(values)}" if values else "")


def search_view(kit: Kit, asked: Asked) -> KitSearchView:
    """The form, with what is asked for filled in."""
    return KitSearchView(
        action=url_for("library.show"),
        words=asked.words,
        facets=tuple(_facet(kit, facet, asked.wanted.get(facet, "")) for facet in Facet),
        is_open=bool(asked.wanted),
    )


def tags_of(kit: Kit, asked: Asked) -> tuple[TagView, ...]:
    """What is asked for, a tag each, with the address that no longer asks for it."""
    say = language().gettext
    tags = [
        TagView(
            say("%(facet)s : %(value)s") % {"facet": _label(facet), "value": _names(kit, facet)[value]},
            address_of(asked.words, {each: v for each, v in asked.wanted.items() if each is not facet}),
        )
        for facet, value in asked.wanted.items()
    ]
    if asked.words:
        tags.insert(0, TagView(say("« %s »") % asked.words, address_of("", asked.wanted)))
    return tuple(tags)


def _facet(kit: Kit, facet: Facet, chosen: str) -> FacetView:
    words = language().gettext
    blanks = {
        Facet.AXIS: words("Tous les axes"),
        Facet.CATEGORY: words("Toutes les catégories"),
        Facet.DIMENSION: words("Toutes les dimensions"),
        Facet.FORM_OF_ACTION: words("Toutes les formes d’action"),
        Facet.AUDIENCE: words("Tous les publics"),
    }
    options = tuple(Pick(value, name, value == chosen) for value, name in _names(kit, facet).items())
    return FacetView(NAMES[facet], _label(facet), blanks[facet], options)


def _label(facet: Facet) -> str:
    words = language().gettext
    return {
        Facet.AXIS: words("Axe du kit"),
        Facet.CATEGORY: words("Catégorie"),
        Facet.DIMENSION: words("Dimension du diagnostic"),
        Facet.FORM_OF_ACTION: words("Forme d’action"),
        Facet.AUDIENCE: words("Pour qui"),
    }[facet]


def _names(kit: Kit, facet: Facet) -> dict[str, str]:
    """The values of a facet with their names."""
    if facet is not Facet.AUDIENCE:
        return dict(kit.offered[facet])
    labels = audience_labels(language())
    return {value: labels.get(value, value) for value, _ in kit.offered[facet]}
