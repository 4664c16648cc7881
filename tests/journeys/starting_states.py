"""The first pages, in the states that people meet before they answer anything."""

from typing import Final

from tests.journeys.advised import held
from tests.journeys.arrivals import resume_link
from tests.journeys.pages import ALL_PRACTISED, NEXT, Choices, begin, open_link
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.state import State
from tests.journeys.talks import INVISIBLE


def _start_with_a_draft(who: Respondent, server: Server) -> None:
    held(who, server, server.begun[0])
    who.visit("/commencer/structure")


def _start_asks_again(who: Respondent, server: Server) -> None:
    """A diagnostic was opened in another tab after this page was, which therefore did not tell of it."""
    held(who, server, server.finished[0])
    who.visit("/commencer/structure")
    elsewhere = who.tab()
    open_link(elsewhere, server.begun[0])
    elsewhere.page.close()
    assert who.press("Commencer").status == 409


def _start_refuses_a_name(who: Respondent, _: Server) -> None:
    who.visit("/commencer/structure")
    who.page.fill("#structure", INVISIBLE)
    assert who.press("Commencer").status == 422


def _start_lapsed(who: Respondent, _: Server) -> None:
    """The page was opened before the browser forgot everything."""
    who.visit("/commencer/structure")
    who.page.context.clear_cookies()
    assert who.press("Commencer").status == 403


def _home_with_a_draft(who: Respondent, server: Server) -> None:
    held(who, server, server.begun[0])
    who.visit("/")


def _none_concerned(who: Respondent, _: Server) -> None:
    begin(who, "Les Passerelles")
    Choices(who).give(dict.fromkeys(ALL_PRACTISED, "not_concerned"))
    who.press(NEXT)


STARTING: Final = (
    State("home", "home.show", lambda who, _: who.visit("/")),
    State("home-draft", "home.show", _home_with_a_draft, "full"),
    State("start", "start.show", lambda who, _: who.visit("/commencer/structure")),
    State("start-talk", "start.show", lambda who, _: who.visit("/commencer/structure?facon=conversation")),
    State("start-draft", "start.show", _start_with_a_draft, "full"),
    State("start-again", "start.begin", _start_asks_again, "error"),
    State("start-error", "start.begin", _start_refuses_a_name, "error"),
    State("start-lapsed", "start.begin", _start_lapsed, "error"),
    State("link", "resume.show", resume_link),
    State("confirm", "profile.confirm", _none_concerned),
)
