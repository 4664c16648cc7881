"""Pages that explain: levels, data, accessibility, contact."""

from flask import Blueprint

from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.reading_told import privacy_words
from diagnostic.web.shapes.browsing import LevelsView, PrivacyView

pages = Blueprint("about", __name__)


@pages.get("/niveaux")
def levels() -> str:
    """How levels and priorities are worked out, and what they are not."""
    library = services().library
    asked = tuple(library.questionnaire(each.key, each.version, language().code) for each in library.latest())
    title = language().gettext("Comment les niveaux sont calculés")
    return show_page("about/levels", title, LevelsView(asked))


@pages.get("/donnees")
def privacy() -> str:
    """What is kept, how long, who reads it."""
    return show_page("about/privacy", language().gettext("Vos données"), PrivacyView(privacy_words()))


@pages.get("/accessibilite")
def accessibility() -> str:
    """What was checked, and what no person has checked yet."""
    return show_page("about/accessibility", language().gettext("Accessibilité"), None)


@pages.get("/contact")
def contact() -> str:
    """Whom to write to, and who answers for the service."""
    return show_page("about/contact", language().gettext("Contact et mentions"), None)
