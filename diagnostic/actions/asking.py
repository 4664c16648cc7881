"""Who asks: the browser's visit, and the person who signed in there."""

from datetime import timedelta
from typing import Final

from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.core.people import Asker, SignedIn

TOUCHED_AFTER: Final = timedelta(minutes=1)
"""A session's last use is written at most once in this time, not at each page."""


def asker_of(services: Services, visit: str, account: str, address: str) -> Asker:
    """Whoever sends these secrets, empty where the browser has none; ``address`` is already shortened."""
    return Asker(hashed(visit) if visit else "", _signed_in(services, account), address)


def _signed_in(services: Services, token: str) -> SignedIn | None:
    if not token:
        return None
    now = services.clock.now()
    with services.store.read() as work:
        found = work.accounts.signed_in(hashed(token), now)
    if found and now - found.seen_at >= TOUCHED_AFTER:
        with services.store.write() as work:
            work.accounts.touch(hashed(token), now)
    return found
