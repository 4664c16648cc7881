"""The advisor's side: asking to follow, accepting a proposal, following no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.deciding import make_within
from diagnostic.actions.inviting import Into, invite
from diagnostic.actions.limiting import count_try
from diagnostic.actions.mailing import post
from diagnostic.actions.services import Services
from diagnostic.actions.sharing_mails import answered_mail, asked_mail, left_mail
from diagnostic.core.faults import AbsentObject
from diagnostic.core.organisations import BY_ADVISOR, BY_ORGANISATION, Assignment
from diagnostic.core.people import Asker, Role

if TYPE_CHECKING:
    from diagnostic.store.session import Work


def requests_of(services: Services, asker: Asker) -> tuple[Assignment, ...]:
    """The organisations that the asker follows, and those that wait for the asker's answer.

    What the asker asked for stays untold until it is answered: whether an address is known here is
    nobody's business.
    """
    with services.store.read() as work:
        every = work.assignments.of_advisor(asker.account)
    return tuple(each for each in every if each.accepted_at or each.asked_by == BY_ORGANISATION)


def ask_to_follow(services: Services, asker: Asker, email: str, name: str, language: str) -> None:
    """Ask whoever manages an organisation at this address to let the asker follow it.

    Every organisation managed there is asked. Where none is, one called ``name`` is made, and the address
    is invited to manage it; the asker is told the same.
    """
    count_try(services, "mail-address", email.lower())
    with services.store.write() as work:
        person = work.accounts.person_at(email)
        managed = [each.organisation for each in person.belongings if each.is_manager] if person else []
        standing = [each for each in managed if not work.organisations.get(each).archived_at]
        for each in standing:
            _ask(services, work, asker, each)
        if standing:
            return
        made = make_within(services, work, asker, name)
        _ask(services, work, asker, made)
    invite(services, asker, Role.MANAGER, email.lower(), Into(organisation=made), language)


def accept_proposal(services: Services, asker: Asker, assignment_id: str) -> None:
    """Accept to follow; AbsentObject unless this organisation proposed it to the asker."""
    with services.store.write() as work:
        found = _mine(work, asker, assignment_id)
        if found.asked_by != BY_ORGANISATION:
            raise AbsentObject
        work.organisations.accept(assignment_id, services.clock.now())
        _tell(services, work, asker, found.organisation, "following_accepted")
        for email, language in work.assignments.managers(found.organisation):
            post(services, work, answered_mail(services, email, language, found))


def follow_no_more(services: Services, asker: Asker, assignment_id: str) -> None:
    """Decline a proposal, or end a following; AbsentObject unless it is the asker's."""
    with services.store.write() as work:
        found = _mine(work, asker, assignment_id)
        at = services.clock.now()
        work.organisations.end(assignment_id, BY_ADVISOR, at)
        work.sharing.end_consents(found.organisation, asker.account, at)
        _tell(services, work, asker, found.organisation, "following_ended")
        for email, language in work.assignments.managers(found.organisation):
            post(services, work, left_mail(services, email, language, found))


def _ask(services: Services, work: Work, asker: Asker, organisation_id: str) -> None:
    work.organisations.hold(organisation_id)
    if work.assignments.between(organisation_id, asker.account):
        return
    made = services.clock.public_id()
    # No wording was shown to the organisation yet: accepting says which one was.
    work.organisations.ask(made, organisation_id, asker.account, BY_ADVISOR, "", services.clock.now())
    _tell(services, work, asker, organisation_id, "following_asked")
    every = work.assignments.of_organisation(organisation_id)
    asked = next((each for each in every if each.id == made), None)
    if asked:
        for email, language in work.assignments.managers(organisation_id):
            post(services, work, asked_mail(services, email, language, asked))


def _mine(work: Work, asker: Asker, assignment_id: str) -> Assignment:
    every = work.assignments.of_advisor(asker.account)
    found = next((each for each in every if each.id == assignment_id), None)
    if found is None:
        raise AbsentObject
    return found


def _tell(services: Services, work: Work, asker: Asker, organisation_id: str, action: str) -> None:
    told = Told(action, "organisation", organisation_id, Role.ADVISOR.value, detail={"kind": BY_ADVISOR})
    tell(services, work, asker, told)
