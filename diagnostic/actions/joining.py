"""Beginning in a campaign: what its link leads to, and what the structure shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.campaigning import phase_today
from diagnostic.actions.deciding import make_within
from diagnostic.actions.services import Services
from diagnostic.actions.starting import Started, start
from diagnostic.core.campaigns import Campaign, Participant, Phase
from diagnostic.core.faults import AbsentObject, Forbidden
from diagnostic.core.hashing import hashed
from diagnostic.core.people import Asker

if TYPE_CHECKING:
    from diagnostic.store.session import Work

SHARING_WORDS: Final = "campaign-2026-11b"
"""The version of the words that say, before a structure agrees, what the advisor of a campaign may see."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a link leads to: the campaign, its phase today, and the structure invited, if any."""

    campaign: Campaign
    phase: Phase
    invited: Participant | None


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a structure gives when it begins; ``visit`` is the browser's secret."""

    structure: str
    language: str
    visit: str
    shares: bool


def entrance(services: Services, token: str) -> Entrance:
    """What a link leads to; AbsentObject for one that nobody made or that was withdrawn."""
    with services.store.read() as work:
        return _entrance(services, work, token)


def begin_in(services: Services, asker: Asker, token: str, given: Beginning) -> Started:
    """Begin an assessment in the campaign of a link, which its advisor may read if the structure shares.

    Raises AbsentObject for a link that nobody made, Forbidden when the campaign is not open or the
    invitation served already.
    """
    found = entrance(services, token)
    campaign, invited = found.campaign, found.invited
    if found.phase is not Phase.OPEN or (invited and invited.assessment):
        raise Forbidden

    def also(work: Work, assessment_id: str) -> None:
        at = services.clock.now()
        work.campaigns.join(assessment_id, campaign.id, invited.invitation if invited else None, at)
        if given.shares:
            _share(services, work, asker, assessment_id, campaign, given.structure)

    return start(services, campaign.questionnaire, given.structure, given.language, given.visit, also)


def _share(
    services: Services, work: Work, asker: Asker, assessment_id: str, campaign: Campaign, structure: str
) -> None:
    """Give the assessment to an organisation of its own, which the advisor of the campaign follows."""
    organisation = make_within(services, work, asker, structure)
    at, assignment = services.clock.now(), services.clock.public_id()
    work.organisations.own(organisation, assessment_id, at)
    work.organisations.ask(assignment, organisation, campaign.advisor, "organisation", SHARING_WORDS, at)
    work.organisations.accept(assignment, at)
    tell(services, work, asker, Told("sharing_accepted", "organisation", organisation))


def _entrance(services: Services, work: Work, token: str) -> Entrance:
    try:
        campaign, invited = work.campaigns.by_link(hashed(token)), None
    except AbsentObject:
        campaign, invited = work.campaigns.by_invitation(hashed(token))
    return Entrance(campaign, phase_today(services, campaign), invited)
