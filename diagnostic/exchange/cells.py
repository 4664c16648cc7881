"""Tables as CSV and as a workbook, row after row: no cell of a person's words is ever a formula."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from xlsxwriter import Workbook

Cell: TypeAlias = str | int | None
Row: TypeAlias = Sequence[Cell]

BOM: Final = "\ufeff"
"""Tells spreadsheets that the file is in UTF-8."""

SEPARATOR: Final = ";"
FORMULA_SIGNS: Final = frozenset("=+-@\t\r\n")
LONGEST_CELL: Final = 32_767
"""Characters that a spreadsheet keeps."""

CUT: Final = "…"
WIDEST, NARROWEST = 40, 14
STREAMED: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """The bytes of a CSV file, one row at a time, every cell quoted."""
    yield BOM.encode()
    line = StringIO()
    writer = csv.writer(line, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def write_workbook(out: BinaryIO, name: str, heads: Sequence[str], rows: Iterable[Row], room: Path) -> None:
    """Write a workbook of one sheet; rows are kept on disk below ``room``, never all in memory."""
    book = Workbook(out, STREAMED | {"tmpdir": str(room)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(heads) - 1, NARROWEST)
    sheet.set_column(0, 1, WIDEST)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(last, column, cell)
            elif cell:
                sheet.write_string(last, column, _shortened(cell))
    sheet.autofilter(0, 0, last, len(heads) - 1)
    book.close()


def _plain(cell: Cell) -> str:
    """The cell as a text that no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    # Full-width signs begin a formula too; blanks before one do not keep it from being one.
    begins = {unicodedata.normalize("NFKC", each[:1]) for each in (cell, cell.lstrip())}
    return f"'{cell}" if begins & FORMULA_SIGNS else cell


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + CUT
