"""Pages that explain: levels, what this is not, data, accessibility, legal notice, contact."""

from flask import Blueprint, url_for

from diagnostic.actions.browsing import catalogue
from diagnostic.actions.touring import tour, worked_examples
from diagnostic.core.faults import AbsentObject
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.levels_told import priority_told, scale_view, worked_view
from diagnostic.web.reading_told import privacy_words
from diagnostic.web.shapes.explaining import LegalView, LevelsView, PrivacyView
from diagnostic.web.statement import statement_view

pages = Blueprint("about", __name__)


@pages.get("/niveaux")
def levels() -> str:
    """How levels and priorities are worked out, with an example that the engine works out."""
    library, code = services().library, language().code
    view = LevelsView(
        scales=tuple(
            scale_view(library.questionnaire(each.key, each.version, code)) for each in library.latest()
        ),
        worked=tuple(worked_view(each) for each in worked_examples(services(), code)),
        priority=_first_priority(),
        tour_url=url_for("tour.show"),
    )
    return show_page("about/levels", language().gettext("Comment les niveaux sont calculés"), view)


@pages.get("/ce-que-ce-n-est-pas")
def limits() -> str:
    """What this is good for, what it is not, and when to see somebody."""
    return show_page("about/limits", language().gettext("Ce que ce n’est pas"), None)


@pages.get("/donnees")
def privacy() -> str:
    """What is kept, how long, who reads it, and one’s rights."""
    settings = services().settings
    view = PrivacyView(
        conversation=privacy_words(),
        basis=_basis_words(settings.legal_basis),
        contact=settings.data_contact or settings.contact,
        begun_days=settings.keep_begun_days,
        finished_months=settings.keep_finished_months,
    )
    return show_page("about/privacy", language().gettext("Vos données"), view)


@pages.get("/accessibilite")
def accessibility() -> str:
    """The accessibility statement: what was checked, and what no person has checked yet."""
    return show_page("about/accessibility", language().gettext("Accessibilité"), statement_view())


@pages.get("/mentions-legales")
def legal() -> str:
    """Who publishes and hosts this service, its licence, and whose works it uses."""
    settings = services().settings
    kit = catalogue(services(), language().code)
    view = LegalView(
        publisher=settings.publisher,
        director=settings.publication_director,
        host=settings.host,
        authors=tuple(sorted({each.authors for each in kit.resources if each.authors})),
    )
    return show_page("about/legal", language().gettext("Mentions légales"), view)


@pages.get("/contact")
def contact() -> str:
    """Whom to write to, about what, and what to do without any address."""
    return show_page("about/contact", language().gettext("Contact"), None)


def _first_priority() -> tuple[str, ...]:
    """How the first priority of the sample comes about; nothing where there is no sample."""
    try:
        found = tour(services(), language().code)
    except AbsentObject:
        return ()
    priorities = found.outcome.priorities
    return priority_told(found.answers.questionnaire, priorities[0]) if priorities else ()


def _basis_words(basis: str) -> str:
    """Why data may be processed here; empty while whoever runs the service has not said."""
    words = language().gettext
    return {
        "public-task": words(
            "Ce service est proposé dans le cadre d’une mission d’intérêt public. C’est le point e de "
            "l’article 6, paragraphe 1, du règlement général sur la protection des données (RGPD)."
        ),
        "legitimate-interest": words(
            "Ce service repose sur l’intérêt légitime de la structure qui l’exploite à aider les "
            "partenariats de son territoire. C’est le point f de l’article 6, paragraphe 1, du "
            "règlement général sur la protection des données (RGPD)."
        ),
    }.get(basis, "")
