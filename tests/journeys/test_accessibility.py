"""axe finds nothing to object to on any page, in any state, wide or narrow, light or dark."""

from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from diagnostic.web.app import create_app
from tests.journeys.browsing import HEIGHT, Look, Scheme
from tests.journeys.conftest import Arrival
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.states import STATES

WIDTHS: Final = (320, 1280)
RULES: Final[dict[Scheme, dict[str, Any]]] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}
"""Nothing but colours differs between the two schemes, so that the rules about the rest run once."""
RUN: Final = "options => axe.run({resultTypes: ['violations'], ...options}).then(found => found.violations)"
OPEN_ALL: Final = "document.querySelectorAll('details').forEach(each => each.open = true)"
NOT_PAGES: Final = {
    "exports.case",
    "filling.pdf_form",
    "filling.sheet",
    "questions.pdf_form",
    "questions.sheet",
    "provider.back",
    "provider.leave",
    "signing.kept",
    "exports.fetch",
    "health.alive",
    "health.static",
    "later.file",
    "outcome.download",
    "plan.download",
    "questions.blank",
    "questions.first",
    "restitution.download",
}
"""Routes that answer with a file or lead on; what was kept is shown by tests/journeys/test_signing_in.py."""


def objections(page: Page, scheme: Scheme) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES[scheme])
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def look_at(who: Respondent) -> list[str]:
    """Everything axe objects to, with all that can be opened opened."""
    found = []
    who.page.evaluate(Axe().axe_script)
    who.page.evaluate(OPEN_ALL)
    for width in WIDTHS:
        who.page.set_viewport_size({"width": width, "height": HEIGHT})
        who.arrive()
        for scheme in RULES:
            who.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{width} {scheme} {each}" for each in objections(who.page, scheme)]
    return found


@pytest.mark.parametrize("place", range(len(STATES)), ids=[each.name for each in STATES])
def test_axe_objects_to_nothing(arrival: Arrival, server: Server, place: int) -> None:
    who = arrival(Look(320, "en" if place % 2 else "fr"))
    STATES[place].reach(who, server)
    assert look_at(who) == []


def test_every_page_of_the_service_is_looked_at(tmp_path: Path) -> None:
    app = create_app(build_services(read_settings({"DIAGNOSTIC_DATA": str(tmp_path)})))
    gets = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert gets - NOT_PAGES - {each.endpoint for each in STATES} == set()
