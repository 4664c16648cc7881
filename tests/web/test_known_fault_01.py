"""Known fault 1: an answer whose question no longer applies stays counted somewhere, or is lost."""

from pathlib import Path

import pytest

from diagnostic.actions.services import Services
from tests.build import TINY_CONTENT
from tests.web.results import document, told_everywhere
from tests.web.visitor import Visitor
from tests.web.walks import ALL_PRACTISED, NEXT, answer, begun, begun_tiny, give_profile, kept

PARENT, CHILD = "premier-rendez-vous", "nouvelles-apres-un-mois"
OTHERS = {"referent-accueil": "2", "benevoles-mineurs": "2"}
SET_ASIDE = "1 réponse est mise de côté"


class TestAQuestionAskedAfterAnother:
    @pytest.fixture
    def content(self) -> Path:
        return TINY_CONTENT

    def test_known_fault_01_every_door_forgets_the_child_and_finds_it_again(
        self, visitor: Visitor, services: Services
    ) -> None:
        hub = begun_tiny(visitor)
        answer(visitor, hub, "accueil", {PARENT: "2", **OTHERS})
        answer(visitor, hub, "accueil", {CHILD: "3", f"{CHILD}-note": "Un appel chaque mois"})
        before = told_everywhere(visitor, services, hub)
        answer(visitor, hub, "accueil", {PARENT: "1"})
        assert told_everywhere(visitor, services, hub) == self._as_if_never_asked(visitor, services)
        answer(visitor, hub, "accueil", {PARENT: "2"})
        assert told_everywhere(visitor, services, hub) == before
        assert visitor.visit(f"{hub}/dimension/accueil").value(CHILD) == "3"
        assert visitor.page.value(f"{CHILD}-note") == "Un appel chaque mois"

    def test_known_fault_01_what_is_set_aside_is_announced_and_kept(
        self, visitor: Visitor, services: Services
    ) -> None:
        hub = begun_tiny(visitor)
        answer(visitor, hub, "accueil", {PARENT: "2", **OTHERS})
        answer(visitor, hub, "accueil", {CHILD: "3"})
        assert SET_ASIDE not in " ".join(visitor.visit(hub).notices())
        answer(visitor, hub, "accueil", {PARENT: "1"})
        assert SET_ASIDE in " ".join(visitor.visit(hub).notices())
        assert "Réponses mises de côté" in visitor.visit(f"{hub}/relecture").words
        [aside] = document(visitor, services, hub).annex.aside
        assert [row.code for row in aside.rows] == ["A3"]
        assert CHILD in kept(services, hub).record.answers

    def test_known_fault_01_a_child_sent_from_an_older_page_is_kept_aside(
        self, visitor: Visitor, services: Services
    ) -> None:
        hub = begun_tiny(visitor)
        answer(visitor, hub, "accueil", {PARENT: "2", **OTHERS})
        older = visitor.tab()
        older.visit(f"{hub}/dimension/accueil")
        answer(visitor, hub, "accueil", {PARENT: "1"})
        older.submit(NEXT, {CHILD: "2"})
        assert CHILD in kept(services, hub).record.answers
        assert SET_ASIDE in " ".join(visitor.visit(hub).notices())

    def _as_if_never_asked(self, visitor: Visitor, services: Services) -> object:
        other = Visitor(visitor.client.application.test_client())
        hub = begun_tiny(other)
        answer(other, hub, "accueil", {PARENT: "1", **OTHERS})
        return told_everywhere(other, services, hub)


def test_known_fault_01_a_form_of_action_given_up_takes_its_answers_out_and_back(
    visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    answer(visitor, hub, "strategie", dict.fromkeys(_asked(visitor, hub, "strategie"), "2"))
    asked = _asked(visitor, hub, "experimentations")
    answer(visitor, hub, "experimentations", dict.fromkeys(asked, "1"))
    before = told_everywhere(visitor, services, hub)
    give_profile(visitor, hub, {**ALL_PRACTISED, "experimentations-collectives": "planned"})
    assert f"{len(asked)} réponses sont mises de côté" in " ".join(visitor.visit(hub).notices())
    without = told_everywhere(visitor, services, hub)
    assert [name for name, _ in without.levels] == [before.levels[0][0]]
    visitor.visit(f"{hub}/dimension/experimentations", expecting=404)
    give_profile(visitor, hub, ALL_PRACTISED)
    assert told_everywhere(visitor, services, hub) == before


def _asked(visitor: Visitor, hub: str, dimension: str) -> list[str]:
    form = visitor.visit(f"{hub}/dimension/{dimension}").form(NEXT)
    return [name for name, values in form.offered.items() if values and "dont_know" in values]
