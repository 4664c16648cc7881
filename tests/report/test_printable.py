"""Signs that no font holds: told by their number, never an empty box, and the document stays valid."""

from pathlib import Path

import page
import pytest

from diagnostic.report.keys import Form
from diagnostic.report.printable import printable
from diagnostic.report.rendering import made
from tests.report.samples import bare, pdf_text, told, with_notes

CHINESE = "漢字"
NEW_FACE = "\U0001fae9"
UNASSIGNED = "\U0003fff0"


@pytest.mark.parametrize(
    "words", ["Été, œuvre, 12 000 €, « oui » – ★ ✓", "شراكة", "Ελλάδα", "👍🏽 👩‍👩‍👧 ❤️", "a\u200bb\u202fc"]
)
def test_what_the_fonts_hold_is_left_alone(words: str) -> None:
    assert printable(words, "!") == words


def test_a_run_of_signs_that_no_font_holds_is_told_by_their_numbers() -> None:
    assert printable(f"a{CHINESE}b", "non imprimable :") == "a[non imprimable : U+6F22 U+5B57]b"
    assert printable(UNASSIGNED, "!") == "[! U+3FFF0]"


def test_a_document_with_such_signs_is_whole_and_valid(tmp_path: Path) -> None:
    strange = f"Avant {CHINESE} {NEW_FACE} {UNASSIGNED} \x07 \ufffe après"
    content = made(Form.PDF, told(with_notes({"D1.1": strange}), structure=f"Maison {CHINESE}"))
    (tmp_path / "report.pdf").write_bytes(content)
    found = page.validate_pdf(str(tmp_path / "report.pdf"), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)
    text = bare(pdf_text(content, tmp_path))
    assert bare("Maison [non imprimable : U+6F22 U+5B57]") in text
    assert "U+3FFF0" in text
    assert "après" in text


def test_other_forms_keep_the_signs_as_they_were_typed() -> None:
    document = told(with_notes({"D1.1": CHINESE}))
    assert CHINESE in made(Form.HTML, document).decode()
