"""The second door: from the greeting to the results by buttons alone, with scripts and without."""

from typing import Final

import pytest

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import Talk, begin
from tests.journeys.respondent import Respondent

MOST_TURNS: Final = 80
LEVELS: Final = ("2", "3", "1", "dont_know")
LOOKS: Final = (
    Look(320, "fr", has_script=True),
    Look(1280, "en", has_script=True),
    Look(320, "en", has_script=False),
    Look(1280, "fr", has_script=False),
)
IN_CHOICES: Final = "document.activeElement.closest('fieldset') !== null"


def answer(talk: Talk, turn: int) -> None:
    """Choose something for what is asked: levels in turn, and that everything is practised."""
    offered = talk.choices()
    wanted = "practised" if "practised" in offered else LEVELS[turn % len(LEVELS)]
    talk.choose(wanted if wanted in offered else offered[0])


def answer_everything(talk: Talk) -> int:
    """Go on choosing until nothing is asked any more; gives how many answers that took."""
    for turn in range(MOST_TURNS):
        if not talk.choices():
            return turn
        answer(talk, turn)
    raise AssertionError("the conversation never ends")


def finish(who: Respondent) -> None:
    """Finish by the two buttons that it takes, then go to the results."""
    talk = Talk(who)
    talk.ask("finish")
    talk.ask("yes")
    who.follow("Voir vos résultats")


@pytest.mark.parametrize("look", LOOKS[::3], ids=str)
def test_buttons_alone_lead_from_the_greeting_to_the_results(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    begin(who, "Les Passerelles", way="conversation")
    assert answer_everything(Talk(who)) >= 40
    finish(who)
    assert who.page.locator("table tbody tr").count() == 8
    assert who.page.locator(".priority-card").count() >= 3


@pytest.mark.parametrize("look", LOOKS[1:3], ids=str)
def test_asides_and_steps_back_keep_the_place(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = begin(who, "Les Passerelles", way="conversation")
    talk = Talk(who)
    for turn in range(6):
        answer(talk, turn)
    for command in ("progress", "summary", "resume_later", "skip", "back"):
        talk.ask(command)
    asked, said = talk.choices(), who.page.locator("[data-bubble]").count()
    who.visit(f"{hub}/conversation")
    assert talk.choices() == asked
    assert who.page.locator("[data-bubble]").count() == said
    talk.ask("finish")
    talk.ask("no")
    assert talk.choices()


def test_the_focus_stays_where_the_conversation_goes_on(arrival: Arrival) -> None:
    who = arrival(LOOKS[0])
    begin(who, "Les Passerelles", way="conversation")
    talk = Talk(who)
    answer(talk, 0)
    assert who.page.evaluate(IN_CHOICES)
    talk.write("Je ne sais pas")
    assert who.page.evaluate("document.activeElement.id") == "message"
    assert who.page.locator("#message").input_value() == ""
