"""Browsers without an account: what each has open, and how long."""

from datetime import timedelta

from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.core.opened import Opened
from diagnostic.store.values import Draft

VISIT_LASTS = timedelta(days=30)
"""How long a browser keeps what it began (see ``docs/decisions/0008``)."""

MOST_OPENED = 5
"""Assessments of one browser that a page of the kit looks at."""


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
    return visit if stands(services, visit) else open_visit(services)


def stands(services: Services, visit: str) -> bool:
    """Tell whether the browser's visit lasts."""
    with services.store.read() as work:
        return bool(visit and work.access.session(hashed(visit), services.clock.now()))


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


def latest_here(services: Services, visit: str) -> str:
    """The assessment that this browser opened last, or an empty text."""
    if not visit:
        return ""
    with services.store.read() as work:
        session = work.access.session(hashed(visit), services.clock.now())
    return session.assessments[-1] if session and session.assessments else ""


def opened_here(services: Services, visit: str, language: str) -> tuple[Opened, ...]:
    """The assessments this browser has open, finished or not, the one opened last first; a few at most."""
    if not visit:
        return ()
    with services.store.read() as work:
        session = work.access.session(hashed(visit), services.clock.now())
        ids = session.assessments[-MOST_OPENED:] if session else ()
        found = [work.assessments.get(each) for each in reversed(ids)]
    library = services.library
    return tuple(
        Opened(each, library.questionnaire(each.questionnaire, each.version, language)) for each in found
    )
