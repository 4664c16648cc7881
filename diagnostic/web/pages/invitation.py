"""An invitation: GET tells what it is about, POST accepts, for the address it was sent to only."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.inviting import (
    accept_as,
    accept_newly,
    found_invitation,
    has_account,
    invited_words,
)
from diagnostic.actions.sessions import open_session
from diagnostic.core.faults import AbsentObject
from diagnostic.core.invitation import Invitation
from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.core.proofs import Way
from diagnostic.web.account_words import name_error
from diagnostic.web.context import asker, language, services
from diagnostic.web.device import device
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.landing import arrive, go_on
from diagnostic.web.shapes.accounts import Errors, InvitationView
from diagnostic.web.shapes.browsing import ProblemView

pages = Blueprint("invitation", __name__, url_prefix="/invitation")
Answer = Response | tuple[str, int]


class AcceptForm(GuardedForm):
    """The name of who has no account yet."""

    name = StringField()


@pages.get("/<token>")
def show(token: str) -> str | tuple[str, int]:
    """Who invites to what; looking accepts nothing."""
    found = found_invitation(services(), token)
    return _page(found, token, AcceptForm(), {}) if found else (_gone(), 404)


@pages.post("/<token>")
def accept(token: str) -> Answer:
    """Accept: in the account signed in here, or with a new one."""
    found, form = found_invitation(services(), token), AcceptForm(request.form)
    if found is None:
        return _gone(), 404
    if not form.validate():
        return _page(found, token, form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    if asker().account:
        accept_as(services(), asker(), token)
        return go_on()
    return _accepted_newly(found, token, form)


def _accepted_newly(found: Invitation, token: str, form: AcceptForm) -> Answer:
    if has_account(services(), found):
        return redirect(url_for("signing.show", suite=f"/invitation/{token}"), 303)
    name = tidy(form.name.data or "")
    if not name or unkeepable(name, LONGEST_NAME):
        return _page(found, token, form, {"name": name_error()}), 422
    try:
        account = accept_newly(services(), asker(), token, name, language().code)
    except AbsentObject:
        return _gone(), 404
    return arrive(open_session(services(), asker(), account, Way.INVITATION, device()))


def _page(found: Invitation, token: str, form: AcceptForm, errors: Errors, problem: str = "") -> str:
    person = asker().person if asker().account else None
    is_known = has_account(services(), found)
    is_other = person is not None and person.email != found.email
    may_accept = not is_other if person else not is_known
    told = tuple((f"#{name}", words) for name, words in errors.items())
    shown = form_view(form, url_for("invitation.accept", token=token), told, problem)
    view = InvitationView(
        sentence=invited_words(language(), found),
        email=found.email,
        form=shown if may_accept else None,
        errors=errors,
        name=form.name.data or "",
        asks_name=person is None,
        sign_in_url=url_for("signing.show", suite=f"/invitation/{token}"),
        is_other=is_other,
    )
    return show_page("signing/invitation", language().gettext("Une invitation pour vous"), view)


def _gone() -> str:
    words = language().gettext
    heading = words("Cette invitation n’est plus valable")
    sentences = (
        words("Elle a servi, elle a été retirée, ou elle a plus de 7 jours."),
        words("Demandez-en une nouvelle à la personne qui vous l’avait envoyée."),
    )
    view = ProblemView(heading, sentences, url_for("home.show"), words("Aller à l’accueil"))
    return show_page("problem/show", heading, view)
