"""What opening a page costs a browser that knows nothing: bytes as they were sent, requests, what moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.journeys.browsing import Look, Watch, window
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.states import reached

SIGHTS: Final = ("home", "step", "results", "talk", "library", "portfolio")
"""The states that stand for the six pages of which the most is asked."""
MOST_BYTES: Final = 150 * 1024
MOST_REQUESTS: Final = 12
MOST_SCRIPT: Final = 20 * 1024
WIDTHS: Final = (320, 768, 1280)
SCRIPT: Final = "text/javascript"
STYLE: Final = "text/css"
FONTS: Final = "**/static/fonts/**"
LATE: Final = 500
"""Milliseconds by which the faces come after everything else, where a slow line is played."""
SHIFTS: Final = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    if (!each.hadRecentInput) window.shifts.push(each.value);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED: Final = """
() => document.fonts.ready.then(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
}))
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer of the server: its address, kind, headers with small names, and bytes, headers included."""

    url: str
    kind: str
    headers: Mapping[str, str]
    size: int


@dataclass(frozen=True, slots=True)
class Sight:
    """A page that somebody came to: its address, and the cookies it takes to see it again."""

    name: str
    url: str
    cookies: tuple[tuple[str, str], ...]

    def cookie_header(self) -> str:
        """The cookies as a browser sends them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies)


@dataclass
class Scale:
    """Holds what the window was sent since it last changed pages; no slots: the test tool writes on it."""

    _begun: dict[str, tuple[str, str, Mapping[str, str]]] = field(default_factory=dict)
    _sent: dict[str, Sent] = field(default_factory=dict)

    @classmethod
    def under(cls, page: Page) -> "Scale":
        """Put a scale under a window, which keeps no file from one page to the next from now on."""
        scale = cls()
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", scale._asked)
        wire.on("Network.responseReceived", scale._answered)
        wire.on("Network.loadingFinished", scale._whole)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        return scale

    def sent(self) -> tuple[Sent, ...]:
        """Every answer that made the page."""
        return tuple(self._sent.values())

    def _asked(self, event: dict[str, Any]) -> None:
        if event.get("type") == "Document":
            self._begun.clear()
            self._sent.clear()

    def _answered(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        self._begun[event["requestId"]] = (answer["url"], answer["mimeType"], headers)

    def _whole(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._begun:
            known = self._begun[event["requestId"]]
            self._sent[event["requestId"]] = Sent(*known, size=int(event["encodedDataLength"]))


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page came to: its answers, its elements, and the sum of what moved in it by itself."""

    name: str
    sent: tuple[Sent, ...]
    elements: int
    shift: float

    def size(self, kind: str = "") -> int:
        """Bytes of the answers of a kind, or of all."""
        return sum(each.size for each in self.sent if kind in each.kind)

    def faults(self) -> tuple[str, ...]:
        """What is over its limit, in words."""
        told = (
            (self.size() > MOST_BYTES, f"{self.size()} bytes"),
            (len(self.sent) > MOST_REQUESTS, f"{len(self.sent)} requests"),
            (self.size(SCRIPT) > MOST_SCRIPT, f"{self.size(SCRIPT)} bytes of script"),
            (self.shift > 0, f"moved by {self.shift:.4f}"),
        )
        return tuple(f"{self.name}: {words}" for is_over, words in told if is_over)


def seen(browser: Browser, server: Server, name: str) -> tuple[Sight, Weight]:
    """Come to a state as its people do; gives how to come back, and what its last page weighed."""
    look = Look()
    context = _observed(window(browser, look))
    who = Respondent(context.new_page(), Watch(server.home), look)
    scale = Scale.under(who.page)
    reached(who, server, name)
    who.page.evaluate(SETTLED)
    cookies = tuple((each.get("name", ""), each.get("value", "")) for each in context.cookies())
    told = Sight(name, who.page.url, cookies), _weight(name, who.page, scale)
    context.close()
    return told


def moved_with_late_faces(browser: Browser, sight: Sight, look: Look) -> float:
    """How much a page moved where its faces came long after it was first drawn."""
    context = _observed(window(browser, look))
    context.add_cookies([{"name": name, "value": value, "url": sight.url} for name, value in sight.cookies])
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route(FONTS, hold)
    page = context.new_page()
    page.goto(sight.url, wait_until="domcontentloaded")
    page.wait_for_timeout(LATE)
    context.route(FONTS, lambda route: route.continue_())
    for each in held:
        each.continue_()
    page.wait_for_load_state()
    page.evaluate(SETTLED)
    shift = _shift(page)
    context.close()
    return shift


def _observed(context: BrowserContext) -> BrowserContext:
    context.add_init_script(SHIFTS)
    return context


def _weight(name: str, page: Page, scale: Scale) -> Weight:
    elements = int(page.evaluate("document.getElementsByTagName('*').length"))
    return Weight(name, scale.sent(), elements, _shift(page))


def _shift(page: Page) -> float:
    return float(page.evaluate("window.shifts.reduce((sum, each) => sum + each, 0)"))
