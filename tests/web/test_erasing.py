"""Erasing an assessment: by those who decide, once they said so; and by itself, when nobody uses it."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from flask import Flask

from diagnostic.actions.auditing import entries_about
from diagnostic.actions.background import Worker
from diagnostic.actions.erasing import erase_idle
from diagnostic.actions.services import Services
from diagnostic.commands.working import JOBS
from diagnostic.core.trail import ActorKind
from tests.web.clock import StillClock
from tests.web.people import Someone
from tests.web.test_organisations import member_of
from tests.web.visitor import Visitor
from tests.web.walks import answer, finish

BUTTON: Final = "Effacer pour toujours"
DAY: Final = timedelta(days=1)
MONTH: Final = timedelta(days=31)


def count(services: Services) -> int:
    with services.store.read() as work:
        return work.assessments.count()


class TestByItsPeople:
    def test_it_is_gone_with_its_link(self, visitor: Visitor, services: Services, hub: str) -> None:
        answer(visitor, hub, "strategie", {"role-defini": "2", "role-defini-note": "Une note"})
        page = visitor.visit(f"{hub}/reprendre-plus-tard")
        link = page.by_id("lien").get("value", "")
        visitor.follow("Effacer ce diagnostic")
        page = visitor.submit(BUTTON, {"accord": "oui"})
        assert "Votre diagnostic est effacé" in page.words
        assert count(services) == 0
        visitor.visit(hub, expecting=404)
        visitor.visit(link)
        visitor.submit("Reprendre le diagnostic", expecting=404)

    def test_nothing_goes_before_the_box_is_ticked(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        visitor.visit(f"{hub}/effacer")
        page = visitor.submit(BUTTON, expecting=422)
        assert "Rien n’a été effacé" in page.words
        assert count(services) == 1

    def test_nothing_goes_by_a_page_of_another_browser(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        form = visitor.visit(f"{hub}/effacer").form(BUTTON).filled({"accord": "oui"})
        pairs = tuple((name, "forged" if name == "csrf_token" else value) for name, value in form.pairs)
        visitor.send(replace(form, pairs=pairs), expecting=403)
        assert count(services) == 1

    def test_what_may_be_of_use_is_offered_first(self, visitor: Visitor, hub: str) -> None:
        page = visitor.visit(f"{hub}/effacer")
        assert page.links("Le fichier de reprise")
        assert page.links("Le rapport (PDF)")

    def test_a_manager_may_and_a_member_may_not(
        self, services: Services, app: Flask, manager: Someone, organisation: str, hub: str
    ) -> None:
        member = member_of(app, services, f"/organisations/{organisation}")
        member.visitor.visit(f"{hub}/effacer", expecting=404)
        assert not member.visitor.visit(f"{hub}/reprendre-plus-tard").links("Effacer ce diagnostic")
        manager.visitor.visit(f"{hub}/effacer")
        manager.visitor.submit(BUTTON, {"accord": "oui"})
        assert count(services) == 0

    def test_the_trail_keeps_that_it_was_done_and_nothing_else(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        visitor.visit(f"{hub}/effacer")
        visitor.submit(BUTTON, {"accord": "oui"})
        told = entries_about(services, hub.rsplit("/", 1)[1])[0].deed
        assert (told.action, told.actor_kind, told.role) == ("assessment_erased", ActorKind.HOLDER, "holder")
        assert told.detail == {"reason": "asked"}

    def test_a_document_made_before_is_forgotten(
        self, visitor: Visitor, services: Services, hub: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        forgotten: list[str] = []
        monkeypatch.setattr(services.documents.cache, "forget", forgotten.append)
        visitor.visit(f"{hub}/effacer")
        visitor.submit(BUTTON, {"accord": "oui"})
        assert forgotten == [hub.rsplit("/", 1)[1]]


class TestByItself:
    def test_one_never_finished_goes_after_ninety_days(
        self, hub: str, services: Services, clock: StillClock
    ) -> None:
        clock.move(89 * DAY)
        assert erase_idle(services) == 0
        clock.move(2 * DAY)
        assert erase_idle(services) == 1
        assert count(services) == 0
        told = entries_about(services, hub.rsplit("/", 1)[1])[0].deed
        assert (told.action, told.actor_kind) == ("assessment_erased", ActorKind.PROGRAM)
        assert told.detail == {"reason": "idle"}

    def test_an_opened_link_makes_it_last(
        self, visitor: Visitor, hub: str, services: Services, clock: StillClock
    ) -> None:
        link = visitor.visit(f"{hub}/reprendre-plus-tard").by_id("lien").get("value", "")
        clock.move(80 * DAY)
        visitor.visit(link)
        visitor.submit("Reprendre le diagnostic")
        clock.move(80 * DAY)
        assert erase_idle(services) == 0
        clock.move(20 * DAY)
        assert erase_idle(services) == 1

    def test_one_that_was_finished_goes_after_two_years(
        self, visitor: Visitor, hub: str, services: Services, clock: StillClock
    ) -> None:
        finish(visitor, hub)
        clock.move(23 * MONTH)
        assert erase_idle(services) == 0
        clock.move(2 * MONTH)
        assert erase_idle(services) == 1

    def test_one_of_an_organisation_stays(
        self, organisation: str, services: Services, clock: StillClock
    ) -> None:
        assert organisation
        clock.move(40 * MONTH)
        assert erase_idle(services) == 0
        assert count(services) == 1

    def test_an_installation_may_keep_less_long(
        self, hub: str, services: Services, clock: StillClock
    ) -> None:
        assert hub
        shorter = replace(services, settings=replace(services.settings, keep_begun_days=7))
        clock.move(8 * DAY)
        assert erase_idle(shorter) == 1

    def test_the_background_work_does_it(self, hub: str, services: Services, clock: StillClock) -> None:
        assert hub
        clock.move(91 * DAY)
        done = Worker(services, tuple(each for each in JOBS if each.run is erase_idle)).turn()
        assert done == {"old assessments": 1}
