"""What opening the six pages costs in bytes, requests and scripts, what moves in them; heavier states."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser

from tests.journeys.browsing import Look, chromium
from tests.journeys.serving import Server, serving
from tests.journeys.states import STATES
from tests.journeys.weighing import (
    MOST_BYTES,
    MOST_REQUESTS,
    MOST_SCRIPT,
    SCRIPT,
    SIGHTS,
    STYLE,
    WIDTHS,
    Weight,
    moved_with_late_faces,
    seen,
)

KIB: Final = 1024
HEAVIEST: Final = 8
HEAD: Final = (
    f"{'first view, as sent':26}{'KiB':>7}{'requests':>10}{'script':>8}{'style':>7}{'faces':>7}"
    f"{'elements':>10}{'moved':>7}{'late faces':>12}"
)
LIMITS: Final = (
    f"{'limit':26}{MOST_BYTES / KIB:7.1f}{MOST_REQUESTS:10}{MOST_SCRIPT / KIB:8.1f}{'':24}{0:7.0f}{0:12.0f}"
)


def measure() -> list[str]:
    """The table of the six pages, then the heaviest of all other states."""
    with TemporaryDirectory() as name, serving(Path(name)) as server, chromium() as browser:
        rows = [_row(browser, server, each) for each in SIGHTS]
        others = [
            seen(browser, server, each.name)[1] for each in STATES if each.name not in (*SIGHTS, "parts")
        ]
    return [HEAD, *rows, LIMITS, "", *_heaviest(others)]


def _row(browser: Browser, server: Server, name: str) -> str:
    sight, weight = seen(browser, server, name)
    late = max(moved_with_late_faces(browser, sight, Look(width=width)) for width in WIDTHS)
    return f"{_line(weight)}{late:12.4f}"


def _line(weight: Weight) -> str:
    kinds = "".join(
        f"{weight.size(kind) / KIB:{room}.1f}" for kind, room in ((SCRIPT, 8), (STYLE, 7), ("font/", 7))
    )
    return (
        f"{weight.name:26}{weight.size() / KIB:7.1f}{len(weight.sent):10}{kinds}"
        f"{weight.elements:10}{weight.shift:7.4f}"
    )


def _heaviest(weights: list[Weight]) -> Iterator[str]:
    """The heaviest of the other states, then how many of them are over a limit."""
    yield f"the heaviest of {len(weights)} other states"
    yield from (_line(each) for each in sorted(weights, key=Weight.size)[: -HEAVIEST - 1 : -1])
    over = [each.name for each in weights if each.faults()]
    yield f"over a limit: {', '.join(over) or 'none'}"
