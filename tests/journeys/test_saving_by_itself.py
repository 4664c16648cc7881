"""With scripts, each answer is saved as it is given, and a lost connection loses nothing."""

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import Choices
from tests.journeys.respondent import Respondent
from tests.journeys.states import ROLE, STEP, with_profile

STAKES: Final = "enjeux-choisis"
SAVED: Final = {"fr": "Enregistré à", "en": "Saved at"}
CLEARED: Final = {"fr": "Réponse effacée à", "en": "Answer cleared at"}
NOTE: Final = "Délibération du 12 mars"
DISCONNECTED: Final = "net::ERR_INTERNET_DISCONNECTED"
ONE_OF_EACH: Final = ((STEP, ROLE, "2"), ("profil", "territoire", "rural"), ("cap", "target-strategie", "3"))
PLACES: Final = "all => all.map(each => Math.round(each.getBoundingClientRect().top + scrollY))"
LOOKS: Final = pytest.mark.parametrize("look", [Look(320, "fr"), Look(1280, "en")], ids=str)


def is_saved(choices: Choices, name: str, words: dict[str, str] = SAVED) -> None:
    """Wait until the page says beside a question that it is saved."""
    said = words[choices.who.look.language]
    expect(choices.question(name).locator("[data-question-status]")).to_contain_text(said)


def opened_again(who: Respondent) -> Choices:
    """The same page, opened anew."""
    who.visit(who.page.url)
    return Choices(who)


@LOOKS
def test_answers_and_notes_are_saved_as_they_are_given(arrival: Arrival, look: Look) -> None:
    choices = with_profile(arrival(look)).page(STEP)
    announced = choices.who.page.get_by_role("status").and_(
        choices.who.page.locator("[data-autosave-status]")
    )
    choices.choose(ROLE, "3")
    is_saved(choices, ROLE)
    expect(announced).to_contain_text(SAVED[look.language])
    choices.note(ROLE, NOTE)
    is_saved(choices, ROLE)
    again = opened_again(choices.who)
    assert again.input(ROLE, "3").is_checked()
    assert again.note_of(ROLE) == NOTE


@LOOKS
def test_a_connection_lost_and_found_loses_no_answer(arrival: Arrival, look: Look) -> None:
    choices = with_profile(arrival(look)).page(STEP)
    page, device = choices.who.page, choices.who.page.context
    device.set_offline(offline=True)
    choices.choose(ROLE, "2")
    expect(page.locator("[data-autosave-alert]")).not_to_be_empty()
    choices.choose(STAKES, "4")
    choices.note(STAKES, NOTE)
    device.set_offline(offline=False)
    is_saved(choices, ROLE)
    is_saved(choices, STAKES)
    expect(page.locator("[data-autosave-alert]")).to_be_empty()
    choices.who.watch.forgive(DISCONNECTED)
    again = opened_again(choices.who)
    assert again.input(ROLE, "2").is_checked()
    assert again.input(STAKES, "4").is_checked()
    assert again.note_of(STAKES) == NOTE


@LOOKS
def test_an_answer_taken_back_stays_taken_back(arrival: Arrival, look: Look) -> None:
    choices = with_profile(arrival(look)).page(STEP)
    choices.choose(ROLE, "3")
    is_saved(choices, ROLE)
    choices.question(ROLE).locator("[data-question-clear]").click()
    expect(choices.question(ROLE).locator(":checked")).to_have_count(0)
    is_saved(choices, ROLE, CLEARED)
    expect(opened_again(choices.who).question(ROLE).locator(":checked")).to_have_count(0)


@LOOKS
def test_nothing_moves_away_under_a_finger_when_an_answer_is_saved(arrival: Arrival, look: Look) -> None:
    hub = with_profile(arrival(look))
    for page, name, value in ONE_OF_EACH:
        choices = hub.page(page)
        inputs = choices.who.page.locator("[data-question] input:not([type=hidden])")
        before = inputs.evaluate_all(PLACES)
        choices.choose(name, value)
        is_saved(choices, name)
        assert inputs.evaluate_all(PLACES) == before, f"something moved on {page}"
