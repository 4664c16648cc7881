"""Files that advisors take away: only of what they follow, never a formula, each told to the trail."""

import csv
import io
import json
import tracemalloc
from collections import Counter
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from diagnostic.actions.asking import asker_of
from diagnostic.actions.batch_making import AT_A_TURN, LEFT_AFTER, make_batches, purge_batches
from diagnostic.actions.concluding import finish
from diagnostic.actions.exporting import TableForm, chunks_of, portfolio_file
from diagnostic.actions.portfolio import offered
from diagnostic.actions.services import Services
from diagnostic.core.batches import KEPT, Batch, BatchState
from diagnostic.core.opened import Opened
from diagnostic.core.people import Asker
from diagnostic.core.portfolio import Filters
from tests.web.clock import StillClock
from tests.web.followed import Structure, follow, many
from tests.web.page import words_of
from tests.web.people import Someone, network_of, someone

FORMS_OF_ACTION = (
    "animation-du-territoire",
    "experimentations-collectives",
    "accompagnement-des-organisations",
)
PLACED = dict.fromkeys(FORMS_OF_ACTION, "practised")
HOSTILE = ('=HYPERLINK("http://x")', "+1", "@SUM(A1)", "\uff1d1+1", " -2", 'a;"b"')


@pytest.fixture
def lead(app: Flask, services: Services) -> Someone:
    found = someone(app, services)
    network_of(services, found)
    return found


def fetched(who: Someone, form: str, query: str = "") -> TestResponse:
    """The table in a form, as its button sends it."""
    who.visitor.visit(f"/suivi/exports?{query}")
    button = "Télécharger pour un autre logiciel (CSV)" if form == "csv" else "Télécharger pour Excel (XLSX)"
    sent = who.visitor.page.form(button)
    response = who.visitor.ask("POST", sent.action, body=sent.body())
    assert response.status_code == 200
    return response


def rows_of(response: TestResponse) -> list[list[str]]:
    assert response.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))


def finished(services: Services, *assessments: str) -> None:
    """Finish assessments for good, so that they have a report."""
    for each in assessments:
        with services.store.read() as work:
            here = work.assessments.get(each)
        finish(services, Opened(here, services.library.newest(here.questionnaire, "fr")))


def told(services: Services, action: str) -> Counter[tuple[str, str]]:
    """What the trail holds of an action: objects and forms."""
    with services.store.read() as work:
        deeds = [each.deed for each in work.trail.entries() if each.deed.action == action]
    return Counter((each.object_id, each.detail.get("form", "")) for each in deeds)


def test_the_table_holds_what_passes_the_filters_and_nothing_else(
    app: Flask, services: Services, lead: Someone
) -> None:
    other = someone(app, services)
    network_of(services, other)
    follow(services, other, Structure("Une autre"))
    here = follow(services, lead, *many(3), Structure("En cours", {"territoire": "rural"}))
    rows = rows_of(fetched(lead, "csv"))
    assert [each[0] for each in rows[1:]] == ["Structure 002", "Structure 001", "Structure 000", "En cours"]
    assert sorted(rows[1][11:]) == ["1", "1", "2", "2", "3", "3", "4", "4"]
    assert rows[4][9] == "1"
    assert told(services, "sensitive_read") == Counter((each, "csv") for each in here)
    rural = rows_of(fetched(lead, "csv", "territoire=rural&etat=en-cours"))
    assert [each[0] for each in rural[1:]] == ["En cours"]


def test_no_cell_is_a_formula(services: Services, lead: Someone) -> None:
    follow(services, lead, *(Structure(each) for each in HOSTILE))
    names = {each[0] for each in rows_of(fetched(lead, "csv"))[1:]}
    assert names == {f"'{each}" for each in HOSTILE[:-1]} | {HOSTILE[-1]}
    assert all(line.startswith('"') for line in fetched(lead, "csv").text.lstrip("\ufeff").splitlines())
    sheet = load_workbook(io.BytesIO(fetched(lead, "xlsx").data)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.value for cell in cells} >= set(HOSTILE)
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


