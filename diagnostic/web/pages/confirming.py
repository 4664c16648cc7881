"""A proof asked for again before something sensitive: by telephone, by password, or by a mailed code."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.accounts import confirm_by_password
from diagnostic.actions.proving import ask_code, confirm_by_code
from diagnostic.actions.second_factor import give
from diagnostic.core.people import SignedIn
from diagnostic.web.context import asker, language, services
from diagnostic.web.cookies import browser_secret
from diagnostic.web.enrolling import code_error
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.fresh import signed_in
from diagnostic.web.landing import arrive, suite
from diagnostic.web.shapes.accounts import ConfirmView, Errors

pages = Blueprint("confirming", __name__, url_prefix="/connexion/confirmer")
Answer = Response | tuple[str, int]
TELEPHONE, PASSWORD, MAIL = "telephone", "password", "mail"


class ConfirmForm(GuardedForm):
    """A code or a password."""

    typed = StringField()


@pages.get("")
def show() -> str:
    """Ask for the proof that this person has."""
    return _page(ConfirmForm(), {})


@pages.post("")
def confirm() -> Answer:
    """Take the proof, and lead back."""
    here, form = signed_in(), ConfirmForm(request.form)
    if not form.validate():
        return _page(form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    token = _confirmed(here, form.typed.data or "")
    return arrive(token) if token else (_page(form, _error(here)), 422)


@pages.post("/mail")
def send() -> Response:
    """Send the code that confirms by mail."""
    if BareForm(request.form).validate():
        ask_code(services(), signed_in(), browser_secret())
    return redirect(url_for("confirming.show", suite=suite() or None, envoye="oui"), 303)


def _confirmed(here: SignedIn, typed: str) -> str | None:
    way = _way(here)
    if way == TELEPHONE:
        return give(services(), asker(), here, typed)
    if way == PASSWORD:
        return confirm_by_password(services(), here, typed)
    return confirm_by_code(services(), here, typed, g.before)


def _way(here: SignedIn) -> str:
    if here.person.has_second_factor:
        return TELEPHONE
    return PASSWORD if here.person.has_password else MAIL


def _error(here: SignedIn) -> Errors:
    if _way(here) == PASSWORD:
        return {
            "typed": language().gettext("Ce n’est pas votre mot de passe. Vérifiez-le, puis recommencez.")
        }
    return code_error()


def _page(form: ConfirmForm, errors: Errors, problem: str = "") -> str:
    here, asked = signed_in(), suite() or None
    told = tuple((f"#{name}", words) for name, words in errors.items())
    way = _way(here)
    is_sent = request.args.get("envoye") == "oui"
    notice = language().gettext("Le code est parti. Regardez vos mails.") if is_sent else ""
    view = ConfirmView(
        form=form_view(form, url_for("confirming.confirm", suite=asked), told, problem, notice),
        send=button(url_for("confirming.send", suite=asked)) if way == MAIL else None,
        way=way,
        errors=errors,
    )
    return show_page("signing/confirm", language().gettext("Confirmer que c’est vous"), view)
