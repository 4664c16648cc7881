"""Known faults of saving: answers lost, a second writer ignored, a draft forgotten, a page sent twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import NamedTuple

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from diagnostic.core.assessment import State
from tests.web.clock import StillClock
from tests.web.page import plain
from tests.web.visitor import Visitor
from tests.web.walks import FINISH, NEXT, REVIEW, answer, answer_everything, begin, begun, finish, kept, step

ROLE, STAKES, PARTNERS = "role-defini", "enjeux-choisis", "repartition-des-roles"
REOPEN = "Rouvrir le diagnostic et enregistrer ces réponses"


class Contested(NamedTuple):
    """A field that two people answer, and the words of what the first one chose."""

    page: str
    button: str
    name: str
    first: list[str]
    second: list[str]
    words: str


CONTESTED = (
    Contested("profil", NEXT, "territoire", ["rural"], ["urbain"], "Surtout rural"),
    Contested("profil", NEXT, "modes", ["mecenat"], ["innovation-societale"], "Mécénat"),
    Contested("cap", REVIEW, "target-strategie", ["4"], ["2"], "4 · Moteur"),
    Contested("cap", REVIEW, "importance-strategie", ["high"], ["low"], "Forte"),
)
ANOTHER = "Commencer un autre diagnostic"


def test_known_fault_05_one_invalid_field_never_loses_the_valid_ones(
    visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    visitor.visit(step(hub, "strategie"))
    form = visitor.page.form(NEXT).filled({STAKES: "3", f"{PARTNERS}-note": "Un tableau"})
    page = visitor.send(form.forged(ROLE, "9").forged(f"{ROLE}-note", "Une délibération"), 422)
    assert list(page.errors()) == [f"#{ROLE}"]
    assert page.title.startswith("Erreur")
    assert page.value(f"{ROLE}-note") == "Une délibération"
    record = kept(services, hub).record
    assert record.answers == {STAKES: Level(3)}
    assert record.notes == {PARTNERS: "Un tableau"}
    visitor.submit(NEXT, {ROLE: "2"})
    assert kept(services, hub).record.answers == {STAKES: Level(3), ROLE: Level(2)}


def test_known_fault_06_the_second_writer_is_told_and_nothing_is_lost(
    visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    first, second = visitor.tab(), visitor.tab()
    for each in (first, second):
        each.visit(step(hub, "strategie"))
    first.submit(NEXT, {ROLE: "1", f"{ROLE}-note": "Note du premier"})
    page = second.submit(NEXT, {ROLE: "3", f"{ROLE}-note": "Note du second"}, 409)
    [notice] = page.notices()
    anchor = next(iter(services.library.newest("structure", "fr").question[ROLE].anchors))
    assert plain(anchor.text) in notice
    assert "Note du premier" in notice
    assert (page.value(ROLE), page.value(f"{ROLE}-note")) == ("3", "Note du second")
    assert list(page.errors()) == [f"#{ROLE}"]
    assert kept(services, hub).record.answers[ROLE] == Level(1)
    second.submit(NEXT)
    assert kept(services, hub).record.answers[ROLE] == Level(3)
    assert kept(services, hub).record.notes[ROLE] == "Note du second"


@pytest.mark.parametrize("spoilt", [("csrf_token", "x"), (f"{ROLE}-note", "\0")])
def test_known_fault_06_the_second_writer_is_told_even_after_another_refusal(
    visitor: Visitor, services: Services, spoilt: tuple[str, str]
) -> None:
    hub = begun(visitor)
    second = visitor.tab()
    form = second.visit(step(hub, "strategie")).form(NEXT).filled({ROLE: "3"})
    answer(visitor, hub, "strategie", {ROLE: "1"})
    second.send(form.forged(*spoilt), 403 if spoilt[0] == "csrf_token" else 422)
    second.submit(NEXT, {f"{ROLE}-note": "", STAKES: "2"}, expecting=409)
    assert kept(services, hub).record.answers == {ROLE: Level(1), STAKES: Level(2)}


@pytest.mark.parametrize("case", CONTESTED, ids=lambda case: case.name)
def test_known_fault_06_the_second_writer_is_told_on_every_page(
    visitor: Visitor, services: Services, case: Contested
) -> None:
    hub = begun(visitor)
    first, second = visitor.tab(), visitor.tab()
    for each in (first, second):
        each.visit(f"{hub}/{case.page}")
    first.submit(case.button, {case.name: case.first})
    page = second.submit(case.button, {case.name: case.second}, expecting=409)
    assert case.words in " ".join(page.notices())
    assert page.value(case.name) == case.second[0]
    assert list(page.errors()) == [f"#{case.name}"]
    second.submit(case.button)
    assert case.second[0] in str(kept(services, hub).record)


def test_known_fault_06_two_people_on_different_questions_are_merged(
    visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    first, second = visitor.tab(), visitor.tab()
    for each in (first, second):
        each.visit(step(hub, "strategie"))
    first.submit(NEXT, {ROLE: "1"})
    second.submit(NEXT, {STAKES: "3", f"{STAKES}-note": "Choisis en 2024"})
    assert kept(services, hub).record.answers == {ROLE: Level(1), STAKES: Level(3)}


def test_known_fault_06_a_page_left_open_never_clears_what_came_since(
    visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    older = visitor.tab()
    older.visit(step(hub, "strategie"))
    answer(visitor, hub, "strategie", {ROLE: "4", f"{ROLE}-note": "Écrit depuis"})
    older.submit(NEXT)
    assert kept(services, hub).record.answers == {ROLE: Level(4)}
    assert kept(services, hub).record.notes == {ROLE: "Écrit depuis"}


def test_known_fault_07_starting_with_a_draft_open_offers_to_resume_it(
    visitor: Visitor, services: Services
) -> None:
    hub = begin(visitor, structure="La première maison")
    page = visitor.visit("/commencer/structure")
    assert "Vous avez déjà un diagnostic en cours" in " ".join(page.notices())
    assert page.links("Reprendre : La première maison") == [hub.removeprefix(visitor.home)]
    # Who has read it is not asked again.
    second = visitor.submit(ANOTHER, {"structure": "La seconde maison"}).url.removesuffix("/profil")
    assert second != hub
    drafts = visitor.visit("/").links("Reprendre : ")
    assert {hub, second} == {visitor.home + each for each in drafts}
    assert kept(services, hub).structure == "La première maison"


def test_a_draft_begun_since_the_page_was_opened_is_told_before_another_begins(visitor: Visitor) -> None:
    begin(visitor, structure="La première maison")
    form = visitor.visit("/commencer/structure").form(ANOTHER)
    page = visitor.send(form.forged("another", "").filled({"structure": "La seconde maison"}), 409)
    assert "Rien n’a encore été commencé." in " ".join(page.notices())
    assert page.value("structure") == "La seconde maison"
    assert visitor.submit(ANOTHER).url.endswith("/profil")


def test_a_name_that_nobody_sees_is_no_name(visitor: Visitor) -> None:
    hub = begin(visitor, structure="\u200b \u2060\u3164")
    page = visitor.visit(hub)
    assert page.heading == "Votre diagnostic"
    assert visitor.visit("/commencer/structure").links("Reprendre : Votre diagnostic")


def test_known_fault_15_going_back_after_finishing_does_not_finish_twice(
    visitor: Visitor, services: Services, clock: StillClock
) -> None:
    hub = begun(visitor)
    answer_everything(visitor, hub)
    visitor.visit(f"{hub}/relecture")
    form = visitor.page.form(FINISH)
    visitor.submit(FINISH)
    first = _conclusion(services, hub)
    clock.move(timedelta(hours=1))
    assert visitor.send(form).url == f"{hub}/resultats"
    assert _conclusion(services, hub) == first


def test_known_fault_15_a_double_click_finishes_once(visitor: Visitor, services: Services) -> None:
    hub = begun(visitor)
    form = visitor.visit(f"{hub}/relecture").form(FINISH)
    with ThreadPoolExecutor(2) as both:
        replies = list(both.map(lambda _: visitor.tab().ask("POST", form.action, body=form.body()), range(2)))
    assert [(each.status_code, each.location) for each in replies] == [
        (303, f"{hub.removeprefix(visitor.home)}/resultats")
    ] * 2
    assert _conclusion(services, hub)[0] == 1


def test_known_fault_15_an_old_step_sent_after_finishing_changes_nothing_until_reopened(
    visitor: Visitor, services: Services
) -> None:
    hub = begun(visitor)
    answer(visitor, hub, "strategie", {ROLE: "2"})
    old = visitor.tab()
    old.visit(step(hub, "strategie"))
    finish(visitor, hub)
    page = old.submit(NEXT, {ROLE: "4", f"{ROLE}-note": "Depuis, c’est écrit"}, 409)
    assert (page.value(ROLE), page.value(f"{ROLE}-note")) == ("4", "Depuis, c’est écrit")
    assert "Ce diagnostic est terminé" in " ".join(page.notices())
    assert kept(services, hub).record.answers == {ROLE: Level(2)}
    old.submit(REOPEN)
    assert kept(services, hub).record.answers == {ROLE: Level(4)}
    assert kept(services, hub).state is State.DRAFT


def _conclusion(services: Services, hub: str) -> tuple[int, object]:
    with services.store.read() as work:
        conclusion = work.assessments.conclusion(hub.rsplit("/", 1)[1])
    assert conclusion
    return conclusion.number, conclusion.finished_at
