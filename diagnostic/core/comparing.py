"""What a file that was filled in elsewhere would change, before anything of it is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from diagnostic.core.changes import (
    IMPORTANCE,
    PROFILE,
    QUESTION,
    TARGET,
    VALUES_APART,
    Change,
    Entry,
    field_of,
)
from diagnostic.core.checking import check_changes
from diagnostic.core.faults import Refusal
from diagnostic.core.questionnaire import Questionnaire


class Kind(StrEnum):
    """What one line of a file comes to; nothing is to be done for ``SAME``."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file says of one field: None where it says nothing; ``place`` is where it says so."""

    field: str
    value: str | None
    note: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field: what stands, what would stand, and where the file says so."""

    field: str
    kind: Kind
    standing: Entry
    wanted: Entry
    place: str

    @property
    def change(self) -> Change:
        """The change this comes to, for somebody who saw what stands."""
        return Change(self.field, self.wanted.value, self.wanted.note, self.standing.version)


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a file comes to; ``refusals`` tell what cannot be kept, each with its place."""

    comparisons: tuple[Comparison, ...]
    refusals: tuple[Refusal, ...]

    def of(self, *kinds: Kind) -> tuple[Comparison, ...]:
        """The comparisons of these kinds, in the order of the questionnaire."""
        return tuple(each for each in self.comparisons if each.kind in kinds)


def compare_filled(
    questionnaire: Questionnaire,
    fields: Iterable[Filled],
    now: Mapping[str, Entry],
    before: Mapping[str, Entry],
) -> Preview:
    """Compare a file with what stands ``now``; ``before`` is what stood when the file was made.

    Values and notes are compared apart: a blank says nothing, and what the file merely repeats from
    ``before`` is no change. One that was changed on both sides is a conflict.
    """
    compared = tuple(
        _compared(each, now.get(each.field, Entry()), before.get(each.field, Entry())) for each in fields
    )
    places = {each.field: each.place for each in compared}
    told = [each for each in compared if each.kind is not Kind.SAME]
    checked = check_changes(questionnaire, (each.change for each in told))
    refusals = tuple(replace(each, where=places[each.where]) for each in checked.refusals)
    kept = {each.field for each in checked.changes}
    sound = (each for each in compared if each.kind is Kind.SAME or each.field in kept)
    order = {field: at for at, field in enumerate(_fields(questionnaire))}
    return Preview(tuple(sorted(sound, key=lambda each: order.get(each.field, len(order)))), refusals)


def as_at(events: Iterable[tuple[int, str, Entry]], revision: int) -> dict[str, Entry]:
    """What stood after the change of that number, from all changes in order; nothing at 0."""
    return {field: entry for number, field, entry in events if number <= revision}


def _compared(filled: Filled, now: Entry, before: Entry) -> Comparison:
    value, value_clashes = _merged(filled.value, now.value, before.value, _same_choices)
    note, note_clashes = _merged(filled.note, now.note, before.note, str.__eq__)
    wanted = Entry(value, note, now.version)
    kind = Kind.CHANGED if now.value or now.note else Kind.NEW
    if value_clashes or note_clashes:
        kind = Kind.CONFLICT
    elif (value, note) == (now.value, now.note):
        kind = Kind.SAME
    return Comparison(filled.field, kind, now, wanted, filled.place)


def _merged(said: str | None, now: str, before: str, same: Callable[[str, str], bool]) -> tuple[str, bool]:
    """What would stand, and whether both sides changed it since."""
    if not said or same(said, before) or same(said, now):
        return now, False
    return said, not same(now, before)


def _same_choices(one: str, other: str) -> bool:
    """Alike, whatever the order of several choices."""
    return sorted(one.split(VALUES_APART)) == sorted(other.split(VALUES_APART))


def _fields(questionnaire: Questionnaire) -> Iterator[str]:
    yield from (field_of(PROFILE, each.key) for each in questionnaire.profile)
    for dimension in questionnaire.dimensions:
        yield from (field_of(QUESTION, each.key) for each in dimension.questions)
        yield from (field_of(kind, dimension.key) for kind in (TARGET, IMPORTANCE))
