"""Invitations: who is invited to what, by whom, until when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation; names are empty where it is into no organisation or no network."""

    id: str
    role: str
    email: str
    organisation_id: str | None
    network_id: str | None
    invited_by: str
    made_at: datetime
    expires_at: datetime
    organisation: str | None = None
    network: str | None = None
