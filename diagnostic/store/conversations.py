"""Conversations: where each stands, and every exchange in order."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from diagnostic.store.tables.conversations import conversation, exchange

_CONVERSATION = conversation.c
_EXCHANGE = exchange.c

_STANDING = select(_CONVERSATION.talk, _CONVERSATION.exchanges).where(
    _CONVERSATION.assessment_id == bindparam("of")
)
_EXCHANGES = (
    select(
        _EXCHANGE.number,
        _EXCHANGE.key,
        _EXCHANGE.field,
        _EXCHANGE.heard,
        _EXCHANGE.replies,
        _EXCHANGE.request,
        _EXCHANGE.at,
    )
    .where(_EXCHANGE.assessment_id == bindparam("of"))
    .order_by(_EXCHANGE.number)
)
_KEY = select(_EXCHANGE.number).where(
    _EXCHANGE.assessment_id == bindparam("of"), _EXCHANGE.key == bindparam("key")
)
_MOVE = (
    update(conversation)
    .where(_CONVERSATION.assessment_id == bindparam("of"))
    .values(talk=bindparam("to"), exchanges=bindparam("count"))
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message and what was said to it, as JSON; ``number`` counts from 1."""

    number: int
    key: str
    field: str
    heard: str
    replies: str
    request: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands, as JSON, and how many exchanges it has."""

    talk: str
    exchanges: int


class Conversations:
    """The conversations of assessments, inside one transaction that holds the assessment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self, assessment_id: str) -> Standing | None:
        """Where the conversation stands, or None before it began."""
        row = self._connection.execute(_STANDING, {"of": assessment_id}).first()
        return Standing(*row) if row else None

    def exchanges(self, assessment_id: str) -> tuple[Exchange, ...]:
        """Every exchange, in order."""
        rows = self._connection.execute(_EXCHANGES, {"of": assessment_id})
        return tuple(Exchange(*row) for row in rows)

    def has(self, assessment_id: str, key: str) -> bool:
        """True when a message with this key was answered already."""
        return self._connection.execute(_KEY, {"of": assessment_id, "key": key}).first() is not None

    def add(self, assessment_id: str, talk: str, said: Exchange) -> None:
        """Append an exchange and move the conversation on; ``said.number`` follows the last one."""
        wanted = {"of": assessment_id, "to": talk, "count": said.number}
        if not self._connection.execute(_MOVE, wanted).rowcount:
            first = {"assessment_id": assessment_id, "talk": talk, "exchanges": said.number}
            self._connection.execute(insert(conversation), first)
        self._connection.execute(
            insert(exchange),
            {
                "assessment_id": assessment_id,
                "number": said.number,
                "key": said.key,
                "field": said.field,
                "heard": said.heard,
                "replies": said.replies,
                "request": said.request,
                "at": said.at,
            },
        )
