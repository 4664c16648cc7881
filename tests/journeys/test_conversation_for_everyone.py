"""The conversation for those who have no mouse, listen to it, zoom in, print it or see few colours."""

from typing import Final

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.looking import look_at
from tests.journeys.pages import Talk
from tests.journeys.respondent import TOO_WIDE, Respondent
from tests.journeys.serving import Server
from tests.journeys.states import STATES, reached, with_profile
from tests.journeys.talks import PROPOSED
from tests.journeys.test_keyboard import HAS_FOCUS, Keyboard

PHONE: Final = Look(320, "fr")
OLD_PHONE: Final = Look(320, "fr", has_script=False)
BOTH: Final = pytest.mark.parametrize("look", [PHONE, OLD_PHONE], ids=str)
TARGET: Final = 44
ZOOMED: Final[ViewportSize] = {"width": 320, "height": 225}
"""What is left of a window of 1280 × 900 pixels at 400 %."""
NARROW: Final[ViewportSize] = {"width": 320, "height": 640}
TALKS: Final = tuple(
    each for each in STATES if each.endpoint.startswith("conversation") and each.name != "talk-unsent"
)
"""The conversation in every state; one that only a script comes to is looked at with the other pages."""
WATCH: Final = """() => {
    const log = document.querySelector('[role=log]');
    window.kept = [...log.querySelectorAll('li[data-bubble]')];
    window.told = {added: [], removed: 0};
    window.watcher?.disconnect();
    window.watcher = new MutationObserver(changes => changes.forEach(change => {
        window.told.removed += change.removedNodes.length;
        change.addedNodes.forEach(each => each.nodeType === 1 && window.told.added.push(
            each.matches('li') ? [each.dataset.bubble]
                : [...each.querySelectorAll('li[data-bubble]')].map(one => one.dataset.bubble)));
    }));
    window.watcher.observe(log, {childList: true, subtree: true});
}"""
TOLD: Final = (
    "() => ({added: told.added.flat(), removed: told.removed, kept: kept.every(one => one.isConnected)})"
)
COUNT_WAITS: Final = """
    window.waits = 0;
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) {
        const real = window[name];
        window[name] = (...given) => { window.waits += 1; return real(...given); };
    }"""
