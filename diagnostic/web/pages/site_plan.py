"""The plan of the site: every page that anybody can open."""

from flask import Blueprint, url_for

from diagnostic.actions.browsing import catalogue
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.explaining import SitePlanView
from diagnostic.web.shapes.navigation import Link, LinkGroup
from diagnostic.web.site import foot, menu

pages = Blueprint("site_plan", __name__)


@pages.get("/plan-du-site")
def show() -> str:
    """The pages by group, the questionnaires, and every resource by axis."""
    words = language().gettext
    sign_in = Link(words("Se connecter"), url_for("signing.show"), current=False)
    groups = (
        LinkGroup(words("Pour commencer"), (*menu(), sign_in)),
        *_questionnaires(),
        *foot(),
        LinkGroup(
            words("L’accessibilité en détail"),
            (Link(words("Grille d’accessibilité"), url_for("conformance.grid"), current=False),),
        ),
        *_resources(),
    )
    return show_page("site_plan/show", words("Plan du site"), SitePlanView(groups))


def _questionnaires() -> tuple[LinkGroup, ...]:
    library, words = services().library, language().gettext
    asked = [library.questionnaire(each.key, each.version, language().code) for each in library.latest()]
    return tuple(
        LinkGroup(
            each.title,
            (
                Link(words("Commencer"), url_for("start.show", questionnaire=each.key), current=False),
                Link(
                    words("Toutes les questions"),
                    url_for("questions.show", questionnaire=each.key),
                    current=False,
                ),
            ),
        )
        for each in asked
    )


def _resources() -> tuple[LinkGroup, ...]:
    kit, words = catalogue(services(), language().code), language().gettext
    return tuple(
        LinkGroup(
            words("Ressources : %(axis)s") % {"axis": axis.name},
            tuple(
                Link(each.title, url_for("library.detail", code=each.code), current=False)
                for each in kit.of_axis(axis.key)
            ),
        )
        for axis in kit.axes
    )
