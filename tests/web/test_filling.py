"""Answering offline: what a file changes is shown first, and kept only then."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Final
from zlib import crc32

import pytest
from flask import Flask
from openpyxl import Workbook, load_workbook

from diagnostic.actions.sealing import LARGEST
from diagnostic.actions.services import Services
from diagnostic.core.answers import DontKnow, Level, Provenance
from tests.exchange.sheets import Alter, altered, asked, typing
from tests.web.clock import StillClock
from tests.web.form import Form
from tests.web.given import Place, digest_of
from tests.web.visitor import Visitor
from tests.web.walks import answer, finish, kept, placed

SHOW: Final = "Voir ce que le fichier change"
KEEP: Final = "Enregistrer ces réponses"
SEND: Final = "Envoyer le fichier et reprendre"
ROLE, ISSUES = "role-defini", "enjeux-choisis"
FILE: Final = "fichier"
AS_IT_IS: Final = typing()


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    return placed(visitor, services)


def sheet(visitor: Visitor, hub: str, alter: Alter = AS_IT_IS) -> bytes:
    """The spreadsheet that the page offers, after somebody filled it in."""
    response = visitor.ask("GET", f"{hub}/fichier/a-remplir.xlsx")
    assert response.headers["Content-Disposition"] == 'attachment; filename="diagnostic-fr.xlsx"'
    return altered(bytes(response.data), alter)


def bring(visitor: Visitor, hub: str, content: bytes, expecting: int = 200) -> str:
    """Send a file; gives the text of the page that follows."""
    visitor.visit(f"{hub}/fichier")
    visitor.typed.add("Questions!")
    return visitor.upload(SHOW, FILE, content, expecting).html


def with_sealed(form: Form, sealed: str) -> Form:
    """The form with something else under its seal."""
    return replace(form, pairs=tuple((k, sealed if k == "lu" else v) for k, v in form.pairs))


def test_a_file_filled_in_shows_what_it_changes_and_then_keeps_it(
    visitor: Visitor, hub: str, services: Services, place: Place
) -> None:
    content = sheet(visitor, hub, typing(H2="3 · Établi", I2="Écrit en réunion", H3="Je ne sais pas"))
    before = digest_of(place.file)
    page = bring(visitor, hub, content)
    assert digest_of(place.file) == before
    assert "2 réponses nouvelles" in page
    assert "Questions!H2" in page
    visitor.typed.add("Écrit en réunion")
    assert "2 réponses de votre fichier sont enregistrées." in visitor.submit(KEEP).html
    record = kept(services, hub).record
    assert record.answers == {ROLE: Level(3), ISSUES: DontKnow()}
    assert record.notes == {ROLE: "Écrit en réunion"}
    with services.store.read() as work:
        last = work.assessments.history(hub.rsplit("/", 1)[1])[-1]
    assert last.provenance is Provenance.IMPORTED


def test_what_was_answered_online_comes_back_unchanged(visitor: Visitor, hub: str) -> None:
    answer(visitor, hub, "strategie", {ROLE: "2", f"{ROLE}-note": "@SUM(A1)", ISSUES: "4"})
    assert "Ce fichier ne change rien" in bring(visitor, hub, sheet(visitor, hub))


def test_a_blank_never_empties_an_answer(visitor: Visitor, hub: str, services: Services) -> None:
    answer(visitor, hub, "strategie", {ROLE: "2", f"{ROLE}-note": "une charte", ISSUES: "4"})
    emptied = sheet(visitor, hub, typing(H2=None, I2=None, H3=None, H4="Moteur"))
    assert "1 réponse nouvelle" in bring(visitor, hub, emptied)
    visitor.submit(KEEP)
    record = kept(services, hub).record
    assert (record.answers[ROLE], record.answers[ISSUES]) == (Level(2), Level(4))
    assert record.notes == {ROLE: "une charte"}


@pytest.mark.parametrize(("choice", "level"), [("ligne", 1), ("fichier", 3)])
def test_what_changed_online_meanwhile_is_kept_unless_the_person_chooses(
    visitor: Visitor, hub: str, services: Services, choice: str, level: int
) -> None:
    answer(visitor, hub, "strategie", {ROLE: "2"})
    content = sheet(visitor, hub, typing(H2="Établi"))
    answer(visitor, hub, "strategie", {ROLE: "1"})
    assert "1 réponse à choisir" in bring(visitor, hub, content)
    visitor.submit(KEEP, {f"garder-question-{ROLE}": choice})
    assert kept(services, hub).record.answers[ROLE] == Level(level)


def test_what_the_file_only_repeats_never_undoes_what_was_done_online(visitor: Visitor, hub: str) -> None:
    answer(visitor, hub, "strategie", {ROLE: "2"})
    content = sheet(visitor, hub)
    answer(visitor, hub, "strategie", {ROLE: "1"})
    assert "Ce fichier ne change rien" in bring(visitor, hub, content)


def test_an_answer_changed_between_preview_and_confirmation_is_not_overwritten(
    visitor: Visitor, hub: str, services: Services
) -> None:
    bring(visitor, hub, sheet(visitor, hub, typing(H2="Établi", H3="Établi")))
    answer(visitor.tab(), hub, "strategie", {ROLE: "1"})
    page = visitor.submit(KEEP).html
    assert "1 réponse a encore changé en ligne" in page
    record = kept(services, hub).record
    assert (record.answers[ROLE], record.answers[ISSUES]) == (Level(1), Level(3))


def test_sent_twice_it_is_kept_once(visitor: Visitor, hub: str, services: Services) -> None:
    bring(visitor, hub, sheet(visitor, hub, typing(H2="Établi")))
    form = visitor.page.form(KEEP)
    visitor.send(form)
    revision = kept(services, hub).revision
    visitor.send(form)
    assert kept(services, hub).revision == revision


def test_a_faulty_line_is_told_with_its_cell_and_the_rest_can_be_kept(
    visitor: Visitor, hub: str, services: Services
) -> None:
    content = sheet(visitor, hub, typing(H2="Presque", H3="Moteur", H4="@SUM(A1)"))
    page = bring(visitor, hub, content, expecting=422)
    assert "2 lignes du fichier ne peuvent pas être gardées." in page
    assert "Questions!H2" in page
    assert "Questions!H4" in page
    visitor.submit(KEEP)
    assert kept(services, hub).record.answers == {ISSUES: Level(4)}


@pytest.mark.parametrize(
    "junk", [b"", b"PK\x03\x04", b"%PDF-1.7 rien", b"{}", b"\x00\xff", b"[" * 5000, "é".encode("utf-16")]
)
def test_what_is_no_file_of_ours_is_refused_and_has_to_be_chosen_again(
    visitor: Visitor, hub: str, place: Place, junk: bytes
) -> None:
    visitor.visit(f"{hub}/fichier")
    before = digest_of(place.file)
    page = visitor.upload(SHOW, FILE, junk, 422)
    assert "Choisissez" in page.html
    assert page.by_id(FILE).get("aria-invalid") == "true"
    assert digest_of(place.file) == before


def test_a_file_of_another_diagnostic_is_refused(
    visitor: Visitor, hub: str, app: Flask, services: Services
) -> None:
    other = Visitor.of(app)
    theirs = placed(other, services, "La leur")
    assert "un autre diagnostic" in bring(visitor, hub, sheet(other, theirs, typing(H2="Moteur")), 422)
    assert kept(services, hub).record.answers == {}


def test_a_file_of_an_unknown_version_is_refused(visitor: Visitor, hub: str) -> None:
    def of_another(version: str) -> bytes:
        def alter(book: Workbook) -> None:
            mark = book["passerelle"]["A1"]
            mark.value = mark.value.replace("version=2026.1", f"version={version}")

        return sheet(visitor, hub, alter)

    assert "ne connaît pas" in bring(visitor, hub, of_another("1999.1"), 422)


def test_a_preview_is_for_its_browser_and_its_hour(
    visitor: Visitor, hub: str, services: Services, clock: StillClock
) -> None:
    bring(visitor, hub, sheet(visitor, hub, typing(H2="Moteur")))
    form = visitor.page.form(KEEP)
    sealed = form.value("lu")
    for forged in ("", "." + sealed, sealed.swapcase(), sealed[:-1]):
        page = visitor.send(with_sealed(form, forged), 422)
        assert "dans un autre navigateur" in page.html
    clock.move(timedelta(hours=1, minutes=1))
    visitor.send(form, 422)
    assert kept(services, hub).record.answers == {}


def test_a_finished_diagnostic_takes_no_file(visitor: Visitor, hub: str, services: Services) -> None:
    content = sheet(visitor, hub, typing(H2="Moteur"))
    other_tab = visitor.tab()
    visitor.visit(f"{hub}/fichier")
    finish(other_tab, hub)
    assert "Ce diagnostic est terminé" in visitor.upload(SHOW, FILE, content, 409).html
    assert kept(services, hub).record.answers == {}


def test_a_filled_sheet_begins_a_new_diagnostic(visitor: Visitor, services: Services) -> None:
    response = visitor.ask("GET", "/questions/structure/a-remplir.xlsx", site="none")

    def fill(book: Workbook) -> None:
        typing(H2="Moteur", I2="@SUM(A1)")(book)
        book["Votre structure"]["D2"] = "Le Relais"

    visitor.visit("/reprendre")
    visitor.typed.update({"@SUM(A1)", "Le Relais"})
    assert visitor.upload(SEND, FILE, altered(bytes(response.data), fill)).heading == "Le Relais"
    record = kept(services, visitor.page.url).record
    assert (record.answers, record.notes) == ({ROLE: Level(4)}, {ROLE: "@SUM(A1)"})


def test_a_filled_sheet_with_faults_begins_nothing_unless_the_person_says_so(
    visitor: Visitor, place: Place
) -> None:
    response = visitor.ask("GET", "/questions/structure/a-remplir.xlsx", site="none")
    content = altered(bytes(response.data), typing(H2="Presque", H3="Moteur"))
    visitor.visit("/reprendre")
    before = digest_of(place.file)
    assert "Questions!H2" in visitor.upload(SEND, FILE, content, 422).html
    assert digest_of(place.file) == before


def shuffled(words: list[str], number: int) -> str:
    """The words in an order of this number’s own, so that no note repeats another."""
    return " ".join(sorted(words, key=lambda word: crc32(f"{number}{word}".encode())))


def test_every_note_full_is_shown_and_kept(visitor: Visitor, hub: str, services: Services) -> None:
    words = [word for each in asked().questions for word in f"{each.why} {each.example}".split()]
    full = {f"I{row}": shuffled(words, row)[:4000].strip() for row in range(2, 39)}
    visitor.typed.update(full.values())
    bring(visitor, hub, sheet(visitor, hub, typing(**full)))
    assert len(visitor.page.form(KEEP).value("lu")) < LARGEST
    visitor.submit(KEEP)
    assert sorted(kept(services, hub).record.notes.values()) == sorted(full.values())


def test_a_pdf_form_comes_back_as_it_went(visitor: Visitor, hub: str) -> None:
    answer(visitor, hub, "strategie", {ROLE: "2", f"{ROLE}-note": "une charte"})
    response = visitor.ask("GET", f"{hub}/fichier/a-remplir.pdf")
    assert "Ce fichier ne change rien" in bring(visitor, hub, bytes(response.data))


def test_the_sheet_is_offered_in_each_language(visitor: Visitor, hub: str) -> None:
    for prefix, name in (("", "Votre structure"), ("/en", "Your organisation")):
        home, path = hub.split("/diagnostic/")
        response = visitor.ask("GET", f"{home}{prefix}/diagnostic/{path}/fichier/a-remplir.xlsx")
        assert name in load_workbook(BytesIO(response.data)).sheetnames
