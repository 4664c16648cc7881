"""Answering offline: the sheet is taken away, filled in, brought back, looked over, and only then kept."""

import io
from typing import Final

import pytest
from openpyxl import load_workbook

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import begin
from tests.journeys.respondent import Respondent
from tests.journeys.wording import bare

LOOKS: Final = (Look(320, "fr", has_script=False), Look(1280, "fr"))
MEDIA: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
QUESTIONS, CODE, ANSWER, NOTE = "Questions", 1, 8, 9
SAID: Final = "Le conseil en a parlé hors ligne."


def filled(sheet: bytes) -> bytes:
    """The sheet with an answer and a note at its first question, and everything else left blank."""
    book = load_workbook(io.BytesIO(sheet))
    first = next(row for row in book[QUESTIONS].iter_rows() if row[CODE - 1].value == "D1.1")
    first[ANSWER - 1].value, first[NOTE - 1].value = "3 · Établi", SAID
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring(who: Respondent, content: bytes) -> None:
    """Bring a file back, as far as what it would change."""
    who.page.set_input_files("input[type=file]", {"name": "f.xlsx", "mimeType": MEDIA, "buffer": content})
    who.go(who.page.locator("form:has(input[type=file]) button"))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_sheet_is_filled_brought_back_and_kept_once_confirmed(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = begin(who, "La Maison hors ligne")
    who.visit(f"{hub}/fichier")
    sheet = who.download(who.page.locator("a[href$='a-remplir.xlsx']"))
    bring(who, filled(sheet))
    assert bare("Rien n’est encore enregistré") in bare(who.page.locator("main").inner_text())
    who.visit(f"{hub}/dimension/strategie")
    assert not who.page.locator('input[name="role-defini"][value="3"]').is_checked()
    who.visit(f"{hub}/fichier")
    bring(who, filled(sheet))
    who.press("Enregistrer ces réponses")
    who.visit(f"{hub}/dimension/strategie")
    assert who.page.locator('input[name="role-defini"][value="3"]').is_checked()
    assert who.page.locator('textarea[name="role-defini-note"]').input_value() == SAID
