"""What an advisor does who fills in with the structure: told to the trail where it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.core.people import Asker, Relation

if TYPE_CHECKING:
    from diagnostic.store.session import Alongside, Work


def telling(services: Services, helper: Asker | None, action: str, assessment_id: str) -> Alongside | None:
    """What tells that the helper did something, in the transaction that does it; None without a helper."""
    if helper is None:
        return None

    def tell_it(work: Work) -> None:
        tell(services, work, helper, Told(action, "assessment", assessment_id, Relation.ASSISTANT.value))

    return tell_it
