"""Waiting longer and longer after each wrong try; nobody is ever shut out, and another way in stays open."""

from datetime import timedelta
from typing import Final, NamedTuple

from diagnostic.actions.services import Services
from diagnostic.core.faults import TooMany
from diagnostic.core.tries import subject_name

REMEMBERED: Final = timedelta(hours=12)
LONGEST_WAIT: Final = timedelta(minutes=15)


class Patience(NamedTuple):
    """How many wrong tries cost nothing; each further one doubles the wait, from one second."""

    free: int


ACCOUNT: Final = Patience(5)
ADDRESS: Final = Patience(40)
"""An office has many people who mistype."""


def count_wrong_try(services: Services, kind: str, subject: str, patience: Patience) -> None:
    """Count a try as wrong before it is known to be; raises TooMany while there is still to wait."""
    name, now = subject_name(services.settings.secret_key, kind, subject), services.clock.now()
    with services.store.write() as work:
        earlier = work.attempts.since(name, now - REMEMBERED)
        left = _wait(len(earlier), patience) - (now - earlier[-1]) if earlier else timedelta(0)
        if left > timedelta(0):
            raise TooMany(int(left.total_seconds()) + 1)
        work.attempts.add(services.clock.public_id(), name, now)


def forget_tries(services: Services, kind: str, subject: str) -> None:
    """Forget the tries of a subject, for it proved who it is."""
    with services.store.write() as work:
        work.attempts.forget(subject_name(services.settings.secret_key, kind, subject))


def _wait(tries: int, patience: Patience) -> timedelta:
    if tries < patience.free:
        return timedelta(0)
    return min(LONGEST_WAIT, timedelta(seconds=2 ** min(tries - patience.free, 20)))
