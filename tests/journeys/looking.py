"""What axe objects to on the page before one’s eyes, at every width and in both schemes; its source."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, Response

from tests.journeys.browsing import HEIGHT, Scheme
from tests.journeys.respondent import Respondent
from tests.journeys.ways import OPEN_ALL

WIDTHS: Final = (320, 768, 1280)
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
COLOURS: Final = ("color-contrast", "link-in-text-block")
"""The only rules that the two schemes answer differently, and by far the longest."""
TARGET: Final = "target-size"
"""Of WCAG 2.2, which axe leaves out unless it is asked for it."""
MIDDLE: Final = WIDTHS[1]
RUN: Final = "options => axe.run(document, options).then(found => found.violations)"
OPTIONS: Final[dict[str, Any]] = {"resultTypes": ["violations"], "preload": False, "iframes": False}
TIMERS_AT_ONCE: Final = """window.setTimeout = (deed, wait = 0, ...given) => {
    if (wait < 10 && typeof deed === 'function') Promise.resolve().then(() => deed(...given));
    return 0;
}"""
"""Where scripts are forbidden no timer ever ends; axe waits for one of no length before it answers."""


def rules_for(width: int, scheme: Scheme, *, has_script: bool) -> dict[str, Any] | None:
    """The rules to run at a width and in a scheme, or None when there is nothing left to run.

    All rules but those of colours run at every width, with scripts and without. Style sheets do not know
    whether there are scripts: colours are looked at with them at both ends, without them in the middle.
    """
    has_colours = has_script != (width == MIDDLE)
    if scheme == "dark":
        return OPTIONS | {"runOnly": list(COLOURS)} if has_colours else None
    rules = {TARGET: {"enabled": True}} | {each: {"enabled": has_colours} for each in COLOURS}
    return OPTIONS | {"rules": rules}


def look_at(who: Respondent) -> list[str]:
    """Everything axe objects to, with all that can be opened opened; the page must fit at every width."""
    if not who.look.has_script:
        who.page.evaluate(TIMERS_AT_ONCE)
    who.page.evaluate(_axe())
    who.page.evaluate(OPEN_ALL)
    found: list[str] = []
    for width, scheme in product(WIDTHS, SCHEMES):
        rules = rules_for(width, scheme, has_script=who.look.has_script)
        if rules is None:
            continue
        who.page.set_viewport_size({"width": width, "height": HEIGHT})
        who.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        who.arrive()
        found += [f"{width} {scheme} {each}" for each in _objections(who.page, rules)]
    return found


def _objections(page: Page, rules: dict[str, Any]) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(RUN, rules)
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


@cache
def _axe() -> str:
    return str(Axe().axe_script)


@dataclass
class Source:
    """Keeps the last page that a tab was sent, as it was sent; no slots, for the test tool writes on it."""

    page: Page
    last: Response | None = None

    def watch(self) -> "Source":
        """Keep what comes from now on."""
        self.page.on("response", self._keep)
        return self

    def text(self) -> str:
        """The document as it came."""
        assert self.last, "no page came"
        return self.last.text()

    def _keep(self, response: Response) -> None:
        asked: Request = response.request
        is_page = asked.is_navigation_request() and not 300 <= response.status < 400
        if is_page and response.frame == self.page.main_frame:
            self.last = response
