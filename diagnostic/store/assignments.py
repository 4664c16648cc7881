"""Which advisors follow which organisations, and who waits for whose answer."""

from typing import Final

from sqlalchemy import Connection, bindparam, select

from diagnostic.core.organisations import Assignment
from diagnostic.store.tables.accounts import account
from diagnostic.store.tables.organisations import advisor, assignment, membership, network, organisation

_ASSIGNMENT = assignment.c
_STANDING: Final = (
    select(
        _ASSIGNMENT.id,
        organisation.c.id,
        organisation.c.name,
        account.c.id,
        account.c.name,
        account.c.email,
        network.c.name,
        _ASSIGNMENT.asked_by,
        _ASSIGNMENT.words_version,
        _ASSIGNMENT.asked_at,
        _ASSIGNMENT.accepted_at,
    )
    .join_from(assignment, organisation, organisation.c.id == _ASSIGNMENT.organisation_id)
    .join(account, account.c.id == _ASSIGNMENT.advisor_id)
    # Who advises no more follows nobody, whatever was accepted.
    .join(advisor, advisor.c.account_id == _ASSIGNMENT.advisor_id)
    .join(network, network.c.id == advisor.c.network_id)
    .where(_ASSIGNMENT.ended_at.is_(None))
    .order_by(_ASSIGNMENT.asked_at, _ASSIGNMENT.id)
)
_OF_ORGANISATION: Final = _STANDING.where(_ASSIGNMENT.organisation_id == bindparam("of"))
_OF_ADVISOR: Final = _STANDING.where(
    _ASSIGNMENT.advisor_id == bindparam("of"), organisation.c.archived_at.is_(None)
)
_BETWEEN: Final = select(_ASSIGNMENT.id).where(
    _ASSIGNMENT.organisation_id == bindparam("organisation"),
    _ASSIGNMENT.advisor_id == bindparam("advisor"),
    _ASSIGNMENT.ended_at.is_(None),
)
_MANAGERS: Final = (
    select(account.c.email, account.c.language)
    .join_from(membership, account, account.c.id == membership.c.account_id)
    .where(
        membership.c.organisation_id == bindparam("of"),
        membership.c.is_manager,
        account.c.closed_at.is_(None),
    )
    .order_by(account.c.email)
)


class Assignments:
    """What stands between advisors and organisations, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_organisation(self, organisation_id: str) -> tuple[Assignment, ...]:
        """Those who follow an organisation and those who wait, the longest first."""
        rows = self._connection.execute(_OF_ORGANISATION, {"of": organisation_id})
        return tuple(Assignment(*row) for row in rows)

    def of_advisor(self, account_id: str) -> tuple[Assignment, ...]:
        """The organisations that an advisor follows and those asked for, the longest first."""
        rows = self._connection.execute(_OF_ADVISOR, {"of": account_id})
        return tuple(Assignment(*row) for row in rows)

    def between(self, organisation_id: str, account_id: str) -> str | None:
        """The id of what stands between an organisation and an advisor, or None."""
        wanted = {"organisation": organisation_id, "advisor": account_id}
        return self._connection.scalar(_BETWEEN, wanted)

    def managers(self, organisation_id: str) -> tuple[tuple[str, str], ...]:
        """The mail addresses of those who decide for an organisation, each with its language."""
        rows = self._connection.execute(_MANAGERS, {"of": organisation_id})
        return tuple((email, language) for email, language in rows)
