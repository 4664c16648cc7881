"""Answers taken away in a spreadsheet come back the same, and what does not fit is told with its cell."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from diagnostic.core.changes import Entry
from diagnostic.core.faults import RefusedInput
from tests.exchange.sheets import (
    ANSWER,
    NOTE,
    QUESTIONS,
    Alter,
    altered,
    asked,
    read,
    repacked,
    typing,
    written,
)

HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "_x0041_ et _x000D_",
    "https://exemple.org",
    "007",
    "🌱 مرحبا « ça »\n\tligne 2",
    "a" * 4000,
    "'",
    "]]>&amp;",
)
FULL = {
    "profile:modes": Entry("mecenat innovation-societale", "", 1),
    "profile:echelle": Entry("departement", "", 2),
    "question:role-defini": Entry("3", "voir le projet associatif,\npage 2", 4),
    "question:enjeux-choisis": Entry("dont_know", "", 5),
    "target:strategie": Entry("4", "", 6),
    "importance:strategie": Entry("high", "", 7),
}

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20).map(str.strip)
levels = st.sampled_from(("", "1", "2", "3", "4", "dont_know"))


def said(content: bytes) -> dict[str, tuple[str, str]]:
    return {each.field: (each.value or "", each.note or "") for each in read(content).fields}


def importances() -> set[str]:
    return {each.key for each in asked().rules.importances}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_answers_taken_away_come_back_the_same(language: str) -> None:
    entries = {k: v for k, v in FULL.items() if k != "importance:strategie" or v.value in importances()}
    content = written(entries, language, "Les Passerelles")
    file = read(content)
    assert said(content) == {field: (each.value, each.note) for field, each in entries.items()}
    assert (file.language, file.assessment, file.seen, file.refusals) == (language, "an-assessment", 7, ())
    assert file.structure == "Les Passerelles"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_answer_of_every_question_comes_back(language: str) -> None:
    questions = asked().questions
    for value in ("1", "2", "3", "4", "dont_know", "not_applicable"):
        fit = [q for q in questions if value != "not_applicable" or q.allows_not_applicable]
        entries = {f"question:{each.key}": Entry(value, "", 1) for each in fit}
        assert said(written(entries, language)) == dict.fromkeys(entries, (value, ""))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from([each.key for each in asked().questions]), st.tuples(levels, texts)))
def test_whatever_was_answered_comes_back(given_answers: dict[str, tuple[str, str]]) -> None:
    entries = {f"question:{key}": Entry(*each, 1) for key, each in given_answers.items()}
    kept = {field: (each.value, each.note) for field, each in entries.items() if each.value or each.note}
    assert said(written(entries)) == kept


@pytest.mark.parametrize("note", HOSTILE)
def test_a_hostile_note_stays_the_text_it_is(note: str) -> None:
    content = written({"question:role-defini": Entry("1", note, 1)})
    assert said(content) == {"question:role-defini": ("1", note)}
    book = load_workbook(BytesIO(content))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_blank_spreadsheet_says_nothing() -> None:
    file = read(written())
    assert (file.fields, file.refusals, file.structure) == ((), (), "")


def test_a_spreadsheet_saved_by_another_program_says_the_same() -> None:
    content = altered(written(FULL), typing(H3="je ne SAIS  pas", H4=2, H5="Émergent", I4=12.0))
    file = said(content)
    questions = [f"question:{each.key}" for each in asked().questions]
    assert file[questions[1]][0] == "dont_know"
    assert file[questions[2]] == ("2", "12")
    assert file[questions[3]][0] == "1"


def test_lines_may_be_sorted_and_columns_moved() -> None:
    def alter(book: Workbook) -> None:
        sheet = book[QUESTIONS]
        sheet.move_range("A2:I2", rows=60)
        sheet.move_range("I1:I80", cols=3)

    assert (
        said(altered(written(FULL), alter))["question:role-defini"]
        == said(written(FULL))["question:role-defini"]
    )


def _twice(book: Workbook) -> None:
    sheet = book[QUESTIONS]
    for column, value in (("A", "D1.1"), (ANSWER, "Moteur")):
        sheet[f"{column}60"] = value


def _without_column(book: Workbook) -> None:
    book[QUESTIONS].delete_cols(8)


def _another_sheet(book: Workbook) -> None:
    book.create_sheet("Calculs")["B3"] = "x"


@pytest.mark.parametrize(
    ("alter", "place", "what"),
    [
        (typing(H2="=1+1"), "Questions!H2", "formula"),
        (typing(I2='=HYPERLINK("https://exemple.org")'), "Questions!I2", "formula"),
        (typing(H2="5"), "Questions!H2", "unknown answer: 5"),
        (typing(H2="Presque"), "Questions!H2", "unknown answer: Presque"),
        (typing(I2="é" * 4001), "Questions!I2", "too long"),
        (typing(I2="a\x85b"), "Questions!I2", "control character"),
        (typing(H2="1", A2="D9.9"), "Questions!A2", "unknown code: D9.9"),
        (typing(H2="1", A2=None), "Questions!H2", "no code"),
        (typing(H2="#REF!"), "Questions!H2", "error value"),
        (typing(J1="Avis"), "Questions!J1", "unknown column: Avis"),
        (typing(J1="Note"), "Questions!J1", "column twice"),
        (_twice, "Questions!H60", "line twice: D1.1"),
        (_without_column, "Questions!A1", "missing column"),
        (_another_sheet, "Calculs!B3", "unknown sheet"),
    ],
)
def test_what_does_not_fit_is_told_with_its_cell(alter: Alter, place: str, what: str) -> None:
    content = altered(written({"question:role-defini": Entry("2", "", 1)}), alter)
    assert (place, what) in {(each.where, each.what) for each in read(content).refusals}


def test_a_faulty_line_does_not_spoil_the_others() -> None:
    content = altered(written(FULL), typing(H2="Presque"))
    file = said(content)
    assert file["question:role-defini"] == ("", FULL["question:role-defini"].note)
    assert file["question:enjeux-choisis"] == ("dont_know", "")


def test_of_two_lines_of_one_question_none_is_kept() -> None:
    assert "question:role-defini" not in said(altered(written(FULL), _twice))


def _doctype(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet2.xml"):
        return part
    return part.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1)


def _utf_16(name: str, part: bytes) -> bytes:
    text = part.decode() if name.endswith("sheet2.xml") else ""
    return text.replace("UTF-8", "UTF-16").encode("utf-16") if text else part


def _cut(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name.endswith("sheet3.xml") else part


def _same(name: str, part: bytes) -> bytes:
    del name
    return part


def _damaged() -> dict[str, Any]:
    whole = written(FULL)
    bomb = repacked(whole, _same, {"xl/media/a.bin": bytes(20 * 1024 * 1024)})
    return {
        "nothing": b"PK\x03\x04",
        "half": whole[: len(whole) // 2],
        "a byte": whole[:3000] + bytes([whole[3000] ^ 255]) + whole[3001:],
        "bomb": bomb,
        "many": repacked(whole, _same, {f"part{n}.bin": b"" for n in range(200)}),
        "doctype": repacked(whole, _doctype),
        "utf-16": repacked(whole, _utf_16),
        "cut": repacked(whole, _cut),
        "no mark": altered(whole, lambda book: book.remove(book["passerelle"])),
        "other mark": altered(whole, lambda book: book["passerelle"].__setitem__("A1", "form=1 ;")),
        "no book": repacked(whole, lambda name, part: b"<a/>" if name == "xl/workbook.xml" else part),
        "endless": altered(whole, lambda book: book[QUESTIONS].__setitem__("H4000", "1")),
    }


@pytest.mark.parametrize("which", sorted(_damaged()))
def test_a_damaged_spreadsheet_is_refused(which: str) -> None:
    with pytest.raises(RefusedInput):
        read(_damaged()[which])


def test_a_spreadsheet_that_claims_a_million_rows_is_read_at_once() -> None:
    def claim(name: str, part: bytes) -> bytes:
        del name
        return part.replace(b'<dimension ref="A1:I38"/>', b'<dimension ref="A1:XFD1048576"/>')

    assert read(repacked(written(FULL), claim)).refusals == ()


def test_the_workbook_is_made_to_be_filled_in() -> None:
    book = load_workbook(BytesIO(written(FULL)))
    sheet = book[QUESTIONS]
    assert sheet.freeze_panes == "B2"
    assert not sheet.merged_cells.ranges
    assert book.properties.title
    assert book["passerelle"].sheet_state == "hidden"
    assert len(sheet.data_validations.dataValidation) >= len(asked().questions)
    assert sheet[f"{NOTE}2"].number_format == "@"
