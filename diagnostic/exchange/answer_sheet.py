"""The spreadsheet to answer offline: blank, or with what was answered so far; every cell is text."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from diagnostic.core.changes import VALUES_APART, Entry
from diagnostic.core.filling import STRUCTURE, Origin, field_named
from diagnostic.core.limits import LONGEST_NAME, LONGEST_NOTE
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.sheet_lines import (
    LISTS_SHEET,
    NO,
    ORIGIN_SHEET,
    YES,
    Column,
    Line,
    Options,
    Sheet,
    instructions_name,
    sheets_of,
)
from diagnostic.language import Language

TEXT_ONLY: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS: Final = {
    Column.CODE: 7,
    Column.GROUP: 24,
    Column.TEXT: 44,
    Column.LEVEL: 30,
    Column.ANSWER: 26,
    Column.NOTE: 48,
}
INSTRUCTIONS_WIDTH: Final = 100
LINE: Final = 15
TALLEST_ROW: Final = 400
SPARE: Final = 5
"""Characters that a line may fall short of its width, for words are not cut."""

HEAD, ASIDE, RULE, TO_FILL = "#DCEBE7", "#F4F6F5", "#B7C2BF", "#FFFFFF"
_FIRST_DAY: Final = (2000, 1, 1)
"""A day that never changes, so that the same answers give the same bytes."""

_NOTHING: Final = Entry()


def write_answer_sheet(
    questionnaire: Questionnaire,
    language: Language,
    origin: Origin,
    entries: Mapping[str, Entry] | None = None,
    structure: str = "",
) -> bytes:
    """Write the spreadsheet in the language that ``questionnaire`` is in.

    ``entries`` is what was answered so far, nothing for a blank one; ``origin`` says what it is made from.
    """
    written = BytesIO()
    book = Workbook(written, TEXT_ONLY)
    created = datetime(*_FIRST_DAY, tzinfo=UTC).replace(tzinfo=None)
    title = language.gettext("{title} – à remplir hors ligne").format(title=questionnaire.short_title)
    book.set_properties({"title": title, "comments": origin.line(), "created": created})
    book.set_custom_property("Language", language.tag)
    maker = _Maker(book, entries or {}, structure)
    maker.instruct(instructions_name(language), title, _instructions(questionnaire, language))
    for sheet in sheets_of(questionnaire, language):
        maker.add(sheet)
    maker.hide_lists()
    hidden = book.add_worksheet(ORIGIN_SHEET)
    hidden.write_string(0, 0, origin.line())
    hidden.hide()
    book.close()
    return written.getvalue()


def _instructions(questionnaire: Questionnaire, language: Language) -> tuple[str, ...]:
    say = language.gettext
    return (
        say(
            "Ce classeur pose les mêmes questions que le service en ligne. Remplissez-le de votre côté ou "
            "à plusieurs."
        ),
        say(
            "Trois feuilles sont à remplir : « Votre structure », « Questions » et « Votre cap ». "
            "Choisissez chaque réponse dans la liste de la colonne « Votre réponse »."
        ),
        say(
            "Pour chaque question, prenez la description la plus proche de votre situation d’aujourd’hui. "
            "Entre deux, prenez la moins avancée. « Je ne sais pas » est une réponse utile."
        ),
        say("Une case vide ne change rien : elle n’efface jamais une réponse déjà donnée en ligne."),
        say(
            "Là où plusieurs réponses sont possibles, écrivez « Oui » à chacune de celles qui conviennent. "
            "Dès qu’il y a un « Oui », vos choix remplacent ceux donnés en ligne."
        ),
        say("Une note compte 4 000 caractères au plus. N’écrivez pas de formule : elle serait refusée."),
        say(
            "Gardez les codes, les titres des colonnes et les noms des feuilles. "
            "Vous pouvez trier, filtrer et changer la largeur des colonnes."
        ),
        say(
            "Quand vous avez fini, déposez le fichier en ligne. Vous verrez ce qu’il change, "
            "réponse par réponse, avant que rien ne soit enregistré."
        ),
        say("Questionnaire version {version}.").format(version=questionnaire.version),
    )


class _Maker:
    """Adds sheets one after the other, and keeps the lists that their answers are chosen from."""

    def __init__(self, book: Workbook, entries: Mapping[str, Entry], structure: str) -> None:
        self._book = book
        self._entries = entries
        self._structure = structure
        self._lists: dict[Options, int] = {}
        plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": RULE}
        self._head = book.add_format({**plain, "bold": True, "bg_color": HEAD})
        self._aside = book.add_format({**plain, "bg_color": ASIDE})
        # A text cell stays one: what somebody types there is no formula, whatever it begins with.
        self._fill = book.add_format({**plain, "bg_color": TO_FILL, "num_format": "@", "locked": False})
        self._title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
        self._told = book.add_format({"text_wrap": True, "valign": "top"})

    def instruct(self, name: str, title: str, told: Sequence[str]) -> None:
        """Add the first sheet, which says how to fill in the others."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, INSTRUCTIONS_WIDTH)
        sheet.write_string(0, 0, title, self._title)
        for row, words in enumerate(told, 2):
            sheet.write_string(row, 0, words, self._told)
            sheet.set_row(row, LINE * (2 + len(words) // INSTRUCTIONS_WIDTH))
        _print_well(sheet)

    def add(self, sheet: Sheet) -> None:
        """Add a sheet to fill in."""
        page = self._book.add_worksheet(sheet.name)
        for at, (column, words) in enumerate(sheet.heads):
            page.set_column(at, at, WIDTHS[column])
            page.write_string(0, at, words, self._head)
        page.set_row(0, 2 * LINE)
        for row, line in enumerate(sheet.lines, 1):
            self._write(page, row, sheet, line)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, len(sheet.lines), len(sheet.heads) - 1)
        page.repeat_rows(0)
        _print_well(page)

    def _write(self, page: Any, row: int, sheet: Sheet, line: Line) -> None:
        cells = self._cells(sheet, line)
        for at, ((column, _), words) in enumerate(zip(sheet.heads, cells, strict=True)):
            to_fill = column in {Column.ANSWER, Column.NOTE}
            page.write_string(row, at, words, self._fill if to_fill else self._aside)
            if to_fill:
                page.data_validation(row, at, row, at, self._rule(line, column))
        page.set_row(row, _height(sheet, cells))

    def _cells(self, sheet: Sheet, line: Line) -> list[str]:
        words = {Column.CODE: line.code, Column.GROUP: line.group, Column.TEXT: line.text}
        words[Column.ANSWER] = self._answer(line)
        words[Column.NOTE] = self._entries.get(line.field, _NOTHING).note
        anchors = iter(line.anchors)
        return [next(anchors) if column is Column.LEVEL else words[column] for column, _ in sheet.heads]

    def _answer(self, line: Line) -> str:
        if line.field == STRUCTURE:
            return self._structure
        field, choice, _ = field_named(line.field)
        value = self._entries.get(field, _NOTHING).value
        if choice and value:
            value = YES if choice in value.split(VALUES_APART) else NO
        return dict(line.options).get(value, "")

    def _rule(self, line: Line, column: Column) -> dict[str, Any]:
        if column is Column.ANSWER and line.options:
            return {"validate": "list", "source": self._list(line.options)}
        longest = LONGEST_NOTE if column is Column.NOTE else LONGEST_NAME
        return {"validate": "length", "criteria": "<=", "value": longest}

    def _list(self, options: Options) -> str:
        """The cells that hold these words: within the rule itself, a comma would part them."""
        at = xl_col_to_name(self._lists.setdefault(options, len(self._lists)), col_abs=True)
        return f"='{LISTS_SHEET}'!{at}$1:{at}${len(options)}"

    def hide_lists(self) -> None:
        """Write the lists that were used, where nobody needs to look."""
        hidden = self._book.add_worksheet(LISTS_SHEET)
        for options, column in self._lists.items():
            for row, (_, words) in enumerate(options):
                hidden.write_string(row, column, words)
        hidden.hide()


def _print_well(page: Any) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _height(sheet: Sheet, cells: Sequence[str]) -> float:
    """Room for the longest cell: not every program makes it by itself."""
    lines = (
        sum(1 + len(part) // max(1, WIDTHS[column] - SPARE) for part in words.split("\n"))
        for (column, _), words in zip(sheet.heads, cells, strict=True)
    )
    return float(min(max(lines) * LINE, TALLEST_ROW))
