"""Changes to a record: nothing that a person sent is lost without a word."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from diagnostic.core.answers import DontKnow, Level, NotApplicable
from diagnostic.core.changes import (
    IMPORTANCE,
    PROFILE,
    QUESTION,
    TARGET,
    Change,
    Entry,
    Merge,
    field_of,
    merge,
    record_from,
)
from diagnostic.core.faults import Clash
from tests.core.drawn import MANY

ROLE: Final = field_of(QUESTION, "role-defini")
FIELDS: Final = (ROLE, field_of(QUESTION, "enjeux"), field_of(TARGET, "strategie"))
VALUES: Final = ("", "1", "2")
NOTES: Final = ("", "à revoir")


@dataclass(frozen=True)
class Histories:
    """All that each field held, oldest first; the number of a value is its place, from 1."""

    of: Mapping[str, tuple[tuple[str, str], ...]]

    def entry_at(self, field: str, version: int) -> Entry:
        value, note = self.of[field][version - 1]
        return Entry(value, note, version)

    def now(self) -> dict[str, Entry]:
        return {field: self.entry_at(field, len(held)) for field, held in self.of.items() if held}

    def merged(self, *changes: Change) -> Merge:
        return merge(changes, self.now(), self.entry_at)


PAIRS: Final = tuple((value, note) for value in VALUES for note in NOTES)
LONGEST: Final = 3


def held_in(number: int) -> tuple[tuple[str, str], ...]:
    """A history of up to three values, spelled by one number: quicker to draw than a list."""
    length, rest = number % (LONGEST + 1), number // (LONGEST + 1)
    return tuple(PAIRS[rest // len(PAIRS) ** at % len(PAIRS)] for at in range(length))


def change_in(field: str, number: int, held: Histories) -> Change:
    """A change that saw some version of its field, spelled by one number."""
    seen = number // len(PAIRS) % (len(held.of[field]) + 1)
    return Change(field, *PAIRS[number % len(PAIRS)], seen=seen)


def told(numbers: tuple[tuple[int, int | None], ...]) -> tuple[Histories, list[Change]]:
    """What stands in each field and, for the fields that changed, what was sent."""
    drawn = dict(zip(FIELDS, numbers, strict=True))
    held = Histories({field: held_in(history) for field, (history, _) in drawn.items()})
    sent = ((field, change) for field, (_, change) in drawn.items() if change is not None)
    return held, [change_in(field, change, held) for field, change in sent]


histories = st.integers(0, (LONGEST + 1) * len(PAIRS) ** LONGEST - 1)
sent = st.none() | st.integers(0, 12 * len(PAIRS) - 1)
one_field = st.tuples(histories, sent)
histories_and_changes: Final = st.tuples(one_field, one_field, one_field).map(told)


def is_own(change: Change, held: Histories) -> bool:
    """Whether the sender changed what they saw."""
    seen = held.entry_at(change.field, change.seen) if change.seen else Entry()
    return (change.value, change.note) != (seen.value, seen.note)


@MANY
@given(histories_and_changes)
def test_every_change_is_kept_or_stands_already_or_was_not_made_or_clashes(
    drawn: tuple[Histories, list[Change]],
) -> None:
    held, changes = drawn
    now = held.now()
    merged = held.merged(*changes)
    clashing = {clash.field for clash in merged.clashes}
    for change in changes:
        entry = now.get(change.field, Entry())
        stands = (change.value, change.note) == (entry.value, entry.note)
        fates = (change in merged.changes, change.field in clashing, stands, not is_own(change, held))
        assert any(fates)
        assert fates[0] + fates[1] <= 1
        assert (fates[0] or fates[1]) == (not stands and is_own(change, held))


@MANY
@given(histories_and_changes)
def test_a_change_is_kept_over_what_its_sender_saw_and_else_both_sides_are_shown(
    drawn: tuple[Histories, list[Change]],
) -> None:
    held, changes = drawn
    merged, now = held.merged(*changes), held.now()
    for change in merged.changes:
        assert now.get(change.field, Entry()).version == change.seen
    sent_for = {change.field: change for change in changes}
    for clash in merged.clashes:
        stored, change = now[clash.field], sent_for[clash.field]
        assert (clash.stored_value, clash.stored_note) == (stored.value, stored.note)
        assert (clash.sent_value, clash.sent_note) == (change.value, change.note)
        assert clash.stored_version == stored.version > change.seen


@MANY
@given(histories_and_changes)
def test_sending_the_same_changes_again_changes_nothing(drawn: tuple[Histories, list[Change]]) -> None:
    held, changes = drawn
    kept = held.merged(*changes).changes
    written = dict(held.of)
    for change in kept:
        written[change.field] = (*held.of[change.field], (change.value, change.note))
    assert Histories(written).merged(*kept) == Merge((), ())


@MANY
@given(histories_and_changes)
def test_one_change_never_decides_about_another(drawn: tuple[Histories, list[Change]]) -> None:
    held, changes = drawn
    together = held.merged(*changes)
    alone = [held.merged(change) for change in changes]
    assert together.changes == tuple(change for each in alone for change in each.changes)
    assert together.clashes == tuple(clash for each in alone for clash in each.clashes)


def test_two_people_who_answer_differently_are_told() -> None:
    held = Histories({ROLE: (("2", ""), ("3", "vu avec le conseil"))})
    merged = held.merged(Change(ROLE, "1", "", seen=1))
    assert merged == Merge((), (Clash(ROLE, "3", "vu avec le conseil", "1", "", 2),))


def test_two_people_who_answer_alike_are_not_disturbed() -> None:
    held = Histories({ROLE: (("2", ""), ("3", ""))})
    assert held.merged(Change(ROLE, "3", "", seen=1)) == Merge((), ())


def test_a_page_left_as_it_was_does_not_undo_what_somebody_else_changed() -> None:
    held = Histories({ROLE: (("2", ""), ("3", ""))})
    assert held.merged(Change(ROLE, "2", "", seen=1)) == Merge((), ())


def test_an_answer_can_be_cleared() -> None:
    cleared = Change(ROLE, "", "", seen=1)
    assert Histories({ROLE: (("2", ""),)}).merged(cleared) == Merge((cleared,), ())


def test_a_record_is_read_from_its_fields() -> None:
    entries = {
        field_of(PROFILE, "modes"): Entry("mecenat innovation-societale"),
        ROLE: Entry("3", "voir le projet associatif", 4),
        field_of(QUESTION, "enjeux"): Entry("dont_know"),
        field_of(QUESTION, "groupes-de-travail"): Entry("not_applicable"),
        field_of(QUESTION, "memoire"): Entry("", "à demander à Leïla", 2),
        field_of(TARGET, "strategie"): Entry("3"),
        field_of(IMPORTANCE, "strategie"): Entry("high"),
    }
    record = record_from(entries)
    assert record.profile == {"modes": ("mecenat", "innovation-societale")}
    assert record.answers == {
        "role-defini": Level(3),
        "enjeux": DontKnow(),
        "groupes-de-travail": NotApplicable(),
    }
    assert record.notes == {"role-defini": "voir le projet associatif", "memoire": "à demander à Leïla"}
    assert (record.targets, record.importance) == ({"strategie": 3}, {"strategie": "high"})


def test_a_cleared_field_leaves_the_record() -> None:
    assert record_from({ROLE: Entry("", "", 3)}).answers == {}
