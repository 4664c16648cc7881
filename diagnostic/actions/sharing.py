"""What is shared of one assessment: seen by its people, decided by those who decide."""

from dataclasses import dataclass
from datetime import timedelta

from diagnostic.actions.accompanying import (
    Proposed,
    accept,
    advisor_at,
    propose,
    stop,
    write_to,
)
from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.deciding import owner_decided_by
from diagnostic.actions.services import Services
from diagnostic.actions.shared import may_decide
from diagnostic.core.assessment import Assessment
from diagnostic.core.faults import AbsentObject, Forbidden
from diagnostic.core.organisations import (
    CONSENT_DAYS,
    Consent,
)
from diagnostic.core.people import Asker, Relation


@dataclass(frozen=True, slots=True)
class Proposal:
    """To whom following is proposed, in whose name, and the language of a mail to somebody unknown here."""

    email: str
    name: str
    language: str


def propose_sharing(
    services: Services, asker: Asker, assessment: Assessment, relations: frozenset[Relation], sent: Proposal
) -> Proposed:
    """Propose to an advisor to follow; an assessment of nobody becomes an organisation's without people.

    Raises Forbidden for somebody who does not decide.
    """
    with services.store.read() as work:
        if not may_decide(work, assessment.id, relations):
            raise Forbidden
    advisor = advisor_at(services, sent.email)
    if advisor is None:
        return write_to(services, asker, sent.email, sent.name, sent.language)
    with services.store.write() as work:
        owner = owner_decided_by(services, work, asker, assessment.id, relations, sent.name)
        return propose(services, work, asker, owner, advisor)


def accept_sharing(
    services: Services, asker: Asker, assessment_id: str, relations: frozenset[Relation], assignment_id: str
) -> None:
    """Accept an advisor who asked to follow the organisation of an assessment."""
    with services.store.write() as work:
        owner = owner_decided_by(services, work, asker, assessment_id, relations)
        accept(services, work, asker, owner, assignment_id)


def stop_sharing(
    services: Services, asker: Asker, assessment_id: str, relations: frozenset[Relation], assignment_id: str
) -> None:
    """End what stands with an advisor, or refuse."""
    with services.store.write() as work:
        owner = owner_decided_by(services, work, asker, assessment_id, relations)
        stop(services, work, asker, owner, assignment_id)


def give_consent(
    services: Services, asker: Asker, assessment_id: str, assignment_id: str, given: tuple[str, int]
) -> None:
    """Let an advisor who follows fill in with the structure: who agrees, and for how many days.

    Raises AbsentObject for an advisor who does not follow, and for days that no page offers.
    """
    name, days = given
    at = services.clock.now()
    with services.store.write() as work:
        owner = work.organisations.owner_of(assessment_id)
        every = work.assignments.of_organisation(owner) if owner else ()
        found = next((each for each in every if each.id == assignment_id and each.accepted_at), None)
        if found is None or days not in CONSENT_DAYS:
            raise AbsentObject
        consent = Consent(
            services.clock.public_id(), found.advisor, found.advisor_name, name, at, at + timedelta(days=days)
        )
        work.sharing.consent(assessment_id, consent)
        told = Told(
            "consent_given", "assessment", assessment_id, detail={"until": consent.until.date().isoformat()}
        )
        tell(services, work, asker, told)


def end_consent(services: Services, asker: Asker, assessment_id: str, consent_id: str) -> None:
    """End a consent: the questions are closed to the advisor at the next request."""
    with services.store.write() as work:
        work.sharing.end_consent(assessment_id, consent_id, services.clock.now())
        tell(services, work, asker, Told("consent_ended", "assessment", assessment_id))
