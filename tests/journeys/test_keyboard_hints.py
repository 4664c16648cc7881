"""What « Au clavier » says is true: each of its lines is tried."""

from playwright.sync_api import expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import Choices
from tests.journeys.respondent import Respondent
from tests.journeys.states import ROLE, STEP, with_profile

HAS_FOCUS = "each => each === document.activeElement"


def opened(who: Respondent) -> list[str]:
    """The hints, opened with the keyboard."""
    summary = who.page.locator(".keyboard-hints summary")
    summary.focus()
    who.page.keyboard.press("Enter")
    lines = who.page.locator(".keyboard-hints li:visible")
    expect(lines.first).to_be_visible()
    return [each.strip() for each in lines.all_inner_texts()]


def questions(arrival: Arrival) -> Choices:
    """A page of questions, its hints told."""
    choices = with_profile(arrival(Look(1280, "fr"))).page(STEP)
    assert len(opened(choices.who)) == 4
    return choices


def test_space_and_arrows_choose_and_enter_saves(arrival: Arrival) -> None:
    choices = questions(arrival)
    keys = choices.who.page.keyboard
    first, second = (choices.input(ROLE, each) for each in ("1", "2"))
    first.focus()
    for key, chosen in (("Space", first), ("ArrowDown", second), ("ArrowUp", first)):
        keys.press(key)
        expect(chosen).to_be_checked()
    with choices.who.page.expect_navigation():
        keys.press("Enter")
    assert choices.who.page.url.endswith("/dimension/connaissance")


def test_tab_goes_on_and_back_and_the_help_opens_and_closes(arrival: Arrival) -> None:
    choices = questions(arrival)
    keys, first = choices.who.page.keyboard, choices.input(ROLE, "1")
    summary = choices.question(ROLE).locator("summary").first
    first.focus()
    keys.press("Shift+Tab")
    assert summary.evaluate(HAS_FOCUS)
    for key, is_open in (("Space", True), ("Enter", False)):
        keys.press(key)
        assert summary.locator("xpath=..").evaluate("each => each.open") is is_open
    keys.press("Tab")
    assert first.evaluate(HAS_FOCUS)


def test_enter_in_a_note_begins_a_line(arrival: Arrival) -> None:
    choices = questions(arrival)
    choices.question(ROLE).locator("summary").last.press("Enter")
    note = choices.who.page.locator(f'textarea[name="{ROLE}-note"]')
    note.focus()
    for key in ("U", "Enter", "D"):
        choices.who.page.keyboard.press(key)
    expect(note).to_have_value("U\nD")


def test_each_key_told_in_the_conversation_does_what_it_says(arrival: Arrival) -> None:
    who = arrival(Look(1280, "fr"))
    who.visit(f"{with_profile(who).url}/conversation")
    assert len(opened(who)) == 5
    page, keys = who.page, who.page.keyboard
    message = page.locator("#message")
    message.focus()
    keys.type("Un")
    keys.press("Shift+Enter")
    keys.type("Deux")
    expect(message).to_have_value("Un\nDeux")
    message.fill("pourquoi ?")
    keys.press("Enter")
    expect(page.locator(".bubble--person").last).to_contain_text("pourquoi ?")
    expect(message).to_have_value("")
    message.focus()
    first = page.locator(".talk__choices button").first
    for _ in range(3):
        keys.press("Tab")
        if first.evaluate(HAS_FOCUS):
            break
    assert first.evaluate(HAS_FOCUS)
    said = page.locator(".bubble--person").count()
    keys.press("Space")
    expect(page.locator(".bubble--person")).to_have_count(said + 1)


def test_without_script_only_what_works_without_it_is_told(arrival: Arrival) -> None:
    who = arrival(Look(1280, "fr", has_script=False))
    who.visit(f"{with_profile(who).url}/conversation")
    lines = opened(who)
    assert len(lines) == 4
    assert not any("Entrée envoie" in each for each in lines)
