"""Finishing is one act that can be undone: neither the way back nor a second press does it twice."""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import FINISH, NEXT, Hub
from tests.journeys.respondent import Respondent
from tests.journeys.states import ROLE, STEP, with_profile

LOOKS: Final = pytest.mark.parametrize("look", [Look(320, "fr"), Look(1280, "fr", has_script=False)], ids=str)


def finished(who: Respondent) -> Hub:
    """Finish with one answer given."""
    hub = with_profile(who)
    choices = hub.page(STEP)
    choices.choose(ROLE, "2")
    who.press(NEXT)
    who.visit(f"{hub.url}/relecture")
    who.press(FINISH)
    return hub


@LOOKS
def test_the_way_back_after_finishing_finds_it_finished(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    finished(who)
    who.page.go_back()
    who.arrive()
    assert who.page.url.endswith("/relecture")
    assert not who.button(FINISH).count()
    who.follow("Voir vos résultats")
    assert who.page.url.endswith("/resultats")


@LOOKS
def test_a_page_left_open_finishes_no_second_time(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = with_profile(who)
    other = who.tab()
    for each in (who, other):
        each.visit(f"{hub.url}/relecture")
    for each in (who, other):
        each.press(FINISH)
        assert each.page.url.endswith("/resultats")


@LOOKS
def test_a_double_click_finishes_once(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = with_profile(who)
    who.visit(f"{hub.url}/relecture")
    who.button(FINISH).dblclick()
    # The second click cuts the first short: what counts is where the browser comes to rest.
    expect(who.page).to_have_url(re.compile(r"/resultats$"))
    who.arrive()


@LOOKS
def test_what_was_finished_can_be_opened_again_and_changed(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = finished(who)
    choices = hub.page(STEP)
    choices.choose(ROLE, "4")
    who.press("Rouvrir le diagnostic et enregistrer ces réponses")
    assert hub.page(STEP).input(ROLE, "4").is_checked()
    who.visit(f"{hub.url}/relecture")
    who.press(FINISH)
    assert who.page.url.endswith("/resultats")
