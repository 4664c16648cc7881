"""Invitations by mail: to an organisation, to a network of advisors, or to manage accounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.limiting import count_try
from diagnostic.actions.mailing import post
from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject, Forbidden
from diagnostic.core.hashing import hashed
from diagnostic.core.invitation import Invitation
from diagnostic.core.mail import Mail
from diagnostic.core.people import Asker, Person, Role

if TYPE_CHECKING:
    from diagnostic.language import Language
    from diagnostic.store.session import Work

INVITATION_LASTS: Final = timedelta(days=7)
INTO_ORGANISATION: Final = frozenset({Role.MEMBER, Role.MANAGER})
INTO_NETWORK: Final = frozenset({Role.ADVISOR, Role.LEAD})

Join = Callable[[Services, "Work", Invitation, Person], None]


@dataclass(frozen=True, slots=True)
class Into:
    """What somebody is invited into: an organisation, or a network, or neither to manage accounts."""

    organisation: str | None = None
    network: str | None = None


def invite(services: Services, asker: Asker, role: Role, email: str, into: Into, language: str) -> str:
    """Invite somebody by mail; gives the id of the invitation, which ends after seven days.

    Whether the asker may is the policy's to say; ``email`` is a usable address, in lower case, and
    ``language`` the one of the mail unless the person has an account. An earlier invitation of the same
    person to the same role there opens nothing any more. Raises TooMany, and ValueError where the role
    does not go with what it is into.
    """
    if bool(into.organisation) != (role in INTO_ORGANISATION) or bool(into.network) != (role in INTO_NETWORK):
        raise ValueError(f"nobody is invited as {role} into {into}")
    if asker.person:
        count_try(services, "invite", asker.person.id)
    made = _made(services, asker, role, email, into)
    _send(services, asker, made, services.clock.token(), language)
    return made.id


def invite_administrator(services: Services, email: str, language: str) -> str:
    """Have somebody manage accounts, from the command line.

    Gives the link of an invitation, which is mailed too, or an empty text for who has an account: they
    manage accounts at once.
    """
    nobody = Asker()
    with services.store.write() as work:
        known = work.accounts.person_at(email)
        if known:
            work.accounts.make_administrator(known.id)
            role = {"role": Role.ADMINISTRATOR.value}
            tell(
                services,
                work,
                nobody,
                Told("privilege_permissions_changed", "account", known.id, detail=role),
            )
    if known:
        return ""
    token = services.clock.token()
    _send(services, nobody, _made(services, nobody, Role.ADMINISTRATOR, email, Into()), token, language)
    return link_of(services, services.languages[language], token)


def found_invitation(services: Services, token: str) -> Invitation | None:
    """The open invitation that a link leads to, or None; looking uses nothing up."""
    with services.store.read() as work:
        return work.invitations.found(hashed(token), services.clock.now())


def has_account(services: Services, invitation: Invitation) -> bool:
    """True when the person invited already has an account, open or closed."""
    with services.store.read() as work:
        return work.accounts.is_taken(invitation.email)


def revoke_invitation(services: Services, asker: Asker, invitation: Invitation) -> None:
    """Take an invitation back."""
    with services.store.write() as work:
        work.invitations.revoke(invitation.id, services.clock.now())
        about = invitation.organisation_id or invitation.network_id or invitation.id
        tell(services, work, asker, Told("invitation_revoked", "invitation", about))


def accept_as(services: Services, asker: Asker, token: str) -> Invitation:
    """Accept an invitation in one's own account.

    Raises AbsentObject when it opens nothing any more, and Forbidden when it is for somebody else.
    """
    now = services.clock.now()
    with services.store.write() as work:
        found = work.invitations.found(hashed(token), now)
        if found is None:
            raise AbsentObject
        person = work.accounts.person(asker.person.id) if asker.person else None
        if person is None or person.email != found.email:
            raise Forbidden
        _join(services, work, asker, found, person)
    return found


def accept_newly(services: Services, asker: Asker, token: str, name: str, language: str) -> str:
    """Accept an invitation with a new account; gives its id.

    Raises AbsentObject when the invitation opens nothing any more, or somebody has the address already.
    """
    now = services.clock.now()
    with services.store.write() as work:
        found = work.invitations.found(hashed(token), now)
        if found is None or work.accounts.is_taken(found.email):
            raise AbsentObject
        account_id = services.clock.public_id()
        work.accounts.add(account_id, found.email, name, language, now)
        person = work.accounts.person(account_id)
        if person is None:
            raise AbsentObject
        _join(services, work, asker, found, person)
    return account_id


def _made(services: Services, asker: Asker, role: Role, email: str, into: Into) -> Invitation:
    now = services.clock.now()
    return Invitation(
        id=services.clock.public_id(),
        role=role.value,
        email=email,
        organisation_id=into.organisation,
        network_id=into.network,
        invited_by=asker.person.name if asker.person else "",
        made_at=now,
        expires_at=now + INVITATION_LASTS,
    )


def _send(services: Services, asker: Asker, made: Invitation, token: str, language: str) -> None:
    with services.store.write() as work:
        work.invitations.add(made, hashed(token))
        standing = work.invitations.found(hashed(token), services.clock.now()) or made
        invited = work.accounts.person_at(made.email)
        spoken = services.languages[invited.language if invited else language]
        body = invitation_words(services, spoken, standing, token)
        post(services, work, Mail(made.email, spoken.gettext("Une invitation sur Passerelle"), body))
        about = made.organisation_id or made.network_id or made.id
        kind = "organisation" if made.organisation_id else "network" if made.network_id else "invitation"
        tell(services, work, asker, Told("invitation_sent", kind, about, detail={"role": made.role}))


def _join(services: Services, work: Work, asker: Asker, found: Invitation, person: Person) -> None:
    if not work.invitations.accept(found.id, services.clock.now()):
        raise AbsentObject
    _JOINS[Role(found.role)](services, work, found, person)
    about = Told("privilege_permissions_changed", "account", person.id, detail={"role": found.role})
    tell(services, work, asker, about)


def _join_organisation(services: Services, work: Work, found: Invitation, person: Person) -> None:
    organisation = found.organisation_id or ""
    # An invitation never takes away what somebody has.
    manages = any(each.organisation == organisation and each.is_manager for each in person.belongings)
    is_manager = manages or found.role == Role.MANAGER
    work.organisations.join(organisation, person.id, services.clock.now(), is_manager=is_manager)


def _join_network(services: Services, work: Work, found: Invitation, person: Person) -> None:
    practice = person.practice
    leads = practice is not None and practice.network == found.network_id and practice.is_lead
    is_lead = leads or found.role == Role.LEAD
    work.organisations.practise(found.network_id or "", person.id, services.clock.now(), is_lead=is_lead)


def _administer(services: Services, work: Work, found: Invitation, person: Person) -> None:
    del services, found
    work.accounts.make_administrator(person.id)


_JOINS: Final[Mapping[Role, Join]] = {
    Role.MEMBER: _join_organisation,
    Role.MANAGER: _join_organisation,
    Role.ADVISOR: _join_network,
    Role.LEAD: _join_network,
    Role.ADMINISTRATOR: _administer,
}


def invitation_words(services: Services, language: Language, invitation: Invitation, token: str) -> str:
    """The mail that invites."""
    words = language.gettext
    lines = (
        words("Bonjour,"),
        invited_words(language, invitation),
        words("Pour accepter, ouvrez ce lien :"),
        link_of(services, language, token),
        words("Il vous est réservé et reste valable 7 jours."),
        words("Vous ne vous y attendiez pas ? Ne faites rien : sans votre accord, rien ne change."),
    )
    return "\n\n".join(lines)


def link_of(services: Services, language: Language, token: str) -> str:
    """The address where an invitation is accepted."""
    prefix = "" if language.code == services.languages.source.code else f"/{language.code}"
    return f"{services.settings.public_url}{prefix}/invitation/{token}"


def invited_words(language: Language, invitation: Invitation) -> str:
    """Who invites to what, in one sentence."""
    words = language.gettext
    by = invitation.invited_by or words("L’équipe du service")
    name = invitation.organisation or invitation.network or ""
    told = {
        Role.MEMBER: words("%(by)s vous invite à répondre au diagnostic avec la structure « %(name)s »."),
        Role.MANAGER: words("%(by)s vous invite à gérer la structure « %(name)s »."),
        Role.ADVISOR: words("%(by)s vous invite à accompagner des structures avec le réseau « %(name)s »."),
        Role.LEAD: words("%(by)s vous invite à animer le réseau d’accompagnement « %(name)s »."),
        Role.ADMINISTRATOR: words("%(by)s vous invite à gérer les comptes du service."),
    }
    return told[Role(invitation.role)] % {"by": by, "name": name}
