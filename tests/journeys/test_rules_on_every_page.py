"""The rules for everyone that take a browser, on every page in every state, at the width of 400 % of zoom."""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.respondent import TOO_WIDE, Respondent
from tests.journeys.serving import Server
from tests.journeys.states import STATES

RULES: Final = Path(__file__).with_name("page_rules.js").read_text("utf-8")
ZOOMED: Final[ViewportSize] = {"width": 320, "height": 512}
DESK: Final[ViewportSize] = {"width": 1280, "height": 720}


def measured(who: Respondent, *names: str) -> list[str]:
    """What is wrong by these rules, each with the name of its rule."""
    return [f"{name}: {each}" for name in names for each in who.page.evaluate(f"rules.{name}()")]


def seen_wide(who: Respondent) -> list[str]:
    """Rules 28, 29 and 34 on a desk, in light."""
    who.page.set_viewport_size(DESK)
    who.page.keyboard.press("Tab")
    return measured(who, "smallTargets", "halfHidden", "hiddenFocus")


def seen_zoomed(who: Respondent) -> list[str]:
    """Rules 28, 29, 31 and 34 where 400 % of zoom leave little room, in both schemes where colours count."""
    who.page.set_viewport_size(ZOOMED)
    found = measured(who, "smallTargets", "smallChoices", "halfHidden", "faintStrokes", "faintEdges")
    who.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark {each}" for each in measured(who, "hiddenFocus", "faintStrokes", "faintEdges")]
    who.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return found


def printed_and_with_few_colours(who: Respondent) -> list[str]:
    """Rule 33."""
    who.page.emulate_media(media="print", color_scheme="light")
    found = measured(who, "faintInk", "printedFurniture")
    assert who.page.locator("h1").is_visible()
    who.page.emulate_media(media="screen", forced_colors="active", reduced_motion="reduce")
    found += [f"few colours {each}" for each in measured(who, "edgeless", "unmarkedChoices")]
    who.page.emulate_media(forced_colors="none")
    return found


def spaced(who: Respondent) -> list[str]:
    """Rule 30: the window is narrow, then the spacing is the reader’s own."""
    found = measured(who, "cut", "overlaid")
    who.page.evaluate("rules.space()")
    if who.page.evaluate(TOO_WIDE) > 0:
        found.append("with the reader’s spacing the page scrolls sideways")
    return [*found, *measured(who, "cut", "overlaid")]


@pytest.mark.parametrize("place", range(len(STATES)), ids=[each.name for each in STATES])
def test_a_page_keeps_the_rules_for_everyone(arrival: Arrival, server: Server, place: int) -> None:
    who = arrival(Look(320, "fr" if place % 2 else "en"))
    STATES[place].reach(who, server)
    who.page.evaluate(RULES)
    who.page.evaluate("rules.openAll()")
    found = [*printed_and_with_few_colours(who), *seen_wide(who), *seen_zoomed(who)]
    who.arrive()
    found += spaced(who)
    assert not found, "\n".join(found)
