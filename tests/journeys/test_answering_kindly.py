"""Answering made kind, in a browser: what is left, the search of a question, choices that go alone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import NEXT, Choices
from tests.journeys.states import ROLE, STEP, with_profile

NONE_YET = "aucun-encore"


def test_none_yet_and_the_others_take_each_other_away(arrival: Arrival) -> None:
    who = arrival(Look(1280, "fr"))
    hub = with_profile(who)
    who.visit(f"{hub.url}/profil")
    modes = Choices(who)
    none, giving, common = (
        modes.input("modes", each) for each in (NONE_YET, "mecenat", "cooperation-economique")
    )
    giving.check()
    common.check()
    none.check()
    expect(giving).not_to_be_checked()
    expect(common).not_to_be_checked()
    giving.check()
    expect(none).not_to_be_checked()
    assert who.press(NEXT).status == 200


@pytest.mark.parametrize("look", [Look(320, "fr"), Look(1280, "fr", has_script=False)], ids=str)
def test_what_is_left_is_answered_without_touching_the_rest(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = with_profile(who)
    choices = hub.page(STEP)
    choices.choose(ROLE, "2")
    who.press(NEXT)
    who.visit(f"{hub.url}/{STEP}?reste=oui")
    assert ROLE not in choices.names()
    last = choices.names()[-1]
    choices.choose(last, "3")
    who.press(NEXT)
    assert who.page.url.endswith("/dimension/connaissance?reste=oui")
    who.visit(f"{hub.url}/{STEP}")
    expect(choices.input(ROLE, "2")).to_be_checked()
    expect(choices.input(last, "3")).to_be_checked()


def test_a_question_found_has_the_focus_and_its_words_show(arrival: Arrival) -> None:
    who = arrival(Look(320, "fr"))
    hub = with_profile(who)
    who.visit(hub.url)
    who.page.fill("#cherche", "finacement")
    who.page.keyboard.press("Enter")
    who.page.locator(".question-search__one a").first.click()
    first = who.page.locator("#financement-de-l-animation")
    expect(first).to_be_focused()
    title = Choices(who).question("financement-de-l-animation").locator("h2")
    expect(title).to_be_in_viewport()
