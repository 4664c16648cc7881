"""Cells of a spreadsheet that somebody sends: bounded, and without anything that would be carried out."""

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO
from lzma import LZMAError
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from diagnostic.core.faults import Refusal, RefusedInput

FILE: Final = "file"
SIGNATURE: Final = b"PK\x03\x04"
MOST_PARTS: Final = 100
MOST_BYTES: Final = 8 * 1024 * 1024
"""Bytes of all parts once unpacked; a questionnaire with every note full is far below."""

MOST_ROWS: Final = 500
LAST_ROW: Final = 10_000
MOST_COLUMNS: Final = 30
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_READABLE: Final = (b"utf-8", b"us-ascii", b"ascii")
_UNPACKING: Final = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something: where it is, what it says, and whether it is more than words."""

    place: str
    row: int
    column: int
    text: str
    is_formula: bool
    is_error: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, and its cells row by row."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_spreadsheet(content: bytes) -> tuple[Page, ...]:
    """Read every sheet as cells of text; raises RefusedInput when the file is no sound spreadsheet."""
    # It takes 19 MiB in each worker: it comes with the first spreadsheet that is sent there.
    from openpyxl import load_workbook  # noqa: PLC0415 - see above

    _check_parts(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        with closing(book):
            return tuple(_page(sheet) for sheet in book.worksheets)
    except RefusedInput:
        raise
    except Exception as error:
        # A damaged file makes the parser fail in any way there is.
        raise _refused("damaged") from error


def _check_parts(content: bytes) -> None:
    """Refuse a bomb before it is unpacked, and markup that declares entities before it is parsed."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_BYTES:
                raise _refused("too large")
            if len({each.filename for each in parts}) < len(parts):
                raise _refused("damaged")
            for each in parts:
                with archive.open(each) as part:
                    _check_markup(each.filename, part.read(MOST_BYTES + 1))
    except _UNPACKING as error:
        raise _refused("damaged") from error


def _check_markup(name: str, part: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    declared = _ENCODING.match(part.removeprefix(_BOM).lstrip())
    is_plain = declared is None or declared[1].lower() in _READABLE
    if b"\x00" in part or not is_plain or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise _refused("markup")


def _page(sheet: Any) -> Page:
    rows = []
    for row in sheet.iter_rows(min_row=1, max_row=LAST_ROW, max_col=MOST_COLUMNS):
        cells = tuple(_cells(sheet.title, row))
        if cells and cells[0].row > MOST_ROWS:
            raise _refused("too many rows")
        rows.append(cells)
    return Page(sheet.title, tuple(each for each in rows if each))


def _cells(title: str, row: Any) -> Iterator[Cell]:
    for cell in row:
        if cell.value is None:
            continue
        place = f"{title}!{cell.coordinate}"
        kind, text = cell.data_type, _text(cell.value)
        if text or kind == "f":
            yield Cell(place, cell.row, cell.column, text, kind == "f", kind == "e")


def _text(value: object) -> str:
    """What a cell says, as text: programs make numbers and dates of what people type."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, str) else str(value)


def _refused(what: str) -> RefusedInput:
    return RefusedInput((Refusal(FILE, what, "a spreadsheet"),))
