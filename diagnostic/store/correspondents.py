"""Around an assessment: whose it is, its campaign, when it was finished, and whom to write to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select

from diagnostic.store.tables.accounts import account
from diagnostic.store.tables.assessments import conclusion
from diagnostic.store.tables.campaigns import campaign, campaign_part
from diagnostic.store.tables.conversations import exchange
from diagnostic.store.tables.organisations import advisor, assignment, membership, organisation, ownership

_OWNER: Final = (
    select(organisation.c.name)
    .join_from(ownership, organisation, organisation.c.id == ownership.c.organisation_id)
    .where(ownership.c.assessment_id == bindparam("of"))
)
_CAMPAIGN: Final = (
    select(campaign.c.name)
    .join_from(campaign_part, campaign, campaign.c.id == campaign_part.c.campaign_id)
    .where(campaign_part.c.assessment_id == bindparam("of"))
)
_CONCLUDED: Final = (
    select(conclusion.c.finished_at)
    .where(conclusion.c.assessment_id == bindparam("of"))
    .order_by(conclusion.c.number)
)
_KEPT_FOR_ADVISOR: Final = (
    select(exchange.c.field, exchange.c.request)
    .where(exchange.c.assessment_id == bindparam("of"), exchange.c.request != "")
    .order_by(exchange.c.number)
)
_MEMBERS: Final = (
    select(account.c.email, account.c.language)
    .join_from(ownership, membership, membership.c.organisation_id == ownership.c.organisation_id)
    .join(account, account.c.id == membership.c.account_id)
    .where(ownership.c.assessment_id == bindparam("of"), account.c.closed_at.is_(None))
    .order_by(account.c.email)
)
_ADVISORS: Final = (
    select(account.c.email, account.c.language)
    .join_from(ownership, assignment, assignment.c.organisation_id == ownership.c.organisation_id)
    .join(account, account.c.id == assignment.c.advisor_id)
    .join(advisor, advisor.c.account_id == account.c.id)
    .where(
        ownership.c.assessment_id == bindparam("of"),
        assignment.c.accepted_at.is_not(None),
        assignment.c.ended_at.is_(None),
        account.c.closed_at.is_(None),
    )
    .order_by(account.c.email)
)


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody to write to, in their language."""

    email: str
    language: str


class Correspondents:
    """What surrounds an assessment, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def organisation_of(self, assessment_id: str) -> str:
        """The name of the organisation it belongs to; empty when it has none."""
        return self._connection.scalar(_OWNER, {"of": assessment_id}) or ""

    def campaign_of(self, assessment_id: str) -> str:
        """The name of the campaign it is part of; empty when it is of none."""
        return self._connection.scalar(_CAMPAIGN, {"of": assessment_id}) or ""

    def conclusions(self, assessment_id: str) -> tuple[datetime, ...]:
        """Every time it was finished, in order."""
        return tuple(self._connection.scalars(_CONCLUDED, {"of": assessment_id}))

    def kept_for_advisor(self, assessment_id: str) -> tuple[tuple[str, str], ...]:
        """The field and the words of each question that the structure kept for its advisor."""
        rows = self._connection.execute(_KEPT_FOR_ADVISOR, {"of": assessment_id})
        return tuple((field, words) for field, words in rows)

    def structure(self, assessment_id: str) -> tuple[Correspondent, ...]:
        """The people of the organisation."""
        return tuple(Correspondent(*row) for row in self._connection.execute(_MEMBERS, {"of": assessment_id}))

    def advisors(self, assessment_id: str) -> tuple[Correspondent, ...]:
        """The advisors who follow the organisation now."""
        rows = self._connection.execute(_ADVISORS, {"of": assessment_id})
        return tuple(Correspondent(*row) for row in rows)
