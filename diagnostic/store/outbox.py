"""Mails to send: added in the transaction of what causes them, sent later, never twice but by accident."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from diagnostic.store.tables.mail import outbox

_MAIL = outbox.c
_DUE: Final = (
    select(_MAIL.id, _MAIL.recipient, _MAIL.subject, _MAIL.body, _MAIL.tries, _MAIL.made_at)
    .where(_MAIL.next_try_at <= bindparam("now"))
    .order_by(_MAIL.next_try_at, _MAIL.id)
    .limit(bindparam("most"))
)
_SENT: Final = (
    update(outbox)
    .where(_MAIL.id == bindparam("of"))
    .values(sent_at=bindparam("now"), next_try_at=None, body="", fault="")
)
_FAILED: Final = (
    update(outbox)
    .where(_MAIL.id == bindparam("of"))
    .values(tries=_MAIL.tries + 1, next_try_at=bindparam("again"), fault=bindparam("told"))
)


@dataclass(frozen=True, slots=True)
class DueMail:
    """A mail to send now; ``tries`` counts the tries that failed."""

    id: str
    recipient: str
    subject: str
    body: str
    tries: int
    made_at: datetime


class Outbox:
    """Mails to send, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, mail_id: str, recipient: str, subject: str, body: str, at: datetime) -> None:
        """Have a mail sent soon."""
        self._connection.execute(
            insert(outbox),
            {
                "id": mail_id,
                "recipient": recipient,
                "subject": subject,
                "body": body,
                "made_at": at,
                "next_try_at": at,
                "tries": 0,
                "fault": "",
            },
        )

    def due(self, now: datetime, most: int) -> tuple[DueMail, ...]:
        """The mails to send now, those waiting longest first."""
        return tuple(DueMail(*row) for row in self._connection.execute(_DUE, {"now": now, "most": most}))

    def sent(self, mail_id: str, now: datetime) -> None:
        """Remember that a mail left; its text is kept no longer."""
        self._connection.execute(_SENT, {"of": mail_id, "now": now})

    def failed(self, mail_id: str, fault: str, again: datetime | None) -> None:
        """Remember a try that failed, and when to try again; never, with None."""
        self._connection.execute(_FAILED, {"of": mail_id, "told": fault, "again": again})

    def purge(self, before: datetime) -> int:
        """Delete the mails that were sent or given up, made before a moment; gives how many there were."""
        done = _MAIL.next_try_at.is_(None) & (_MAIL.made_at < before)
        return self._connection.execute(delete(outbox).where(done)).rowcount

    def clear(self) -> None:
        """Forget every mail that was not sent yet."""
        self._connection.execute(delete(outbox).where(_MAIL.sent_at.is_(None)))
