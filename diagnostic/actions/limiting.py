"""How often something may be tried: counted in the database, so that all workers count together."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from diagnostic.actions.services import Services
from diagnostic.core.faults import TooMany
from diagnostic.core.tries import subject_name


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tries in a time."""

    most: int
    within: timedelta


LIMITS: Final = {
    # An office of two hundred people behind one address begins at most a few each.
    "begin": Limit(300, timedelta(hours=1)),
    "link": Limit(60, timedelta(hours=1)),
    "sign-in": Limit(300, timedelta(minutes=15)),
    # These have limits of their own for each person; a flood of passwords must not close them.
    "proof": Limit(240, timedelta(minutes=15)),
    "mail": Limit(300, timedelta(hours=1)),
    "mail-address": Limit(3, timedelta(minutes=15)),
    "invite": Limit(200, timedelta(hours=1)),
    "upload": Limit(60, timedelta(hours=1)),
    "export": Limit(30, timedelta(hours=1)),
    "keep": Limit(60, timedelta(hours=1)),
}
"""The kinds of tries, each with its limit for one subject: a network address, an account, a mail address."""


def count_try(services: Services, kind: str, subject: str) -> None:
    """Count one try of a kind by a subject; raises TooMany when the limit was reached already.

    ``subject`` is kept only as a keyed hash.
    """
    limit = LIMITS[kind]
    name = subject_name(services.settings.secret_key, kind, subject)
    now = services.clock.now()
    with services.store.write() as work:
        earlier = work.attempts.since(name, now - limit.within)
        if len(earlier) >= limit.most:
            raise TooMany(int((earlier[-limit.most] + limit.within - now).total_seconds()) + 1)
        work.attempts.add(services.clock.public_id(), name, now)
