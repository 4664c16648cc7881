"""A keyboard is enough: from the start to the results with Tab, the arrows, Space and Enter."""

from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import ALL_PRACTISED, FINISH, NEXT, Choices
from tests.journeys.respondent import Respondent
from tests.journeys.wording import worded

MOST_TABS: Final = 150
HAS_FOCUS: Final = "each => each === document.activeElement && each.matches(':focus-visible')"
LOOKS: Final = (Look(320, "fr"), Look(1280, "en", has_script=False))


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A person who has no mouse."""

    who: Respondent

    def reach(self, control: Locator) -> None:
        """Press Tab until a control has the focus, and shows it."""
        for _ in range(MOST_TABS):
            if control.evaluate(HAS_FOCUS):
                return
            self.press("Tab")
        raise AssertionError(f"the keyboard never reaches {control}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.who.page.keyboard.press(key)

    def go(self, control: Locator, key: str = "Enter") -> None:
        """Reach a control and press it, which leads to another page."""
        self.reach(control)
        with self.who.page.expect_navigation():
            self.press(key)
        self.who.arrive()

    def link(self, text: str) -> Locator:
        """The link with these words."""
        return self.who.page.get_by_role("link", name=worded(self.who.look.language, text)).first


def begin(keys: Keyboard) -> None:
    """Past the menu by the link to the content, then begin."""
    keys.who.visit("/commencer/structure")
    keys.press("Tab")
    assert keys.who.page.locator(".page__skip").evaluate(HAS_FOCUS)
    keys.press("Enter")
    keys.reach(keys.who.page.locator("#structure"))
    keys.who.page.keyboard.type("Les Passerelles")
    keys.go(keys.who.button("Commencer"))


def answer(keys: Keyboard) -> None:
    """Two questions and a note: Space takes the first choice, the arrows move on and wrap around."""
    choices = Choices(keys.who)
    first, second = choices.names()[:2]
    keys.reach(choices.input(first, "1"))
    keys.press("Space", "ArrowDown", "ArrowDown")
    expect(choices.input(first, "3")).to_be_checked()
    keys.reach(choices.question(first).locator("summary").last)
    keys.press("Enter")
    keys.reach(keys.who.page.locator(f'textarea[name="{first}-note"]'))
    keys.who.page.keyboard.type("Un fait")
    keys.reach(choices.input(second, "1"))
    keys.press("Space", "ArrowUp")
    expect(choices.question(second).locator(":checked")).not_to_have_value("1")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_keyboard_alone_leads_to_the_results(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    keys = Keyboard(who)
    begin(keys)
    for name in ALL_PRACTISED:
        keys.reach(Choices(who).input(name, "practised"))
        keys.press("Space")
    keys.go(who.button(NEXT))
    keys.go(keys.link("Commencer les questions"))
    answer(keys)
    keys.go(who.button("Enregistrer et voir toutes les étapes"))
    keys.go(keys.link("Relire et terminer"))
    assert who.page.get_by_text("Un fait").count()
    keys.go(who.button(FINISH), "Space")
    assert who.page.url.endswith("/resultats")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_enter_in_a_page_of_questions_saves_and_goes_on(arrival: Arrival, look: Look) -> None:
    """Not « Effacer ma réponse », which is the first button that shows."""
    keys = Keyboard(arrival(look))
    begin(keys)
    for name in ALL_PRACTISED:
        keys.reach(Choices(keys.who).input(name, "practised"))
        keys.press("Space")
    with keys.who.page.expect_navigation():
        keys.press("Enter")
    assert keys.who.heading == "Les Passerelles"
