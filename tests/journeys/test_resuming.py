"""Going on elsewhere: by the private link, which only a press opens, and by the resume file."""

import json
from pathlib import Path
from typing import Final

import pytest

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import NEXT, RESUME, Hub
from tests.journeys.respondent import Respondent
from tests.journeys.states import ROLE, STEP, bring, with_profile

NOTE: Final = "Vu en bureau le 3 mai"
PHONE: Final = Look(320, "fr")
COMPUTER: Final = Look(1280, "en")
OLD_PHONE: Final = Look(320, "fr", has_script=False)
OLD_COMPUTER: Final = Look(1280, "en", has_script=False)
BOTH_WAYS: Final = pytest.mark.parametrize(
    ("first", "other"),
    [(PHONE, OLD_COMPUTER), (OLD_PHONE, COMPUTER)],
    ids=["from-a-script", "from-none"],
)


def half_way(who: Respondent) -> Hub:
    """Answer one question with a note, then look for the way to come back."""
    hub = with_profile(who)
    choices = hub.page(STEP)
    choices.choose(ROLE, "3")
    choices.note(ROLE, NOTE)
    who.press(NEXT)
    hub.open()
    who.follow("Reprendre plus tard")
    return hub


def copied_link(who: Respondent) -> str:
    """The private link, by its button where that works, else selected by hand."""
    if not who.look.has_script:
        return who.page.locator("#lien").input_value()
    who.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    who.page.locator("[data-copy-button]").click()
    who.page.get_by_text("Copié.").wait_for()
    return str(who.page.evaluate("navigator.clipboard.readText()"))


def stands_answered(who: Respondent, hub: str) -> None:
    """See that the answer and the note given on another device are there."""
    choices = Hub(who, hub).page(STEP)
    assert choices.input(ROLE, "3").is_checked()
    assert choices.note_of(ROLE) == NOTE


@BOTH_WAYS
def test_a_link_copied_on_one_device_opens_on_another_by_its_button_only(
    arrival: Arrival, first: Look, other: Look
) -> None:
    here, there = arrival(first), arrival(other)
    hub = half_way(here)
    there.visit(copied_link(here))
    there.visit(hub.url, expecting=404)
    there.visit(copied_link(here))
    there.go(there.page.locator("main form button"))
    stands_answered(there, hub.url)


@BOTH_WAYS
def test_a_resume_file_begins_again_on_another_device(
    arrival: Arrival, first: Look, other: Look, tmp_path: Path
) -> None:
    here, there = arrival(first), arrival(other)
    hub = half_way(here)
    kept = tmp_path / "diagnostic-reprise.json"
    kept.write_bytes(here.download(here.page.locator('a[href$="reprise.json"]')))
    assert json.loads(kept.read_text("utf-8"))
    assert bring(there, kept.read_bytes()) == 200
    assert there.page.url != hub.url
    stands_answered(there, there.page.url)


def test_a_browser_that_was_left_knows_nothing_any_more(arrival: Arrival) -> None:
    who = arrival(OLD_PHONE)
    hub = half_way(who)
    link = copied_link(who)
    who.page.check("#garde")
    who.press("Fermer sur cet appareil")
    who.visit(hub.url, expecting=404)
    who.visit(link)
    who.press(RESUME)
    stands_answered(who, hub.url)
