"""Campaigns, the structures invited to them, and the assessments begun there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from diagnostic.core.campaigns import Campaign, Participant, Progress, Tally
from diagnostic.core.changes import QUESTION
from diagnostic.core.faults import AbsentObject
from diagnostic.store.tables.accounts import account
from diagnostic.store.tables.assessments import assessment, current_answer
from diagnostic.store.tables.campaigns import campaign, campaign_invitation, campaign_part
from diagnostic.store.tables.organisations import advisor, assignment, network, ownership

Wanted = Select[*tuple[Any, ...]]

_CAMPAIGN = campaign.c
_INVITATION = campaign_invitation.c
_PART = campaign_part.c

_ROW: Final[Wanted] = (
    select(
        _CAMPAIGN.id,
        _CAMPAIGN.network_id,
        network.c.name.label("network_name"),
        _CAMPAIGN.advisor_id,
        account.c.name.label("advisor_name"),
        _CAMPAIGN.questionnaire,
        _CAMPAIGN.name,
        _CAMPAIGN.message,
        _CAMPAIGN.opens_on,
        _CAMPAIGN.closes_on,
        _CAMPAIGN.closed_at,
    )
    .join_from(campaign, network, network.c.id == _CAMPAIGN.network_id)
    .join(account, account.c.id == _CAMPAIGN.advisor_id)
)
_CLOSE: Final = (
    update(campaign)
    .where(_CAMPAIGN.id == bindparam("of"), _CAMPAIGN.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
)
_ANSWERED: Final = (
    select(func.count())
    .where(
        current_answer.c.assessment_id == assessment.c.id,
        current_answer.c.field.like(f"{QUESTION}:%"),
        current_answer.c.value != "",
    )
    .correlate(assessment)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class NewCampaign:
    """A campaign to make; ``token_hash`` is of the link that everybody may use."""

    id: str
    network: str
    advisor: str
    questionnaire: str
    name: str
    message: str
    opens_on: date
    closes_on: date
    token_hash: str
    at: datetime


class Campaigns:
    """Campaigns, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: NewCampaign) -> None:
        """Make a campaign."""
        self._connection.execute(
            insert(campaign),
            {
                "id": new.id,
                "network_id": new.network,
                "advisor_id": new.advisor,
                "questionnaire": new.questionnaire,
                "name": new.name,
                "message": new.message,
                "opens_on": new.opens_on,
                "closes_on": new.closes_on,
                "token_hash": new.token_hash,
                "made_at": new.at,
            },
        )

    def get(self, campaign_id: str) -> Campaign:
        """A campaign; AbsentObject when there is none."""
        return self._one(_ROW.where(_CAMPAIGN.id == campaign_id))

    def by_link(self, token_hash: str) -> Campaign:
        """The campaign of a link that everybody may use; AbsentObject when there is none."""
        return self._one(_ROW.where(_CAMPAIGN.token_hash == token_hash))

    def by_invitation(self, token_hash: str) -> tuple[Campaign, Participant]:
        """The campaign and the structure an invitation is for; AbsentObject for none or one withdrawn."""
        found = self._connection.execute(
            select(_INVITATION.campaign_id, _INVITATION.id).where(
                _INVITATION.token_hash == token_hash, _INVITATION.withdrawn_at.is_(None)
            )
        ).first()
        if found is None:
            raise AbsentObject
        someone = next(each for each in self.participants(found.campaign_id) if each.invitation == found.id)
        return self.get(found.campaign_id), someone

    def followed_by(self, account_id: str) -> tuple[Tally, ...]:
        """The campaigns an advisor opened, or all of the network for a lead; those ending last first."""
        invited = _count(campaign_invitation, _INVITATION.withdrawn_at.is_(None))
        begun = _count(campaign_part)
        finished = _count(campaign_part, _is_finished())
        rows = self._connection.execute(
            _ROW.add_columns(invited, begun, finished)
            .where(_is_seen_by(account_id))
            .order_by(_CAMPAIGN.closes_on.desc(), _CAMPAIGN.id)
        )
        return tuple(Tally(_campaign(row), *row[-3:]) for row in rows)

    def close(self, campaign_id: str, at: datetime) -> None:
        """Close a campaign by hand; one closed already stays as it was."""
        self._connection.execute(_CLOSE, {"of": campaign_id, "now": at})

    def invite(
        self, invitation_id: str, campaign_id: str, email: str, structure: str, token_hash: str, at: datetime
    ) -> None:
        """Remember that a structure was invited."""
        self._connection.execute(
            insert(campaign_invitation),
            {
                "id": invitation_id,
                "campaign_id": campaign_id,
                "email": email,
                "structure": structure,
                "token_hash": token_hash,
                "made_at": at,
            },
        )

    def addresses(self, campaign_id: str) -> frozenset[str]:
        """The addresses that were invited already."""
        wanted = select(_INVITATION.email).where(_INVITATION.campaign_id == campaign_id)
        return frozenset(self._connection.scalars(wanted))

    def join(self, assessment_id: str, campaign_id: str, invitation_id: str | None, at: datetime) -> None:
        """Remember that an assessment was begun in a campaign."""
        self._connection.execute(
            insert(campaign_part),
            {
                "assessment_id": assessment_id,
                "campaign_id": campaign_id,
                "invitation_id": invitation_id,
                "joined_at": at,
            },
        )
        if invitation_id:
            self._connection.execute(
                update(campaign_invitation).where(_INVITATION.id == invitation_id).values(opened_at=at)
            )

    def participants(self, campaign_id: str) -> tuple[Participant, ...]:
        """Every structure invited or come by the link, in the order of their names."""
        invited = self._connection.execute(
            _people(campaign_id)
            .select_from(campaign_invitation)
            .outerjoin(campaign_part, _PART.invitation_id == _INVITATION.id)
            .outerjoin(assessment, assessment.c.id == _PART.assessment_id)
            .where(_INVITATION.campaign_id == campaign_id)
        ).all()
        come = self._connection.execute(
            _people(campaign_id)
            .select_from(campaign_part)
            .outerjoin(campaign_invitation, _INVITATION.id == _PART.invitation_id)
            .join(assessment, assessment.c.id == _PART.assessment_id)
            .where(_PART.campaign_id == campaign_id, _PART.invitation_id.is_(None))
        ).all()
        everybody = [_participant(row) for row in (*invited, *come)]
        return tuple(sorted(everybody, key=lambda each: (each.structure.lower(), each.email)))

    def _one(self, wanted: Wanted) -> Campaign:
        row = self._connection.execute(wanted).first()
        if row is None:
            raise AbsentObject
        return _campaign(row)


