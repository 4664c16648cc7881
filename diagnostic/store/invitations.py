"""Invitations by mail: found by their secret, accepted once."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, delete, insert, select, update

from diagnostic.core.invitation import Invitation
from diagnostic.store.tables.organisations import invitation, network, organisation

Rows = Select[*tuple[Any, ...]]

_INVITATION = invitation.c
_OPEN: Final = _INVITATION.accepted_at.is_(None) & _INVITATION.revoked_at.is_(None)
_FOUND: Final[Rows] = (
    select(
        _INVITATION.id,
        _INVITATION.role,
        _INVITATION.email,
        _INVITATION.organisation_id,
        _INVITATION.network_id,
        _INVITATION.invited_by,
        _INVITATION.made_at,
        _INVITATION.expires_at,
        organisation.c.name.label("organisation"),
        network.c.name.label("network"),
    )
    .outerjoin_from(invitation, organisation, organisation.c.id == _INVITATION.organisation_id)
    .outerjoin(network, network.c.id == _INVITATION.network_id)
    .order_by(_INVITATION.made_at.desc(), _INVITATION.id)
)


class Invitations:
    """Invitations, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, made: Invitation, token_hash: str) -> None:
        """Make an invitation; an earlier open one of the same address to the same thing is revoked."""
        same = (
            _OPEN
            & (_INVITATION.email == made.email)
            & _INVITATION.organisation_id.is_not_distinct_from(made.organisation_id)
            & _INVITATION.network_id.is_not_distinct_from(made.network_id)
        )
        revoked = update(invitation).where(same, _INVITATION.role == made.role)
        self._connection.execute(revoked.values(revoked_at=made.made_at))
        self._connection.execute(
            insert(invitation),
            {
                "id": made.id,
                "token_hash": token_hash,
                "role": made.role,
                "email": made.email,
                "organisation_id": made.organisation_id,
                "network_id": made.network_id,
                "invited_by": made.invited_by,
                "made_at": made.made_at,
                "expires_at": made.expires_at,
            },
        )

    def found(self, token_hash: str, now: datetime) -> Invitation | None:
        """The open invitation with a secret, or None."""
        wanted = _FOUND.where(_OPEN, _INVITATION.token_hash == token_hash, _INVITATION.expires_at > now)
        row = self._connection.execute(wanted).first()
        return Invitation(*row) if row else None

    def accept(self, invitation_id: str, now: datetime) -> bool:
        """Use an invitation up; False when it was used, revoked or ended meanwhile."""
        wanted = _OPEN & (_INVITATION.id == invitation_id) & (_INVITATION.expires_at > now)
        return (
            self._connection.execute(update(invitation).where(wanted).values(accepted_at=now)).rowcount == 1
        )

    def revoke(self, invitation_id: str, now: datetime) -> bool:
        """Take an open invitation back; False when there is none."""
        wanted = _OPEN & (_INVITATION.id == invitation_id)
        return self._connection.execute(update(invitation).where(wanted).values(revoked_at=now)).rowcount == 1

    def open_to_organisation(self, organisation_id: str, now: datetime) -> tuple[Invitation, ...]:
        """The open invitations into an organisation, the latest first."""
        return self._listed(_FOUND.where(_OPEN, _INVITATION.organisation_id == organisation_id), now)

    def open_to_network(self, network_id: str, now: datetime) -> tuple[Invitation, ...]:
        """The open invitations into a network, the latest first."""
        return self._listed(_FOUND.where(_OPEN, _INVITATION.network_id == network_id), now)

    def purge(self, before: datetime) -> int:
        """Delete the invitations that ended before a moment; gives how many there were."""
        return self._connection.execute(delete(invitation).where(_INVITATION.expires_at < before)).rowcount

    def _listed(self, wanted: Rows, now: datetime) -> tuple[Invitation, ...]:
        rows = self._connection.execute(wanted.where(_INVITATION.expires_at > now))
        return tuple(Invitation(*row) for row in rows)