def test_the_form_needs_its_token(lead: Someone) -> None:
    lead.visitor.visit("/suivi/exports")
    form = lead.visitor.page.form("Télécharger pour un autre logiciel (CSV)").forged("csrf_token", "forged")
    lead.visitor.send(form, expecting=403)


@pytest.mark.parametrize("form", TableForm)
def test_memory_does_not_grow_with_the_rows(services: Services, lead: Someone, form: TableForm) -> None:
    follow(services, lead, *many(1500))
    asker = asked_by(services, lead)
    small = peak(services, asker, Filters(words="00"), form)
    whole = peak(services, asker, Filters(), form)
    assert whole < small + 3_000_000, (small, whole)


def asked_by(services: Services, who: Someone) -> Asker:
    cookie = who.visitor.client.get_cookie("a", domain="127.0.0.1")
    assert cookie is not None
    return asker_of(services, "", cookie.value, "")


def peak(services: Services, asker: Asker, filters: Filters, form: TableForm) -> int:
    """The most bytes of memory while a table is made and read."""
    offer = offered(services, asker, "fr")
    tracemalloc.start()
    try:
        file = portfolio_file(services, asker, filters, offer, form, "fr")
        assert sum(len(each) for each in chunks_of(file)) > 1000
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_file_of_a_structure_holds_everything(services: Services, lead: Someone) -> None:
    (here,) = follow(services, lead, Structure("La Cabane", PLACED))
    finished(services, here)
    response = lead.visitor.ask("GET", f"/suivi/exports/structure/{here}.json")
    content = json.loads(response.data)
    assert content["structure"] == "La Cabane"
    answer = content["fields"]["question:role-defini"]
    assert (answer["value"], answer["note"], answer["provenance"]) == ("2", "Une note", "chosen")
    assert len(content["history"]) == 4
    assert content["outcome"]["dimensions"]
    assert (content["readings"], content["comments"], content["plan"]) == ([], [], [])
    with ZipFile(io.BytesIO(lead.visitor.ask("GET", f"/suivi/exports/structure/{here}.zip").data)) as archive:
        endings = sorted(Path(each).suffix for each in archive.namelist())
    assert endings == [".docx", ".json", ".pdf", ".xlsx"]
    assert {each for each, _ in told(services, "sensitive_read")} == {here}


def test_the_file_of_a_structure_that_is_not_followed_does_not_exist(
    app: Flask, services: Services, lead: Someone
) -> None:
    (here,) = follow(services, lead, Structure("La Cabane"))
    other = someone(app, services)
    network_of(services, other)
    for form in ("json", "zip", "exe"):
        other.visitor.visit(f"/suivi/exports/structure/{here}.{form}", expecting=404)
    lead.visitor.visit(f"/suivi/exports/structure/{here}.exe", expecting=404)


def asked(lead: Someone) -> None:
    lead.visitor.visit("/suivi/exports")
    lead.visitor.submit("Préparer les rapports")


def only_batch(services: Services, who: Someone) -> Batch:
    with services.store.read() as work:
        (batch,) = work.batches.of(who.id)
    return batch


@pytest.fixture
def two(services: Services, lead: Someone) -> tuple[str, ...]:
    """Two finished assessments with a report, and a draft."""
    here = follow(services, lead, Structure("La Cabane", PLACED), Structure("L’Épi d’or", PLACED))
    finished(services, *here)
    follow(services, lead, Structure("En cours", PLACED))
    return here


def test_reports_are_made_in_the_background_and_fetched(
    services: Services, lead: Someone, two: tuple[str, ...]
) -> None:
    asked(lead)
    assert "En attente de son tour : 0 sur 2." in lead.visitor.page.words
    assert make_batches(services) == 2
    assert make_batches(services) == 0
    page = lead.visitor.visit("/suivi/exports")
    assert "Prêt : 2 sur 2." in page.words
    response = lead.visitor.ask("GET", page.links("Télécharger les rapports (ZIP)")[0])
    with ZipFile(io.BytesIO(response.data)) as archive:
        assert sorted(archive.namelist()) == ["001-la-cabane.pdf", "002-l-epi-d-or.pdf"]
        assert archive.read("001-la-cabane.pdf").startswith(b"%PDF")
    reads = told(services, "sensitive_read")
    assert {each: reads[each, "pdf"] for each in two} == dict.fromkeys(two, 1)
    folder = services.settings.data / "exports" / only_batch(services, lead).id
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {each.stat().st_mode & 0o777 for each in folder.iterdir()} == {0o600}