def _people(campaign_id: str) -> Wanted:
    """What is told of a structure, whichever way it came."""
    shares = exists().where(
        ownership.c.assessment_id == assessment.c.id,
        assignment.c.organisation_id == ownership.c.organisation_id,
        assignment.c.advisor_id == _CAMPAIGN.advisor_id,
        _CAMPAIGN.id == campaign_id,
        assignment.c.accepted_at.is_not(None),
        assignment.c.ended_at.is_(None),
    )
    wanted: Wanted = select(
        _INVITATION.id.label("invitation"),
        _INVITATION.email,
        _INVITATION.structure.label("invited_as"),
        _INVITATION.made_at,
        _INVITATION.withdrawn_at,
        assessment.c.id.label("assessment"),
        assessment.c.structure,
        assessment.c.changed_at,
        assessment.c.finished_at,
        shares.correlate(assessment).label("shares"),
        _ANSWERED.label("answered"),
    )
    return wanted


def _participant(row: Row[Any]) -> Participant:
    if row.assessment:
        progress = Progress.FINISHED if row.finished_at else Progress.BEGUN
    else:
        progress = Progress.WITHDRAWN if row.withdrawn_at else Progress.INVITED
    return Participant(
        invitation=row.invitation or "",
        email=row.email or "",
        structure=row.structure or row.invited_as or "",
        progress=progress,
        assessment=row.assessment or "",
        shares=bool(row.assessment and row.shares),
        answered=row.answered if row.assessment else 0,
        moved_at=row.changed_at or row.made_at,
    )


def _count(table: Any, *more: ColumnElement[bool]) -> ColumnElement[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(table.c.campaign_id == _CAMPAIGN.id, *more)
        .correlate(campaign)
        .scalar_subquery()
    )


def _is_finished() -> ColumnElement[bool]:
    return exists().where(assessment.c.id == _PART.assessment_id, assessment.c.finished_at.is_not(None))


def _is_seen_by(account_id: str) -> ColumnElement[bool]:
    """True for what an advisor opened in the present network, and for all of it when a lead asks."""
    return exists().where(
        advisor.c.account_id == account_id,
        advisor.c.network_id == _CAMPAIGN.network_id,
        or_(advisor.c.is_lead, _CAMPAIGN.advisor_id == account_id),
    )


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign(
        id=row.id,
        network=row.network_id,
        network_name=row.network_name,
        advisor=row.advisor_id,
        advisor_name=row.advisor_name,
        questionnaire=row.questionnaire,
        name=row.name,
        message=row.message,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        closed_at=row.closed_at,
    )
