"""Organisations with their people and assessments, networks of advisors, and who follows whom."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from diagnostic.core.faults import AbsentObject
from diagnostic.core.organisations import Colleague, Held, Organisation
from diagnostic.store.tables.accounts import account
from diagnostic.store.tables.assessments import assessment
from diagnostic.store.tables.organisations import (
    advisor,
    assignment,
    membership,
    network,
    organisation,
    ownership,
)

_ASSIGNMENT = assignment.c
_STANDING: Final = _ASSIGNMENT.ended_at.is_(None)
_ACCEPT: Final = update(assignment).where(
    _ASSIGNMENT.id == bindparam("of"), _ASSIGNMENT.accepted_at.is_(None), _STANDING
)
_END: Final = (
    update(assignment)
    .where(_ASSIGNMENT.id == bindparam("of"), _STANDING)
    .values(ended_at=bindparam("now"), ended_by=bindparam("side"))
)
_ROW: Final = select(
    organisation.c.id, organisation.c.name, organisation.c.made_at, organisation.c.archived_at
).where(organisation.c.id == bindparam("of"))
_PEOPLE: Final = (
    select(account.c.id, account.c.name, account.c.email, membership.c.is_manager, membership.c.since)
    .join_from(membership, account, account.c.id == membership.c.account_id)
    .where(membership.c.organisation_id == bindparam("of"))
    .order_by(membership.c.is_manager.desc(), account.c.name, account.c.id)
)
_HELD: Final = (
    select(
        assessment.c.id,
        assessment.c.structure,
        assessment.c.questionnaire,
        assessment.c.version,
        assessment.c.begun_at,
        assessment.c.changed_at,
        assessment.c.finished_at,
    )
    .join_from(ownership, assessment, assessment.c.id == ownership.c.assessment_id)
    .where(ownership.c.organisation_id == bindparam("of"))
    .order_by(assessment.c.changed_at.desc(), assessment.c.id)
)


class Organisations:
    """Organisations and networks, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, organisation_id: str, name: str, at: datetime) -> None:
        """Make an organisation that nobody belongs to yet."""
        self._connection.execute(insert(organisation), {"id": organisation_id, "name": name, "made_at": at})

    def join(self, organisation_id: str, account_id: str, at: datetime, *, is_manager: bool) -> None:
        """Make a person a member, or change whether a member manages."""
        self.leave(organisation_id, account_id)
        self._connection.execute(
            insert(membership),
            {
                "organisation_id": organisation_id,
                "account_id": account_id,
                "is_manager": is_manager,
                "since": at,
            },
        )

    def get(self, organisation_id: str) -> Organisation:
        """The organisation; AbsentObject when there is none."""
        row = self._connection.execute(_ROW, {"of": organisation_id}).first()
        if row is None:
            raise AbsentObject
        return Organisation(*row)

    def hold(self, organisation_id: str) -> Organisation:
        """The organisation, as ``get``; others who hold it wait until the transaction ends."""
        self._connection.execute(_ROW.with_for_update(key_share=True), {"of": organisation_id})
        return self.get(organisation_id)

    def rename(self, organisation_id: str, name: str) -> None:
        """Give an organisation another name."""
        self._connection.execute(
            update(organisation).where(organisation.c.id == organisation_id).values(name=name)
        )

    def people(self, organisation_id: str) -> tuple[Colleague, ...]:
        """Those who belong to an organisation, managers first."""
        rows = self._connection.execute(_PEOPLE, {"of": organisation_id})
        return tuple(Colleague(*row) for row in rows)

    def assessments(self, organisation_id: str) -> tuple[Held, ...]:
        """The assessments of an organisation, the one changed last first."""
        rows = self._connection.execute(_HELD, {"of": organisation_id})
        return tuple(Held(*row) for row in rows)

    def leave(self, organisation_id: str, account_id: str) -> None:
        """Make a person a member no more."""
        self._connection.execute(
            delete(membership).where(
                membership.c.organisation_id == organisation_id, membership.c.account_id == account_id
            )
        )

    def own(self, organisation_id: str, assessment_id: str, at: datetime) -> None:
        """Give an assessment that has no owner to an organisation."""
        self._connection.execute(
            insert(ownership),
            {"assessment_id": assessment_id, "organisation_id": organisation_id, "since": at},
        )

    def owner_of(self, assessment_id: str) -> str | None:
        """The id of the organisation an assessment belongs to, or None."""
        wanted = select(ownership.c.organisation_id).where(ownership.c.assessment_id == assessment_id)
        return self._connection.scalar(wanted)

    def archive(self, organisation_id: str, at: datetime | None) -> None:
        """Close an organisation to everybody from outside; with None, open it again."""
        self._connection.execute(
            update(organisation).where(organisation.c.id == organisation_id).values(archived_at=at)
        )

    def add_network(self, network_id: str, name: str, at: datetime) -> None:
        """Make a network of advisors."""
        self._connection.execute(insert(network), {"id": network_id, "name": name, "made_at": at})

    def practise(self, network_id: str, account_id: str, at: datetime, *, is_lead: bool) -> None:
        """Make a person an advisor of a network, and of no other."""
        self._connection.execute(delete(advisor).where(advisor.c.account_id == account_id))
        self._connection.execute(
            insert(advisor),
            {"account_id": account_id, "network_id": network_id, "is_lead": is_lead, "since": at},
        )

    def ask(
        self,
        assignment_id: str,
        organisation_id: str,
        advisor_id: str,
        asked_by: str,
        words: str,
        at: datetime,
    ) -> None:
        """Ask that an advisor follow an organisation; ``asked_by`` is ``organisation`` or ``advisor``.

        ``words`` is the version of the wording of what the advisor may see.
        """
        self._connection.execute(
            insert(assignment),
            {
                "id": assignment_id,
                "organisation_id": organisation_id,
                "advisor_id": advisor_id,
                "asked_by": asked_by,
                "words_version": words,
                "asked_at": at,
                "ended_by": "",
            },
        )

    def accept(self, assignment_id: str, at: datetime, words: str = "") -> None:
        """Let an advisor who was asked for follow; AbsentObject unless an unanswered request stands.

        ``words`` is the version of the wording shown on accepting; empty where that of the asking counts.
        """
        changes: dict[str, object] = {"accepted_at": at} | ({"words_version": words} if words else {})
        if not self._connection.execute(_ACCEPT.values(changes), {"of": assignment_id}).rowcount:
            raise AbsentObject

    def end(self, assignment_id: str, side: str, at: datetime) -> None:
        """End what stands, by ``organisation``, ``advisor`` or ``lead``; AbsentObject when nothing stands."""
        if not self._connection.execute(_END, {"of": assignment_id, "now": at, "side": side}).rowcount:
            raise AbsentObject
