"""Erasing an assessment for good: what goes is told first, then it takes a tick and a button."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.concluding import require_profile
from diagnostic.actions.erasing import erase as erase_for_good
from diagnostic.core.faults import UnfinishedProfile
from diagnostic.web.context import asker, language, opened, relations, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.shapes.journey import EraseView
from diagnostic.web.words import name_of

pages = Blueprint("erasing", __name__, url_prefix="/diagnostic/<assessment_id>")
AGREED, YES = "accord", "oui"


@pages.get("/effacer")
def show(assessment_id: str) -> str:
    """What goes, what to take away first, and the button."""
    return _page(assessment_id, BareForm())


@pages.post("/effacer")
def erase(assessment_id: str) -> Response | tuple[str, int]:
    """Erase it, when that was ticked."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(assessment_id, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    if request.form.get(AGREED) != YES:
        missing = language().gettext("Cochez la case pour dire que vous voulez effacer. Rien n’a été effacé.")
        return _page(assessment_id, form, errors=((f"#{AGREED}", missing),)), 422
    erase_for_good(services(), asker(), assessment_id, relations())
    response = redirect(url_for("resume.ask", efface="oui"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _page(
    assessment_id: str, form: BareForm, problem: str = "", errors: tuple[tuple[str, str], ...] = ()
) -> str:
    title = language().gettext("Effacer ce diagnostic")
    view = EraseView(
        form=form_view(form, url_for("erasing.erase", assessment_id=assessment_id), errors, problem),
        structure=name_of(opened().assessment.structure),
        file_url=url_for("later.file", assessment_id=assessment_id),
        report_url=_report_url(assessment_id),
        later_url=url_for("later.show", assessment_id=assessment_id),
    )
    return show_page("erasing/show", title, view, trail(assessment_id, title))


def _report_url(assessment_id: str) -> str:
    """The address of the report; empty while the profile does not decide what is asked."""
    try:
        require_profile(opened())
    except UnfinishedProfile:
        return ""
    return url_for("outcome.download", assessment_id=assessment_id, form="pdf", langue=language().code)
