"""The action plan that follows: begun from the priorities, kept by both sides, recalled by mail."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask

from diagnostic.actions.reminding import remind
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from tests.web.clock import StillClock
from tests.web.reviewed import Reviewed, reviewed

KEEP = "Enregistrer l’action"


@pytest.fixture
def case(app: Flask, services: Services) -> Reviewed:
    return reviewed(app, services)


def test_a_plan_begins_with_the_priorities_once(services: Services, case: Reviewed) -> None:
    visitor = case.manager.visitor
    visitor.visit(f"{case.hub}/plan")
    form = visitor.page.form("Commencer par les priorités").filled({})
    visitor.send(form)
    with services.store.read() as work:
        begun = work.following.actions(case.id)
    assert begun
    visitor.send(form)
    with services.store.read() as work:
        assert work.following.actions(case.id) == begun


def test_both_sides_change_it_and_neither_overwrites_the_other(services: Services, case: Reviewed) -> None:
    ours, theirs = case.manager.visitor, case.advisor.visitor
    ours.visit(f"{case.hub}/plan")
    ours.submit(KEEP, {"what": "Réunir les partenaires", "who": "Awa"})
    for each in (ours, theirs):
        each.typed.update({"Réunir les partenaires", "Awa", "Inès"})
        each.visit(f"{case.hub}/plan")
        each.visit(each.page.links("Modifier")[0])
    ours.submit(KEEP, {"state": "begun"})
    page = theirs.submit(KEEP, {"who": "Inès"}, expecting=409)
    assert "Commencée" in page.words
    theirs.submit(KEEP)
    with services.store.read() as work:
        (kept,) = work.following.actions(case.id)
    assert kept.fields.who == "Inès"


def test_one_sent_twice_is_added_once(services: Services, case: Reviewed) -> None:
    visitor = case.manager.visitor
    visitor.visit(f"{case.hub}/plan")
    form = visitor.page.form(KEEP).filled({"what": "Écrire à la mairie"})
    visitor.send(form)
    visitor.send(form)
    with services.store.read() as work:
        assert len(work.following.actions(case.id)) == 1


@pytest.mark.parametrize("given", [{"what": ""}, {"what": "x" * 501}, {"what": "Oui", "due_on": "le 3 mars"}])
def test_what_cannot_be_kept_is_said_and_stays_in_the_page(case: Reviewed, given: dict[str, str]) -> None:
    visitor = case.manager.visitor
    visitor.visit(f"{case.hub}/plan")
    visitor.submit(KEEP, given, expecting=422)


def test_a_reminder_is_sent_once_on_its_day(services: Services, clock: StillClock, case: Reviewed) -> None:
    visitor = case.manager.visitor
    day = local_day(clock.now()) + timedelta(days=2)
    visitor.visit(f"{case.hub}/plan")
    visitor.submit(KEEP, {"what": "Appeler le lycée", "remind_on": day.isoformat()})
    assert remind(services) == 0
    clock.move(timedelta(days=2))
    assert remind(services) == 1
    assert remind(services) == 0
    with services.store.read() as work:
        (mail,) = work.outbox.due(clock.now(), 9)
    assert mail.recipient == case.manager.email
    assert "Appeler" not in mail.subject + mail.body


def test_the_plan_as_a_workbook_holds_text_only(case: Reviewed) -> None:
    visitor = case.manager.visitor
    visitor.visit(f"{case.hub}/plan")
    visitor.submit(KEEP, {"what": "=HYPERLINK('x')", "who": "+33 6"})
    book = ZipFile(BytesIO(visitor.ask("GET", f"{case.hub}/plan.xlsx").data))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK" in book.read("xl/sharedStrings.xml").decode()
