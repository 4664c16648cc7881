"""The workbook: the plan to follow, the answers, and never a formula."""

from io import BytesIO
from typing import Final

import openpyxl
from openpyxl.workbook import Workbook

from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.tree.document import Document
from tests.report.samples import sample, sample_record, told, with_notes

DANGEROUS: Final = ("=1+1", "+33 1 23", "-2", "@cmd", "=HYPERLINK(1)", "\t=1+1", "http://example.org", "0123")


def book_of(document: Document) -> Workbook:
    return openpyxl.load_workbook(BytesIO(made(Form.XLSX, document)))


def test_no_cell_is_a_formula_or_a_link() -> None:
    notes = {f"D1.{at}": text for at, text in enumerate(DANGEROUS[:4], 1)}
    notes |= {f"D2.{at}": text for at, text in enumerate(DANGEROUS[4:], 1)}
    book = book_of(told(with_notes(notes), structure="=1+1"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert {text.strip() for text in DANGEROUS} <= {str(cell.value).strip() for cell in cells}


def test_the_plan_has_a_line_for_each_priority() -> None:
    sheet = book_of(sample()).worksheets[0]
    lines = [line for horizon in sample().plan.horizons for line in horizon.lines]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [str(line.rank) for line in lines]
    assert [row[4].value for row in sheet.iter_rows(min_row=2)] == [line.first_step for line in lines]


def test_the_plan_lets_people_choose_how_far_they_are() -> None:
    sheet = book_of(sample()).worksheets[0]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"À faire,En cours,Fait"'


def test_the_answers_sheet_has_a_row_for_each_question() -> None:
    sheet = book_of(sample()).worksheets[2]
    assert sheet.max_row - 1 == sum(len(group.rows) for group in sample().annex.groups)


def test_a_workbook_without_priorities_is_made() -> None:
    record = with_notes({}, level=4)
    assert book_of(told(record)).worksheets[0].max_row == 1


def test_the_same_answers_give_the_same_workbook() -> None:
    again = told(sample_record(), structure=sample().structure)
    assert made(Form.XLSX, again) == made(Form.XLSX, sample())
