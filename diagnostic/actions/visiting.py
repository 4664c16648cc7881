"""Browsers without an account: what each has open, and how long."""

from datetime import timedelta

from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.store.values import Draft

VISIT_LASTS = timedelta(days=30)
"""How long a browser keeps what it began (see ``docs/decisions/0008``)."""


def open_visit(services: Services) -> str:
    """Begin a visit; gives the secret that the browser keeps, of which only a hash is stored."""
    token = services.clock.token()
    at = services.clock.now()
    with services.store.write() as work:
        work.access.open_session(hashed(token), at, at + VISIT_LASTS)
    return token


def standing_visit(services: Services, visit: str) -> str:
    """The secret of the browser's visit while it lasts, else of a new one.

    What a browser claims to keep is never believed: an ended or unknown secret is replaced.
    """
    with services.store.read() as work:
        stands = visit and work.access.session(hashed(visit), services.clock.now())
    return visit if stands else open_visit(services)


def end_visit(services: Services, visit: str) -> None:
    """Forget everything this browser had open; the assessments themselves stay."""
    with services.store.write() as work:
        work.access.end_session(hashed(visit))


def drafts_of(services: Services, visit: str) -> tuple[Draft, ...]:
    """The unfinished assessments this browser has open, latest change first."""
    if not visit:
        return ()
    with services.store.read() as work:
        return work.access.drafts_of(hashed(visit), services.clock.now())
