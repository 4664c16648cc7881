"""Every kind of answer has the same headers: each error, static files, documents; in clear and over HTTPS."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from diagnostic.actions import limiting
from diagnostic.actions.limiting import Limit
from diagnostic.core.faults import StoreBusy
from diagnostic.language import Languages
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.web.compiled import BYTECODE
from tests.web.conftest import Publisher
from tests.web.given import PUBLIC_URL
from tests.web.headers import header_faults, header_strangers
from tests.web.matrix.people import object_id
from tests.web.matrix.world import world_at

HTTPS: Final = "https://passerelle.example"
OWN: Final = f"/diagnostic/{object_id('own')}"
TOKEN: Final = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"')
STYLE: Final = re.compile(r'href="(/static/[^"]+\.css)"')


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser in which somebody of the matrix signed in, or holds a diagnostic."""

    app: Flask
    home: str

    def ask(self, method: str, url: str, cookie: str = "", **given: Any) -> TestResponse:
        """Send one request with one cookie, such as ``a=secret-of-advisor``."""
        prefix = "__Host-" if self.home.startswith("https") else ""
        headers = {"Sec-Fetch-Site": "same-origin"} | given.pop("headers", {})
        headers |= {"Cookie": prefix + cookie} if cookie else {}
        client = self.app.test_client(use_cookies=False)
        return client.open(url, method=method, base_url=self.home, headers=headers, **given)

    def send(self, url: str, cookie: str, page: str, **fields: str) -> TestResponse:
        """Send a form with the token of a page."""
        found = TOKEN.search(self.ask("GET", page, cookie).text)
        assert found, page
        data = {"csrf_token": found[1] or found[2]} | fields
        return self.ask("POST", url, cookie, data=data)


@pytest.fixture(scope="module", params=[PUBLIC_URL, HTTPS], ids=["in clear", "https"])
def browser(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    published: Publisher,
    languages: Languages,
) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("headers")
    with world_at(folder, published(REAL_CONTENT, languages), languages) as services:
        settings = replace(services.settings, public_url=request.param)
        app = create_app(replace(services, settings=settings))
        app.jinja_env.bytecode_cache = BYTECODE
        yield Browser(app, request.param)


def _limited(browser: Browser) -> TestResponse:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(limiting.LIMITS, "link", Limit(1, timedelta(hours=1)))
        replies = [browser.ask("POST", "/r/unknown") for _ in range(2)]
    return replies[1]


def _failing(fault: Exception) -> Callable[[Browser], TestResponse]:
    def send(browser: Browser) -> TestResponse:
        def fail() -> str:
            raise fault

        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(browser.app.view_functions, "home.show", fail)
            return browser.ask("GET", "/")

    return send


def _style(browser: Browser) -> TestResponse:
    found = STYLE.search(browser.ask("GET", "/").text)
    assert found
    return browser.ask("GET", found[1])


CHANGED: Final = {"role-defini": "3", "role-defini-version": "4", "idempotency_key": "k"}
ADVISOR, HOLDER, MANAGER = "a=secret-of-advisor", "s=visit-of-holder", "a=secret-of-manager"
EXPORTS: Final = "/suivi/exports"
ANSWERS: Final[dict[str, tuple[int, Callable[[Browser], TestResponse]]]] = {
    "another host": (400, lambda here: here.ask("GET", "/", headers={"Host": "evil.example"})),
    "sign in first": (401, lambda here: here.ask("POST", "/suivi/vues")),
    "not for this role": (403, lambda here: here.ask("GET", "/suivi", MANAGER)),
    "without a token": (403, lambda here: here.ask("POST", "/connexion")),
    "from elsewhere": (403, lambda here: here.ask("POST", "/", headers={"Sec-Fetch-Site": "cross-site"})),
    "nowhere": (404, lambda here: here.ask("GET", "/nulle-part")),
    "somebody else’s": (404, lambda here: here.ask("GET", f"/diagnostic/{object_id('foreign')}", MANAGER)),
    "no such method": (405, lambda here: here.ask("DELETE", "/")),
    "finished already": (
        409,
        lambda here: here.send(f"{OWN}/dimension/strategie", HOLDER, f"{OWN}/resultats", **CHANGED),
    ),
    "too large": (413, lambda here: here.ask("POST", "/reprendre", data=b"x" * (5 * 1024 * 1024))),
    "not an address": (422, lambda here: here.send("/connexion/mail", "pre=x", "/connexion", mail_to="x")),
    "too many": (429, _limited),
    "unforeseen": (500, _failing(RuntimeError("unforeseen"))),
    "busy": (503, _failing(StoreBusy())),
    "static": (200, _style),
    "static, absent": (404, lambda here: here.ask("GET", "/static/absent.css")),
    "pdf": (200, lambda here: here.ask("GET", f"{OWN}/rapport.pdf", ADVISOR)),
    "docx": (200, lambda here: here.ask("GET", f"{OWN}/rapport.docx", HOLDER)),
    "restitution": (200, lambda here: here.ask("GET", f"{OWN}/restitution/1/rapport.pdf", MANAGER)),
    "file of answers": (200, lambda here: here.ask("GET", f"{OWN}/reprise.json", HOLDER)),
    "json": (200, lambda here: here.ask("GET", f"{EXPORTS}/structure/{object_id('own')}.json", ADVISOR)),
    "zip": (200, lambda here: here.ask("GET", f"{EXPORTS}/structure/{object_id('own')}.zip", ADVISOR)),
    "csv": (200, lambda here: here.send(f"{EXPORTS}/tableau", ADVISOR, EXPORTS, form="csv", query="")),
    "xlsx": (200, lambda here: here.send(f"{EXPORTS}/tableau", ADVISOR, EXPORTS, form="xlsx", query="")),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_has_the_headers_of_all(browser: Browser, kind: str) -> None:
    status, send = ANSWERS[kind]
    response = send(browser)
    assert response.status_code == status
    url = "/static/" if kind == "static" else ""
    assert list(header_faults(response, url, secure=browser.home == HTTPS)) == []
    assert list(header_strangers(response)) == []
    assert ("Retry-After" in response.headers) is (status in {429, 503})
    assert ("Allow" in response.headers) is (status == 405)


def test_a_file_that_is_taken_away_says_what_it_is(browser: Browser) -> None:
    media = {
        "csv": "text/csv",
        "zip": "application/zip",
        "json": "application/json",
        "pdf": "application/pdf",
    }
    for kind, wanted in media.items():
        response = ANSWERS[kind][1](browser)
        assert response.mimetype == wanted
        assert response.headers["Content-Disposition"].startswith("attachment")
