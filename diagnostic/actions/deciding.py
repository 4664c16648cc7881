"""Who decides what others may see of an assessment: its holder while nobody else does, then its managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.actions.shared import may_decide
from diagnostic.core.faults import Forbidden
from diagnostic.core.people import Asker, Relation

if TYPE_CHECKING:
    from diagnostic.store.session import Work


def owner_decided_by(
    services: Services,
    work: Work,
    asker: Asker,
    assessment_id: str,
    relations: frozenset[Relation],
    name: str = "",
) -> str:
    """The organisation for which the asker decides, made with ``name`` and without people where none is.

    Raises Forbidden for somebody who does not decide.
    """
    # The row is held, so that two browsers that share at once make one organisation.
    work.assessments.get(assessment_id)
    if not may_decide(work, assessment_id, relations):
        raise Forbidden
    owner = work.organisations.owner_of(assessment_id)
    if owner is None:
        owner = make_within(services, work, asker, name)
        work.organisations.own(owner, assessment_id, services.clock.now())
    return owner


def make_within(services: Services, work: Work, asker: Asker, name: str, manager: str = "") -> str:
    """Make an organisation inside the transaction under way; nobody belongs to it without ``manager``."""
    made, at = services.clock.public_id(), services.clock.now()
    work.organisations.add(made, name, at)
    if manager:
        work.organisations.join(made, manager, at, is_manager=True)
    tell(services, work, asker, Told("organisation_made", "organisation", made))
    return made
