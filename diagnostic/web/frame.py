"""What surrounds every page: title, languages, navigation."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import render_template, request, url_for

from diagnostic.web.context import address_in, helper, language, opened, services
from diagnostic.web.findable import description, is_findable, known_by
from diagnostic.web.identity import logo_name
from diagnostic.web.shapes.navigation import Link, LinkGroup
from diagnostic.web.site import foot, menu

SUMMARY = " data-error-summary>"
"""What only the summary of errors writes: in what people typed, the last sign is another."""


class LanguageLink(NamedTuple):
    """The same page in another language."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a page; ``language`` is the tag of its texts (``fr-FR``).

    ``known_by`` has the whole address of the page in each of ``languages``; none if it is not for everybody.
    """

    title: str
    product_name: str
    logo: str
    language: str
    languages: tuple[LanguageLink, ...]
    nav: tuple[Link, ...]
    footer_groups: tuple[LinkGroup, ...]
    home_url: str
    origin: str
    description: str
    crumbs: tuple[tuple[str, str], ...]
    contact: str
    known_by: tuple[str, ...]
    assisted: str


def show(template: str, title: str, view: object, crumbs: tuple[tuple[str, str], ...] = ()) -> str:
    """Draw a page: its frame as ``page``, and the one shape it receives as ``view``."""
    return _titled(render_template(f"pages/{template}.html", page=frame(title, crumbs), view=view))


def _titled(drawn: str) -> str:
    """The page as drawn; where it has a summary of errors, its title begins with that."""
    word = language().gettext("Erreur :")
    is_said = f"<title>{word}" in drawn
    return drawn if is_said or SUMMARY not in drawn else drawn.replace("<title>", f"<title>{word} ", 1)


def trail(assessment_id: str, here: str) -> tuple[tuple[str, str], ...]:
    """The way from the hub of an assessment to the page under way."""
    hub = url_for("hub.show", assessment_id=assessment_id)
    return (language().gettext("Votre diagnostic"), hub), (here, "")


def frame(title: str, crumbs: tuple[tuple[str, str], ...] = ()) -> Frame:
    """The surroundings of the page under way; the last of ``crumbs`` is the page itself."""
    words = language().gettext
    identity = services().documents.identity
    return Frame(
        title=title,
        product_name=identity.name or words("Passerelle, le diagnostic partagé"),
        logo=logo_name(identity),
        language=language().tag,
        languages=_languages(),
        nav=menu(),
        home_url=url_for("home.show"),
        origin=services().settings.public_url,
        description=description(request.endpoint, words),
        footer_groups=foot(),
        crumbs=crumbs,
        contact=services().settings.contact,
        known_by=_known_by(),
        assisted=_assisted(),
    )


def _assisted() -> str:
    """In whose name an advisor fills in, on every page where answers can change; else empty."""
    if helper() is None:
        return ""
    told = language().gettext(
        "Vous remplissez ce diagnostic avec « %(structure)s » et par son accord. Chaque réponse donnée ici "
        "porte la mention « avec la personne qui vous accompagne »."
    )
    return told % {"structure": opened().assessment.structure or language().gettext("la structure")}


def _known_by() -> tuple[str, ...]:
    if not is_findable(request.endpoint):
        return ()
    origin = services().settings.public_url
    return tuple(known_by(origin, each.url) for each in _languages())


def _languages() -> tuple[LanguageLink, ...]:
    offered = services().languages
    return tuple(
        LanguageLink(
            code=each.code,
            name=each.own_name,
            url=address_in(each.code, offered.source.code),
            current=each.code == language().code,
        )
        for each in offered.all()
    )
