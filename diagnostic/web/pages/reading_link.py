"""Links to read one report: made and ended by the structure, opened by whoever was given one."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.reading_links import end_reading_link, make_reading_link, open_reading_link
from diagnostic.core.faults import AbsentObject
from diagnostic.core.limits import tidy
from diagnostic.web.context import asker, language, services, visit
from diagnostic.web.cookies import keep_visit
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.sharing import ReadingLinkView
from diagnostic.web.sharing import DEFAULT_DAYS, Filled, days_sent, sharing_page
from diagnostic.web.typed import name_error

pages = Blueprint("reading_link", __name__)
Answer = Response | tuple[str, int]


@pages.get("/lire/<token>")
def show(token: str) -> str:
    """A button, and nothing about whose report it is: reading a link opens nothing."""
    return _page(token, BareForm())


@pages.post("/lire/<token>")
def open(token: str) -> Answer:  # noqa: A001 - the deed is called so
    """Open the report and go to an address without any secret."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(token, form, " ".join(form[TOKEN_FIELD].errors)), 403
    try:
        assessment, opened_visit = open_reading_link(services(), token, visit())
    except AbsentObject:
        return _page(token, form, is_closed=True), 404
    keep_visit(opened_visit)
    return redirect(url_for("outcome.show", assessment_id=assessment), 303)


@pages.post("/diagnostic/<assessment_id>/partage/liens")
def make(assessment_id: str) -> Answer:
    """Make a link for somebody."""
    form, label, days = BareForm(request.form), request.form.get("label", ""), days_sent()
    if not form.validate():
        filled = Filled(" ".join(form[TOKEN_FIELD].errors), label, days=days or DEFAULT_DAYS)
        return sharing_page(assessment_id, filled=filled), 403
    wrong = name_error(label)
    if wrong:
        filled = Filled(label=label, label_error=wrong, days=days or DEFAULT_DAYS)
        return sharing_page(assessment_id, filled=filled), 422
    make_reading_link(services(), asker(), assessment_id, tidy(label), days)
    return _back(assessment_id, "link")


@pages.post("/diagnostic/<assessment_id>/partage/liens/<link_id>/fermer")
def end(assessment_id: str, link_id: str) -> Answer:
    """Close a link: who reads by it is out at the next request."""
    form = BareForm(request.form)
    if not form.validate():
        filled = Filled(" ".join(form[TOKEN_FIELD].errors))
        return sharing_page(assessment_id, filled=filled), 403
    end_reading_link(services(), asker(), assessment_id, link_id)
    return _back(assessment_id, "closed")


def _page(token: str, form: BareForm, problem: str = "", *, is_closed: bool = False) -> str:
    words = language().gettext
    view = ReadingLinkView(
        form_view(form, url_for("reading_link.open", token=token), problem=problem), is_closed
    )
    title = words("Ce lien n’ouvre plus rien") if is_closed else words("Lire un rapport")
    return show_page("reading_link/show", title, view)


def _back(assessment_id: str, done: str) -> Response:
    return redirect(url_for("sharing.show", assessment_id=assessment_id, fait=done), 303)
