"""A file beside what stands: a blank empties nothing, and what both sides changed is a conflict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.core.changes import Change, Entry
from diagnostic.core.comparing import Comparison, Filled, Kind, as_at, compare_filled
from tests.build import the_structure_questionnaire

ROLE = "question:role-defini"
MODES = "profile:modes"

values = st.sampled_from(("", "1", "2", "3", "dont_know"))
notes = st.sampled_from(("", "une charte", "un plan"))
entries = st.builds(Entry, values, notes, st.integers(0, 5))


def compared(value: str | None, note: str | None, now: Entry, before: Entry, field: str = ROLE) -> Comparison:
    """What one line of a file comes to."""
    line = Filled(field, value, note, "Questions!H2")
    preview = compare_filled(the_structure_questionnaire(), (line,), {field: now}, {field: before})
    assert not preview.refusals
    return preview.comparisons[0]


@pytest.mark.parametrize(
    ("value", "note", "now", "before", "kind", "wanted"),
    [
        ("2", None, Entry(), Entry(), Kind.NEW, ("2", "")),
        (None, "une charte", Entry(), Entry(), Kind.NEW, ("", "une charte")),
        ("2", None, Entry("1", "", 3), Entry("1", "", 3), Kind.CHANGED, ("2", "")),
        ("1", None, Entry("1", "", 3), Entry(), Kind.SAME, ("1", "")),
        (None, None, Entry("1", "une charte", 3), Entry(), Kind.SAME, ("1", "une charte")),
        ("1", None, Entry("2", "", 9), Entry("1", "", 3), Kind.SAME, ("2", "")),
        ("3", None, Entry("2", "", 9), Entry("1", "", 3), Kind.CONFLICT, ("3", "")),
        ("3", None, Entry("", "", 9), Entry("1", "", 3), Kind.CONFLICT, ("3", "")),
        ("1", "un plan", Entry("2", "", 9), Entry("1", "", 3), Kind.CHANGED, ("2", "un plan")),
        ("3", "", Entry("1", "un plan", 9), Entry("1", "", 3), Kind.CHANGED, ("3", "un plan")),
    ],
)
def test_values_and_notes_are_compared_apart(
    value: str | None, note: str | None, now: Entry, before: Entry, kind: Kind, wanted: tuple[str, str]
) -> None:
    line = compared(value, note, now, before)
    assert (line.kind, (line.wanted.value, line.wanted.note)) == (kind, wanted)
    assert line.change == Change(ROLE, *wanted, now.version)


@given(st.none() | values, st.none() | notes, entries, entries)
def test_nothing_a_file_says_ever_empties_an_answer(
    value: str | None, note: str | None, now: Entry, before: Entry
) -> None:
    line = compared(value, note, now, before)
    assert bool(line.wanted.value) >= bool(now.value)
    assert bool(line.wanted.note) >= bool(now.note)


@given(st.none() | values, st.none() | notes, entries, entries)
def test_what_changed_online_is_replaced_only_as_a_conflict(
    value: str | None, note: str | None, now: Entry, before: Entry
) -> None:
    line = compared(value, note, now, before)
    replaced = line.wanted.value != now.value != before.value or line.wanted.note != now.note != before.note
    assert replaced == (line.kind is Kind.CONFLICT)


def test_several_choices_are_alike_in_any_order() -> None:
    now = Entry("mecenat innovation-societale", "", 1)
    assert compared("innovation-societale mecenat", None, now, Entry(), MODES).kind is Kind.SAME


def test_what_cannot_be_kept_is_told_with_its_place() -> None:
    lines = (Filled(ROLE, "9", None, "Questions!H2"), Filled("question:no-such", "1", None, "Questions!H3"))
    preview = compare_filled(the_structure_questionnaire(), lines, {}, {})
    assert [(each.where, each.what) for each in preview.refusals] == [
        ("Questions!H2", "unknown value"),
        ("Questions!H3", "unknown field"),
    ]
    assert preview.comparisons == ()


def test_what_stood_at_a_revision_is_the_last_change_until_then() -> None:
    events = [(1, ROLE, Entry("1", "", 1)), (4, ROLE, Entry("2", "", 4)), (9, ROLE, Entry("3", "", 9))]
    assert as_at(events, 8) == {ROLE: Entry("2", "", 4)}
    assert as_at(events, 0) == {}
