"""The advisor's requests: structures that propose, structures followed, and one more to ask."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.requesting import accept_proposal, ask_to_follow, follow_no_more, requests_of
from diagnostic.core.limits import tidy
from diagnostic.core.mail_address import mail_address
from diagnostic.core.organisations import Assignment
from diagnostic.web.accompanying import sharing_words
from diagnostic.web.context import asker, language, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.sharing import RequestRow, RequestsView
from diagnostic.web.typed import email_error, name_error
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

pages = Blueprint("requests", __name__, url_prefix="/suivi/demandes")
Answer = Response | tuple[str, int]


@pages.get("")
def show() -> str:
    """What waits for an answer, who is followed, and the form that asks."""
    return _page(BareForm())


@pages.post("")
def ask() -> Answer:
    """Ask a structure to be followed; the answer is the same whether or not the address is known."""
    form = BareForm(request.form)
    email, name = request.form.get("email", ""), request.form.get("structure", "")
    if not form.validate():
        return _page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    address, wrong = mail_address(email), name_error(name)
    if address is None or wrong:
        return _page(form, email_wrong=email_error(email), name_wrong=wrong), 422
    ask_to_follow(services(), asker(), address, tidy(name), language().code)
    return redirect(url_for("requests.show", fait="asked"), 303)


@pages.post("/<assignment_id>/accepter")
def accept(assignment_id: str) -> Answer:
    """Accept to follow a structure that proposed it."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    accept_proposal(services(), asker(), assignment_id)
    return redirect(url_for("requests.show", fait="accepted"), 303)


@pages.post("/<assignment_id>/arreter")
def end(assignment_id: str) -> Answer:
    """Decline, or follow no more."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    follow_no_more(services(), asker(), assignment_id)
    return redirect(url_for("requests.show", fait="ended"), 303)


def _done() -> str:
    words = language().gettext
    told = {
        "asked": words(
            "Votre demande est partie par mail. La structure apparaîtra ici si elle accepte ; rien ne "
            "s’ouvre avant."
        ),
        "accepted": words("Vous suivez maintenant cette structure."),
        "ended": words("Vous ne suivez pas, ou plus, cette structure : elle en est informée."),
    }
    return told.get(request.args.get("fait", ""), "")


def _page(form: BareForm, *, email_wrong: str = "", name_wrong: str = "", problem: str = "") -> str:
    words = language().gettext
    every = requests_of(services(), asker())
    wrong = (("#email", email_wrong), ("#structure", name_wrong), ("#page", problem))
    errors = tuple(each for each in wrong if each[1])
    view = RequestsView(
        form=form_view(form, url_for("requests.ask"), errors=errors, notice=_done()),
        waiting=tuple(_row(each) for each in every if not each.accepted_at),
        following=tuple(_row(each) for each in every if each.accepted_at),
        words=sharing_words(),
        email=shown(request.form.get("email", "")),
        email_error=email_wrong,
        name=shown(request.form.get("structure", "")),
        name_error=name_wrong,
    )
    title = words("Demandes de suivi")
    return show_page("requests/show", words("Erreur : %s") % title if errors else title, view)


def _row(each: Assignment) -> RequestRow:
    words = language().gettext
    accept_url = url_for("requests.accept", assignment_id=each.id)
    end = button(url_for("requests.end", assignment_id=each.id))
    if each.accepted_at:
        told = words("Vous la suivez depuis le %s.") % language().day(each.accepted_at)
        return RequestRow(name_of(shown(each.organisation_name)), told, None, end)
    told = words("Proposition reçue le %s.") % language().day(each.asked_at)
    return RequestRow(name_of(shown(each.organisation_name)), told, button(accept_url), end)
