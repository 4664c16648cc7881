"""Links to read one report: made for somebody, open until a date, ended at any time."""

from datetime import timedelta

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.actions.visiting import standing_visit
from diagnostic.core.faults import AbsentObject
from diagnostic.core.hashing import derived, hashed
from diagnostic.core.organisations import LINK_DAYS, ReadingLink
from diagnostic.core.people import Asker


def make_reading_link(services: Services, asker: Asker, assessment_id: str, label: str, days: int) -> None:
    """Make a link to the report of an assessment; AbsentObject for days that no page offers."""
    if days not in LINK_DAYS:
        raise AbsentObject
    at = services.clock.now()
    made = ReadingLink(services.clock.public_id(), label, at, at + timedelta(days=days), None)
    with services.store.write() as work:
        made_by = asker.person.name if asker.person else ""
        work.sharing.add_link(assessment_id, made, hashed(reading_token(services, made.id)), made_by)
        told = Told(
            "link_made", "assessment", assessment_id, detail={"until": made.expires_at.date().isoformat()}
        )
        tell(services, work, asker, told)


def end_reading_link(services: Services, asker: Asker, assessment_id: str, link_id: str) -> None:
    """Close a link: whoever reads through it is out at the next request."""
    with services.store.write() as work:
        work.sharing.end_link(assessment_id, link_id, services.clock.now())
        tell(services, work, asker, Told("link_ended", "assessment", assessment_id))


def open_reading_link(services: Services, token: str, visit: str) -> tuple[str, str]:
    """Open a link to read; gives the id of the assessment and the visit that may read it.

    Raises AbsentObject when the link is unknown, ended or out of date.
    """
    now = services.clock.now()
    with services.store.read() as work:
        if not work.sharing.opens(hashed(token), now):
            raise AbsentObject
    visit = standing_visit(services, visit)
    with services.store.write() as work:
        return work.sharing.use_link(hashed(token), hashed(visit), now), visit


def reading_token(services: Services, link_id: str) -> str:
    """The secret of a link, derived from its id and this installation's key: it can be shown again."""
    return derived(services.settings.secret_key, f"read:{link_id}")
