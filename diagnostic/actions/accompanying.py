"""Who follows an organisation: proposed, accepted, refused, ended, by the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.limiting import count_try
from diagnostic.actions.mailing import post
from diagnostic.actions.services import Services
from diagnostic.actions.shared import MOST_CONSULTATIONS
from diagnostic.actions.sharing_mails import accepted_mail, ended_mail, network_mail, proposed_mail
from diagnostic.core.faults import AbsentObject
from diagnostic.core.organisations import (
    BY_ADVISOR,
    BY_ORGANISATION,
    SHARING_WORDS,
    Assignment,
    Consultation,
    Organisation,
)
from diagnostic.core.people import Asker, Person

if TYPE_CHECKING:
    from diagnostic.store.session import Work


class Proposed(StrEnum):
    """What became of a proposal: asked, already standing, or written to somebody who does not advise."""

    ASKED = "asked"
    STANDING = "standing"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Followed:
    """Those who follow an organisation or wait, and what they read of it."""

    organisation: Organisation
    assignments: tuple[Assignment, ...]
    consultations: tuple[Consultation, ...]


def followed(services: Services, organisation_id: str) -> Followed:
    """Who follows an organisation, who waits, and what was read."""
    with services.store.read() as work:
        return Followed(
            work.organisations.get(organisation_id),
            work.assignments.of_organisation(organisation_id),
            work.sharing.consultations_of(organisation_id, MOST_CONSULTATIONS),
        )


def advisor_at(services: Services, email: str) -> Person | None:
    """The advisor who signs in with exactly this address, or None; each look counts as a try at mailing."""
    count_try(services, "mail-address", email)
    with services.store.read() as work:
        found = work.accounts.person_at(email)
    return found if found and found.practice else None


def propose(services: Services, work: Work, asker: Asker, organisation_id: str, advisor: Person) -> Proposed:
    """Propose to an advisor to follow an organisation, inside the transaction under way."""
    here = work.organisations.hold(organisation_id)
    if work.assignments.between(organisation_id, advisor.id):
        return Proposed.STANDING
    made, at = services.clock.public_id(), services.clock.now()
    work.organisations.ask(made, organisation_id, advisor.id, BY_ORGANISATION, SHARING_WORDS, at)
    _tell(services, work, asker, organisation_id, "following_asked")
    post(services, work, proposed_mail(services, advisor, here.name))
    return Proposed.ASKED


def write_to(services: Services, asker: Asker, email: str, name: str, language: str) -> Proposed:
    """Write to somebody who does not advise here that a structure would like to be followed by them."""
    with services.store.write() as work:
        post(services, work, network_mail(services, email, name, language))
        tell(services, work, asker, Told("following_asked", "mail", "", detail={"state": "unknown"}))
    return Proposed.WRITTEN


def propose_for(
    services: Services, asker: Asker, organisation_id: str, email: str, language: str
) -> Proposed:
    """Propose to whoever has this address to follow an organisation."""
    advisor = advisor_at(services, email)
    if advisor is None:
        with services.store.read() as work:
            name = work.organisations.get(organisation_id).name
        return write_to(services, asker, email, name, language)
    with services.store.write() as work:
        return propose(services, work, asker, organisation_id, advisor)


def accept_for(services: Services, asker: Asker, organisation_id: str, assignment_id: str) -> None:
    """Accept an advisor who asked; AbsentObject unless such a request waits for this organisation."""
    with services.store.write() as work:
        accept(services, work, asker, organisation_id, assignment_id)


def stop_for(services: Services, asker: Asker, organisation_id: str, assignment_id: str) -> None:
    """End what stands with an advisor, or refuse."""
    with services.store.write() as work:
        stop(services, work, asker, organisation_id, assignment_id)


def accept(services: Services, work: Work, asker: Asker, organisation_id: str, assignment_id: str) -> None:
    """Accept an advisor who asked, inside the transaction under way, as ``accept_for``."""
    found = assignment_of(work, organisation_id, assignment_id)
    if found.asked_by != BY_ADVISOR:
        raise AbsentObject
    work.organisations.accept(assignment_id, services.clock.now(), SHARING_WORDS)
    _tell(services, work, asker, organisation_id, "following_accepted")
    advisor = work.accounts.person(found.advisor)
    if advisor:
        post(services, work, accepted_mail(services, advisor, found))


def stop(services: Services, work: Work, asker: Asker, organisation_id: str, assignment_id: str) -> None:
    """End what stands with an advisor, or refuse: effective at the advisor's next request."""
    found = assignment_of(work, organisation_id, assignment_id)
    at = services.clock.now()
    work.organisations.end(assignment_id, BY_ORGANISATION, at)
    work.sharing.end_consents(organisation_id, found.advisor, at)
    _tell(services, work, asker, organisation_id, "following_ended")
    advisor = work.accounts.person(found.advisor)
    if advisor:
        post(services, work, ended_mail(services, advisor, found))


def assignment_of(work: Work, organisation_id: str, assignment_id: str) -> Assignment:
    """What stands between an organisation and an advisor; AbsentObject for any other organisation's."""
    every = work.assignments.of_organisation(organisation_id)
    found = next((each for each in every if each.id == assignment_id), None)
    if found is None:
        raise AbsentObject
    return found


def _tell(services: Services, work: Work, asker: Asker, organisation_id: str, action: str) -> None:
    tell(
        services, work, asker, Told(action, "organisation", organisation_id, detail={"kind": BY_ORGANISATION})
    )
