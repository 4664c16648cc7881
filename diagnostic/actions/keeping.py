"""Forms sent just after their session had ended: kept a quarter of an hour, shown again, saved by nobody."""

from datetime import timedelta
from typing import Final

from diagnostic.actions.limiting import count_try
from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.store.kept_forms import Pairs

KEPT: Final = timedelta(minutes=15)
MOST_SIGNS: Final = 200_000
SECRETS: Final = frozenset({"csrf_token", "password", "new_password", "current_password", "typed", "token"})
"""Fields that are never kept."""


def keep_form(services: Services, browser: str, address: str, pairs: Pairs, origin: str) -> bool:
    """Keep what a browser sent to an address; False when there is too much of it, or nothing.

    ``origin`` is the network address. Raises TooMany where too much was kept already.
    """
    kept = [(name, value) for name, value in pairs if name not in SECRETS]
    if not kept or sum(len(name) + len(value) for name, value in kept) > MOST_SIGNS:
        return False
    count_try(services, "keep", origin)
    with services.store.write() as work:
        work.kept_forms.keep(hashed(browser), address, kept, services.clock.now())
    return True


def kept_under(services: Services, browser: str, place: str) -> str:
    """The address below a place to which a browser sent something a moment ago; empty where there is none."""
    if not browser:
        return ""
    with services.store.read() as work:
        return work.kept_forms.last_under(hashed(browser), place, services.clock.now() - KEPT)


def kept_form(services: Services, browser: str, address: str) -> tuple[tuple[str, str], ...]:
    """What a browser sent to an address a moment ago; nothing where nothing was kept."""
    if not browser:
        return ()
    with services.store.read() as work:
        return work.kept_forms.kept(hashed(browser), address, services.clock.now() - KEPT)
