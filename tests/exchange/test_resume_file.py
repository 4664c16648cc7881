"""The file a person keeps to resume elsewhere gives back all that was given."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.core.changes import Change, Entry, record_from
from diagnostic.core.faults import RefusedInput
from diagnostic.exchange.resume_file import read_resume_file, write_resume_file
from tests.build import an_assessment
from tests.core.drawn import MANY

ENTRIES = {
    "profile:modes": Entry("mecenat innovation-societale", "", 1),
    "question:role-defini": Entry("3", "voir le projet associatif,\npage 2", 4),
    "question:enjeux": Entry("", "à demander à Leïla", 2),
    "target:strategie": Entry("4", "", 1),
    "question:cleared": Entry("", "", 3),
}

values = st.sampled_from(("", "1", "dont_know"))
notes = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
fields = st.dictionaries(st.sampled_from(sorted(ENTRIES)), st.builds(Entry, values, notes))


def good() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(write_resume_file(an_assessment(), ENTRIES))
    return content


def test_a_resume_file_gives_back_what_was_given() -> None:
    read = read_resume_file(write_resume_file(an_assessment(), ENTRIES))
    back = {change.field: Entry(change.value, change.note) for change in read.changes}
    assert record_from(back) == record_from(ENTRIES)
    assert (read.questionnaire, read.structure, read.language) == ("structure", "Les Passerelles", "fr")
    assert {change.seen for change in read.changes} == {0}


def test_a_person_can_read_the_file() -> None:
    text = write_resume_file(an_assessment(), ENTRIES).decode()
    assert "à demander à Leïla" in text
    assert "cleared" not in text


@MANY
@given(fields)
def test_every_resume_file_reads_back(entries: dict[str, Entry]) -> None:
    read = read_resume_file(write_resume_file(an_assessment(), entries))
    kept = {field: entry for field, entry in entries.items() if entry.value or entry.note}
    assert sorted(read.changes, key=lambda change: change.field) == [
        Change(field, entry.value, entry.note, seen=0) for field, entry in sorted(kept.items())
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"format": "diagnostic-resume-0"},
        {"format": 1},
        {"structure": "x" * 201},
        {"structure": "a\0b"},
        {"language": None},
        {"fields": []},
        {"fields": {"question:role-defini": "3"}},
        {"fields": {"question:role-defini": {"value": 3}}},
        {"fields": {"question:role-defini": {"value": "3", "level": 3}}},
        {"extra": 1},
    ],
    ids=str,
)
def test_a_file_that_is_no_resume_file_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(RefusedInput):
        read_resume_file(json.dumps(good() | change).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"\0", b"[" * 100_000, b"%PDF-1.7"])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedInput):
        read_resume_file(content)


@MANY
@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_the_bytes_they_are_refused(content: bytes) -> None:
    with pytest.raises(RefusedInput):
        read_resume_file(content)
