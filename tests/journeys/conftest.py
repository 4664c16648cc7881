"""A server and a browser for all the stories of a worker; a device of one's own for each person."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import Look, Watch, chromium, window
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server, serving

Arrival = Callable[[Look], Respondent]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("service")) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def arrival(server: Server, browser: Browser) -> Iterator[Arrival]:
    """Gives people, each with a device that was never here before; none of their browsers may complain."""
    opened = []
    watches = []

    def arrive(look: Look) -> Respondent:
        context = window(browser, look)
        opened.append(context)
        watches.append(Watch(server.home))
        watches[-1].over(context)
        return Respondent(context.new_page(), watches[-1], look)

    yield arrive
    for context in opened:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == [], server.last_words()


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Where somebody keeps what they downloaded."""
    return tmp_path
