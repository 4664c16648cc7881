"""The trail in the database: appended in the transaction of what it tells of, never changed."""

import json
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, Row, bindparam, insert, select, text

from diagnostic.core.trail import BEGINNING, ActorKind, Deed, Entry, sealed
from diagnostic.store.tables.audit import audit_entry

LOCK_NUMBER: Final = 4_130_002
"""PostgreSQL's advisory lock that writers of the trail take turns by; any number nobody else uses."""

_ENTRY = audit_entry.c
_LAST: Final = select(_ENTRY.number, _ENTRY.seal).order_by(_ENTRY.number.desc()).limit(1)
_ABOUT: Final = (
    select(audit_entry).where(_ENTRY.object_id == bindparam("about")).order_by(_ENTRY.number.desc())
)


class Trail:
    """The trail, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, deed: Deed, key: bytes) -> None:
        """Add a deed, sealed with ``key``; other writers of the trail wait until the transaction ends."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK_NUMBER})"))
        last = self._connection.execute(_LAST).first()
        number, previous = (last.number, last.seal) if last else (0, BEGINNING)
        entry = sealed(deed, number + 1, previous, key)
        self._connection.execute(insert(audit_entry), _row(entry))

    def entries(self) -> Iterator[Entry]:
        """The whole trail, in order."""
        for row in self._connection.execute(select(audit_entry).order_by(_ENTRY.number)):
            yield _entry(row)

    def about(self, object_id: str) -> tuple[Entry, ...]:
        """What was done with one object, the latest first."""
        rows = self._connection.execute(_ABOUT, {"about": object_id})
        return tuple(_entry(row) for row in rows)


def _row(entry: Entry) -> dict[str, object]:
    deed = entry.deed
    return {
        "number": entry.number,
        "at": deed.at,
        "actor_kind": deed.actor_kind.value,
        "actor_id": deed.actor_id,
        "role": deed.role,
        "action": deed.action,
        "object_kind": deed.object_kind,
        "object_id": deed.object_id,
        "outcome": deed.outcome,
        "address": deed.address,
        "request": deed.request,
        "detail": json.dumps(dict(deed.detail), ensure_ascii=False, sort_keys=True),
        "previous": entry.previous,
        "seal": entry.seal,
    }


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    deed = Deed(
        at=row.at,
        actor_kind=ActorKind(row.actor_kind),
        actor_id=row.actor_id,
        role=row.role,
        action=row.action,
        object_kind=row.object_kind,
        object_id=row.object_id,
        outcome=row.outcome,
        address=row.address,
        request=row.request,
        detail=json.loads(row.detail),
    )
    return Entry(row.number, deed, row.previous, row.seal)
