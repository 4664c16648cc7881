"""One's own second factor: set up, renewed, taken away, and its recovery codes as a file."""

import re

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField

from diagnostic.actions.second_factor import drop as drop_in
from diagnostic.actions.second_factor import enrol as enrol_in
from diagnostic.actions.second_factor import recovery_codes_left
from diagnostic.web.context import asker, language, services
from diagnostic.web.cookies import keep_account
from diagnostic.web.enrolling import code_error, enrol_page, recovery_page
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, button
from diagnostic.web.frame import show as show_page
from diagnostic.web.fresh import require_fresh_proof, signed_in
from diagnostic.web.shapes.accounts import SecondFactorView

pages = Blueprint("second_factor", __name__, url_prefix="/compte/double-validation")
Answer = AnyResponse | tuple[str, int]
CODE = re.compile(r"[A-Z0-9]{5}-[A-Z0-9]{5}")
MOST_CODES = 20


class TypedForm(GuardedForm):
    """A code that was typed."""

    typed = StringField()


@pages.get("")
def show() -> AnyResponse | str:
    """The second factor that stands, or the way to set one up."""
    here = signed_in()
    if not here.person.has_second_factor:
        return redirect(url_for("second_factor.renew"), 302)
    view = SecondFactorView(
        codes_left=recovery_codes_left(services(), here),
        may_drop=not here.person.needs_second_factor,
        drop=button(url_for("second_factor.drop")),
        renew_url=url_for("second_factor.renew"),
    )
    return show_page("account/second_factor", language().gettext("Votre double validation"), view)


@pages.get("/activer")
def renew() -> str:
    """A second factor to set up, in the place of the one that stands."""
    require_fresh_proof()
    return enrol_page(TypedForm(), url_for("second_factor.enrol"), {})


@pages.post("/activer")
def enrol() -> Answer:
    """Set the second factor up."""
    here, form = require_fresh_proof(), TypedForm(request.form)
    action = url_for("second_factor.enrol")
    if not form.validate():
        return enrol_page(form, action, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    done = enrol_in(services(), asker(), here, form.typed.data or "")
    if done is None:
        return enrol_page(form, action, code_error()), 422
    keep_account(done.token)
    return recovery_page(done.codes, url_for("account.show")), 200


@pages.post("/retirer")
def drop() -> AnyResponse:
    """Do without a second factor."""
    here = require_fresh_proof()
    if BareForm(request.form).validate():
        drop_in(services(), asker(), here)
    return redirect(url_for("account.show", enregistre="oui"), 303)


@pages.post("/codes.txt")
def file() -> Response:
    """The codes that the page shows, as a file to keep."""
    codes = request.form.getlist("code")[:MOST_CODES]
    if not BareForm(request.form).validate() or not all(CODE.fullmatch(each) for each in codes):
        abort(403)
    title = language().gettext("Passerelle : codes de secours de votre compte, à garder en lieu sûr")
    response = make_response("\n".join((title, "", *codes, "")))
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="passerelle-codes-de-secours.txt"'
    return response
