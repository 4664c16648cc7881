"""Spreadsheets to answer offline, for tests: written, altered as people alter them, read back."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook

from diagnostic.content.build import build
from diagnostic.content.translate import in_language
from diagnostic.core.changes import Entry
from diagnostic.core.filling import Origin
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.answer_sheet import write_answer_sheet
from diagnostic.exchange.answer_sheet_back import read_answer_sheet
from diagnostic.exchange.filled import FilledFile
from diagnostic.language import Language, Languages
from diagnostic.paths import packaged_paths
from tests.build import raw_structure

QUESTIONS: Final = "Questions"
ANSWER, NOTE = "H", "I"
Alter = Callable[[Workbook], None]


@cache
def languages() -> Languages:
    """Every language the product has."""
    return Languages(packaged_paths().translations)


@cache
def asked(language: str = "fr") -> Questionnaire:
    """The real questionnaire in a language."""
    return build(in_language(raw_structure(), languages()[language]))


def found(origin: Origin) -> tuple[Questionnaire, Language]:
    """The questionnaire a file was made in."""
    return asked(origin.language), languages()[origin.language]


def written(entries: Mapping[str, Entry] | None = None, language: str = "fr", structure: str = "") -> bytes:
    """A spreadsheet of these answers, as one downloads it."""
    questionnaire = asked(language)
    origin = Origin(questionnaire.key, questionnaire.version, language, "an-assessment", 7)
    return write_answer_sheet(questionnaire, languages()[language], origin, entries, structure)


def read(content: bytes) -> FilledFile:
    """What a spreadsheet says."""
    return read_answer_sheet(content, found)


def altered(content: bytes, alter: Alter) -> bytes:
    """The spreadsheet after somebody opened it, changed it and saved it."""
    book = load_workbook(BytesIO(content))
    alter(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def typing(**cells: Any) -> Alter:
    """Types into cells of the questions: ``typing(H2="…")``."""

    def alter(book: Workbook) -> None:
        for cell, value in cells.items():
            book[QUESTIONS][cell] = value

    return alter


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes], more: Mapping[str, bytes] | None = None
) -> bytes:
    """The file with its parts changed one by one, and others added."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, part in (more or {}).items():
            after.writestr(name, part)
    return packed.getvalue()
