"""Reminders of planned actions, on the day that was asked for."""

from diagnostic.actions.letters import reminder, write_to
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from diagnostic.store.correspondents import Correspondent

MOST_AT_ONCE = 50
"""Reminders that one round sends."""


def remind(services: Services) -> int:
    """Send the reminders that are due, each once; gives how many. For the work done in the background."""
    now = services.clock.now()
    sent = 0
    with services.store.write() as work:
        for each in work.following.due(local_day(now), MOST_AT_ONCE):
            person = work.accounts.person_at(each.address)
            # Whoever closed their account wants no mail; the reminder is over all the same.
            if work.following.reminded(each.action, now) and person:
                assessment = work.assessments.get(each.assessment)
                to = (Correspondent(person.email, person.language),)
                write_to(services, work, to, assessment, (reminder, "plan"))
                sent += 1
    return sent
