"""What a mail opens: a link that only POST uses, and a code typed where it was asked for."""

from flask import Blueprint, g, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.proving import opens_here, use_code, use_link
from diagnostic.web.context import asker, language, services
from diagnostic.web.device import device
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.landing import arrive, suite
from diagnostic.web.shapes.accounts import CodeView, Errors, MailedView

pages = Blueprint("mailed", __name__)
Answer = Response | tuple[str, int]


class CodeForm(GuardedForm):
    """The code of the mail."""

    typed = StringField()


@pages.get("/connexion/code")
def code() -> str:
    """Where to type the code of the mail; the same for every address."""
    return _code_page(CodeForm(), {})


@pages.post("/connexion/code")
def type_code() -> Answer:
    """Sign in by the code of the mail."""
    form = CodeForm(request.form)
    if not form.validate():
        return _code_page(form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    token = use_code(services(), asker(), form.typed.data or "", g.before, device())
    if token is None:
        words = language().gettext(
            "Ce code n’ouvre rien : il est inexact, il a plus de 10 minutes ou il a déjà servi. "
            "Vérifiez-le, ou demandez un nouveau message."
        )
        return _code_page(form, {"typed": words}), 422
    return arrive(token)


@pages.get("/m/<token>")
def show(token: str) -> str:
    """A button where the link was asked for; elsewhere, what to do. Opening the page uses nothing up."""
    return _link_page(token, BareForm())


@pages.post("/m/<token>")
def open(token: str) -> Answer:  # noqa: A001 - the deed is called so
    """Sign in by the link, once."""
    form = BareForm(request.form)
    if not form.validate():
        return _link_page(token, form, " ".join(form[TOKEN_FIELD].errors)), 403
    opened = use_link(services(), asker(), token, g.before, device())
    if opened is None:
        return _link_page("", form), 422
    return arrive(opened)


def _code_page(form: CodeForm, errors: Errors, problem: str = "") -> str:
    told = tuple((f"#{name}", words) for name, words in errors.items())
    asked = suite() or None
    action = url_for("mailed.type_code", suite=asked)
    again = url_for("signing.show", suite=asked)
    view = CodeView(form_view(form, action, told, problem), errors, again)
    return show_page("signing/code", language().gettext("Regardez vos mails"), view)


def _link_page(token: str, form: BareForm, problem: str = "") -> str:
    is_here = bool(token) and opens_here(services(), token, g.before)
    action = url_for("mailed.open", token=token) if is_here else ""
    shown = form_view(form, action, problem=problem) if is_here else None
    view = MailedView(shown, url_for("signing.show"))
    return show_page("signing/mailed", language().gettext("Votre lien de connexion"), view)