LET_MOVE: Final = "matchMedia('(prefers-reduced-motion: reduce)').matches"
SPACED: Final = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
}"""
SMALL: Final = """least => [...document.querySelectorAll('.talk :is(button, summary, .button), .talk__way a')]
    .filter(each => each.checkVisibility()).map(each => [each.innerText, each.getBoundingClientRect()])
    .filter(([, box]) => box.height < least || box.width < 24).map(([text]) => text)"""
CLIPPED: Final = """() => [...document.querySelectorAll('.talk button, .bubble, .talk summary')]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
    .map(each => each.innerText)"""
IN_SIGHT: Final = (
    "each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
)


def at_the_first_question(who: Respondent) -> Talk:
    hub = with_profile(who)
    who.visit(f"{hub.url}/conversation")
    return Talk(who)


@BOTH
def test_the_keyboard_alone_writes_confirms_and_chooses(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    talk, keys = at_the_first_question(who), Keyboard(who)
    keys.reach(who.page.locator("#message"))
    who.page.keyboard.type(PROPOSED[0])
    keys.reach(who.button("Envoyer"))
    before = who.page.locator("[data-bubble]").count()
    keys.press("Enter")
    who.page.wait_for_function(
        "before => document.querySelectorAll('[data-bubble]').length > before", arg=before
    )
    keys.reach(who.button("Oui, c’est bien cela"))
    keys.press("Space")
    who.page.locator("button[name=choice]").first.wait_for()
    keys.reach(who.page.locator("button[name=choice][value='3']"))
    keys.press("Enter")
    who.page.get_by_text("2 réponses sur").wait_for()
    assert talk.choices()


def test_enter_sends_the_focus_stays_in_the_field_and_tab_leads_to_the_choices(arrival: Arrival) -> None:
    who = arrival(PHONE)
    at_the_first_question(who)
    field = who.page.locator("#message")
    field.focus()
    who.page.keyboard.type("Une ligne")
    who.page.keyboard.press("Shift+Enter")
    who.page.keyboard.type("une autre")
    expect(field).to_have_value("Une ligne\nune autre")
    field.fill("Zzz qwrt")
    who.page.keyboard.press("Enter")
    expect(field).to_have_value("")
    assert field.evaluate(HAS_FOCUS)
    assert field.evaluate(IN_SIGHT)
    Keyboard(who).press("Tab", "Tab")
    assert who.page.locator("fieldset.talk__choices button").first.evaluate(HAS_FOCUS)


def test_a_choice_leads_to_the_choices_of_the_next_question_and_keeps_what_was_being_written(
    arrival: Arrival,
) -> None:
    who = arrival(PHONE)
    talk = at_the_first_question(who)
    who.page.fill("#message", "Une phrase commencée")
    talk.choose("2")
    assert who.page.locator("fieldset.talk__choices").evaluate("each => each === document.activeElement")
    expect(who.page.locator("#message")).to_have_value("Une phrase commencée")


def test_only_what_is_new_is_added_to_the_log_and_nothing_waits_or_moves(arrival: Arrival) -> None:
    who = arrival(PHONE)
    who.page.add_init_script(COUNT_WAITS)
    talk = at_the_first_question(who)
    who.page.emulate_media(reduced_motion="no-preference")
    assert not who.page.evaluate(LET_MOVE)
    for _ in range(5):
        who.page.evaluate(WATCH)
        known = who.page.locator("[data-bubble]").count()
        talk.choose("2")
        told = who.page.evaluate(TOLD)
        now = [each.get_attribute("data-bubble") for each in who.page.locator("[data-bubble]").all()]
        assert told == {"added": now[known:], "removed": 0, "kept": True}
        assert len(now) - known == 3
        assert (
            who.page.evaluate("document.getAnimations().filter(e => e.playState === 'running').length") == 0
        )
    assert who.page.evaluate("waits") == 0
    assert who.page.locator("meta[http-equiv=refresh]").count() == 0


@BOTH
def test_what_was_said_folds_by_dimension_and_the_newest_words_are_in_sight(
    arrival: Arrival, look: Look
) -> None:
    who = arrival(look)
    talk = at_the_first_question(who)
    for value in ("2", "3", "1", "2", "3"):
        talk.choose(value)
    groups = who.page.locator("details.talk__group")
    assert [each.get_attribute("open") is not None for each in groups.all()] == [False, True]
    assert groups.first.locator("h2").is_visible()
    assert not groups.first.locator("li").first.is_visible()
    assert who.page.locator("#dernier").evaluate(IN_SIGHT)
    assert who.page.locator("[data-bubble]").last.evaluate(IN_SIGHT)
    assert who.page.locator("#message").evaluate(IN_SIGHT)
    groups.first.locator("summary").click()
    talk.ask("progress")
    assert groups.first.locator("li").first.is_visible() is look.has_script


def test_an_error_is_told_beside_the_field_which_keeps_its_words(arrival: Arrival, server: Server) -> None:
    who = reached(arrival(PHONE), server, "talk-error")
    field = who.page.locator("#message")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "copié d’ailleurs" in field.input_value()
    expect(who.page.locator("#message-error")).to_contain_text("Erreur")
    assert "message-error" in (field.get_attribute("aria-describedby") or "")


@pytest.mark.parametrize("place", range(len(TALKS)), ids=[each.name for each in TALKS])
def test_every_talk_reflows_with_large_targets_and_axe_objects_to_nothing_without_script(
    arrival: Arrival, server: Server, place: int
) -> None:
    who = arrival(Look(320, "fr" if place % 2 else "en"))
    # The scripts of the pages are empty: the tools, which are scripts too, see pages drawn without any.
    who.page.context.route(
        "**/static/js/**", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    TALKS[place].reach(who, server)
    assert who.page.evaluate(SMALL, TARGET) == []
    assert look_at(who) == []
    who.page.evaluate(SPACED)
    for size in (NARROW, ZOOMED):
        who.page.set_viewport_size(size)
        assert who.page.evaluate(TOO_WIDE) <= 0
        assert who.page.evaluate(CLIPPED) == []


@BOTH
def test_paper_shows_all_that_was_said_and_nothing_to_press(
    arrival: Arrival, server: Server, look: Look
) -> None:
    who = reached(arrival(look), server, "talk-history")
    who.page.emulate_media(media="print")
    shown = who.page.locator("[data-bubble]")
    assert shown.count() == who.page.locator("[data-bubble]:visible").count()
    assert not who.page.locator(".talk__answer").is_visible()


def test_with_few_colours_who_speaks_and_what_can_be_pressed_still_show(
    arrival: Arrival, server: Server
) -> None:
    who = reached(arrival(PHONE), server, "talk-proposal")
    who.page.emulate_media(forced_colors="active")
    widths = [
        who.page.locator(each).first.evaluate("each => getComputedStyle(each).borderTopWidth")
        for each in (".bubble:not(.bubble--person)", ".bubble--person", ".talk__choice", "#message")
    ]
    assert widths == ["1px", "3px", "1px", "2px"]
