"""The first view of the six pages is light, is kept well, and does not move under one’s eyes."""

import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import Look
from tests.journeys.serving import Server
from tests.journeys.weighing import (
    MOST_SCRIPT,
    SIGHTS,
    WIDTHS,
    Sent,
    Sight,
    Weight,
    moved_with_late_faces,
    seen,
)

SCRIPTS: Final = Path(__file__).parents[2] / "static" / "js"
NAMED_BY_CONTENT: Final = re.compile(r"/static/[\w/-]+\.[0-9a-f]{16}\.\w+$")
FOR_EVER: Final = "public, max-age=31536000, immutable"
COMPRESSED: Final = frozenset({"gzip", "br", "zstd"})

View = tuple[Sight, Weight]


@pytest.fixture(scope="module", params=SIGHTS)
def view(request: pytest.FixtureRequest, server: Server, browser: Browser) -> View:
    return seen(browser, server, request.param)


def test_a_first_view_is_light_and_stays_where_it_is(view: View) -> None:
    assert view[1].faults() == ()


def test_what_does_not_change_is_kept_for_good(view: View) -> None:
    files = [each for each in view[1].sent if "/static/" in each.url]
    assert {each.kind for each in files} >= {"text/css", "font/woff2"}
    for each in files:
        assert NAMED_BY_CONTENT.search(each.url), each.url
        assert each.headers["cache-control"] == FOR_EVER, each.url


def test_every_text_is_sent_compressed(view: View) -> None:
    for each in view[1].sent:
        if _is_text(each):
            assert each.headers.get("content-encoding") in COMPRESSED, each.url


@pytest.mark.parametrize("width", WIDTHS[::2])
def test_nothing_moves_when_the_faces_come_late(browser: Browser, view: View, width: int) -> None:
    assert moved_with_late_faces(browser, view[0], Look(width=width)) == 0


def test_all_scripts_together_are_small_before_they_are_compressed() -> None:
    assert sum(each.stat().st_size for each in SCRIPTS.glob("*.js")) <= MOST_SCRIPT


def _is_text(sent: Sent) -> bool:
    return sent.kind.startswith("text/") or sent.kind.endswith("+xml")
