"""Reading back the spreadsheet that was filled in offline: line by line, each fault with its cell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from diagnostic.core.changes import VALUES_APART
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.filling import STRUCTURE, Origin, field_named, origin_from
from diagnostic.core.limits import LONGEST_NAME, LONGEST_NOTE, tidy, unkeepable
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.filled import FilledField, FilledFile
from diagnostic.exchange.sheet_lines import (
    LISTS_SHEET,
    ORIGIN_SHEET,
    YES,
    Column,
    Line,
    Sheet,
    instructions_name,
    sheets_of,
)
from diagnostic.exchange.spreadsheet import FILE, Cell, Page, read_spreadsheet
from diagnostic.language import Language

Find = Callable[[Origin], tuple[Questionnaire, Language]]
"""Gives the questionnaire and language a file was made in; raises AbsentObject when there is none such."""

LONGEST_SHOWN: Final = 60
READ: Final = frozenset({Column.CODE, Column.ANSWER, Column.NOTE})


@dataclass(frozen=True, slots=True)
class _Said:
    """What one line says: the value of its answer and its note, None where nothing is said."""

    line: Line
    value: str | None
    note: str | None
    place: str


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    refusals: list[Refusal] = field(default_factory=list)
    said: dict[str, _Said] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)

    def refuse(self, where: str, what: str, expected: str = "") -> None:
        self.refusals.append(Refusal(where, what, expected))


def read_answer_sheet(content: bytes, find: Find) -> FilledFile:
    """Read what the spreadsheet says; raises RefusedInput when it is none of ours."""
    pages = read_spreadsheet(content)
    origin = _origin(pages)
    questionnaire, language = find(origin)
    expected = {_plain(each.name): each for each in sheets_of(questionnaire, language)}
    ours = {_plain(instructions_name(language)), ORIGIN_SHEET, LISTS_SHEET}
    reading = _Reading()
    for page in pages:
        name = _plain(page.name)
        if name in expected:
            _read_page(reading, page, expected[name])
        elif name not in ours and page.rows:
            reading.refuse(
                page.rows[0][0].place, "unknown sheet", " · ".join(e.name for e in expected.values())
            )
    return FilledFile(
        questionnaire=origin.questionnaire,
        version=origin.version,
        language=origin.language,
        assessment=origin.assessment,
        seen=origin.seen,
        structure=_structure(reading),
        fields=tuple(_fields(reading)),
        refusals=tuple(reading.refusals),
    )


def _origin(pages: Iterable[Page]) -> Origin:
    """What the hidden sheet says the file was made from."""
    cells = (page.rows[0][0] for page in pages if page.name == ORIGIN_SHEET and page.rows)
    origin = next((origin_from(cell.text) for cell in cells), None)
    if origin is None:
        raise RefusedInput((Refusal(FILE, "not ours", "a spreadsheet downloaded here"),))
    return origin


def _read_page(reading: _Reading, page: Page, sheet: Sheet) -> None:
    heads = _heads(reading, page, sheet)
    missing = [words for column, words in sheet.heads if column in READ and column not in heads.values()]
    if missing:
        reading.refuse(f"{page.name}!A1", "missing column", " · ".join(missing))
        return
    lines = {_plain(line.code): line for line in sheet.lines}
    for row in page.rows:
        if row[0].row > 1:
            _read_row(reading, row, heads, lines)


def _heads(reading: _Reading, page: Page, sheet: Sheet) -> dict[int, Column]:
    """What each column is for, by its words in the first row, wherever the column now stands."""
    known = {_plain(words): column for column, words in sheet.heads}
    heads: dict[int, Column] = {}
    first = (cell for row in page.rows if row[0].row == 1 for cell in row)
    for cell in first:
        column = known.get(_plain(cell.text))
        if column is None:
            expected = " · ".join(words for _, words in sheet.heads)
            reading.refuse(cell.place, f"unknown column: {_shown(cell.text)}", expected)
        elif column is not Column.LEVEL and column in heads.values():
            reading.refuse(cell.place, "column twice")
        else:
            heads[cell.column] = column
    return heads


def _read_row(
    reading: _Reading, row: tuple[Cell, ...], heads: dict[int, Column], lines: dict[str, Line]
) -> None:
    cells = {heads[cell.column]: cell for cell in row if cell.column in heads}
    live = [cell for cell in row if cell.is_formula or (cell.is_error and heads.get(cell.column) in READ)]
    for cell in live:
        reading.refuse(cell.place, "formula" if cell.is_formula else "error value")
    given = [cells[each] for each in (Column.ANSWER, Column.NOTE) if each in cells]
    code = cells.get(Column.CODE)
    line = lines.get(_plain(code.text)) if code else None
    if line is None:
        if code or given:
            _refuse_line(reading, code or given[0], has_code=code is not None)
        return
    sound = {column: cell for column, cell in cells.items() if cell not in live}
    said = _said(reading, line, sound)
    if said is None:
        return
    if line.field in reading.said or line.field in reading.twice:
        reading.said.pop(line.field, None)
        reading.twice.add(line.field)
        reading.refuse(said.place, f"line twice: {line.code}")
    else:
        reading.said[line.field] = said


def _refuse_line(reading: _Reading, cell: Cell, *, has_code: bool) -> None:
    reading.refuse(cell.place, f"unknown code: {_shown(cell.text)}" if has_code else "no code")


def _said(reading: _Reading, line: Line, cells: dict[Column, Cell]) -> _Said | None:
    """What a line says, or None when it says nothing that can be kept."""
    answer, note = cells.get(Column.ANSWER), cells.get(Column.NOTE)
    value = _value(reading, line, answer) if answer else None
    words = _words(reading, note, LONGEST_NOTE) if note else None
    place = (answer or note or cells[Column.CODE]).place if cells else ""
    return _Said(line, value, words, place) if value is not None or words is not None else None


def _value(reading: _Reading, line: Line, cell: Cell) -> str | None:
    if not line.options:
        return _words(reading, cell, LONGEST_NAME)
    said = _plain(cell.text)
    if not said:
        return None
    for value, words in line.options:
        if said in _spellings(value, words):
            return value
    expected = " · ".join(words for _, words in line.options)
    reading.refuse(cell.place, f"unknown answer: {_shown(cell.text)}", expected)
    return None


def _spellings(value: str, words: str) -> set[str]:
    """The words, and for a level its number or its name alone."""
    number, parted, name = words.partition(" · ")
    is_level = bool(parted) and number == value
    return {_plain(words), *({number, _plain(name)} if is_level else ())}


def _words(reading: _Reading, cell: Cell, longest: int) -> str | None:
    text = tidy(cell.text)
    problem = unkeepable(text, longest)
    if problem:
        reading.refuse(cell.place, problem, str(longest))
        return None
    return text or None


def _structure(reading: _Reading) -> str:
    said = reading.said.pop(STRUCTURE, None)
    return (said.value or "") if said else ""


def _fields(reading: _Reading) -> Iterator[FilledField]:
    """The fields that the lines come to; the boxes of one question say together what was ticked."""
    boxes: dict[str, list[_Said]] = {}
    for said in reading.said.values():
        name, choice, _ = field_named(said.line.field)
        if choice:
            boxes.setdefault(name, []).append(said)
        else:
            yield FilledField(name, said.value, said.note, said.place)
    for name, group in boxes.items():
        ticked = [field_named(each.line.field)[1] for each in group if each.value == YES]
        if ticked:
            yield FilledField(name, VALUES_APART.join(ticked), None, group[0].place)


def _plain(text: str) -> str:
    """The words as one compares them: without the blanks, breaks and capitals that programs change."""
    return " ".join(text.split()).casefold()


def _shown(text: str) -> str:
    """The beginning of what a cell says, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
