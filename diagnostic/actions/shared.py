"""What is shared of one assessment, and who decides about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.services import Services
from diagnostic.core.organisations import Assignment, Consent, Consultation, Organisation, ReadingLink
from diagnostic.core.people import Relation

if TYPE_CHECKING:
    from diagnostic.store.session import Work

MOST_CONSULTATIONS = 200
"""Readings that a page shows."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Everything that is shared of one assessment; ``organisation`` is None while it belongs to nobody.

    ``has_people`` tells whether somebody belongs to the organisation; ``decides`` whether the asker may
    say who follows it.
    """

    organisation: Organisation | None
    has_people: bool
    decides: bool
    assignments: tuple[Assignment, ...]
    consents: tuple[Consent, ...]
    links: tuple[ReadingLink, ...]
    consultations: tuple[Consultation, ...]


def shared_of(services: Services, assessment_id: str, relations: frozenset[Relation]) -> Shared:
    """What is shared of an assessment, for somebody who stands in these relations to it."""
    now = services.clock.now()
    with services.store.read() as work:
        owner = work.organisations.owner_of(assessment_id)
        read = (
            work.sharing.consultations_of(owner, MOST_CONSULTATIONS)
            if owner and relations & {Relation.MANAGER, Relation.MEMBER}
            else work.sharing.consultations(assessment_id, MOST_CONSULTATIONS)
        )
        return Shared(
            organisation=work.organisations.get(owner) if owner else None,
            has_people=bool(owner and work.organisations.people(owner)),
            decides=may_decide(work, assessment_id, relations),
            assignments=work.assignments.of_organisation(owner) if owner else (),
            consents=work.sharing.consents(assessment_id, now),
            links=work.sharing.links(assessment_id, now),
            consultations=read,
        )


def may_decide(work: Work, assessment_id: str, relations: frozenset[Relation]) -> bool:
    """True for a manager, and for a holder while the assessment is of no organisation with people.

    Whoever follows an organisation sees all of its assessments: a link to one of them is not enough to
    decide for all.
    """
    if Relation.MANAGER in relations:
        return True
    owner = work.organisations.owner_of(assessment_id)
    return Relation.HOLDER in relations and (owner is None or not work.organisations.people(owner))
