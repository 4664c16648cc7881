"""The page of an organisation, drawn for whoever of its people opens it."""

from dataclasses import dataclass

from flask import url_for

from diagnostic.actions.organising import Sheet, open_invitations, sheet_of
from diagnostic.core.organisations import BY_ADVISOR, Colleague, Held
from diagnostic.core.people import Relation
from diagnostic.web.context import asker, language, relations, services
from diagnostic.web.forms import BareForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.sharing import HeldRow, InvitedRow, OrganisationView, PersonRow
from diagnostic.web.words import name_of
from diagnostic.web.written import shown


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed on the page, what is wrong with it, and what cannot be done."""

    email: str = ""
    email_error: str = ""
    role: str = "member"
    name: str = ""
    name_error: str = ""
    problem: str = ""
    notice: str = ""

    def errors(self) -> tuple[tuple[str, str], ...]:
        """Each field in error with its words."""
        wrong = (("#email", self.email_error), ("#nom", self.name_error), ("#page", self.problem))
        return tuple(each for each in wrong if each[1])


def organisation_page(organisation_id: str, typed: Typed) -> str:
    """The organisation with its assessments and people, and what may be done by whoever reads it."""
    sheet = sheet_of(services(), organisation_id)
    manages = Relation.MANAGER in relations()
    standing = [each for each in sheet.assignments if each.accepted_at]
    waiting = [each for each in sheet.assignments if not each.accepted_at and each.asked_by == BY_ADVISOR]
    invite = form_view(
        BareForm(),
        url_for("members.invite", organisation_id=organisation_id),
        errors=typed.errors(),
        notice=typed.notice,
    )
    view = OrganisationView(
        form=invite,
        organisation=shown(sheet.organisation.name),
        manages=manages,
        is_archived=sheet.organisation.archived_at is not None,
        assessments=tuple(_held(each) for each in sheet.assessments),
        people=tuple(_person(sheet, each, manages=manages) for each in sheet.people),
        invited=_invited(organisation_id) if manages else (),
        followers=len(standing),
        waiting=len(waiting),
        following_url=url_for("following.show", organisation_id=organisation_id),
        start_url=_start_url(organisation_id),
        invite=invite,
        email=shown(typed.email),
        email_error=typed.email_error,
        rename=button(url_for("organisation.rename", organisation_id=organisation_id)),
        name=shown(typed.name or sheet.organisation.name),
        name_error=typed.name_error,
        archive=button(url_for("organisation.archive", organisation_id=organisation_id)),
        leave=button(url_for("organisation.leave", organisation_id=organisation_id)),
        roles=_roles(typed.role),
    )
    title = view.organisation
    is_wrong = bool(typed.errors())
    crumbs = ((language().gettext("Vos structures"), url_for("organisation.index")), (title, ""))
    return show_page(
        "organisation/show", language().gettext("Erreur : %s") % title if is_wrong else title, view, crumbs
    )


def _start_url(organisation_id: str) -> str:
    latest = services().library.latest()
    if not latest:
        return url_for("home.show")
    # The questionnaire is chosen on the first page where there are several.
    if len(latest) > 1:
        return url_for("home.show", pour=organisation_id)
    return url_for("start.show", questionnaire=latest[0].key, pour=organisation_id)


def _roles(chosen: str) -> tuple[Option, ...]:
    words = language().gettext
    told = (
        ("member", words("Membre"), words("Répond au diagnostic, lit les résultats, voit qui les lit.")),
        ("manager", words("Responsable"), words("Décide aussi qui lit, invite et retire des personnes.")),
    )
    return tuple(Option(value, text, value == chosen, hint) for value, text, hint in told)


def _held(each: Held) -> HeldRow:
    words = language().gettext
    questionnaire = services().library.questionnaire(each.questionnaire, each.version, language().code)
    state = words("En cours")
    if each.finished_at:
        state = words("Terminé le %s") % language().day(each.finished_at)
    title = f"{name_of(shown(each.structure))} – {questionnaire.short_title}"
    changed = words("Dernier changement le %(day)s") % {"day": language().day(each.changed_at)}
    return HeldRow(title, state, changed, url_for("hub.show", assessment_id=each.id))


def _person(sheet: Sheet, each: Colleague, *, manages: bool) -> PersonRow:
    words = language().gettext

    def address(endpoint: str) -> str:
        return url_for(endpoint, organisation_id=sheet.organisation.id, account_id=each.account)

    is_me = each.account == asker().account
    return PersonRow(
        name=shown(each.name),
        email=each.email,
        role=words("Responsable") if each.is_manager else words("Membre"),
        is_me=is_me,
        change=button(address("members.change")) if manages else None,
        change_label=words("Rendre membre") if each.is_manager else words("Rendre responsable"),
        change_value="member" if each.is_manager else "manager",
        remove=button(address("members.remove")) if manages and not is_me else None,
    )


def _invited(organisation_id: str) -> tuple[InvitedRow, ...]:
    words = language().gettext
    return tuple(
        InvitedRow(
            email=each.email,
            told=words("Invitation envoyée le %(day)s, valable jusqu’au %(end)s.")
            % {"day": language().day(each.made_at), "end": language().day(each.expires_at)},
            revoke=button(url_for("members.revoke", organisation_id=organisation_id, invitation_id=each.id)),
        )
        for each in open_invitations(services(), organisation_id)
    )
