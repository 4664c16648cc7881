"""The first page, and the offers it makes."""

from flask import Blueprint, url_for

from diagnostic.actions.visiting import drafts_of
from diagnostic.core.answers import Record
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.routing import Path
from diagnostic.web.context import language, services, visit
from diagnostic.web.drafts import draft_views
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.browsing import HomeView, OfferView

pages = Blueprint("home", __name__)


@pages.get("/")
def show() -> str:
    """What this is, how long it takes, what happens to the data, and where to begin."""
    words = language().gettext
    offers = [
        _offer(services().library.questionnaire(each.key, each.version, language().code))
        for each in services().library.latest()
    ]
    drafts = draft_views(drafts_of(services(), visit()))
    title = words("Où en est votre structure dans l’animation des partenariats ?")
    return show_page("home/show", title, HomeView(tuple(offers), drafts))


def _offer(questionnaire: Questionnaire) -> OfferView:
    return OfferView(
        key=questionnaire.key,
        title=questionnaire.title,
        short_title=questionnaire.short_title,
        description=questionnaire.description,
        minutes=questionnaire.minutes,
        fewest=len(Path(questionnaire, Record()).all_questions()),
        most=len(questionnaire.questions),
        levels=tuple(each.name for each in questionnaire.scale),
        start_url=url_for("start.show", questionnaire=questionnaire.key),
        talk_url=url_for("start.show", questionnaire=questionnaire.key, facon="conversation"),
        read_url=url_for("questions.show", questionnaire=questionnaire.key),
        blank_url=url_for("questions.blank", questionnaire=questionnaire.key),
    )
