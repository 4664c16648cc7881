"""The pages that every page leads to, by group: the menu, the foot of the page, and the plan of the site."""

from flask import request, url_for

from diagnostic.actions.visiting import latest_here
from diagnostic.web.context import language, services, visit
from diagnostic.web.shapes.navigation import Link, LinkGroup


def menu() -> tuple[Link, ...]:
    """The links at the head of every page; who has a diagnostic open in this browser finds it there."""
    words = language().gettext
    first, *others = _links(
        (words("Accueil"), "home.show"),
        (words("Questions"), "questions.first"),
        (words("Ressources"), "library.show"),
        (words("Reprendre"), "resume.ask"),
    )
    mine = latest_here(services(), visit())
    if not mine:
        return (first, *others)
    hub = url_for("hub.show", assessment_id=mine)
    return (first, Link(words("Mon diagnostic"), hub, request.path == hub), *others[:-1])


def foot() -> tuple[LinkGroup, ...]:
    """The links at the foot of every page, in the same order everywhere."""
    words = language().gettext
    understand = _links(
        (words("Un exemple de résultats"), "tour.show"),
        (words("Les mots du diagnostic"), "glossary.show"),
        (words("Comment les niveaux sont calculés"), "about.levels"),
        (words("Ce que ce n’est pas"), "about.limits"),
    )
    trust = _links(
        (words("Vos données"), "about.privacy"),
        (words("Accessibilité"), "about.accessibility"),
        (words("Mentions légales"), "about.legal"),
    )
    find = _links(
        (words("Contact"), "about.contact"),
        (words("Plan du site"), "site_plan.show"),
    )
    return (
        LinkGroup(words("Comprendre"), understand),
        LinkGroup(words("Vos droits"), trust),
        LinkGroup(words("Nous joindre, vous repérer"), find),
    )


def _links(*named: tuple[str, str]) -> tuple[Link, ...]:
    return tuple(Link(label, url_for(endpoint), request.endpoint == endpoint) for label, endpoint in named)
