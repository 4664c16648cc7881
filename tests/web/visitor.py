"""A person with a browser: opens pages, fills their own forms, and checks every page on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.checks import faults_of
from tests.web.form import MULTIPART, Form, Value, multipart
from tests.web.given import PUBLIC_URL
from tests.web.headers import header_faults
from tests.web.page import Page
from tests.web.typography import french_faults

MOVED: Final = {301, 302, 303, 307, 308}
MOST_MOVES: Final = 5
URLENCODED: Final = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Visitor:
    """One tab of one browser; ``typed`` is what its person wrote in fields of their own words."""

    client: FlaskClient
    home: str = PUBLIC_URL
    typed: set[str] = field(default_factory=set)
    moved: list[tuple[int, str]] = field(default_factory=list)
    _page: Page | None = None

    @classmethod
    def of(cls, app: Flask, home: str = PUBLIC_URL) -> "Visitor":
        """Somebody who was never here before."""
        return cls(app.test_client(), home)

    def tab(self) -> "Visitor":
        """Another tab of the same browser."""
        return Visitor(self.client, self.home, self.typed)

    @property
    def page(self) -> Page:
        """The page before the person's eyes."""
        assert self._page is not None, "no page was opened yet"
        return self._page

    def visit(self, url: str, expecting: int = 200) -> Page:
        """Open an address as if typed in, follow where it leads, check the page."""
        return self._arrive(self.ask("GET", url, site="none"), url, expecting)

    def follow(self, words: str, expecting: int = 200) -> Page:
        """Press the link with these words."""
        return self.visit(self.page.link(words), expecting)

    def submit(self, button: str, given: Mapping[str, Value] | None = None, expecting: int = 200) -> Page:
        """Fill the form of this button on the page and press it; only what the page offers can be given."""
        return self.send(self.page.form(button).filled(given or {}), expecting)

    def upload(self, button: str, name: str, content: bytes, expecting: int = 200) -> Page:
        """Fill the form of this button with a file and press it."""
        form = self.page.form(button)
        body = multipart(form.pairs, {name: content})
        response = self.ask("POST", form.action, body=body, headers={"Content-Type": MULTIPART})
        return self._arrive(response, form.action, expecting)

    def send(self, form: Form, expecting: int = 200, headers: Mapping[str, str] | None = None) -> Page:
        """Send a form as it is, whatever it holds."""
        assert not form.is_multipart, "a form with a file is uploaded"
        self.typed.update(form.own_words())
        response = self.ask("POST", form.action, body=form.body(), headers=headers)
        return self._arrive(response, form.action, expecting)

    def autosave(self, form: Form) -> TestResponse:
        """Send a form as the script does, which wants to be told in JSON."""
        return self.ask("POST", form.action, body=form.body(), headers={"Accept": "application/json"})

    def ask(
        self,
        method: str,
        url: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        site: str = "same-origin",
    ) -> TestResponse:
        """Send one request and check the headers of its answer, wherever it leads."""
        response = self.client.open(
            self._absolute(url),
            method=method,
            data=body or None,
            headers=self._headers(site)
            | ({"Content-Type": URLENCODED} if body else {})
            | dict(headers or {}),
        )
        faults = list(header_faults(response, url, secure=self.home.startswith("https")))
        assert not faults, (method, url, response.status_code, faults)
        return response

    def _arrive(self, response: TestResponse, url: str, expecting: int) -> Page:
        url, wanted = urldefrag(self._absolute(url))
        self.moved = []
        while response.status_code in MOVED:
            url, wanted = urldefrag(urljoin(url, response.headers["Location"]))
            self.moved.append((response.status_code, url))
            assert url.startswith(self.home + "/"), f"led away to {url}"
            assert len(self.moved) <= MOST_MOVES, self.moved
            response = self.ask("GET", url)
        page = self._page = Page(response, url)
        assert page.status == expecting, f"{page.status} on {url}: {page.heading}"
        faults = faults_of(page)
        if page.root.get("lang", "").startswith("fr"):
            faults += french_faults(page, frozenset(self.typed))
        assert not faults, "\n".join((url, *faults))
        if wanted:
            page.by_id(wanted)
        return page

    def _absolute(self, url: str) -> str:
        return urljoin(self.page.url if self._page else self.home + "/", url)

    def _headers(self, site: str = "same-origin") -> dict[str, str]:
        headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Site": site}
        if site == "same-origin":
            headers["Origin"] = "{0.scheme}://{0.netloc}".format(urlsplit(self.home))
        return headers
