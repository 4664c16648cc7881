"""What the stories of the store begin with."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count

from diagnostic.core.answers import Provenance
from diagnostic.core.changes import Change, Entry
from diagnostic.store.session import Store
from diagnostic.store.values import Event, Saved

NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROLE = "question:role-defini"
PARTNERS = "question:partenaires-connus"
_NUMBERS = count()


def begun(store: Store, name: str = "") -> str:
    """The id of a new assessment, on version 1 of the questionnaire « structure »."""
    identifier = name or f"assessment-{next(_NUMBERS)}"
    with store.write() as work:
        work.questionnaires.publish("structure", "1", "digest", {"fr": "{}"}, NOON)
        work.assessments.begin(identifier, "structure", "1", "Le Relais", "fr", NOON)
    return identifier


def said(field: str, value: str, seen: int = 0, note: str = "") -> Change:
    """A change as a person sends it."""
    return Change(field, value, note, seen)


def save(store: Store, assessment: str, *changes: Change, key: str = "") -> Saved:
    """Save changes as one set, under a new key unless one is given."""
    with store.write() as work:
        return work.assessments.save(
            assessment, changes, key or f"key-{next(_NUMBERS)}", Provenance.CHOSEN, NOON + HOUR
        )


def entries(store: Store, assessment: str) -> dict[str, Entry]:
    """What stands."""
    with store.read() as work:
        return work.assessments.entries(assessment)


def history(store: Store, assessment: str) -> tuple[Event, ...]:
    """What happened."""
    with store.read() as work:
        return work.assessments.history(assessment)


def replayed(events: Iterable[Event]) -> dict[str, Entry]:
    """What must stand after these events."""
    return {event.field: Entry(event.value, event.note, event.number) for event in events}
