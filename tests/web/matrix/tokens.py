"""Tokens of every kind in every state, for the token matrix: written straight into the store."""

from datetime import timedelta
from itertools import count
from typing import Final

from sqlalchemy import create_engine

from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.store.tables import access, accounts, campaigns, organisations
from tests.web.matrix.people import object_id
from tests.web.matrix.world import N1, Scribe

DOORS: Final = {
    "resume": "/r",
    "reading": "/lire",
    "mailed": "/m",
    "invitation": "/invitation",
    "campaign": "/c",
    "campaign-invitation": "/c",
}
"""Where each kind of token is taken."""
SPENT: Final = {
    "resume": ("expired", "revoked"),
    "reading": ("expired", "revoked"),
    "mailed": (
        "expired",
        "used",
        "guessed",
        "outdated",
        "of-another-purpose",
        "of-another-browser",
        "of-nobody",
    ),
    "invitation": ("expired", "used", "revoked"),
    "campaign": ("expired", "closed", "not-yet"),
    "campaign-invitation": ("used", "withdrawn", "closed"),
}
"""The states in which a token opens nothing any more."""
BROWSER: Final = "browser-that-asked"
NEWCOMER: Final = "account-newcomer"


def secret(kind: str, state: str = "good") -> str:
    """The secret of a token, 43 signs as the real ones."""
    return f"{kind}-{state}-{'aB3dE5gH' * 6}"[:43]


def make_tokens(services: Services) -> None:
    """Write one token of each kind in each state into a world."""
    engine = create_engine(services.settings.database_url)
    makers = {
        "resume": _resume,
        "reading": _reading,
        "mailed": _mailed,
        "invitation": _invitation,
        "campaign": _campaign,
        "campaign-invitation": _campaign_invitation,
    }
    with engine.begin() as connection:
        scribe = Scribe(connection, services.clock.now(), count(1000))
        for kind, make in makers.items():
            for state in ("good", "control", *SPENT[kind]):
                make(scribe, state, hashed(secret(kind, state)))
    engine.dispose()


def _resume(scribe: Scribe, state: str, token_hash: str) -> None:
    scribe.put(
        access.resume_link,
        id=scribe.fresh(),
        assessment_id=object_id("own"),
        token_hash=token_hash,
        made_at=scribe.before,
        expires_at=scribe.now if state == "expired" else scribe.after,
        revoked_at=scribe.now if state == "revoked" else None,
    )


def _reading(scribe: Scribe, state: str, token_hash: str) -> None:
    scribe.put(
        access.shared_link,
        id=scribe.fresh(),
        assessment_id=object_id("own"),
        token_hash=token_hash,
        label="Quelqu’un",
        made_by="",
        made_at=scribe.before,
        expires_at=scribe.now if state == "expired" else scribe.after,
        revoked_at=scribe.now if state == "revoked" else None,
    )


def _mailed(scribe: Scribe, state: str, token_hash: str) -> None:
    scribe.put(
        accounts.mailed_proof,
        id=scribe.fresh(),
        purpose="confirm" if state == "of-another-purpose" else "sign-in",
        token_hash=token_hash,
        code_hash="",
        email="newcomer@exemple.org",
        account_id=None if state == "of-nobody" else NEWCOMER,
        browser_hash=hashed("another-browser" if state == "of-another-browser" else BROWSER),
        credential_version=0 if state == "outdated" else 1,
        made_at=scribe.before,
        expires_at=scribe.now if state == "expired" else scribe.now + timedelta(minutes=10),
        used_at=scribe.now if state == "used" else None,
        tries=5 if state == "guessed" else 0,
    )


def _invitation(scribe: Scribe, state: str, token_hash: str) -> None:
    scribe.put(
        organisations.invitation,
        id=scribe.fresh(),
        token_hash=token_hash,
        role="member",
        email=f"invited.{state}@exemple.org",
        organisation_id=object_id("own"),
        network_id=None,
        invited_by="Personne manager",
        made_at=scribe.before,
        expires_at=scribe.now if state == "expired" else scribe.after,
        accepted_at=scribe.now if state == "used" else None,
        revoked_at=scribe.now if state == "revoked" else None,
    )


def _campaign(scribe: Scribe, state: str, token_hash: str) -> None:
    today = scribe.now.date()
    scribe.put(
        campaigns.campaign,
        id=f"campaign-{state}",
        network_id=N1,
        advisor_id="account-advisor",
        questionnaire="structure",
        name=f"Campagne {state}",
        message="",
        opens_on=today + timedelta(days=2 if state == "not-yet" else -9),
        closes_on=today + timedelta(days=-2 if state == "expired" else 9),
        closed_at=scribe.now if state == "closed" else None,
        token_hash=token_hash,
        made_at=scribe.before,
    )


def _campaign_invitation(scribe: Scribe, state: str, token_hash: str) -> None:
    invitation = scribe.fresh()
    scribe.put(
        campaigns.campaign_invitation,
        id=invitation,
        campaign_id="campaign-closed" if state == "closed" else "campaign-good",
        email=f"{state}@exemple.org",
        structure="",
        token_hash=token_hash,
        made_at=scribe.before,
        opened_at=scribe.now if state == "used" else None,
        withdrawn_at=scribe.now if state == "withdrawn" else None,
    )
    if state == "used":
        joined = {"assessment_id": object_id("own"), "campaign_id": "campaign-good"}
        scribe.put(campaigns.campaign_part, invitation_id=invitation, joined_at=scribe.now, **joined)
