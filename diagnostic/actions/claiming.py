"""Claiming: an assessment begun without account becomes that of an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.deciding import make_within
from diagnostic.actions.services import Services
from diagnostic.actions.starting import Started, start
from diagnostic.core.faults import Forbidden
from diagnostic.core.organisations import Organisation
from diagnostic.core.people import Asker

if TYPE_CHECKING:
    from diagnostic.store.session import Work


@dataclass(frozen=True, slots=True)
class Owner:
    """The organisation that an assessment belongs to; ``has_people`` once somebody belongs to it."""

    organisation: Organisation
    has_people: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """To which organisation an assessment is attached: a new one called ``name`` without ``organisation``.

    ``keeps_link`` leaves the private link and the browsers that opened it as they are.
    """

    organisation: str
    name: str
    keeps_link: bool


def owner_of(services: Services, assessment_id: str) -> Owner | None:
    """The organisation an assessment belongs to, or None."""
    with services.store.read() as work:
        owner = work.organisations.owner_of(assessment_id)
        if owner is None:
            return None
        return Owner(work.organisations.get(owner), bool(work.organisations.people(owner)))


def claim(services: Services, asker: Asker, assessment_id: str, wanted: Claim) -> str | None:
    """Attach an assessment; gives the id of its organisation, or None when it belongs to one already.

    One that was shared without account belongs to an organisation without people: the asker then becomes
    its manager, and those who follow it stay. Raises Forbidden for an organisation the asker is not of.
    """
    if wanted.organisation and wanted.organisation not in _organisations(asker):
        raise Forbidden
    at = services.clock.now()
    with services.store.write() as work:
        work.assessments.get(assessment_id)
        owner = work.organisations.owner_of(assessment_id)
        if owner is None:
            owner = wanted.organisation or make_within(services, work, asker, wanted.name, asker.account)
            work.organisations.own(owner, assessment_id, at)
        elif work.organisations.people(owner):
            return None
        else:
            work.organisations.join(owner, asker.account, at, is_manager=True)
        if not wanted.keeps_link:
            work.access.revoke_links(assessment_id, at)
            work.access.end_grants(assessment_id)
        state = "kept" if wanted.keeps_link else "ended"
        told = Told("assessment_claimed", "assessment", assessment_id, detail={"state": state})
        tell(services, work, asker, told)
    return owner


def start_for(
    services: Services, asker: Asker, organisation_id: str, questionnaire: str, called: tuple[str, str]
) -> Started:
    """Begin an assessment of an organisation, opened by its people with their accounts and not by a browser.

    ``called`` is the structure's name and the language. Raises Forbidden for an organisation that the
    asker is not of.
    """
    if organisation_id not in _organisations(asker):
        raise Forbidden

    def own(work: Work, assessment_id: str) -> None:
        work.organisations.own(organisation_id, assessment_id, services.clock.now())
        # Whoever uses this browser after signing out opens nothing.
        work.access.end_grants(assessment_id)
        tell(services, work, asker, Told("assessment_begun", "assessment", assessment_id))

    return start(services, questionnaire, *called, visit="", also=own)


def _organisations(asker: Asker) -> set[str]:
    person = asker.person if asker.account else None
    return {each.organisation for each in person.belongings} if person else set()
