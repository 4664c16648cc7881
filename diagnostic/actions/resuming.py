"""Coming back: the private link, the visit it opens, and the file to keep."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.actions.visiting import standing_visit
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Entry
from diagnostic.core.faults import AbsentObject
from diagnostic.core.hashing import derived, hashed
from diagnostic.core.people import Asker
from diagnostic.exchange.resume_file import write_resume_file

if TYPE_CHECKING:
    from diagnostic.store.session import Work

LINK_LASTS = timedelta(days=730)
"""Twenty-four months, as long as an assessment is kept (``docs/reference/privacy.md``)."""


def add_link(services: Services, work: Work, assessment_id: str) -> None:
    """Give an assessment a new private link, inside the transaction under way."""
    link = services.clock.public_id()
    at = services.clock.now()
    token = _token_of(services, link)
    work.access.add_link(link, assessment_id, hashed(token), at, at + LINK_LASTS)


def link_of(services: Services, assessment: Assessment) -> str:
    """The secret of the assessment's private link, or an empty text when it must be renewed.

    The secret is derived from the link's id and this installation's key, so it can be shown again
    while only its hash is stored; after a change of key it can no longer be derived.
    """
    with services.store.read() as work:
        link = work.access.link_of(assessment.id, services.clock.now())
    if link is None:
        return ""
    token = _token_of(services, link.id)
    return token if hashed(token) == link.token_hash else ""


def renew_link(services: Services, asker: Asker, assessment: Assessment) -> None:
    """Replace the private link: the old one opens nothing any more.

    Browsers that it opened are out at their next request, but for the one that asks.
    """
    with services.store.write() as work:
        work.access.revoke_links(assessment.id, services.clock.now())
        work.access.end_grants_by_link(assessment.id, asker.visit)
        add_link(services, work, assessment.id)
        tell(services, work, asker, Told("link_renewed", "assessment", assessment.id))


def open_link(services: Services, token: str, visit: str) -> tuple[Assessment, str]:
    """Open the assessment a private link leads to; gives it and the visit that may work on it.

    Raises AbsentObject when the link is unknown, revoked or out of date.
    """
    at = services.clock.now()
    with services.store.write() as work:
        used = work.access.use_link(hashed(token), at)
    if used is None:
        raise AbsentObject
    visit = standing_visit(services, visit)
    with services.store.write() as work:
        work.access.grant(hashed(visit), used.assessment, at, used.id)
        return work.assessments.get(used.assessment), visit


def resume_file_of(services: Services, assessment: Assessment) -> bytes:
    """Everything given so far, as a file that ``start_from_file`` reads back."""
    with services.store.read() as work:
        entries: dict[str, Entry] = work.assessments.entries(assessment.id)
    return write_resume_file(assessment, entries)


def _token_of(services: Services, link: str) -> str:
    return derived(services.settings.secret_key, f"resume:{link}")
