"""The conversation as somebody has it before them: what was said, what is asked, what can be pressed."""

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

import msgspec

from diagnostic.actions.conversing import Sent, take_turn
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.core.changes import PROFILE, field_of
from diagnostic.core.dialogue.heard import Heard, Picked
from diagnostic.core.dialogue.talk import Proposal, Talk
from diagnostic.core.opened import Opened
from diagnostic.store.conversations import Exchange
from tests.web.form import Form
from tests.web.page import Page, plain, words_of
from tests.web.visitor import Visitor
from tests.web.walks import PAIRED, kept

SEND: Final = "Envoyer"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of the history: its id, whether the person said it, who is told to have, and its words."""

    id: str
    is_person: bool
    author: str
    words: str


def talk(hub: str) -> str:
    """The address of the conversation."""
    return f"{hub}/conversation"


def begun_talk(visitor: Visitor, services: Services, structure: str = "La Cabane") -> str:
    """A new diagnostic on the tiny questionnaire, its conversation open; gives the address of its hub."""
    started = start(services, "tiny", structure, "fr", visit="")
    visitor.client.set_cookie("s", started.visit, domain="127.0.0.1")
    visitor.typed.add(structure)
    hub = f"{visitor.home}/diagnostic/{started.assessment.id}"
    for key, value in PAIRED.items():
        say(services, hub, Picked(field_of(PROFILE, key), value))
    visitor.visit(talk(hub))
    return hub


def press(visitor: Visitor, value: str, name: str = "choice", expecting: int = 200) -> Page:
    """Press a button of the conversation: a choice, unless another name says otherwise."""
    return visitor.send(pressed(visitor.page, value, name), expecting)


def pressed(page: Page, value: str, name: str = "choice") -> Form:
    """What pressing this button would send."""
    form = page.one("form", class_="talk__form")
    found = [each for each in form.iter("button") if (each.get("name"), each.get("value")) == (name, value)]
    assert len(found) == 1, f"{len(found)} buttons {name}={value} on {page.url}"
    return Form.of(form, found[0])


def write(visitor: Visitor, text: str, expecting: int = 200) -> Page:
    """Write a message and send it."""
    return visitor.submit(SEND, {"message": text}, expecting)


def say(services: Services, hub: str, heard: Heard, about: str = "") -> None:
    """Take one turn as if a reader had understood this."""
    now = kept(services, hub)
    questionnaire = services.library.questionnaire(now.questionnaire, now.version, "fr")
    take_turn(services, Opened(now, questionnaire), heard, Sent(services.clock.public_id(), about))


def bubbles(page: Page) -> list[Bubble]:
    """Everything said, in order."""
    return [_bubble(each) for each in page.all("li", class_="bubble")]


def last_said(page: Page) -> list[str]:
    """What was said since the person last spoke."""
    said: list[str] = []
    for each in bubbles(page):
        said = [] if each.is_person else [*said, each.words]
    return said


def asked(page: Page) -> str:
    """The question that the choices answer, empty when there is none to answer."""
    legends = page.all("legend", class_="talk__legend")
    return plain(words_of(legends[0])) if legends else ""


def choices(page: Page) -> list[str]:
    """The values that can be chosen."""
    return [each.get("value", "") for each in page.all("button") if each.get("name") == "choice"]


def exchanges(services: Services, hub: str) -> tuple[Exchange, ...]:
    """Every exchange that is kept."""
    with services.store.read() as work:
        return work.conversations.exchanges(hub.rsplit("/", 1)[1])


def waiting(services: Services, hub: str) -> Proposal:
    """The proposal that waits for a yes."""
    with services.store.read() as work:
        standing = work.conversations.standing(hub.rsplit("/", 1)[1])
    assert standing, "the conversation did not begin"
    found = msgspec.json.decode(standing.talk, type=Talk).waiting
    assert found, "nothing is proposed"
    return found


def _bubble(element: Element) -> Bubble:
    author = plain(words_of(element[0]))
    words = plain(words_of(element)).removeprefix(author).strip()
    is_person = "bubble--person" in element.get("class", "").split()
    return Bubble(element.get("data-bubble", ""), is_person, author, words)
