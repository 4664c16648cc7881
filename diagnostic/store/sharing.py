"""What a structure lets others do with one assessment: fill in with it, read one report; and who did."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from diagnostic.core.faults import AbsentObject
from diagnostic.core.organisations import Consent, Consultation, ReadingLink
from diagnostic.core.people import Relation
from diagnostic.store.tables.access import browser_session, reading_grant, shared_link
from diagnostic.store.tables.accounts import account
from diagnostic.store.tables.assessments import assessment
from diagnostic.store.tables.audit import audit_entry
from diagnostic.store.tables.organisations import advisor, assistance, network, ownership

_LINK = shared_link.c
_CONSENT = assistance.c
_OUTSIDE: Final = tuple(
    each.value for each in (Relation.ADVISOR, Relation.LEAD, Relation.ASSISTANT, Relation.READER)
)
_OPENS: Final = _LINK.revoked_at.is_(None) & (_LINK.expires_at > bindparam("now"))
_OF_ASSESSMENT: Final = _LINK.assessment_id == bindparam("assessment")
_CONSENTS: Final = (
    select(
        _CONSENT.id,
        account.c.id,
        account.c.name,
        _CONSENT.given_by,
        _CONSENT.given_at,
        _CONSENT.until,
    )
    .join_from(assistance, account, account.c.id == _CONSENT.advisor_id)
    .where(
        _CONSENT.assessment_id == bindparam("assessment"),
        _CONSENT.ended_at.is_(None),
        _CONSENT.until > bindparam("now"),
    )
    .order_by(_CONSENT.given_at, _CONSENT.id)
)
_END_CONSENT: Final = (
    update(assistance)
    .where(
        _CONSENT.id == bindparam("of"),
        _CONSENT.assessment_id == bindparam("assessment"),
        _CONSENT.ended_at.is_(None),
    )
    .values(ended_at=bindparam("at"))
)
_LINKS: Final = (
    select(_LINK.id, _LINK.label, _LINK.made_at, _LINK.expires_at, _LINK.used_at)
    .where(_OF_ASSESSMENT, _OPENS)
    .order_by(_LINK.made_at, _LINK.id)
)
_END_LINK: Final = (
    update(shared_link)
    .where(_LINK.id == bindparam("of"), _OF_ASSESSMENT, _LINK.revoked_at.is_(None))
    .values(revoked_at=bindparam("at"))
)
_USE_LINK: Final = (
    update(shared_link)
    .where(_LINK.token_hash == bindparam("token"), _OPENS)
    .values(used_at=bindparam("now"))
    .returning(_LINK.id, _LINK.assessment_id)
)
_HAS_GRANT: Final = select(reading_grant.c.granted_at).where(
    reading_grant.c.token_hash == bindparam("token"), reading_grant.c.link_id == bindparam("link")
)
_HOLD_SESSION: Final = (
    select(browser_session.c.token_hash)
    .where(browser_session.c.token_hash == bindparam("token"))
    .with_for_update(key_share=True)
)
_CONSULTED: Final = (
    select(
        audit_entry.c.at,
        func.coalesce(account.c.name, ""),
        func.coalesce(network.c.name, ""),
        audit_entry.c.role,
        audit_entry.c.action,
        audit_entry.c.request,
        func.coalesce(assessment.c.structure, ""),
    )
    .outerjoin_from(audit_entry, account, account.c.id == audit_entry.c.actor_id)
    .outerjoin(advisor, advisor.c.account_id == account.c.id)
    .outerjoin(network, network.c.id == advisor.c.network_id)
    .outerjoin(assessment, assessment.c.id == audit_entry.c.object_id)
    .where(audit_entry.c.role.in_(_OUTSIDE), audit_entry.c.outcome == "done")
    .order_by(audit_entry.c.number.desc())
    .limit(bindparam("most"))
)
_OF_ORGANISATION: Final = or_(
    audit_entry.c.object_id == bindparam("organisation"),
    audit_entry.c.object_id.in_(
        select(ownership.c.assessment_id).where(ownership.c.organisation_id == bindparam("organisation"))
    ),
)


class Sharing:
    """Consents, links to read, and what came of them, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def consent(self, assessment_id: str, given: Consent) -> None:
        """Let an advisor fill in with the structure; what stood between them before ends."""
        was = update(assistance).where(
            _CONSENT.assessment_id == assessment_id,
            _CONSENT.advisor_id == given.advisor,
            _CONSENT.ended_at.is_(None),
        )
        self._connection.execute(was.values(ended_at=given.given_at))
        self._connection.execute(
            insert(assistance),
            {
                "id": given.id,
                "assessment_id": assessment_id,
                "advisor_id": given.advisor,
                "given_by": given.given_by,
                "given_at": given.given_at,
                "until": given.until,
            },
        )

    def consents(self, assessment_id: str, now: datetime) -> tuple[Consent, ...]:
        """The consents that stand, in order."""
        rows = self._connection.execute(_CONSENTS, {"assessment": assessment_id, "now": now})
        return tuple(Consent(*row) for row in rows)

    def end_consent(self, assessment_id: str, consent_id: str, at: datetime) -> None:
        """End one consent; AbsentObject when none of this assessment stands under this id."""
        wanted = {"of": consent_id, "assessment": assessment_id, "at": at}
        if not self._connection.execute(_END_CONSENT, wanted).rowcount:
            raise AbsentObject

    def end_consents(self, organisation_id: str, advisor_id: str, at: datetime) -> None:
        """End whatever an organisation agreed to with an advisor who follows it no more."""
        held = select(ownership.c.assessment_id).where(ownership.c.organisation_id == organisation_id)
        self._connection.execute(
            update(assistance)
            .where(
                _CONSENT.assessment_id.in_(held),
                _CONSENT.advisor_id == advisor_id,
                _CONSENT.ended_at.is_(None),
            )
            .values(ended_at=at)
        )

    def add_link(self, assessment_id: str, made: ReadingLink, token_hash: str, made_by: str) -> None:
        """Give one report one more link to read; ``made_by`` names who made it, empty without account."""
        self._connection.execute(
            insert(shared_link),
            {
                "id": made.id,
                "assessment_id": assessment_id,
                "token_hash": token_hash,
                "label": made.label,
                "made_by": made_by,
                "made_at": made.made_at,
                "expires_at": made.expires_at,
            },
        )

    def links(self, assessment_id: str, now: datetime) -> tuple[ReadingLink, ...]:
        """The links that still open this report, in order."""
        rows = self._connection.execute(_LINKS, {"assessment": assessment_id, "now": now})
        return tuple(ReadingLink(*row) for row in rows)

    def end_link(self, assessment_id: str, link_id: str, at: datetime) -> None:
        """Close a link for good; AbsentObject when none of this assessment stands under this id."""
        wanted = {"of": link_id, "assessment": assessment_id, "at": at}
        if not self._connection.execute(_END_LINK, wanted).rowcount:
            raise AbsentObject

    def opens(self, token_hash: str, now: datetime) -> bool:
        """True while a link opens something."""
        wanted = select(_LINK.id).where(_LINK.token_hash == bindparam("token"), _OPENS)
        return self._connection.execute(wanted, {"token": token_hash, "now": now}).first() is not None

    def use_link(self, token_hash: str, visit: str, now: datetime) -> str:
        """Let a session read the report of a link; gives the id of its assessment.

        ``visit`` is the hash of a standing session. AbsentObject for a link that is unknown, ended or
        out of date: the three look the same.
        """
        row = self._connection.execute(_USE_LINK, {"token": token_hash, "now": now}).first()
        # Held, so that the same link opened twice at once is granted once.
        if row is None or not self._connection.execute(_HOLD_SESSION, {"token": visit}).first():
            raise AbsentObject
        if not self._connection.execute(_HAS_GRANT, {"token": visit, "link": row.id}).first():
            self._connection.execute(
                insert(reading_grant), {"token_hash": visit, "link_id": row.id, "granted_at": now}
            )
        return str(row.assessment_id)

    def consultations(self, assessment_id: str, most: int) -> tuple[Consultation, ...]:
        """What those from outside read or did with one assessment, the latest first."""
        wanted = _CONSULTED.where(audit_entry.c.object_id == assessment_id)
        return tuple(Consultation(*row) for row in self._connection.execute(wanted, {"most": most}))

    def consultations_of(self, organisation_id: str, most: int) -> tuple[Consultation, ...]:
        """The same, with an organisation and everything it has."""
        wanted = {"organisation": organisation_id, "most": most}
        rows = self._connection.execute(_CONSULTED.where(_OF_ORGANISATION), wanted)
        return tuple(Consultation(*row) for row in rows)
