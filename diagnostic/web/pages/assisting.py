"""Filling in together: the structure agrees, for a time, and may end it at any time."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.sharing import end_consent, give_consent
from diagnostic.core.limits import tidy
from diagnostic.web.context import asker, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm
from diagnostic.web.sharing import DEFAULT_DAYS, Filled, days_sent, sharing_page
from diagnostic.web.typed import name_error

pages = Blueprint("assisting", __name__, url_prefix="/diagnostic/<assessment_id>/partage/remplir-ensemble")
Answer = Response | tuple[str, int]


@pages.post("/<assignment_id>")
def consent(assessment_id: str, assignment_id: str) -> Answer:
    """Record who agrees that this advisor fills in, and until when."""
    form, name = BareForm(request.form), request.form.get(f"accord-{assignment_id}", "")
    days = days_sent()
    filled = Filled(agreed_for=assignment_id, agreed_by=name, days=days or DEFAULT_DAYS)
    if not form.validate():
        problem = " ".join(form[TOKEN_FIELD].errors)
        return sharing_page(assessment_id, filled=_with(filled, problem=problem)), 403
    wrong = name_error(name)
    if wrong:
        return sharing_page(assessment_id, filled=_with(filled, wrong=wrong)), 422
    give_consent(services(), asker(), assessment_id, assignment_id, (tidy(name), days))
    return _back(assessment_id, "agreed")


@pages.post("/<consent_id>/fin")
def end(assessment_id: str, consent_id: str) -> Answer:
    """Take the agreement back."""
    form = BareForm(request.form)
    if not form.validate():
        problem = " ".join(form[TOKEN_FIELD].errors)
        return sharing_page(assessment_id, filled=Filled(problem=problem)), 403
    end_consent(services(), asker(), assessment_id, consent_id)
    return _back(assessment_id, "withdrawn")


def _with(filled: Filled, problem: str = "", wrong: str = "") -> Filled:
    return Filled(
        problem=problem,
        agreed_for=filled.agreed_for,
        agreed_by=filled.agreed_by,
        agreed_error=wrong,
        days=filled.days,
    )


def _back(assessment_id: str, done: str) -> Response:
    return redirect(url_for("sharing.show", assessment_id=assessment_id, fait=done), 303)
