"""What a screen reader is given, word for word, kept in ``snapshots/`` and compared exactly.

``SNAPSHOTS=renew make journeys ARGS="-k test_snapshots"`` writes them anew; read what changed first.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import Choices, Talk
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.states import ROLE, reached

FOLDER: Final = Path(__file__).with_name("snapshots")
RENEW: Final = os.environ.get("SNAPSHOTS") == "renew"
CHANGING: Final = (
    (re.compile(r"[\x00-\x08]"), ""),
    (re.compile(r"/diagnostic/[\w-]{20,24}"), "/diagnostic/ID"),
    (re.compile(r"\b\d{1,2}(?::|[\s\u00a0\u202f]h[\s\u00a0\u202f])\d{2}\b"), "HOUR"),
    (
        re.compile(
            r"\b(?:1er|\d{1,2})[\s\u00a0\u202f](?:janvier|février|mars|avril|mai|juin|juillet|août|"
            r"septembre|octobre|novembre|décembre)[\s\u00a0\u202f]\d{4}\b"
        ),
        "DAY",
    ),
    (re.compile(r"https?://127\.0\.0\.1:\d+"), ""),
    (re.compile(r"(/r/|/lire/|/m/)[\w-]+"), r"\1SECRET"),
)
"""What is another at each run: ids, hours, days and secrets; and what nobody sees."""
Deed = Callable[[Respondent], Locator]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file of ``snapshots/``: the state it is of, and the part of the page that it holds."""

    name: str
    state: str
    part: Deed


def _main(who: Respondent) -> Locator:
    return who.page.locator("main")


def _question(who: Respondent) -> Locator:
    """A question, with what the page says beside it and once for all."""
    return Choices(who).question(ROLE)


def _saving(who: Respondent) -> Locator:
    """While an answer is on its way, which it never ends here."""
    who.page.route("**/dimension/**", lambda _: None)
    Choices(who).choose(ROLE, "3")
    expect(_question(who).locator("[data-question-status]")).not_to_be_empty()
    return _question(who)


def _saved(who: Respondent) -> Locator:
    Choices(who).choose(ROLE, "3")
    expect(_question(who).locator("[data-question-status]")).to_contain_text("Enregistré à")
    return _question(who)


def _failed(who: Respondent) -> Locator:
    who.page.context.set_offline(offline=True)
    Choices(who).choose(ROLE, "2")
    expect(who.page.locator("[data-autosave-alert]")).not_to_be_empty()
    who.watch.forgive("net::ERR_INTERNET_DISCONNECTED")
    return _main(who).locator("form").first


def _answer(who: Respondent) -> Locator:
    """The conversation: what was said, and how to answer."""
    assert Talk(who).last()
    return _main(who)


SNAPSHOTS: Final = (
    Snapshot("step-error", "step-error", _main),
    Snapshot("step-saving", "step", _saving),
    Snapshot("step-saved", "step", _saved),
    Snapshot("step-failed", "step", _failed),
    Snapshot("talk-empty", "talk-profile", _answer),
    Snapshot("talk-proposal", "talk-proposal", _answer),
    Snapshot("talk-two", "talk-two", _answer),
    Snapshot("talk-error", "talk-error", _answer),
    Snapshot("results", "results", _main),
    Snapshot("portfolio", "portfolio-one", _main),
)


def stable(told: str) -> str:
    """A snapshot without what is another at each run."""
    for changing, name in CHANGING:
        told = changing.sub(name, told)
    return f"{told}\n"


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=[each.name for each in SNAPSHOTS])
def test_a_screen_reader_is_given_the_same_as_before(
    arrival: Arrival, server: Server, snapshot: Snapshot
) -> None:
    who = reached(arrival(Look(1280, "fr")), server, snapshot.state)
    told = stable(snapshot.part(who).aria_snapshot())
    file = FOLDER / f"{snapshot.name}.yml"
    if RENEW:
        FOLDER.mkdir(exist_ok=True)
        file.write_text(told, "utf-8")
    assert told == file.read_text("utf-8"), f"{file.name} differs: see how to renew it in this module"


def test_every_file_of_the_folder_is_of_a_snapshot() -> None:
    assert {each.stem for each in FOLDER.iterdir()} == {each.name for each in SNAPSHOTS}
