"""One's own account: name and language, password, sessions, leaving."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.accounts import describe as describe_in
from diagnostic.actions.accounts import is_alone, leave_for_good, may_skip_current, set_password
from diagnostic.actions.identifying import is_linked
from diagnostic.actions.identifying import unlink as unlink_in
from diagnostic.actions.second_factor import recovery_codes_left
from diagnostic.actions.sessions import end_one, end_others, sessions_of
from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.core.people import SignedIn, StandingSession
from diagnostic.core.proofs import PasswordFault
from diagnostic.web.account_words import FAULT_WORDS, WAY_WORDS, name_error, role_words
from diagnostic.web.context import asker, language, services
from diagnostic.web.cookies import forget_account, keep_account
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.fresh import require_fresh_proof, signed_in
from diagnostic.web.shapes.accounts import (
    AccountView,
    Errors,
    LeaveView,
    PasswordView,
    SessionsView,
    SessionView,
)

pages = Blueprint("account", __name__, url_prefix="/compte")
Answer = Response | tuple[str, int]
OTHERS = "autres"


class DescriptionForm(GuardedForm):
    """Name and language."""

    name = StringField()
    language = StringField()


class PasswordForm(GuardedForm):
    """The current password where there is one, and the new one."""

    current_password = StringField()
    new_password = StringField()


@pages.get("")
def show() -> str:
    """Everything about one's own account."""
    return _page(DescriptionForm(), {})


@pages.post("")
def describe() -> Answer:
    """Change name and language."""
    here, form = signed_in(), DescriptionForm(request.form)
    if not form.validate():
        return _page(form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    name = tidy(form.name.data or "")
    if not name or unkeepable(name, LONGEST_NAME):
        return _page(form, {"name": name_error()}), 422
    codes = [each.code for each in services().languages.all()]
    spoken = form.language.data if form.language.data in codes else here.person.language
    describe_in(services(), asker(), here, name, spoken or here.person.language)
    return redirect(url_for("account.show", enregistre="oui"), 303)


@pages.get("/mot-de-passe")
def password() -> str:
    """Set or change the password; without a current one to give, a fresh proof is asked for."""
    here = signed_in()
    if not here.person.has_password:
        require_fresh_proof()
    return _password_page(PasswordForm(), {})


@pages.post("/mot-de-passe")
def change_password() -> Answer:
    """Change the password; all other sessions end."""
    here, form = signed_in(), PasswordForm(request.form)
    if not here.person.has_password:
        require_fresh_proof()
    if not form.validate():
        return _password_page(form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    current, new = form.current_password.data or "", form.new_password.data or ""
    done = set_password(services(), asker(), here, current, new)
    if isinstance(done, PasswordFault):
        field = "current_password" if done is PasswordFault.WRONG else "new_password"
        return _password_page(form, {field: FAULT_WORDS[done]()}), 422
    keep_account(done)
    return redirect(url_for("account.show", enregistre="oui"), 303)


@pages.get("/sessions")
def sessions() -> str:
    """The browsers where one is signed in."""
    here = signed_in()
    view = SessionsView(
        sessions=tuple(_session(each, here) for each in sessions_of(services(), here)),
        form=button(url_for("account.end")),
        ended=request.args.get("ferme") == "oui",
    )
    title = language().gettext("Vos connexions")
    return show_page("account/sessions", title, view, _crumbs(title))


@pages.post("/sessions")
def end() -> Response:
    """End one session, or all the others."""
    here = signed_in()
    if BareForm(request.form).validate():
        asked = request.form.get("session", "")
        if asked == OTHERS:
            end_others(services(), asker(), here)
        else:
            end_one(services(), asker(), here, asked)
    return redirect(url_for("account.sessions", ferme="oui"), 303)


@pages.post("/identite/retirer")
def unlink() -> Response:
    """Let no account elsewhere open this one any more."""
    here = require_fresh_proof()
    if BareForm(request.form).validate():
        unlink_in(services(), asker(), here)
    return redirect(url_for("account.show"), 303)


@pages.get("/quitter")
def leaving() -> str:
    """What leaving for good means."""
    return _leave_page(BareForm())


@pages.post("/quitter")
def leave() -> Answer:
    """Leave for good."""
    here, form = require_fresh_proof(), BareForm(request.form)
    if not form.validate():
        return _leave_page(form, " ".join(form[TOKEN_FIELD].errors)), 403
    if is_alone(services(), here):
        return _leave_page(form), 409
    leave_for_good(services(), asker(), here)
    forget_account()
    response = redirect(url_for("home.show"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _crumbs(here: str) -> tuple[tuple[str, str], ...]:
    return (language().gettext("Votre compte"), url_for("account.show")), (here, "")


def _session(each: StandingSession, here: SignedIn) -> SessionView:
    spoken = language()
    return SessionView(
        id=each.id,
        device=each.device or spoken.gettext("Navigateur inconnu"),
        address=each.address,
        way=WAY_WORDS[each.way]() if each.way in WAY_WORDS else "",
        opened=spoken.day(each.opened_at),
        seen=f"{spoken.day(each.seen_at)}, {spoken.time(each.seen_at)}",
        is_here=each.id == here.id,
    )


def _page(form: DescriptionForm, errors: Errors, problem: str = "") -> str:
    here = signed_in()
    person, spoken = here.person, form.language.data or here.person.language
    provider = services().provider
    view = AccountView(
        form=form_view(form, url_for("account.describe"), _told(errors), problem),
        errors=errors,
        email=person.email,
        name=person.name if form.name.data is None else form.name.data,
        languages=tuple(
            {"value": each.code, "text": each.own_name, "selected": each.code == spoken}
            for each in services().languages.all()
        ),
        roles=role_words(person),
        has_password=person.has_password,
        has_second_factor=person.has_second_factor,
        needs_second_factor=person.needs_second_factor,
        codes_left=recovery_codes_left(services(), here),
        provider=provider.name if provider else "",
        is_linked=is_linked(services(), here),
        unlink=button(url_for("account.unlink")),
        saved="enregistre" in request.args or "relie" in request.args,
    )
    return show_page("account/show", language().gettext("Votre compte"), view)


def _password_page(form: PasswordForm, errors: Errors, problem: str = "") -> str:
    here = signed_in()
    view = PasswordView(
        form=form_view(form, url_for("account.change_password"), _told(errors), problem),
        errors=errors,
        asks_current=not may_skip_current(services(), here),
        email=here.person.email,
    )
    words = language().gettext
    title = words("Changer de mot de passe") if here.person.has_password else words("Choisir un mot de passe")
    return show_page("account/password", title, view, _crumbs(title))


def _leave_page(form: BareForm, problem: str = "") -> str:
    title = language().gettext("Fermer votre compte")
    view = LeaveView(
        form=form_view(form, url_for("account.leave"), problem=problem),
        is_alone=is_alone(services(), signed_in()),
        account_url=url_for("account.show"),
    )
    return show_page("account/leave", title, view, _crumbs(title))


def _told(errors: Errors) -> tuple[tuple[str, str], ...]:
    return tuple((f"#{name}", words) for name, words in errors.items())
