"""What Lighthouse finds on the six pages: a telephone on a slow line, a computer; medians."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.journeys.browsing import FLAGS, NAMES, chromium
from tests.journeys.serving import serving
from tests.journeys.weighing import SIGHTS, Sight, seen

PINNED: Final = "lighthouse@12.8.2"
"""The last line of versions that runs on the Node.js of Debian 12."""
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
PRESETS: Final[Mapping[str, tuple[str, ...]]] = {"phone": (), "computer": ("--preset=desktop",)}
RUNS: Final = 3
LEAST: Final = 98
TRIES: Final = 3
"""Now and then the browser does not open its port to the program in time."""
PATIENCE: Final = 180
"""Seconds that one run may take."""
MISSING: Final = (
    "lighthouse: not measured. It takes Chromium, and Node.js 18.16 or newer with npx: "
    "apt-get install chromium nodejs npm"
)
HEAD: Final = (
    f"{'lighthouse, of 100':28}{'fast':>6}{'access':>8}{'practice':>10}{'seo':>6}{'LCP s':>8}{'TBT ms':>8}"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """The medians of one page on one device, and what cost it points."""

    name: str
    of_hundred: tuple[float, ...]
    largest_paint: float
    blocked: float
    faults: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """The row of the table, then a line for each thing that cost points."""
        fast, access, practice, seo = self.of_hundred
        row = f"{self.name:28}{fast:6.0f}{access:8.0f}{practice:10.0f}{seo:6.0f}"
        low = f"  below {LEAST}" if min(self.of_hundred) < LEAST else ""
        yield f"{row}{self.largest_paint:8.1f}{self.blocked:8.0f}{low}"
        yield from (f"  {each}" for each in self.faults)


def measure() -> list[str]:
    """The table, or how to get what is missing to make it."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    npx = shutil.which("npx")
    if not browser or not npx:
        return [MISSING]
    rows = []
    with TemporaryDirectory() as name, serving(Path(name)) as server:
        with chromium() as opened:
            sights = [seen(opened, server, each)[0] for each in SIGHTS]
        runner = Runner(npx, browser, Path(name) / "headers.json")
        for preset, sight in product(PRESETS, sights):
            rows += list(runner.marks(sight, preset).lines())
            print(f"{sight.name}, {preset}: measured", file=sys.stderr)
    return [HEAD, *rows]


@dataclass(frozen=True, slots=True)
class Runner:
    """The programs that a run takes, and the file in which it is given the cookies of a page."""

    npx: str
    browser: str
    headers: Path

    def marks(self, sight: Sight, preset: str) -> Marks:
        """Run a page several times on one device."""
        self.headers.write_text(json.dumps({"Cookie": sight.cookie_header()}), "utf-8")
        runs = [self._run(sight.url, PRESETS[preset]) for _ in range(RUNS)]
        return Marks(
            name=f"{sight.name}, {preset}",
            of_hundred=tuple(
                median(100 * each["categories"][name]["score"] for each in runs) for name in CATEGORIES
            ),
            largest_paint=median(_figure(each, "largest-contentful-paint") for each in runs) / 1000,
            blocked=median(_figure(each, "total-blocking-time") for each in runs),
            faults=tuple(sorted({fault for each in runs for fault in _faults(each)})),
        )

    def _run(self, url: str, preset: tuple[str, ...]) -> dict[str, Any]:
        flags = " ".join(("--headless", *FLAGS))
        command = [self.npx, "--yes", PINNED, url, "--quiet", "--output=json", *preset]
        command += [f"--extra-headers={self.headers}", f"--chrome-flags={flags}"]
        report: dict[str, Any] = json.loads(_output(command, {**os.environ, "CHROME_PATH": self.browser}))
        if report["finalDisplayedUrl"] != url:
            raise RuntimeError(f"{url} led to {report['finalDisplayedUrl']}")
        return report


def _output(command: list[str], environment: Mapping[str, str]) -> bytes:
    said = ""
    for _ in range(TRIES):
        done = subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=False)
        if not done.returncode:
            return done.stdout
        said = done.stderr.decode(errors="replace")[-1000:]
    raise RuntimeError(said)


def _figure(report: dict[str, Any], audit: str) -> float:
    return float(report["audits"][audit]["numericValue"])


def _faults(report: dict[str, Any]) -> Iterator[str]:
    """What weighs on a category and is not as good as can be; times of performance come as figures."""
    for name in CATEGORIES[1:]:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']}"
