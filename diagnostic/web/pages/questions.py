"""Every question to read before beginning, and the questionnaire to print."""

from flask import Blueprint, Response, make_response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from diagnostic.actions.reporting import blank_file
from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.access import Actor, access
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.browsing import QuestionsView

pages = Blueprint("questions", __name__, url_prefix="/questions")


@pages.get("")
@access(Actor.ANYONE)
def first() -> AnyResponse:
    """The questions of the first questionnaire."""
    for each in services().library.latest():
        return redirect(url_for("questions.show", questionnaire=each.key), 302)
    raise AbsentObject


@pages.get("/<questionnaire>")
@access(Actor.ANYONE)
def show(questionnaire: str) -> str:
    """All dimensions, questions and anchors on one page."""
    asked = services().library.newest(questionnaire, language().code)
    view = QuestionsView(
        questionnaire=asked,
        start_url=url_for("start.show", questionnaire=asked.key),
        blank_url=url_for("questions.blank", questionnaire=asked.key),
    )
    return show_page("questions/show", language().gettext("Toutes les questions"), view)


@pages.get("/<questionnaire>/a-imprimer.pdf")
@access(Actor.ANYONE)
def blank(questionnaire: str) -> Response:
    """The blank questionnaire, to print and fill in by hand."""
    asked: Questionnaire = services().library.newest(questionnaire, language().code)
    file = blank_file(services(), asked, language().code)
    response = make_response(file.content)
    response.content_type = file.media
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
