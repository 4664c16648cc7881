"""The portfolio as a file, written row after row so that its size never fills the memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO, Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.portfolio import TERRITORY, TYPE, progress_of
from diagnostic.actions.services import Services
from diagnostic.core.offered import Offered
from diagnostic.core.people import Asker, Role
from diagnostic.core.portfolio import Filters, Line, Standing
from diagnostic.exchange.cells import Row, csv_lines, write_workbook
from diagnostic.exchange.portfolio_table import TableLine, cells_of, heads_of

CHUNK: Final = 64 * 1024


class TableForm(StrEnum):
    """A kind of file; its value is the ending of the file's name."""

    CSV = "csv"
    XLSX = "xlsx"

    @property
    def media(self) -> str:
        """The media type of the file."""
        workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return {TableForm.CSV: "text/csv; charset=utf-8", TableForm.XLSX: workbook}[self]


def portfolio_file(
    services: Services, asker: Asker, filters: Filters, offer: Offered, form: TableForm, language: str
) -> BinaryIO:
    """Write what passes the filters to a file that is gone once closed, read from its beginning.

    The trail is told of each assessment before its row is written. It is written whole before anything is
    sent, so that a fault never leaves half a table with the reader, nor a slow reader an open transaction.
    """
    words = services.languages[language]
    heads = heads_of(offer.dimensions, words)
    rows = _rows(services, asker, filters, offer, form, language)
    # The name of the file would outlive a crash: it has none.
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    if form is TableForm.CSV:
        file.writelines(csv_lines(_with_heads(heads, rows)))
    else:
        with _room() as room:
            write_workbook(file, words.gettext("Structures suivies"), heads, rows, room)
    file.seek(0)
    return file


def chunks_of(file: BinaryIO) -> Iterator[bytes]:
    """The content of a file, bit by bit; it is closed at the end, or when the reader leaves."""
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def _rows(
    services: Services, asker: Asker, filters: Filters, offer: Offered, form: TableForm, language: str
) -> Iterator[Row]:
    now, words = services.clock.now(), services.languages[language]
    territories = {each.key: each.label for each in offer.territories}
    types = {each.key: each.label for each in offer.types}
    with services.store.read() as work:
        for some in work.portfolio.all(asker.account, filters, now):
            _tell_of(services, asker, some, form)
            for line in some:
                told = TableLine(
                    line,
                    territories.get(line.profile.get(TERRITORY, ""), ""),
                    types.get(line.profile.get(TYPE, ""), ""),
                    _progress(services, line, language),
                )
                yield cells_of(told, offer.dimensions, words)


def _tell_of(services: Services, asker: Asker, lines: tuple[Line, ...], form: TableForm) -> None:
    role = Role.LEAD if Role.LEAD in asker.roles else Role.ADVISOR
    with services.store.write() as work:
        for each in lines:
            told = Told(
                "sensitive_read",
                "assessment",
                each.id,
                role.value,
                request="exports.table",
                detail={"form": form.value},
            )
            tell(services, work, asker, told)


def _progress(services: Services, line: Line, language: str) -> tuple[int, int] | None:
    if line.standing is not Standing.DRAFT:
        return None
    progress = progress_of(services, line, language)
    return progress.answered, progress.asked


def _with_heads(heads: tuple[str, ...], rows: Iterator[Row]) -> Iterator[Row]:
    yield heads
    yield from rows


@contextmanager
def _room() -> Iterator[Path]:
    """A folder for what a workbook keeps on disk while it is written."""
    with TemporaryDirectory() as folder:
        yield Path(folder)
