"""Changes to a record, and what happens when two people change the same thing.

Everything a person gives is kept under a field: ``profile:territoire``, ``question:role-defini``,
``target:strategie`` or ``importance:strategie``. Forms, conversation and uploads all speak in changes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE, Answer, DontKnow, Level, NotApplicable, Record
from diagnostic.core.faults import Clash

PROFILE = "profile"
QUESTION = "question"
TARGET = "target"
IMPORTANCE = "importance"
VALUES_APART = " "


@dataclass(frozen=True, slots=True)
class Change:
    """One field's new value and note, and the version of the field that the person saw.

    ``value`` is the stored form of an answer; several choices are separated by one space; an empty
    value clears the answer. ``seen`` is 0 when the person saw no answer.
    """

    field: str
    value: str
    note: str
    seen: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for one field: value, note, and the number of its last change."""

    value: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """What a set of changes comes to: those to keep, and those that clash with somebody else's."""

    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]


def field_of(kind: str, key: str) -> str:
    """The field of a key: ``field_of(QUESTION, "role-defini")``."""
    return f"{kind}:{key}"


def merge(
    changes: Iterable[Change],
    current: Mapping[str, Entry],
    entry_at: Callable[[str, int], Entry],
) -> Merge:
    """Compare changes with what stands now.

    ``entry_at(field, version)`` gives what the person saw. A change that says what stands already, or
    that the person did not make, is dropped; one made on both sides is a clash; the others are kept.
    """
    kept: list[Change] = []
    clashes: list[Clash] = []
    for change in changes:
        now = current.get(change.field, Entry())
        sent = (change.value, change.note)
        if sent == (now.value, now.note):
            continue
        seen = entry_at(change.field, change.seen) if change.seen else Entry()
        if now.version > change.seen and sent == (seen.value, seen.note):
            continue
        if now.version > change.seen:
            clash = Clash(change.field, now.value, now.note, *sent, now.version)
            clashes.append(clash)
        else:
            kept.append(change)
    return Merge(tuple(kept), tuple(clashes))


def record_from(entries: Mapping[str, Entry]) -> Record:
    """Give the record that a set of fields amounts to."""
    values: dict[str, dict[str, str]] = {PROFILE: {}, QUESTION: {}, TARGET: {}, IMPORTANCE: {}}
    notes: dict[str, str] = {}
    for field, entry in entries.items():
        kind, _, key = field.partition(":")
        if entry.value:
            values[kind][key] = entry.value
        if entry.note:
            notes[key] = entry.note
    return Record(
        profile={key: tuple(each.split(VALUES_APART)) for key, each in values[PROFILE].items()},
        answers={key: _answer(each) for key, each in values[QUESTION].items()},
        notes=notes,
        targets={key: int(each) for key, each in values[TARGET].items()},
        importance=values[IMPORTANCE],
    )


def record_from_values(profile: Mapping[str, str], answers: Mapping[str, str]) -> Record:
    """Give the record that stored values by key amount to, without notes and aims."""
    return Record(
        profile={key: tuple(each.split(VALUES_APART)) for key, each in profile.items()},
        answers={key: _answer(each) for key, each in answers.items()},
    )


def _answer(value: str) -> Answer:
    if value == DONT_KNOW:
        return DontKnow()
    return NotApplicable() if value == NOT_APPLICABLE else Level(int(value))
