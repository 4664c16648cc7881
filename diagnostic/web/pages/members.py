"""People of an organisation: invited, given another role, removed, by its managers."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.inviting import Into, revoke_invitation
from diagnostic.actions.inviting import invite as invite_person
from diagnostic.actions.organising import change_role, dismiss, open_invitations
from diagnostic.core.faults import AbsentObject
from diagnostic.core.mail_address import mail_address
from diagnostic.core.people import Role
from diagnostic.web.context import asker, language, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm
from diagnostic.web.organisation import Typed, organisation_page
from diagnostic.web.typed import email_error

pages = Blueprint("members", __name__, url_prefix="/organisations/<organisation_id>")
Answer = Response | tuple[str, int]


@pages.post("/invitations")
def invite(organisation_id: str) -> Answer:
    """Invite somebody by mail."""
    refused = _refused()
    email, role = request.form.get("email", ""), request.form.get("role", "")
    if refused:
        return organisation_page(organisation_id, Typed(email=email, role=role, problem=refused)), 403
    address = mail_address(email)
    if address is None:
        typed = Typed(email=email, role=role, email_error=email_error(email))
        return organisation_page(organisation_id, typed), 422
    wanted = Role.MANAGER if role == Role.MANAGER else Role.MEMBER
    invite_person(services(), asker(), wanted, address, Into(organisation=organisation_id), language().code)
    return _back(organisation_id, "invitation")


@pages.post("/invitations/<invitation_id>/annuler")
def revoke(organisation_id: str, invitation_id: str) -> Answer:
    """Take an invitation back."""
    if refused := _refused():
        return organisation_page(organisation_id, Typed(problem=refused)), 403
    every = open_invitations(services(), organisation_id)
    found = next((each for each in every if each.id == invitation_id), None)
    if found is None:
        raise AbsentObject
    revoke_invitation(services(), asker(), found)
    return _back(organisation_id, "annulee")


@pages.post("/personnes/<account_id>/role")
def change(organisation_id: str, account_id: str) -> Answer:
    """Let somebody decide for the organisation, or no more."""
    if refused := _refused():
        return organisation_page(organisation_id, Typed(problem=refused)), 403
    is_manager = request.form.get("role") == Role.MANAGER
    if not change_role(services(), asker(), organisation_id, account_id, is_manager=is_manager):
        return organisation_page(organisation_id, Typed(problem=_last_words())), 409
    if not is_manager and account_id == asker().account:
        return redirect(url_for("organisation.index"), 303)
    return _back(organisation_id, "role")


@pages.post("/personnes/<account_id>/retirer")
def remove(organisation_id: str, account_id: str) -> Answer:
    """Make somebody a member no more, at once."""
    if refused := _refused():
        return organisation_page(organisation_id, Typed(problem=refused)), 403
    if not dismiss(services(), asker(), organisation_id, account_id):
        return organisation_page(organisation_id, Typed(problem=_last_words())), 409
    return _back(organisation_id, "retiree")


def _refused() -> str:
    form = BareForm(request.form)
    return "" if form.validate() else " ".join(form[TOKEN_FIELD].errors)


def _last_words() -> str:
    return language().gettext(
        "Il faut au moins une personne responsable : nommez d’abord quelqu’un d’autre, puis recommencez."
    )


def _back(organisation_id: str, done: str) -> Response:
    return redirect(url_for("organisation.show", organisation_id=organisation_id, fait=done), 303)
