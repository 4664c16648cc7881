"""Erasing an assessment for good: because its people ask, or because nobody has used it for long."""

from datetime import timedelta
from typing import Final

from diagnostic.actions.auditing import Told, role_in, tell, tell_by_program
from diagnostic.actions.services import Services
from diagnostic.core.people import Asker, Relation

ERASED: Final = "assessment_erased"
MONTH: Final = timedelta(days=30.44)
MOST_AT_ONCE: Final = 50
"""At each turn of the background work, so that others never wait for long."""


def erase(
    services: Services, asker: Asker, assessment_id: str, relations: frozenset[Relation] = frozenset()
) -> None:
    """Erase an assessment with all that belongs to it, as its people ask; AbsentObject when there is none.

    The trail keeps that it was done, by whom and when, and nothing of what it held.
    """
    told = Told(ERASED, "assessment", assessment_id, role_in(relations), detail={"reason": "asked"})
    with services.store.write() as work:
        work.erasing.erase(assessment_id)
        tell(services, work, asker, told)
    services.documents.cache.forget(assessment_id)


def erase_idle(services: Services) -> int:
    """Erase what nobody has used for as long as the settings say; gives how many there were.

    What belongs to an organisation stays as long as the organisation.
    """
    now, settings = services.clock.now(), services.settings
    begun_before = now - timedelta(days=settings.keep_begun_days)
    finished_before = now - settings.keep_finished_months * MONTH
    with services.store.write() as work:
        idle = work.erasing.idle(begun_before, finished_before, MOST_AT_ONCE)
        for each in idle:
            work.erasing.erase(each)
            tell_by_program(services, work, Told(ERASED, "assessment", each, detail={"reason": "idle"}))
    for each in idle:
        services.documents.cache.forget(each)
    return len(idle)