def test_what_is_no_longer_shared_is_refused_when_made_and_when_fetched(
    services: Services, lead: Someone, two: tuple[str, ...]
) -> None:
    asked(lead)
    end_following(services, two[0])
    assert make_batches(services) == 2
    assert only_batch(services, lead).refused == (two[0],)
    page = lead.visitor.visit("/suivi/exports")
    assert "1 rapport n’a pas pu être préparé" in page.words
    end_following(services, two[1])
    response = lead.visitor.ask("GET", page.links("Télécharger les rapports (ZIP)")[0])
    with ZipFile(io.BytesIO(response.data)) as archive:
        assert archive.namelist() == []


def end_following(services: Services, assessment: str) -> None:
    number, now = assessment.rpartition("-")[2], services.clock.now()
    with services.store.write() as work:
        work.organisations.end(f"following-{number}", "organisation", now)


@pytest.mark.usefixtures("two")
def test_a_batch_left_by_a_crash_is_taken_up_after_a_while_where_it_was(
    services: Services, clock: StillClock, lead: Someone
) -> None:
    asked(lead)
    with services.store.write() as work:
        taken = work.batches.take(clock.now(), clock.now() - LEFT_AFTER)
        assert taken is not None
        assert work.batches.go_on(taken.id, 1, (), clock.now())
    assert make_batches(services) == 0
    clock.move(LEFT_AFTER + timedelta(seconds=1))
    assert make_batches(services) == 1
    assert only_batch(services, lead).state is BatchState.READY


def test_a_long_batch_takes_turns_with_other_work(services: Services, lead: Someone) -> None:
    structures = (Structure(f"Structure {each}", PLACED) for each in range(AT_A_TURN + 1))
    here = follow(services, lead, *structures)
    finished(services, *here)
    asked(lead)
    for each in here:
        end_following(services, each)
    assert make_batches(services) == AT_A_TURN
    assert only_batch(services, lead).state is BatchState.WAITING
    assert make_batches(services) == 1


@pytest.mark.usefixtures("two")
def test_a_batch_can_be_stopped_and_expires_with_its_files(
    services: Services, clock: StillClock, lead: Someone
) -> None:
    asked(lead)
    title = words_of(lead.visitor.page.all("h3")[0])
    lead.visitor.submit(f"Arrêter la préparation {title}")
    assert only_batch(services, lead).state is BatchState.STOPPED
    assert make_batches(services) == 0
    asked(lead)
    make_batches(services)
    clock.move(KEPT)
    assert purge_batches(services) == 1
    assert not list((services.settings.data / "exports").iterdir())
    with services.store.read() as work:
        assert work.batches.of(lead.id) == ()


def test_nothing_to_prepare_is_said(services: Services, lead: Someone) -> None:
    follow(services, lead, Structure("En cours"))
    lead.visitor.visit("/suivi/exports")
    page = lead.visitor.submit("Préparer les rapports", expecting=422)
    assert "il faut au moins un diagnostic terminé" in page.words


@pytest.mark.usefixtures("two")
def test_somebody_elses_batch_does_not_exist(app: Flask, services: Services, lead: Someone) -> None:
    asked(lead)
    make_batches(services)
    other = someone(app, services)
    network_of(services, other)
    batch = only_batch(services, lead)
    other.visitor.visit(f"/suivi/exports/rapports/{batch.id}.zip", expecting=404)
    other.visitor.visit("/suivi/exports")
    form = other.visitor.page.form("Télécharger pour un autre logiciel (CSV)")
    response = other.visitor.ask("POST", f"/suivi/exports/rapports/{batch.id}/arreter", body=form.body())
    assert response.status_code == 404
