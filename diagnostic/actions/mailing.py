"""Mails: written in the transaction of what causes them, sent soon afterwards, tried again for two days."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from diagnostic.actions.couriers import MailRefused, courier_of
from diagnostic.actions.services import Services
from diagnostic.core.mail import Mail
from diagnostic.store.outbox import DueMail

if TYPE_CHECKING:
    from diagnostic.store.session import Work

AT_ONCE: Final = 50
MOST_TRIES: Final = 10
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=12)
LONGEST_FAULT: Final = 200


def post(services: Services, work: Work, mail: Mail) -> None:
    """Have a mail sent soon, unless the transaction fails."""
    work.outbox.add(services.clock.public_id(), mail.to, mail.subject, mail.body, services.clock.now())


def deliver(services: Services) -> int:
    """Send the mails that are due; gives how many left. One that cannot leave is tried again later.

    A mail is marked after it left: when the program stops in between, it leaves once more, under the
    same Message-ID, so that it is shown once.
    """
    with services.store.read() as work:
        due = work.outbox.due(services.clock.now(), AT_ONCE)
    if not due:
        return 0
    return sum(_sent(services, each) for each in due)


def _sent(services: Services, mail: DueMail) -> bool:
    try:
        courier_of(services.settings).send(mail)
    except (MailRefused, OSError) as fault:
        _try_later(services, mail, f"{type(fault).__name__}: {fault}"[:LONGEST_FAULT])
        return False
    with services.store.write() as work:
        work.outbox.sent(mail.id, services.clock.now())
    return True


def _try_later(services: Services, mail: DueMail, fault: str) -> None:
    wait = min(LONGEST_WAIT, FIRST_WAIT * 3**mail.tries)
    again = services.clock.now() + wait if mail.tries + 1 < MOST_TRIES else None
    kind = fault.partition(":")[0]
    logging.getLogger(__name__).warning("mail %s not sent (try %d): %s", mail.id, mail.tries + 1, kind)
    with services.store.write() as work:
        work.outbox.failed(mail.id, fault, again)
