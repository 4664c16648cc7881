"""Every question to read before beginning, and the questionnaire to print."""

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from diagnostic.actions.filling import blank_sheet
from diagnostic.actions.reporting import blank_file, fillable_file
from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.context import language, services
from diagnostic.web.filling import download
from diagnostic.web.frame import show as show_page
from diagnostic.web.searching import search_in
from diagnostic.web.shapes.browsing import QuestionsView

pages = Blueprint("questions", __name__, url_prefix="/questions")


@pages.get("")
def first() -> AnyResponse:
    """The questions of the first questionnaire."""
    for each in services().library.latest():
        return redirect(url_for("questions.show", questionnaire=each.key), 302)
    raise AbsentObject


@pages.get("/<questionnaire>")
def show(questionnaire: str) -> str:
    """All dimensions, questions and anchors on one page; ``?cherche=`` finds some of them."""
    asked = services().library.newest(questionnaire, language().code)
    view = QuestionsView(
        questionnaire=asked,
        start_url=url_for("start.show", questionnaire=asked.key),
        blank_url=url_for("questions.blank", questionnaire=asked.key),
        sheet_url=url_for("questions.sheet", questionnaire=asked.key),
        form_url=url_for("questions.pdf_form", questionnaire=asked.key),
        search=search_in(asked),
    )
    return show_page("questions/show", language().gettext("Toutes les questions"), view)


@pages.get("/<questionnaire>/a-imprimer.pdf")
def blank(questionnaire: str) -> Response:
    """The blank questionnaire, to print and fill in by hand."""
    asked: Questionnaire = services().library.newest(questionnaire, language().code)
    return download(blank_file(services(), asked, language().code))


@pages.get("/<questionnaire>/a-remplir.xlsx")
def sheet(questionnaire: str) -> Response:
    """The blank spreadsheet to answer offline."""
    asked: Questionnaire = services().library.newest(questionnaire, language().code)
    return download(blank_sheet(services(), asked, language().code))


@pages.get("/<questionnaire>/a-remplir.pdf")
def pdf_form(questionnaire: str) -> Response:
    """The blank PDF form to answer offline."""
    asked: Questionnaire = services().library.newest(questionnaire, language().code)
    return download(fillable_file(services(), asked, language().code))
