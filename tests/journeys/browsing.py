"""Chromium as the stories use it: how it is started, what a window looks like, and what it must never do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, expect, sync_playwright

FLAGS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)
"""With the background networking, the browser looks for its maker's hosts at every start."""
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first one draws pages alone, without the window around them."""
PATIENCE: Final = 60_000
"""Milliseconds that anything is waited for: a slow machine is no fault."""
HEIGHT: Final = 900
REFUSED: Final = "Failed to load resource: the server responded with a status of 4"
"""What Chromium says about a page answered with a 4xx, which stories of errors ask for."""

Language = Literal["fr", "en"]
Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody meets the service."""

    width: int = 1280
    language: Language = "fr"
    has_script: bool = True
    scheme: Scheme = "light"

    def __str__(self) -> str:
        """The name of the case, as a test report shows it."""
        script = "script" if self.has_script else "no-script"
        return f"{self.width}-{self.language}-{script}"


@dataclass
class Watch:
    """What a browser window did that it must not do; no slots, for the test tool writes on it."""

    home: str
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        context.on("request", self._request)

    def forgive(self, words: str) -> None:
        """Forget the faults that a story brings about on purpose; there must be some."""
        left = [each for each in self.faults if words not in each]
        assert len(left) < len(self.faults), f"nothing said {words!r}"
        self.faults = left

    def _console(self, message: ConsoleMessage) -> None:
        is_answer = message.text.startswith(REFUSED)
        if message.type in {"error", "warning"} and not is_answer:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {request.url}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser for many stories; Debian's where there is one, else the one of the test tool."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def window(browser: Browser, look: Look) -> BrowserContext:
    """A new device that knows nothing yet: no cookie, nothing kept."""
    context = browser.new_context(
        viewport={"width": look.width, "height": HEIGHT},
        java_script_enabled=look.has_script,
        color_scheme=look.scheme,
        reduced_motion="reduce",
        locale={"fr": "fr-FR", "en": "en-GB"}[look.language],
    )
    context.set_default_timeout(PATIENCE)
    return context
