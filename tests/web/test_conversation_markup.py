"""How the conversation is marked up: one log, authors, choices under their question, and where focus goes."""

from pathlib import Path

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.dialogue.heard import Command, Message, Picked
from tests.build import TINY_CONTENT
from tests.core.dialogue.chat import MEETING, MINORS, ROLE, SPONSOR, WELCOME, WORDS, an_understanding
from tests.web.page import Page, words_of
from tests.web.talks import begun_talk, bubbles, press, say, talk
from tests.web.visitor import Visitor


@pytest.fixture
def content() -> Path:
    return TINY_CONTENT


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic at the first question of its conversation."""
    return begun_talk(visitor, services)


@pytest.fixture(params=["asking", "choosing", "proposing", "finishing", "done", "finished"])
def page(visitor: Visitor, services: Services, hub: str, request: pytest.FixtureRequest) -> Page:
    """The conversation in each of its states."""
    match request.param:
        case "choosing":
            visitor.typed.add("Zzz qwrt")
            say(services, hub, Message("Zzz qwrt"))
        case "proposing":
            visitor.typed.add(WORDS)
            say(services, hub, Message(WORDS, understood=(an_understanding(WELCOME, 2),)))
        case "finishing":
            say(services, hub, Command.FINISH)
        case "done":
            for each in (WELCOME, MEETING, MINORS, SPONSOR, ROLE):
                say(services, hub, Picked(each, "1"))
        case "finished":
            say(services, hub, Command.FINISH)
            say(services, hub, Command.YES)
    return visitor.visit(talk(hub))


def test_one_log_announces_only_what_is_added(page: Page) -> None:
    [log] = [each for each in page.root.iter() if each.get("role") == "log"]
    live = [each for each in page.root.iter() if "aria-live" in each.attrib]
    assert live == [log]
    assert log.get("aria-live") == "polite"
    assert log.get("aria-relevant") == "additions"
    assert log.get("aria-label") == "Conversation"
    told = [each.get("data-bubble") for each in log.iter("li") if "data-bubble" in each.attrib]
    assert told == [each.id for each in bubbles(page)]


def test_beside_it_only_a_status_speaks_and_it_is_silent_on_a_fresh_page(page: Page) -> None:
    [status] = [each for each in page.one("main").iter() if each.get("role") == "status"]
    assert words_of(status) == ""
    assert not [each for each in page.one("main").iter() if each.get("role") == "alert"]


def test_every_message_says_whose_it_is_and_says_something(page: Page) -> None:
    assert {each[0].get("class") for each in page.all("li", class_="bubble")} == {"spoken"}
    assert {(each.is_person, each.author) for each in bubbles(page)} <= {
        (True, "Vous :"),
        (False, "L’assistant :"),
    }
    assert all(each.words for each in bubbles(page))
    assert bubbles(page)[0].is_person is False


def test_messages_are_no_stops_for_the_keyboard(page: Page) -> None:
    for each in page.all("li", class_="bubble"):
        assert not [inner for inner in each.iter() if "tabindex" in inner.attrib]


def test_the_page_opens_where_the_newest_words_begin(page: Page) -> None:
    newest = bubbles(page)[-1].id.partition("-")[0]
    told = [each.id for each in bubbles(page) if each.id.partition("-")[0] == newest]
    assert page.by_id("dernier").get("data-bubble") == told[0]


def test_what_was_said_before_is_folded_by_dimension(page: Page) -> None:
    groups = page.all("details", class_="talk__group")
    newest = bubbles(page)[-1].id.partition("-")[0]
    for each in groups:
        told = [inner.get("data-bubble", "").partition("-")[0] for inner in each.iter("li")]
        assert ("open" in each.attrib) is (newest in told)


def test_choices_are_buttons_under_the_question_they_answer(page: Page) -> None:
    for each in page.all("fieldset"):
        assert each[0].tag == "legend"
        assert words_of(each[0])
        assert [inner.get("type") for inner in each.iter("button")] == ["submit"] * len(
            list(each.iter("button"))
        )
    inside = {button for each in page.all("fieldset") for button in each.iter("button")}
    named = {each for each in page.one("main").iter("button") if each.get("name") in {"choice", "verdict"}}
    assert named <= inside


def test_the_enter_key_sends_the_message_and_never_the_first_choice(page: Page) -> None:
    forms = page.all("form", class_="talk__form")
    for form in forms:
        first = next(form.iter("button"))
        assert (first.get("name"), "hidden" in first.attrib) == (None, True)
        [field] = form.iter("textarea")
        # No maxlength: a browser would cut what is pasted without a word; the server says what is too long.
        assert (field.get("name"), field.get("maxlength")) == ("message", None)
        assert "placeholder" not in field.attrib


def test_guardrail_7_the_page_says_that_an_automaton_reads_and_where_words_go(page: Page) -> None:
    [told] = page.all("p", class_="talk__reader")
    assert "vos mots restent sur ce serveur" in words_of(told)
    assert [words_of(each) for each in told.iter("a")] == ["Vos données"]
    assert "Je suis un automate" in page.words


def test_headings_follow_the_dimensions(visitor: Visitor, hub: str) -> None:
    assert hub
    for value in ("1", "1", "1", "1"):
        press(visitor, value)
    told = [words_of(each) for each in visitor.page.all("h2", class_="talk__heading")]
    assert told == ["Pour commencer", "Votre structure", "Accueil des bénévoles", "Parrainage des nouveaux"]


def test_what_was_said_keeps_its_name_so_that_a_script_adds_only_the_new(visitor: Visitor, hub: str) -> None:
    before = [each.id for each in bubbles(visitor.page)]
    assert len(before) == len(set(before))
    after = [each.id for each in bubbles(press(visitor, "1"))]
    assert after[: len(before)] == before
    assert [each.id for each in bubbles(visitor.visit(talk(hub)))] == after


def test_the_greeting_keeps_its_name_once_it_is_kept(visitor: Visitor, services: Services, hub: str) -> None:
    assert hub
    fresh = begun_talk(visitor, services, "Une autre cabane")
    assert [each.id for each in bubbles(visitor.visit(talk(fresh)))][:3] == ["m1-0", "m1-1", "m2"]
