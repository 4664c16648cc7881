"""Somebody who answers, with a browser: opens pages and presses what is there, with scripts or without."""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Download, Locator, Page, Response

from tests.journeys.browsing import Look, Watch
from tests.journeys.wording import worded

PREFIXES: Final = {"fr": "", "en": "/en"}
TOO_WIDE: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True, slots=True)
class Respondent:
    """One tab of one device; every page arrived at must fit the window and have one first heading."""

    page: Page
    watch: Watch
    look: Look

    def tab(self) -> "Respondent":
        """Another tab of the same browser."""
        return Respondent(self.page.context.new_page(), self.watch, self.look)

    def visit(self, path: str, expecting: int = 200) -> None:
        """Open an address of the service, as if typed in; a path is opened in this person's language."""
        is_path = path.startswith("/")
        url = self.watch.home + PREFIXES[self.look.language] + path if is_path else path
        response = self.page.goto(url)
        assert response, f"no answer on {url}"
        assert response.status == expecting, f"{response.status} on {url}"
        self.arrive()

    def press(self, text: str) -> Response:
        """Press the button with these words, and be on the page where it leads."""
        return self.go(self.button(text))

    def follow(self, text: str) -> None:
        """Follow the first link with these words."""
        self.go(self.page.get_by_role("link", name=worded(self.look.language, text)).first)

    def go(self, control: Locator) -> Response:
        """Press something that leads to another page."""
        with self.page.expect_navigation() as led:
            control.click()
        self.arrive()
        return led.value

    def button(self, text: str) -> Locator:
        """The button with these words."""
        return self.page.get_by_role("button", name=worded(self.look.language, text)).first

    def download(self, control: Locator) -> bytes:
        """What a link gives to keep."""
        with self.page.expect_download() as led:
            control.click()
        download: Download = led.value
        return download.path().read_bytes()

    def arrive(self) -> None:
        """See that the page before one's eyes is whole."""
        self.page.wait_for_load_state()
        assert self.page.evaluate(TOO_WIDE) <= 0, f"{self.page.url} scrolls sideways at {self.look.width} px"
        assert self.page.locator("h1").count() == 1, f"not one first heading on {self.page.url}"

    @property
    def heading(self) -> str:
        """The first heading."""
        return self.page.locator("h1").inner_text()
