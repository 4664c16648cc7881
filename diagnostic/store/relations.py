"""What an asker is to an assessment, an organisation or a campaign: worked out in one statement, in SQL.

A row that somebody has no relation to is never read: it looks like one that does not exist.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, bindparam, exists, or_, select

from diagnostic.core.people import Asker, Relation
from diagnostic.store.tables.access import browser_session, reading_grant, session_grant, shared_link
from diagnostic.store.tables.assessments import assessment
from diagnostic.store.tables.campaigns import campaign
from diagnostic.store.tables.organisations import (
    advisor,
    assignment,
    assistance,
    membership,
    organisation,
    ownership,
)

_ACCOUNT: Final[BindParameter[str]] = bindparam("account")
_NOW: Final[BindParameter[datetime]] = bindparam("now")
_IS_VISIT_OPEN: Final = (browser_session.c.token_hash == bindparam("visit")) & (
    browser_session.c.expires_at > _NOW
)
_STANDS: Final = assignment.c.accepted_at.is_not(None) & assignment.c.ended_at.is_(None)
_STILL_ADVISES: Final = advisor.c.account_id == assignment.c.advisor_id
_COLLEAGUE: Final = advisor.alias("colleague")

_Condition = ColumnElement[bool]


def _held() -> _Condition:
    return exists().where(
        session_grant.c.assessment_id == assessment.c.id,
        session_grant.c.token_hash == browser_session.c.token_hash,
        _IS_VISIT_OPEN,
    )


def _read() -> _Condition:
    return exists().where(
        shared_link.c.assessment_id == assessment.c.id,
        shared_link.c.revoked_at.is_(None),
        shared_link.c.expires_at > _NOW,
        reading_grant.c.link_id == shared_link.c.id,
        reading_grant.c.token_hash == browser_session.c.token_hash,
        _IS_VISIT_OPEN,
        ~_is_archived(),
    )


def _is_archived() -> _Condition:
    """True when the assessment is of an organisation that closed itself to everybody from outside."""
    standing = exists().where(
        ownership.c.assessment_id == assessment.c.id,
        organisation.c.id == ownership.c.organisation_id,
        organisation.c.archived_at.is_not(None),
    )
    # Nested twice, it would be about any assessment at all unless it is told of which.
    return standing.correlate(assessment)


def _belongs(organisation_id: ColumnElement[str], *more: _Condition) -> _Condition:
    return exists().where(
        membership.c.organisation_id == organisation_id, membership.c.account_id == _ACCOUNT, *more
    )


def _advises(organisation_id: ColumnElement[str]) -> _Condition:
    """True while the asker follows an organisation that is not archived."""
    return exists().where(
        organisation.c.id == organisation_id,
        organisation.c.archived_at.is_(None),
        assignment.c.organisation_id == organisation.c.id,
        assignment.c.advisor_id == _ACCOUNT,
        _STANDS,
        _STILL_ADVISES,
    )


def _leads(organisation_id: ColumnElement[str]) -> _Condition:
    """True while an advisor of the network that the asker leads follows the organisation."""
    return exists().where(
        organisation.c.id == organisation_id,
        organisation.c.archived_at.is_(None),
        assignment.c.organisation_id == organisation.c.id,
        _STANDS,
        _STILL_ADVISES,
        _COLLEAGUE.c.account_id == _ACCOUNT,
        _COLLEAGUE.c.is_lead,
        _COLLEAGUE.c.network_id == advisor.c.network_id,
    )


def _assists() -> _Condition:
    return _advises(_OWNER) & exists().where(
        assistance.c.assessment_id == assessment.c.id,
        assistance.c.advisor_id == _ACCOUNT,
        assistance.c.ended_at.is_(None),
        assistance.c.until > _NOW,
    )


def _works_in(network_id: ColumnElement[str], *more: _Condition) -> _Condition:
    return exists().where(_COLLEAGUE.c.network_id == network_id, _COLLEAGUE.c.account_id == _ACCOUNT, *more)


_OWNER: Final = (
    select(ownership.c.organisation_id)
    .where(ownership.c.assessment_id == assessment.c.id)
    .correlate(assessment)
    .scalar_subquery()
)

TO_ASSESSMENT: Final[Mapping[Relation, _Condition]] = {
    Relation.HOLDER: _held(),
    Relation.READER: _read(),
    Relation.MEMBER: _belongs(_OWNER),
    Relation.MANAGER: _belongs(_OWNER, membership.c.is_manager),
    Relation.ADVISOR: _advises(_OWNER),
    Relation.ASSISTANT: _assists(),
    Relation.LEAD: _leads(_OWNER),
}
TO_ORGANISATION: Final[Mapping[Relation, _Condition]] = {
    Relation.MEMBER: _belongs(organisation.c.id),
    Relation.MANAGER: _belongs(organisation.c.id, membership.c.is_manager),
}
TO_CAMPAIGN: Final[Mapping[Relation, _Condition]] = {
    Relation.ADVISOR: (campaign.c.advisor_id == _ACCOUNT) & _works_in(campaign.c.network_id),
    Relation.LEAD: _works_in(campaign.c.network_id, _COLLEAGUE.c.is_lead),
}


class Relations:
    """What askers are to things, inside one transaction; nothing to those they may not know of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def to_assessment(
        self, asker: Asker, assessment_id: str, wanted: frozenset[Relation], now: datetime
    ) -> frozenset[Relation]:
        """Those of the relations wanted in which the asker stands to an assessment."""
        return self._found(assessment, TO_ASSESSMENT, asker, assessment_id, wanted, now)

    def to_organisation(
        self, asker: Asker, organisation_id: str, wanted: frozenset[Relation], now: datetime
    ) -> frozenset[Relation]:
        """Those of the relations wanted in which the asker stands to an organisation."""
        return self._found(organisation, TO_ORGANISATION, asker, organisation_id, wanted, now)

    def to_campaign(
        self, asker: Asker, campaign_id: str, wanted: frozenset[Relation], now: datetime
    ) -> frozenset[Relation]:
        """Those of the relations wanted in which the asker stands to a campaign."""
        return self._found(campaign, TO_CAMPAIGN, asker, campaign_id, wanted, now)

    def _found(
        self,
        table: Table,
        known: Mapping[Relation, _Condition],
        asker: Asker,
        key: str,
        wanted: frozenset[Relation],
        now: datetime,
    ) -> frozenset[Relation]:
        asked = tuple(each for each in Relation if each in wanted and each in known)
        if not asked:
            return frozenset()
        conditions = [known[each] for each in asked]
        statement = select(*conditions).where(table.c.id == bindparam("key"), or_(*conditions))
        given = {"key": key, "account": asker.account, "visit": asker.visit, "now": now}
        row = self._connection.execute(statement, given).first()
        return frozenset(each for each, stands in zip(asked, row or (), strict=False) if stands)
