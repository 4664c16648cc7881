"""The pages that explain, and the one that erases, in the states that people meet."""

from typing import Final

from tests.journeys.pages import begin
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.state import Reach, State

ERASE: Final = "Effacer pour toujours"


def _at(path: str) -> Reach:
    return lambda who, _: who.visit(path)


def _erasing(who: Respondent, _: Server) -> None:
    who.visit(f"{begin(who, 'Les Passerelles')}/effacer")


def _not_ticked(who: Respondent, server: Server) -> None:
    _erasing(who, server)
    assert who.press(ERASE).status == 422


def _erased(who: Respondent, server: Server) -> None:
    _erasing(who, server)
    who.page.check("#accord")
    assert who.press(ERASE).status == 200


EXPLAINING: Final = (
    State("words", "glossary.show", _at("/mots")),
    State("sample", "tour.show", _at("/exemple")),
    State("limits", "about.limits", _at("/ce-que-ce-n-est-pas")),
    State("legal", "about.legal", _at("/mentions-legales")),
    State("site-plan", "site_plan.show", _at("/plan-du-site")),
    State("erase", "erasing.show", _erasing),
    State("erase-error", "erasing.erase", _not_ticked, "error"),
    State("resume-erased", "resume.ask", _erased),
)
