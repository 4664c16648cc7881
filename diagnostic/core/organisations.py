"""Organisations as their people see them: who belongs, what they have, who follows, who read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

SHARING_WORDS: Final = "2026-11"
"""Which wording of what an advisor may see is shown now; it is kept with each acceptance."""

CONSENT_DAYS: Final = (7, 30, 90)
"""How long an advisor may fill in with a structure, at its choice."""

LINK_DAYS: Final = (7, 30, 90)
"""How long a link to read lasts, at the choice of who makes it."""

BY_ORGANISATION: Final = "organisation"
BY_ADVISOR: Final = "advisor"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A structure; once archived, nobody from outside reads it."""

    id: str
    name: str
    made_at: datetime
    archived_at: datetime | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of an organisation."""

    account: str
    name: str
    email: str
    is_manager: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """An assessment of an organisation, as much of it as a list needs."""

    id: str
    structure: str
    questionnaire: str
    version: str
    begun_at: datetime
    changed_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """That an advisor follows an organisation, or that one of them asked for it; ``asked_by`` says which."""

    id: str
    organisation: str
    organisation_name: str
    advisor: str
    advisor_name: str
    advisor_email: str
    network_name: str
    asked_by: str
    words_version: str
    asked_at: datetime
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Consent:
    """That an advisor may fill in with the structure until a date; ``given_by`` names who agreed."""

    id: str
    advisor: str
    advisor_name: str
    given_by: str
    given_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class ReadingLink:
    """A link to read one report that still opens it; ``used_at`` is when it was last opened."""

    id: str
    label: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """That somebody from outside read or did something; names are empty for readers without account.

    ``request`` is the page, by the name of its endpoint, where the trail was told it.
    """

    at: datetime
    name: str
    network_name: str
    role: str
    action: str
    request: str
    structure: str
