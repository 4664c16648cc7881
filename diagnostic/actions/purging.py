"""Deleting what ended: sessions, links, proofs, tries, kept forms, mails that left."""

from datetime import timedelta
from typing import Final

from diagnostic.actions.keeping import KEPT
from diagnostic.actions.services import Services
from diagnostic.core.people import MEMBER_LASTING

A_DAY: Final = timedelta(days=1)
MAILS_KEPT: Final = timedelta(days=30)
"""How long the list of mails that left stays, without their texts."""


def purge(services: Services) -> int:
    """Delete what ended; gives how many rows there were."""
    now = services.clock.now()
    with services.store.write() as work:
        return sum(
            (
                work.access.purge(now),
                work.sessions.purge(now, now - MEMBER_LASTING.idle),
                work.proofs.purge(now - A_DAY),
                work.invitations.purge(now - MAILS_KEPT),
                work.attempts.purge(now - A_DAY),
                work.kept_forms.purge(now - KEPT),
                work.outbox.purge(now - MAILS_KEPT),
            )
        )
