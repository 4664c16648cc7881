"""An error is told three times: in the title, first on the page with the focus, and beside the field."""

from itertools import pairwise
from typing import Final

import pytest

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.states import STATES

WHOLE_PAGES: Final = frozenset({"provider-error"})
"""Pages that tell of a failure and nothing else: there is no form to lead to."""
ERRORS: Final = tuple(
    each for each in STATES if each.name.endswith("-error") and each.name not in WHOLE_PAGES
)
BEGINNINGS: Final = {"fr": "Erreur\u00a0: ", "en": "Error: "}
HEADINGS: Final = {"fr": "Il y a un problème", "en": "There is a problem"}
FIRST: Final = """() => {
    const summary = document.querySelector("main [data-error-summary]");
    const before = [...document.querySelectorAll("main h1, main form, main p")].filter(each =>
        !summary.contains(each) && summary.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING);
    return {before: before.map(each => each.tagName), focus: summary === document.activeElement,
            alert: summary.querySelectorAll("[role=alert]").length};
}"""
FIELDS: Final = """() => [...document.querySelectorAll("[data-error-summary] a")].map(link => {
    const field = document.getElementById(link.hash.slice(1));
    const group = field.closest("fieldset[aria-describedby]") ?? field;
    const told = (group.getAttribute("aria-describedby") ?? "").split(" ")
        .map(id => document.getElementById(id)?.textContent.trim().replace(/\\s+/g, " ") ?? "");
    return {words: link.textContent.trim().replace(/\\s+/g, " "), told,
            isControl: field.matches("input, select, textarea"),
            isWrong: [field, group].some(each => each.getAttribute("aria-invalid") === "true")};
})"""
"""A link leads to the control that is wrong, or to the whole form when that is what went wrong."""
MOST_TABS: Final = 250
ROUND: Final = ("home", "step", "talk", "results", "sign-in")
WHERE: Final = """() => {
    const all = [...document.querySelectorAll("*")];
    return document.activeElement === document.body ? -1 : all.indexOf(document.activeElement);
}"""


def told_beside(who: Respondent) -> None:
    """What the summary says stands beside each field it leads to, after « Erreur : »."""
    fields = who.page.evaluate(FIELDS)
    assert fields
    for each in fields:
        if not each["isControl"]:
            continue
        assert each["isWrong"], each
        word = BEGINNINGS[who.look.language].replace("\u00a0", " ")
        own = [told.removeprefix(word) for told in each["told"] if told.startswith(word)]
        assert any(each["words"].endswith(told) for told in own), each


@pytest.mark.parametrize("place", range(len(ERRORS)), ids=[each.name for each in ERRORS])
def test_an_error_is_said_in_the_title_first_on_the_page_and_beside_the_field(
    arrival: Arrival, server: Server, place: int
) -> None:
    who = arrival(Look(320, "en" if place % 2 else "fr"))
    ERRORS[place].reach(who, server)
    summary = who.page.locator("[data-error-summary]")
    assert who.page.title().startswith(BEGINNINGS[who.look.language])
    assert summary.locator("h2").inner_text().strip() == HEADINGS[who.look.language]
    found = who.page.evaluate(FIRST)
    # In the conversation the focus stays in the field (rule 22): the summary is heard as an alert.
    has_focus = not ERRORS[place].endpoint.startswith("conversation")
    assert found["alert"] == 1
    assert (found["focus"], found["before"] == []) == (has_focus, has_focus)
    told_beside(who)


@pytest.mark.parametrize("name", ROUND)
def test_tab_comes_round_the_whole_page(arrival: Arrival, server: Server, name: str) -> None:
    """Forwards to the end and backwards again: nothing holds the focus, and the order is that of the page."""
    who = arrival(Look(1280, "fr"))
    next(each for each in STATES if each.name == name).reach(who, server)
    who.page.evaluate("document.activeElement.blur()")
    who.page.keyboard.press("Control+Home")
    places: list[int] = []
    for _ in range(MOST_TABS):
        who.page.keyboard.press("Tab")
        at = who.page.evaluate(WHERE)
        if at == -1 or (places and at == places[0]):
            break
        places.append(at)
    else:
        raise AssertionError(f"the focus never leaves: {places[-5:]}")
    assert len(set(places)) == len(places) > 5
    assert sum(one > other for one, other in pairwise(places)) <= 1
