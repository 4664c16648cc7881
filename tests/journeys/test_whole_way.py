"""From the home page to a report in one's hands, as most people will go."""

from typing import Final

import pytest

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.documents import Report
from tests.journeys.pages import ALL_PRACTISED, FINISH, NEXT, REVIEW, Choices, Hub, Results
from tests.journeys.respondent import PREFIXES, Respondent
from tests.journeys.wording import bare, language

STRUCTURE: Final = "Le Relais des possibles"
NOTE: Final = "Une délibération du 12 mars 2019, « à relire » : 14 communes sur 31 l’ont signée."
OTHERS: Final = ("Non concerné", "Je ne sais pas : à vérifier avec vos partenaires")
LEVELS: Final = ("1", "2", "2", "3", "4")
TAGS: Final = {"fr": "fr-FR", "en": "en-GB"}
LOOKS: Final = (
    Look(320, "fr", has_script=True),
    Look(1280, "en", has_script=True),
    Look(320, "en", has_script=False),
    Look(1280, "fr", has_script=False),
)


def answer_dimension(choices: Choices) -> None:
    """Choose one thing or another for each question; the second is not known, and a note is left there."""
    for place, name in enumerate(choices.names()):
        choices.choose(name, "dont_know" if place == 1 else LEVELS[place % len(LEVELS)])
        none = choices.input(name, "not_applicable")
        if place > 1 and none.count():
            choices.choose(name, "not_applicable")
    choices.note(choices.names()[1], NOTE)


def begin_from_home(who: Respondent) -> Hub:
    who.visit("/")
    who.follow("Commencer le diagnostic")
    who.page.fill("#structure", STRUCTURE)
    who.press("Commencer")
    profile = Choices(who)
    profile.give(ALL_PRACTISED | {"territoire": "rural", "modes": "mecenat"})
    who.press(NEXT)
    assert who.heading == STRUCTURE
    return Hub(who, who.page.url)


def answer_everything(who: Respondent, hub: Hub) -> int:
    """Answer page after page from the hub on; gives how many dimensions there were."""
    asked = hub.dimensions()
    who.follow("Commencer les questions")
    for url in asked:
        assert who.page.url.split("#")[0].endswith(url)
        answer_dimension(Choices(who))
        who.press(NEXT)
    return len(asked)


def aim_and_finish(who: Respondent) -> Results:
    Choices(who).give({"target-strategie": "4", "importance-strategie": "high"})
    who.press(REVIEW)
    review = bare(who.page.locator("main").inner_text())
    for told in (NOTE, *OTHERS):
        words = language(who.look.language).gettext(told)
        assert bare(words) in review, f"the review does not tell “{words}”"
    who.press(FINISH)
    assert who.page.url.endswith("/resultats")
    return Results(who)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_somebody_answers_page_by_page_and_keeps_the_report(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    hub = begin_from_home(who)
    assert answer_everything(who, hub) == 8
    results = aim_and_finish(who)
    assert who.heading == STRUCTURE
    assert len(results.levels()) == 8
    for code, prefix in PREFIXES.items():
        who.visit(f"{who.watch.home}{prefix}/diagnostic/{hub.url.rsplit('/', 1)[1]}/resultats")
        told = results.resources()
        report = Report.read(results.pdf(code))
        assert told
        assert report.lacks(STRUCTURE, NOTE, *told) == []
        assert report.language == TAGS[code]
        assert STRUCTURE in report.title
