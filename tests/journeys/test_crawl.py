"""Every kind of page is opened in a browser: nothing is asked elsewhere, kept there, or refused by it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag, urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException
from werkzeug.serving import make_server

from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.store.session import Store
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.journeys.browsing import Look, Watch, window
from tests.web.given import publish_unchecked
from tests.web.matrix.people import BY_NAME
from tests.web.matrix.probing import probes
from tests.web.matrix.world import world_at

COOKIES: Final = {"s", "a", "pre"}
FILES: Final = (".html", ".pdf", ".docx", ".xlsx", ".json", ".zip", ".csv", ".txt", ".css", "/healthz")
FEWEST: Final = {"nobody": 15, "manager": 30, "advisor": 40, "administrator": 15}
KEPT: Final = "() => localStorage.length + sessionStorage.length"
LINKS: Final = "all => all.map(each => each.href)"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder, languages = tmp_path_factory.mktemp("crawl"), Languages(packaged_paths().translations)
    file = folder / "published.sqlite3"
    store = Store(f"sqlite:///{file}")
    store.migrate()
    publish_unchecked(store, REAL_CONTENT, languages)
    store.close()
    with world_at(folder, file, languages) as services:
        yield create_app(services)


@pytest.fixture(scope="module")
def home(app: Flask) -> Iterator[str]:
    """The address of a server in this very process, named like the service."""
    server = make_server("127.0.0.1", 0, _under_its_name(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _under_its_name(app: Flask) -> Flask:
    """The port is whichever is free; the address of the service is told to be that one."""
    app.config["TRUSTED_HOSTS"] = None
    return app


@dataclass
class Crawler:
    """Opens the pages that lead on from one another: of each route one, in each language that is wanted."""

    app: Flask
    page: Page
    home: str
    waiting: list[str]
    has_english: bool
    opened: set[tuple[str, bool]] = field(default_factory=set)

    def crawl(self) -> Iterator[str]:
        """Every address, once it was opened."""
        while self.waiting:
            url = urldefrag(self.waiting.pop(0))[0]
            path = urlsplit(url).path
            if not url.startswith(f"{self.home}/") or path.endswith(FILES) or not self._is_wanted(path):
                continue
            assert self.page.goto(url), url
            yield url
            self.waiting += self.page.eval_on_selector_all("a[href]", LINKS)

    def _is_wanted(self, path: str) -> bool:
        is_english = path.startswith("/en/")
        try:
            endpoint, _ = self.app.url_map.bind("").match(path.removeprefix("/en") or "/")
        except HTTPException:
            endpoint = "nowhere"
        if (endpoint, is_english) in self.opened or (is_english and not self.has_english):
            return False
        self.opened.add((endpoint, is_english))
        return True


@pytest.mark.parametrize("name", FEWEST)
def test_no_page_asks_elsewhere_keeps_anything_or_is_refused_by_its_own_rules(
    app: Flask, home: str, browser: Browser, name: str
) -> None:
    actor, watch = BY_NAME[name], Watch(home)
    context = window(browser, Look())
    watch.over(context)
    for each in filter(None, actor.cookies.split("; ")):
        key, _, value = each.partition("=")
        context.add_cookies([{"name": key, "value": value, "url": home}])
    own = [each for each in probes(app, actor) if each.method == "GET" and each.state in {"", "own"}]
    crawler = Crawler(
        app, context.new_page(), home, [f"{home}/", *(home + each.url for each in own)], name == "nobody"
    )
    opened = 0
    for url in crawler.crawl():
        opened += 1
        assert crawler.page.evaluate(KEPT) == 0, url
        assert {each["name"] for each in context.cookies()} <= COOKIES, url
        assert watch.faults == [], url
    context.close()
    assert opened >= FEWEST[name]
