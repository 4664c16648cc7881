"""The plan of action and the answers as a workbook: every cell is text, never a formula."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from diagnostic.report.identity import Identity
from diagnostic.report.tree.back import AnnexGroup
from diagnostic.report.tree.both_readings import BothReadings
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.plan import PlanLine

TEXT_ONLY: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST_SHEET_NAME: Final = 31
LINE: Final = 15
TALLEST_ROW: Final = 400
FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

Rows = Iterable[Sequence[str]]


def workbook_of(document: Document, identity: Identity) -> bytes:
    """Write the plan, the dimensions, the answers and the resources, one sheet each."""
    written = BytesIO()
    book = Workbook(written, TEXT_ONLY)
    created = datetime(*_FIRST_DAY, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": document.title, "author": identity.name, "created": created})
    sheets = _Sheets(book, identity)
    _plan(sheets, document)
    if document.both:
        _both_readings(sheets, document.both)
    _dimensions(sheets, document)
    _answers(sheets, document)
    _resources(sheets, document)
    _about(sheets, document)
    book.close()
    return written.getvalue()


_FIRST_DAY: Final = (2000, 1, 1)
"""A day that never changes, so that the same document gives the same bytes."""


class _Sheets:
    """Adds sheets that are printed well: heads repeated, text wrapped, one page wide."""

    def __init__(self, book: Workbook, identity: Identity) -> None:
        self._book = book
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": identity.hairline}
        self._cell = book.add_format(wrapped)
        head = {"bold": True, "bg_color": identity.accent_tint, "font_color": identity.ink}
        self._head = book.add_format({**wrapped, **head})

    def add(self, name: str, heads: Sequence[str], widths: Sequence[int], rows: Rows) -> Any:
        """Add a sheet of texts; widths are in characters."""
        sheet = self._book.add_worksheet(name.translate(FORBIDDEN_IN_NAMES)[:LONGEST_SHEET_NAME])
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self._head)
        sheet.set_row(0, 2 * LINE)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, words in enumerate(row):
                sheet.write_string(last, column, words, self._cell)
            sheet.set_row(last, _height(row, widths))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet


def _height(row: Sequence[str], widths: Sequence[int]) -> float:
    """Room for the longest cell: not every program makes it by itself."""
    lines = (
        sum(1 + len(part) // width for part in words.split("\n"))
        for words, width in zip(row, widths, strict=True)
    )
    return float(min(max(lines) * LINE, TALLEST_ROW))


def _plan(sheets: _Sheets, document: Document) -> None:
    labels = document.labels
    lines = [line for horizon in document.plan.horizons for line in horizon.lines]
    heads = (
        labels.plan.priority,
        labels.plan.term,
        labels.question,
        labels.your_answer,
        labels.plan.first_step,
        labels.plan.to_reach,
        labels.resources,
        labels.plan.owner,
        labels.plan.date,
        labels.plan.progress,
        labels.dimension,
        labels.plan.effort,
        labels.plan.why,
    )
    widths = (9, 13, 30, 17, 34, 34, 38, 18, 13, 13, 24, 11, 50)
    sheet = sheets.add(document.plan.heading, heads, widths, (_line(each) for each in lines))
    state = heads.index(labels.plan.progress)
    # What stands further right explains; the paper on the wall needs only what is done, and by whom.
    sheet.print_area(0, 0, len(lines), state)
    if lines:
        states = [labels.plan.to_do, labels.plan.doing, labels.plan.done]
        sheet.data_validation(1, state, len(lines), state, {"validate": "list", "source": states})


def _line(line: PlanLine) -> tuple[str, ...]:
    return (
        str(line.rank),
        line.horizon,
        line.question + (" ★" if line.essential else ""),
        line.level.name if line.level else "",
        line.first_step,
        f"{line.next_level.name} – {line.next_anchor}" if line.next_level else "",
        "\n".join(f"{each.title} ({each.byline}). {each.where}" for each in line.resources),
        "",
        "",
        "",
        line.dimension,
        line.effort,
        " ".join(line.why),
    )


def _both_readings(sheets: _Sheets, both: BothReadings) -> None:
    """Both readings, then the words around them, under the heads of the first."""
    rows = [(both.heading, both.signature, both.intro)]
    rows += [(both.message_heading, paragraph, "") for paragraph in both.message]
    rows += [("", both.lines_intro, "")] if both.lines_intro else []
    for each in both.lines:
        own = f"{each.own_level.name} – {each.own}" if each.own_level else each.own
        advised = "\n".join((each.advised.name, *each.reason, each.byline))
        rows.append((f"{each.code} {each.text} ({each.dimension})", own, advised))
    rows += [(both.left_out_heading, each.name, each.reason) for each in both.left_out]
    rows += [(both.added_heading, f"{each.title} ({each.byline})", each.where) for each in both.added]
    sheets.add(
        both.advised_label, (both.question_label, both.own_label, both.advised_label), (50, 60, 60), rows
    )


def _dimensions(sheets: _Sheets, document: Document) -> None:
    labels = document.labels
    heads = (labels.dimension, labels.level, labels.range, labels.target, labels.importance, labels.known)
    rows = (
        (
            each.name,
            each.level.name if each.level else each.words,
            each.range,
            each.target.name if each.target else "",
            each.importance,
            each.known,
        )
        for each in document.overview.standings
    )
    sheets.add(document.overview.heading, heads, (36, 20, 30, 18, 14, 16), rows)


def _answers(sheets: _Sheets, document: Document) -> None:
    labels = document.labels
    annex = document.annex
    heads = (labels.code, labels.dimension, labels.question, labels.answer, labels.notes)
    rows = [row for group in annex.groups for row in _group(group, "")]
    rows += [row for group in annex.aside for row in _group(group, annex.aside_heading)]
    sheets.add(labels.answers, heads, (8, 26, 44, 24, 60), rows)


def _group(group: AnnexGroup, remark: str) -> Rows:
    notes = {note.code: "\n".join(note.paragraphs) for note in group.notes}
    for row in group.rows:
        said = f"{row.said} ({remark})" if remark else row.said
        yield row.code, group.name, row.text, said, notes.get(row.code, "")


def _resources(sheets: _Sheets, document: Document) -> None:
    labels = document.labels
    heads = (
        labels.resource,
        labels.authors_year,
        labels.axis,
        labels.status,
        labels.use,
        labels.where,
        labels.address,
        labels.why_resource,
    )
    rows = (
        (one.title, one.byline, one.axis, one.status, one.use, one.where, one.url, one.why)
        for axis in document.kit.axes
        for one in (row.resource for row in axis.rows)
    )
    sheets.add(labels.resources, heads, (36, 20, 17, 18, 34, 30, 24, 32), rows)


def _about(sheets: _Sheets, document: Document) -> None:
    about = document.about
    rows = ((block.heading, sentence) for block in about.blocks for sentence in block.sentences)
    sheets.add(about.heading, (document.title, document.day), (40, 110), rows)
