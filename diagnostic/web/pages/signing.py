"""Signing in by password or by asking for a mail, signing out, and making the session last."""

from flask import Blueprint, g, jsonify, make_response, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.keeping import kept_form
from diagnostic.actions.proving import ask_link
from diagnostic.actions.second_factor import enrol as enrol_in
from diagnostic.actions.second_factor import give
from diagnostic.actions.sessions import leave as leave_session
from diagnostic.actions.signing import sign_in
from diagnostic.core.mail_address import LONGEST, mail_address
from diagnostic.core.people import SignedIn
from diagnostic.web.account_bar import session_seconds
from diagnostic.web.context import asker, language, services
from diagnostic.web.cookies import browser_secret, forget_account, keep_account
from diagnostic.web.device import device
from diagnostic.web.enrolling import code_error, enrol_page, recovery_page
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.fresh import signed_in
from diagnostic.web.landing import arrive, go_on, suite
from diagnostic.web.shapes.accounts import CodeView, Errors, KeptView, SigningView

pages = Blueprint("signing", __name__)
Answer = Response | tuple[str, int]


class PasswordForm(GuardedForm):
    """Address and password."""

    email = StringField()
    password = StringField()


class MailForm(GuardedForm):
    """The address to which a link is sent."""

    mail_to = StringField()


class TypedForm(GuardedForm):
    """A code that was typed."""

    typed = StringField()


@pages.get("/connexion")
def show() -> Answer | str:
    """The ways to sign in; whoever is signed in goes on."""
    if asker().signed_in:
        return go_on()
    return _page()


@pages.post("/connexion")
def enter() -> Answer:
    """Sign in by password."""
    form = PasswordForm(request.form)
    if not form.validate():
        return _page(form=form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    given = form.email.data or ""
    email = mail_address(given) or given[:LONGEST]
    token = sign_in(services(), asker(), email, form.password.data or "", device())
    if token is None:
        words = language().gettext(
            "Cette adresse et ce mot de passe ne vont pas ensemble. Corrigez-les, ou recevez un lien par "
            "mail."
        )
        return _page({"password": words}, form), 422
    return arrive(token)


@pages.post("/connexion/mail")
def ask_mail() -> Answer:
    """Send a link and a code, or the news that nobody has this address: the page says the same."""
    form = MailForm(request.form)
    if not form.validate():
        return _page(mail_form=form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    email = mail_address(form.mail_to.data or "")
    if email is None:
        words = language().gettext("Écrivez une adresse mail, par exemple nom@exemple.org.")
        return _page({"mail_to": words}, mail_form=form), 422
    ask_link(services(), asker(), email, browser_secret(), language())
    return redirect(url_for("mailed.code", suite=suite() or None), 303)


@pages.get("/connexion/double-validation")
def second_factor() -> Answer | str:
    """The code of the telephone; those who need a second factor and have none set it up here."""
    here = asker().signed_in
    if here is None:
        return redirect(url_for("signing.show", suite=suite() or None), 302)
    if not asker().lacks_second_factor:
        return go_on()
    if here.person.has_second_factor:
        return _code_page(TypedForm(), {})
    return enrol_page(TypedForm(), _enrol_url(), {})


@pages.post("/connexion/double-validation")
def give_code() -> Answer:
    """Give the code of the telephone, or a recovery code."""
    here, form = signed_in(), TypedForm(request.form)
    if not form.validate():
        return _code_page(form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    token = give(services(), asker(), here, form.typed.data or "")
    if token is None:
        return _code_page(form, code_error()), 422
    return arrive(token)


@pages.post("/connexion/double-validation/activer")
def enrol() -> Answer:
    """Set the second factor up before anything else."""
    here, form = signed_in(), TypedForm(request.form)
    if not form.validate():
        return enrol_page(form, _enrol_url(), {}, " ".join(form[TOKEN_FIELD].errors)), 403
    return _enrolled(here, form)


@pages.post("/deconnexion")
def leave() -> Response:
    """Sign out, and have the browser forget what it kept of these pages."""
    if not BareForm(request.form).validate():
        return redirect(url_for("signing.show"), 303)
    leave_session(services(), asker())
    forget_account()
    response = redirect(url_for("home.show"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@pages.post("/connexion/prolonger")
def extend() -> Response:
    """Make the session last: being asked is enough, for it counts as its last use."""
    return make_response(jsonify(seconds=session_seconds(signed_in())))


@pages.get("/connexion/texte-garde")
def kept() -> Answer | str:
    """What was sent with a session that had ended, to be brought back where it was being written."""
    pairs = kept_form(services(), g.before, suite()) if suite() else ()
    if not pairs:
        return go_on()
    view = KeptView(request.script_root + suite(), pairs, url_for("home.show"))
    return show_page("signing/kept", language().gettext("Votre texte est gardé"), view)


def _enrolled(here: SignedIn, form: TypedForm) -> Answer:
    done = enrol_in(services(), asker(), here, form.typed.data or "")
    if done is None:
        return enrol_page(form, _enrol_url(), code_error()), 422
    keep_account(done.token)
    return recovery_page(done.codes, url_for("signing.show", suite=suite() or None)), 200


def _enrol_url() -> str:
    return url_for("signing.enrol", suite=suite() or None)


def _page(
    errors: Errors | None = None,
    form: PasswordForm | None = None,
    mail_form: MailForm | None = None,
    problem: str = "",
) -> str:
    asked, errors = suite() or None, errors or {}
    told = tuple((f"#{name}", words) for name, words in errors.items())
    by_mail, by_password = mail_form or MailForm(), form or PasswordForm()
    provider = services().provider
    view = SigningView(
        password=form_view(by_password, url_for("signing.enter", suite=asked), told, problem),
        mail=form_view(by_mail, url_for("signing.ask_mail", suite=asked)),
        email=(by_password.email.data or by_mail.mail_to.data or "")[:LONGEST],
        errors=errors,
        provider=(provider.name, url_for("provider.leave", suite=asked)) if provider else None,
        leads_on=asked is not None,
    )
    return show_page("signing/show", language().gettext("Se connecter"), view)


def _code_page(form: TypedForm, errors: Errors, problem: str = "") -> str:
    told = tuple((f"#{name}", words) for name, words in errors.items())
    action = url_for("signing.give_code", suite=suite() or None)
    view = CodeView(form_view(form, action, told, problem), errors)
    return show_page("signing/second_factor", language().gettext("Double validation"), view)
