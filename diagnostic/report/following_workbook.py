"""The action plan as a workbook of one sheet: every cell is text, never a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook

from diagnostic.report.workbook import FORBIDDEN_IN_NAMES, LONGEST_SHEET_NAME, TEXT_ONLY

WIDTHS: Final = (60, 26, 22, 16, 22)
_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the library wants it naive, and it never changes


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A sheet in words: its title, the sentence of its progress, the heads of its columns, its rows."""

    title: str
    progress: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def following_workbook(sheet: PlanSheet) -> bytes:
    """Write the plan; the same plan always gives the same bytes."""
    written = BytesIO()
    book = Workbook(written, TEXT_ONLY)
    book.set_properties({"title": sheet.title, "created": _CREATED})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    head = book.add_format({"text_wrap": True, "bold": True, "border": 1})
    page = book.add_worksheet(sheet.title.translate(FORBIDDEN_IN_NAMES)[:LONGEST_SHEET_NAME])
    page.write_string(0, 0, sheet.progress)
    for column, (words, width) in enumerate(zip(sheet.heads, WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(1, column, words, head)
    for place, row in enumerate(sheet.rows, 2):
        for column, words in enumerate(row):
            page.write_string(place, column, words, cell)
    page.freeze_panes(2, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return written.getvalue()
