"""Answers: every change an appended event, and beside the events what stands now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from diagnostic.core.answers import Provenance
from diagnostic.core.changes import Change, Entry
from diagnostic.store.tables.assessments import answer_event, current_answer
from diagnostic.store.values import Event

_EVENT = answer_event.c
_CURRENT = current_answer.c

_ENTRIES = select(_CURRENT.field, _CURRENT.value, _CURRENT.note, _CURRENT.number).where(
    _CURRENT.assessment_id == bindparam("of")
)
_UNDER_KEY = select(_EVENT.field, _EVENT.value, _EVENT.note, _EVENT.number).where(
    _EVENT.assessment_id == bindparam("of"), _EVENT.key == bindparam("key")
)
_ENTRY_AT = select(_EVENT.value, _EVENT.note, _EVENT.number).where(
    _EVENT.assessment_id == bindparam("of"),
    _EVENT.number == bindparam("number"),
    _EVENT.field == bindparam("field"),
)
_HISTORY = (
    select(_EVENT.number, _EVENT.field, _EVENT.value, _EVENT.note, _EVENT.key, _EVENT.provenance, _EVENT.at)
    .where(_EVENT.assessment_id == bindparam("of"))
    .order_by(_EVENT.number)
)
_ADD_EVENT = insert(answer_event)
_ADD_CURRENT = insert(current_answer)
_CHANGE_CURRENT = (
    update(current_answer)
    .where(_CURRENT.assessment_id == bindparam("of_assessment_id"), _CURRENT.field == bindparam("of_field"))
    .values(value=bindparam("value"), note=bindparam("note"), number=bindparam("number"))
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a set of changes comes from: the key that names it, how it was given, and when."""

    key: str
    provenance: Provenance
    at: datetime


class Answers:
    """What was given to one assessment, inside one transaction that holds it."""

    def __init__(self, connection: Connection, assessment_id: str) -> None:
        self._connection = connection
        self._id = assessment_id

    def entries(self) -> dict[str, Entry]:
        """What stands for each field that was ever given."""
        rows = self._connection.execute(_ENTRIES, {"of": self._id})
        return {field: Entry(value, note, number) for field, value, note, number in rows}

    def under_key(self, key: str) -> dict[str, Entry]:
        """What came with a key, by field, as it was kept then."""
        rows = self._connection.execute(_UNDER_KEY, {"of": self._id, "key": key})
        return {field: Entry(value, note, number) for field, value, note, number in rows}

    def entry_at(self, field: str, number: int) -> Entry:
        """A field as the event of this number left it; empty when there is no such event."""
        wanted = {"of": self._id, "field": field, "number": number}
        row = self._connection.execute(_ENTRY_AT, wanted).one_or_none()
        return Entry(*row) if row else Entry()

    def history(self) -> tuple[Event, ...]:
        """Every change that was kept, in order."""
        rows = self._connection.execute(_HISTORY, {"of": self._id})
        return tuple(
            Event(number, field, value, note, key, Provenance(provenance), at)
            for number, field, value, note, key, provenance, at in rows
        )

    def append(self, changes: Mapping[int, Change], known: Mapping[str, Entry], source: Source) -> None:
        """Append changes under their numbers and let them stand; ``known`` is what stood before."""
        origin = {"key": source.key, "provenance": source.provenance.value, "at": source.at}
        added: list[dict[str, object]] = []
        changed: list[dict[str, object]] = []
        events: list[dict[str, object]] = []
        for number, change in changes.items():
            said = {"value": change.value, "note": change.note, "number": number}
            place = {"assessment_id": self._id, "field": change.field}
            events.append(place | said | origin)
            # Two plain statements instead of an upsert, which each database writes its own way.
            if change.field in known:
                changed.append(said | {f"of_{name}": value for name, value in place.items()})
            else:
                added.append(place | said)
        for statement, rows in ((_ADD_EVENT, events), (_ADD_CURRENT, added), (_CHANGE_CURRENT, changed)):
            if rows:
                self._connection.execute(statement, rows)
