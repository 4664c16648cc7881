"""What is shared of one assessment: with whom, and who decides."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.sharing import Proposal, accept_sharing, propose_sharing, stop_sharing
from diagnostic.core.limits import tidy
from diagnostic.core.mail_address import mail_address
from diagnostic.core.organisations import SHARING_WORDS
from diagnostic.web.accompanying import Typed, words_changed
from diagnostic.web.context import asker, language, opened, relations, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm
from diagnostic.web.sharing import Filled, sharing_page
from diagnostic.web.typed import email_error, name_error

pages = Blueprint("sharing", __name__, url_prefix="/diagnostic/<assessment_id>/partage")
Answer = Response | tuple[str, int]


@pages.get("")
def show(assessment_id: str) -> str:
    """Who reads this assessment, who asked to, and every way to share it."""
    return sharing_page(assessment_id)


@pages.post("")
def propose(assessment_id: str) -> Answer:
    """Propose to an advisor to follow; what they may see was read on the page."""
    email, name = request.form.get("email", ""), request.form.get("structure")
    typed = Typed(email, name=name or "")
    refused = _refused()
    if refused:
        return sharing_page(assessment_id, typed, Filled(problem=refused[0])), refused[1]
    address = mail_address(email)
    called = opened().assessment.structure if name is None else tidy(name)
    wrong = name_error(called) if name is not None else ""
    if address is None or wrong:
        typed = Typed(email, email_error(email), name or "", wrong)
        return sharing_page(assessment_id, typed), 422
    sent = Proposal(address, called, language().code)
    became = propose_sharing(services(), asker(), opened().assessment, relations(), sent)
    return _back(assessment_id, became.value)


@pages.post("/<assignment_id>/accepter")
def accept(assessment_id: str, assignment_id: str) -> Answer:
    """Accept an advisor who asked."""
    refused = _refused()
    if refused:
        return sharing_page(assessment_id, filled=Filled(problem=refused[0])), refused[1]
    accept_sharing(services(), asker(), assessment_id, relations(), assignment_id)
    return _back(assessment_id, "accepted")


@pages.post("/<assignment_id>/arreter")
def end(assessment_id: str, assignment_id: str) -> Answer:
    """Refuse, or end what stands."""
    form = BareForm(request.form)
    if not form.validate():
        problem = " ".join(form[TOKEN_FIELD].errors)
        return sharing_page(assessment_id, filled=Filled(problem=problem)), 403
    stop_sharing(services(), asker(), assessment_id, relations(), assignment_id)
    return _back(assessment_id, "ended")


def _refused() -> tuple[str, int] | None:
    """What keeps the form from counting, with its status: its token, or words that changed meanwhile."""
    form = BareForm(request.form)
    if not form.validate():
        return " ".join(form[TOKEN_FIELD].errors), 403
    return (words_changed(), 409) if request.form.get("words") != SHARING_WORDS else None


def _back(assessment_id: str, done: str) -> Response:
    return redirect(url_for("sharing.show", assessment_id=assessment_id, fait=done), 303)
