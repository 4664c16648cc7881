"""A sample to look at before beginning: the results of an invented structure."""

from flask import Blueprint, Response, url_for

from diagnostic.actions.touring import tour, tour_file, tour_told
from diagnostic.core.faults import AbsentObject
from diagnostic.web.context import language, services
from diagnostic.web.filling import download
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.explaining import TourView
from diagnostic.web.told import (
    dimension_cards,
    priority_cards,
    radar_of,
    starter_cards,
    table_columns,
    table_rows,
)

pages = Blueprint("tour", __name__, url_prefix="/exemple")


@pages.get("")
def show() -> str:
    """The results page of an invented structure, with a remark on each part."""
    title = language().gettext("Un exemple de résultats")
    try:
        found = tour(services(), language().code)
    except AbsentObject:
        return show_page("tour/absent", title, None)
    asked = found.answers.questionnaire
    questions = url_for("questions.show", questionnaire=asked.key)
    document = tour_told(services(), found, language().code)
    view = TourView(
        document=document,
        radar=radar_of(document),
        table_columns=table_columns(document),
        table_rows=table_rows(document),
        priorities=priority_cards(
            document, lambda key: f"{questions}#{key}", language().gettext("lire la question")
        ),
        dimensions=dimension_cards(document, lambda key: f"{questions}#{key}"),
        starters=starter_cards(document),
        levels=asked.top,
        report_url=url_for("tour.report"),
        start_url=url_for("start.show", questionnaire=asked.key),
    )
    return show_page("tour/show", title, view)


@pages.get("/rapport.pdf")
def report() -> Response:
    """The report of the sample, drawn when it is first asked for, then from memory."""
    return download(tour_file(services(), language().code))
