"""Managing accounts and networks; nothing here leads to what a structure answered."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions import administering
from diagnostic.actions.inviting import INTO_NETWORK, Into, invite
from diagnostic.actions.services import Services
from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.core.mail_address import mail_address
from diagnostic.core.people import Asker, Role
from diagnostic.web.account_words import name_error
from diagnostic.web.administering import (
    account_card,
    invite_page,
    list_page,
    networks_page,
)
from diagnostic.web.context import asker, language, services
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm
from diagnostic.web.fresh import require_fresh_proof

pages = Blueprint("administration", __name__, url_prefix="/administration")
Answer = Response | tuple[str, int]
INVITED: Final = frozenset({Role.ADVISOR, Role.LEAD, Role.ADMINISTRATOR})


class RoleForm(GuardedForm):
    """A role, and the network it is in."""

    role = StringField()
    network = StringField()


class InviteForm(RoleForm):
    """Somebody to invite."""

    email = StringField()


class NetworkForm(GuardedForm):
    """A network to open."""

    name = StringField()


@pages.get("")
def show() -> str:
    """The accounts, a page of them."""
    words, page = request.args.get("recherche", "")[:LONGEST_NAME], request.args.get("page", "1")[:6]
    number = int(page) if page.isascii() and page.isdigit() else 1
    return list_page(words, administering.search(services(), words, number))


@pages.get("/comptes/<account_id>")
def account(account_id: str) -> str:
    """One account, and what can be done with it."""
    require_fresh_proof()
    return account_card(administering.account(services(), account_id), RoleForm())


@pages.post("/comptes/<account_id>")
def change(account_id: str) -> Answer:
    """Do one thing with an account."""
    require_fresh_proof()
    form = RoleForm(request.form)
    if not form.validate():
        problem = " ".join(form[TOKEN_FIELD].errors)
        return account_card(administering.account(services(), account_id), form, problem), 403
    asked = request.form.get("deed", "")
    if asked in _DEEDS:
        _DEEDS[asked](services(), asker(), account_id)
    elif asked != "role" or not _is_given(account_id, form):
        words = language().gettext("Choisissez un réseau d’accompagnement.")
        return account_card(administering.account(services(), account_id), form, words), 422
    return redirect(url_for("administration.account", account_id=account_id, fait="oui"), 303)


@pages.get("/inviter")
def inviting() -> str:
    """Somebody to invite."""
    require_fresh_proof()
    return invite_page(InviteForm(), {})


@pages.post("/inviter")
def send() -> Answer:
    """Invite somebody."""
    require_fresh_proof()
    form = InviteForm(request.form)
    if not form.validate():
        return invite_page(form, {}, " ".join(form[TOKEN_FIELD].errors)), 403
    email, role, network = mail_address(form.email.data or ""), _role(form), form.network.data or ""
    errors = _invite_errors(email, role, network)
    if errors or email is None or role is None:
        return invite_page(form, errors), 422
    into = Into(network=network) if role in INTO_NETWORK else Into()
    invite(services(), asker(), role, email, into, language().code)
    return redirect(url_for("administration.inviting", envoyee="oui"), 303)


@pages.get("/reseaux")
def networks() -> str:
    """The networks of advisors."""
    return networks_page(NetworkForm(), "")


@pages.post("/reseaux")
def open_network() -> Answer:
    """Open a network."""
    require_fresh_proof()
    form = NetworkForm(request.form)
    name = tidy(form.name.data or "")
    if not form.validate():
        return networks_page(form, "", " ".join(form[TOKEN_FIELD].errors)), 403
    if not name or unkeepable(name, LONGEST_NAME):
        return networks_page(form, name_error()), 422
    administering.open_network(services(), asker(), name)
    return redirect(url_for("administration.networks", ouvert="oui"), 303)


def _role(form: RoleForm) -> Role | None:
    given = form.role.data or ""
    return next((each for each in INVITED if each.value == given), None)


def _invite_errors(email: str | None, role: Role | None, network: str) -> dict[str, str]:
    words, errors = language().gettext, {}
    if email is None:
        errors["email"] = words("Écrivez une adresse mail, par exemple nom@exemple.org.")
    if role is None:
        errors["role"] = words("Choisissez ce que cette personne pourra faire.")
    if role in INTO_NETWORK and network not in {each.id for each in administering.networks(services())}:
        errors["network"] = words("Choisissez un réseau d’accompagnement.")
    return errors


def _is_given(account_id: str, form: RoleForm) -> bool:
    """True once the role was given; False when a network is missing."""
    role, network = _role(form), form.network.data or ""
    advises = role in INTO_NETWORK
    if advises and network not in {each.id for each in administering.networks(services())}:
        return False
    administering.give_role(services(), asker(), account_id, role if advises else None, network)
    return True


_DEEDS: Final[Mapping[str, Callable[[Services, Asker, str], None]]] = {
    "close": administering.close_account,
    "reopen": administering.reopen_account,
    "sessions": administering.end_sessions,
    "second-factor": administering.drop_second_factor,
    "promote": partial(administering.administer, is_administrator=True),
    "demote": partial(administering.administer, is_administrator=False),
}
