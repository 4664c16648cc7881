"""What surrounds every page: title, languages, navigation."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import render_template, request, url_for

from diagnostic.web.context import address_in, helper, language, opened, services
from diagnostic.web.identity import logo_name


class Link(NamedTuple):
    """A link of the navigation."""

    label: str
    url: str
    current: bool


class LanguageLink(NamedTuple):
    """The same page in another language."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a page; ``language`` is the tag of its texts (``fr-FR``)."""

    title: str
    product_name: str
    logo: str
    language: str
    languages: tuple[LanguageLink, ...]
    nav: tuple[Link, ...]
    footer_links: tuple[Link, ...]
    home_url: str
    origin: str
    description: str
    crumbs: tuple[tuple[str, str], ...]
    contact: str
    is_private: bool
    assisted: str


def show(template: str, title: str, view: object, crumbs: tuple[tuple[str, str], ...] = ()) -> str:
    """Draw a page: its frame as ``page``, and the one shape it receives as ``view``."""
    return render_template(f"pages/{template}.html", page=frame(title, crumbs), view=view)


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
        nav=tuple(
            _link(label, endpoint)
            for label, endpoint in (
                (words("Accueil"), "home.show"),
                (words("Questions"), "questions.first"),
                (words("Ressources"), "library.show"),
                (words("Reprendre"), "resume.ask"),
            )
        ),
        home_url=url_for("home.show"),
        origin=services().settings.public_url,
        description=words(
            "Un diagnostic partagé et gratuit pour les structures qui animent les partenariats "
            "de leur territoire."
        ),
        footer_links=tuple(
            _link(label, endpoint)
            for label, endpoint in (
                (words("Comment les niveaux sont calculés"), "about.levels"),
                (words("Vos données"), "about.privacy"),
                (words("Accessibilité"), "about.accessibility"),
                (words("Contact et mentions"), "about.contact"),
            )
        ),
        crumbs=crumbs,
        contact=services().settings.contact,
        is_private="assessment_id" in (request.view_args or {}),
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


def _link(label: str, endpoint: str) -> Link:
    return Link(label, url_for(endpoint), request.endpoint == endpoint)


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
