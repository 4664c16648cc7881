"""Ways through the pages that many stories begin with."""

from collections.abc import Mapping
from typing import Final

from diagnostic.actions.answering import record_answers
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import PROFILE, Change, field_of
from tests.web.form import Form, Value
from tests.web.page import Page
from tests.web.visitor import Visitor

NEXT: Final = "Enregistrer et continuer"
REVIEW: Final = "Enregistrer et relire mes réponses"
FINISH: Final = "Terminer et voir les résultats"
ALL_PRACTISED: Final = {
    "animation-du-territoire": "practised",
    "experimentations-collectives": "practised",
    "accompagnement-des-organisations": "practised",
}
PAIRED: Final = {"parrainage-des-nouveaux": "practised", "age-des-parrains": "recents"}
"""A profile of the tiny questionnaire under which both of its dimensions are asked."""


def begin(visitor: Visitor, questionnaire: str = "structure", structure: str = "Les Passerelles") -> str:
    """Begin a diagnostic through its pages; gives the address of its hub."""
    visitor.visit(f"/commencer/{questionnaire}")
    visitor.submit("Commencer", {"structure": structure})
    return visitor.page.url.removesuffix("/profil")


def begun(visitor: Visitor, profile: Mapping[str, Value] | None = None) -> str:
    """Begin the real questionnaire with a profile; by default everything is practised."""
    hub = begin(visitor)
    visitor.submit(NEXT, profile or ALL_PRACTISED)
    return hub


def placed(visitor: Visitor, services: Services, structure: str = "Les Passerelles") -> str:
    """A diagnostic where everything is practised, begun without any page: quicker where that is no matter."""
    started = start(services, "structure", structure, "fr", visit="")
    profile = (Change(field_of(PROFILE, key), value, "", seen=0) for key, value in ALL_PRACTISED.items())
    record_answers(services, started.assessment, profile, services.clock.public_id())
    visitor.client.set_cookie("s", started.visit, domain="127.0.0.1")
    visitor.typed.add(structure)
    return f"{visitor.home}/diagnostic/{started.assessment.id}"


def begun_tiny(visitor: Visitor, structure: str = "La Cabane") -> str:
    """Begin the tiny questionnaire, both dimensions asked."""
    hub = begin(visitor, "tiny", structure)
    give_profile(visitor, hub, PAIRED)
    return hub


def give_profile(visitor: Visitor, hub: str, profile: Mapping[str, Value]) -> Page:
    """Give a profile page by page: what is only asked after another answer comes on the next one."""
    left = dict(profile)
    while left:
        visitor.visit(f"{hub}/profil")
        offered = visitor.page.form(NEXT).offered
        now = {name: left.pop(name) for name in list(left) if name in offered}
        assert now, f"the profile never asks {left}"
        visitor.submit(NEXT, now)
    return visitor.page


def step(hub: str, dimension: str) -> str:
    """The address of a dimension's page."""
    return f"{hub}/dimension/{dimension}"


def answer(
    visitor: Visitor, hub: str, dimension: str, given: Mapping[str, Value], expecting: int = 200
) -> Page:
    """Open a dimension, answer on its page, send it."""
    visitor.visit(step(hub, dimension))
    return visitor.submit(NEXT, given, expecting)


def answer_everything(visitor: Visitor, hub: str, level: str = "2") -> Page:
    """Answer whatever is asked with one level, page after page, until nothing is left."""
    for _ in range(50):
        page = visitor.visit(hub)
        if "Relire et terminer" in [link.strip() for link in _next_steps(page)]:
            return page
        visitor.visit(_next_url(page))
        form = visitor.page.form(NEXT)
        visitor.submit(NEXT, dict.fromkeys(_questions(form), level))
    raise AssertionError("the questions never end")


def finish(visitor: Visitor, hub: str) -> Page:
    """Finish from the review; gives the results."""
    visitor.visit(f"{hub}/relecture")
    return visitor.submit(FINISH)


def kept(services: Services, hub: str) -> Assessment:
    """The assessment as it is kept."""
    with services.store.read() as work:
        return work.assessments.get(hub.rsplit("/", 1)[1])


def _next_steps(page: Page) -> list[str]:
    return ["".join(each.itertext()) for each in page.all("a", class_="button")]


def _next_url(page: Page) -> str:
    return page.all("a", class_="button")[0].get("href", "")


def _questions(form: Form) -> list[str]:
    return [name for name, values in form.offered.items() if values and "dont_know" in values]
