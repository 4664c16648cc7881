"""Tables as CSV and as a workbook: texts stay texts, whatever they begin with."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from diagnostic.exchange.cells import LONGEST_CELL, Row, csv_lines, write_workbook

FORMULAS = (
    "\u2003=1",
    "=1+1",
    "+1",
    "-1",
    "@SUM",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20A",
)


def read_back(*rows: Row) -> list[list[str]]:
    content = b"".join(csv_lines(rows)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_work_out_is_marked_as_text(text: str) -> None:
    assert read_back((text,)) == [[f"'{text}"]]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_every_text_comes_back_but_for_the_mark(text: str) -> None:
    assert read_back((text, 3, None))[0] in ([text, "3", ""], [f"'{text}", "3", ""])


def test_the_file_begins_with_its_mark_and_quotes_every_cell() -> None:
    assert b"".join(csv_lines([("a", 1, None)])) == b'\xef\xbb\xbf"a";"1";""\r\n'


def test_a_workbook_holds_texts_and_numbers(tmp_path: Path) -> None:
    file = io.BytesIO()
    rows: list[Row] = [(each, 2, None) for each in FORMULAS] + [("x" * (LONGEST_CELL + 1), 0, "http://x")]
    write_workbook(file, "Feuille", ("A", "B", "C"), rows, tmp_path)
    sheet = load_workbook(file).active
    assert sheet is not None
    cells = list(sheet.iter_rows(min_row=2))
    assert {row[0].data_type for row in cells} == {"s"}
    assert [row[1].value for row in cells] == [2] * len(FORMULAS) + [0]
    last = str(cells[-1][0].value)
    assert (len(last), last[-1]) == (LONGEST_CELL, "…")
    assert cells[-1][2].hyperlink is None
    assert list(tmp_path.iterdir()) == []
