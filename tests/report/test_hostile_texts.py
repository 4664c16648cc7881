"""Whatever people type comes out whole and literal, and runs nowhere."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import docx
import openpyxl
import page
import pytest

from diagnostic.core.limits import LONGEST_NOTE
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.tree.document import Document
from tests.report.samples import bare, on_shelf, pdf_text, questionnaire_in, told, with_notes

SCRIPT: Final = "<script>alert(1)</script></style></title>{{ 7*7 }}{% raw %}"
STYLE: Final = "body{display:none}@import url(file:///etc/passwd);</blockquote>"
ARABIC: Final = "شراكة"
FACES: Final = "🙂 👍 🤝"
LONG_WORD: Final = "anti" * 75
FORMULA: Final = '=HYPERLINK("http://example.org")'
PIECES: Final = (SCRIPT, STYLE, FACES, LONG_WORD, FORMULA, "&amp; & ' \" « » œ €")
NAME: Final = f"<b>{SCRIPT} & Cie</b>"


def note(at: int) -> str:
    """A note as long as notes may be, with every piece in another order."""
    pieces = [PIECES[(at + step) % len(PIECES)] for step in range(len(PIECES))]
    start = f"Début {at}. {ARABIC} {' '.join(pieces)}\n"
    end = f" Fin {at}."
    words = "mot après mot, " * (LONGEST_NOTE // 15)
    return start + words[: LONGEST_NOTE - len(start) - len(end)] + end


@cache
def notes() -> dict[str, str]:
    """Such a note for each question."""
    return {each.code: note(at) for at, each in enumerate(questionnaire_in("fr").questions)}


@cache
def hostile() -> Document:
    """A document full of them."""
    return told(with_notes(notes()), structure=NAME)


@cache
def hostile_pdf() -> bytes:
    """Its PDF, made where there is no network."""
    return on_shelf("hostile.pdf", lambda: made(Form.PDF, hostile()))


@pytest.mark.usefixtures("socket_disabled")
def test_every_note_is_whole_in_the_pdf(tmp_path: Path) -> None:
    assert {len(each) for each in notes().values()} == {LONGEST_NOTE}
    text = bare(pdf_text(hostile_pdf(), tmp_path))
    for at, each in enumerate(notes().values()):
        before_arabic, after_arabic = each.split(ARABIC)
        assert bare(before_arabic) in text, at
        # Notes may go on over a page break, with its furniture between their words.
        assert bare(after_arabic[:420]) in text or bare(after_arabic[:120]) in text, at
        assert bare(each[-12:]) in text, at


def test_right_to_left_words_are_in_the_pdf(tmp_path: Path) -> None:
    text = pdf_text(hostile_pdf(), tmp_path)
    assert ARABIC in text or ARABIC[::-1] in text


def test_a_hostile_pdf_is_still_valid(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(hostile_pdf())
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)


def test_a_hostile_name_stands_on_the_cover_as_it_was_typed(tmp_path: Path) -> None:
    first = pdf_text(hostile_pdf(), tmp_path).split("\f", maxsplit=1)[0]
    assert bare(NAME) in bare(first)


def test_no_element_of_the_page_comes_from_a_note() -> None:
    content = made(Form.HTML, hostile()).decode()
    assert "<script" not in content
    assert content.count("</style>") == 1
    assert content.count("</title>") == 1 + content.count("<svg")
    assert "&lt;script&gt;alert(1)" in content
    assert "default-src &#39;none&#39;" in content or "default-src 'none'" in content


def test_every_note_is_whole_in_the_editable_twin() -> None:
    body = docx.Document(BytesIO(made(Form.DOCX, hostile()))).element.body
    text = bare("".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))
    assert [code for code, each in notes().items() if bare(each) not in text] == []


def test_every_note_is_whole_in_the_workbook() -> None:
    book = openpyxl.load_workbook(BytesIO(made(Form.XLSX, hostile())))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert [code for code, each in notes().items() if each not in cells] == []
