"""Campaigns: opened, followed and closed by an advisor; structures decide what they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.mailing import post
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from diagnostic.core.campaigns import Campaign, Invited, Participant, Phase, Progress, Tally
from diagnostic.core.faults import Forbidden
from diagnostic.core.hashing import derived, hashed
from diagnostic.core.mail import Mail
from diagnostic.core.people import Asker
from diagnostic.language import Language
from diagnostic.store.campaigns import NewCampaign

if TYPE_CHECKING:
    from diagnostic.store.session import Work

LONGEST_CAMPAIGN: Final = timedelta(days=366)

Letter = Callable[[Language, Campaign, str], Mail]
"""Writes a mail about a campaign that leads to an address; whom it is to is filled in afterwards."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wants a campaign to be."""

    questionnaire: str
    name: str
    message: str
    opens_on: date
    closes_on: date


def open_campaign(services: Services, asker: Asker, plan: Plan) -> str:
    """Open a campaign in the network of the advisor who asks; gives its id. Forbidden for anybody else."""
    practice = asker.person.practice if asker.person else None
    if practice is None:
        raise Forbidden
    made = services.clock.public_id()
    new = NewCampaign(
        id=made,
        network=practice.network,
        advisor=asker.account,
        questionnaire=plan.questionnaire,
        name=plan.name,
        message=plan.message,
        opens_on=plan.opens_on,
        closes_on=plan.closes_on,
        token_hash=hashed(_token(services, "campaign", made)),
        at=services.clock.now(),
    )
    with services.store.write() as work:
        work.campaigns.add(new)
        tell(services, work, asker, Told("campaign_opened", "campaign", made))
    return made


def campaigns_of(services: Services, asker: Asker) -> tuple[Tally, ...]:
    """The campaigns that the asker opened, or all of the network for a lead."""
    with services.store.read() as work:
        return work.campaigns.followed_by(asker.account)


def campaign_of(services: Services, campaign_id: str) -> tuple[Campaign, tuple[Participant, ...]]:
    """A campaign and how far each structure is."""
    with services.store.read() as work:
        return work.campaigns.get(campaign_id), work.campaigns.participants(campaign_id)


def phase_today(services: Services, campaign: Campaign) -> Phase:
    """Where a campaign stands today."""
    return campaign.phase(local_day(services.clock.now()))


def close_campaign(services: Services, asker: Asker, campaign_id: str) -> None:
    """Close a campaign: nobody begins any more, and what was begun goes on."""
    with services.store.write() as work:
        work.campaigns.close(campaign_id, services.clock.now())
        tell(services, work, asker, Told("campaign_closed", "campaign", campaign_id))


def link_of(services: Services, campaign_id: str) -> str:
    """The address that everybody may use to answer in a campaign."""
    return _address(services, _token(services, "campaign", campaign_id))


def invite_all(
    services: Services, asker: Asker, campaign_id: str, invited: tuple[Invited, ...], letter: Letter
) -> tuple[int, int]:
    """Invite structures by mail; gives how many were, and how many had been invited before.

    Raises Forbidden once the campaign is closed.
    """
    with services.store.write() as work:
        campaign = work.campaigns.get(campaign_id)
        if phase_today(services, campaign) is Phase.CLOSED:
            raise Forbidden
        known = work.campaigns.addresses(campaign_id)
        new = [each for each in invited if each.email not in known]
        for each in new:
            made = services.clock.public_id()
            token = _token(services, "campaign-invitation", made)
            at = services.clock.now()
            work.campaigns.invite(made, campaign_id, each.email, each.structure, hashed(token), at)
            _write(services, work, campaign, each.email, token, letter)
        count = {"count": str(len(new))}
        tell(services, work, asker, Told("campaign_invited", "campaign", campaign_id, detail=count))
    return len(new), len(invited) - len(new)


def remind_all(services: Services, asker: Asker, campaign_id: str, letter: Letter) -> int:
    """Write again to those who were invited and have not begun; gives to how many."""
    with services.store.write() as work:
        campaign = work.campaigns.get(campaign_id)
        if phase_today(services, campaign) is not Phase.OPEN:
            raise Forbidden
        waiting = [
            each for each in work.campaigns.participants(campaign_id) if each.progress is Progress.INVITED
        ]
        for each in waiting:
            token = _token(services, "campaign-invitation", each.invitation)
            _write(services, work, campaign, each.email, token, letter)
        count = {"count": str(len(waiting))}
        tell(services, work, asker, Told("campaign_reminded", "campaign", campaign_id, detail=count))
    return len(waiting)


def _write(
    services: Services, work: Work, campaign: Campaign, email: str, token: str, letter: Letter
) -> None:
    written = letter(services.languages.source, campaign, _address(services, token))
    post(services, work, Mail(email, written.subject, written.body))


def _address(services: Services, token: str) -> str:
    return f"{services.settings.public_url}/c/{token}"


def _token(services: Services, kind: str, key: str) -> str:
    return derived(services.settings.secret_key, f"{kind}:{key}")
