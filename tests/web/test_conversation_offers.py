"""What a page of the conversation offers beside its choices, and what becomes of words beside a press."""

from pathlib import Path

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import DontKnow
from diagnostic.core.dialogue.heard import Command, Message, Picked
from tests.build import TINY_CONTENT
from tests.core.dialogue.chat import MEETING, MINORS, WELCOME, WORDS, an_understanding
from tests.web.page import Page
from tests.web.talks import asked, begun_talk, bubbles, choices, last_said, press, pressed, say, talk
from tests.web.visitor import Visitor
from tests.web.walks import begun_tiny, finish, kept

UNSURE = Message("bof", command=Command.DONT_KNOW, is_guess=True)


@pytest.fixture
def content() -> Path:
    return TINY_CONTENT


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic at the first question of its conversation."""
    visitor.typed.update({"bof", "oui", "Un peu des deux", WORDS})
    return begun_talk(visitor, services)


def pending(page: Page) -> str:
    """The id of what a yes in words would take, empty when there is nothing."""
    found = [each.get("value", "") for each in page.all("input") if each.get("name") == "proposal"]
    return found[0] if found else ""


def test_the_page_of_an_offer_carries_its_id(visitor: Visitor, services: Services, hub: str) -> None:
    say(services, hub, UNSURE)
    page = visitor.visit(talk(hub))
    assert last_said(page)[0].startswith("Voulez-vous dire « Je ne sais pas » ? Dites « oui »")
    say(services, hub, Message("oui", command=Command.YES, proposal=pending(page)))
    assert kept(services, hub).record.answers["referent-accueil"] == DontKnow()


def test_a_page_without_an_offer_carries_none(visitor: Visitor, hub: str) -> None:
    assert pending(visitor.visit(talk(hub))) == ""


def test_two_close_levels_are_shown_alone_with_a_way_to_the_others(
    visitor: Visitor, services: Services, hub: str
) -> None:
    say(services, hub, Message("Un peu des deux", pair=(1, 2)))
    page = visitor.visit(talk(hub))
    assert choices(page)[:2] == ["1", "2"]
    assert "3" not in choices(page)
    page = press(visitor, "list_options", "command")
    assert choices(page)[:3] == ["1", "2", "3"]


def test_how_many_answers_wait_is_said(visitor: Visitor, services: Services, hub: str) -> None:
    both = (an_understanding(WELCOME, 2), an_understanding(MEETING, 3), an_understanding(MINORS, 1))
    say(services, hub, Message(WORDS, understood=both))
    assert "J’ai compris aussi 2 autres réponses ; nous les verrons une par une." in " ".join(
        last_said(visitor.visit(talk(hub)))
    )


@pytest.mark.usefixtures("hub")
def test_words_written_beside_a_choice_are_kept_and_it_is_said(visitor: Visitor) -> None:
    visitor.typed.add("une précision")
    page = visitor.send(pressed(visitor.page, "2").filled({"message": "une précision"}))
    person = next(each for each in reversed(bubbles(page)) if each.is_person)
    assert "une précision" in person.words
    assert last_said(page)[0].startswith("Vous aviez aussi écrit ces mots")


def test_what_was_finished_on_the_pages_says_so_here(visitor: Visitor, services: Services, hub: str) -> None:
    say(services, hub, Picked(WELCOME, "1"))
    finish(visitor, hub)
    page = visitor.visit(talk(hub))
    assert last_said(page)[-1].startswith("Ce diagnostic est terminé")
    assert asked(page) == ""


def test_a_conversation_first_opened_after_the_end_says_so(visitor: Visitor) -> None:
    hub = begun_tiny(visitor)
    finish(visitor, hub)
    page = visitor.visit(talk(hub))
    [told] = last_said(page)
    assert told.startswith("Ce diagnostic est terminé")


def test_what_was_finished_here_is_not_said_twice(visitor: Visitor, services: Services, hub: str) -> None:
    say(services, hub, Command.FINISH)
    say(services, hub, Command.YES)
    assert last_said(visitor.visit(talk(hub)))[-1].startswith("C’est terminé.")
