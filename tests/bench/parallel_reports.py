"""Many reports asked for at the same instant of the real server, while other people go on answering.

``python -m tests.bench.parallel_reports [--reports 50] [--workers 2]`` prints what became of each and how
long saving took meanwhile.
"""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from threading import Event
from typing import Final
from urllib.parse import urlencode

from diagnostic.actions.publishing import publish
from diagnostic.actions.resuming import open_link
from diagnostic.actions.sampling import load_samples
from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from tests.report.samples import bare, pdf_text, sample_answers

HOST: Final = "127.0.0.1"
SECRET: Final = "a-pretended-key-of-forty-characters-long"
REPORTS: Final = 50
WRITERS: Final = 4
PATIENCE: Final = 180.0
"""Seconds for one answer of the server."""
CALM: Final = 2.0
"""Seconds of saving before any report is asked for."""
PAUSE: Final = 0.1
"""Seconds between two saves of one person, many times fewer than anybody takes."""
STEP: Final = "dimension/strategie"
QUESTION: Final = "role-defini"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with one assessment: its address, the cookie that opens it, and what only it says."""

    hub: str
    cookie: str
    structure: str
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one report asked for: the status, seconds, and what is wrong with it, if anything."""

    status: int
    seconds: float
    wrong: str


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that happened: reports, and the seconds of every save before and during."""

    reports: tuple[Report, ...]
    before: tuple[float, ...]
    during: tuple[float, ...]

    @property
    def wrong(self) -> list[str]:
        """What should not have happened."""
        return [each.wrong for each in self.reports if each.wrong]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Ask for many reports at once.", allow_abbrev=False)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(*lines_of(measure(options.reports, options.workers)), sep="\n")


def lines_of(run: Run) -> list[str]:
    """A run as lines of text."""
    told = Counter(each.status for each in run.reports)
    done = [each.seconds for each in run.reports if each.status == 200]
    refused = [each.seconds for each in run.reports if each.status != 200]
    lines = [f"reports: {', '.join(f'{count} × {status}' for status, count in sorted(told.items()))}"]
    lines.append(f"wrong: {len(run.wrong)}" + "".join(f"\n  {each}" for each in run.wrong))
    for name, spent in (("report made, s", done), ("report refused, s", refused)):
        if spent:
            lines.append(f"{name:22}median {median(spent):7.3f}  at most {max(spent):7.3f}")
    for name, saves in (("save before, ms", run.before), ("save meanwhile, ms", run.during)):
        late = quantiles(saves, n=20)[-1] * 1000
        lines.append(f"{name:22}median {median(saves) * 1000:7.1f}  95th {late:7.1f}  of {len(saves)}")
    return lines


def measure(reports: int = REPORTS, workers: int = 2) -> Run:
    """Ask for so many reports at the same instant; raises AssertionError when a save is not answered well."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        holders = _begun(Path(folder), port, reports + WRITERS)
        with _served(Path(folder), port, workers):
            return _asked_at_once(port, holders[WRITERS:], holders[:WRITERS])


def _asked_at_once(port: int, readers: list[Holder], writers: list[Holder]) -> Run:
    with _saving(port, writers) as before:
        time.sleep(CALM)
    with _saving(port, writers) as during, ThreadPoolExecutor(len(readers)) as threads:
        found = tuple(threads.map(lambda each: _report(port, each), readers))
    return Run(found, tuple(before), tuple(during))


@contextmanager
def _saving(port: int, writers: list[Holder]) -> Iterator[list[float]]:
    """Let everybody save again and again until the end of the context; then the seconds are there."""
    spent: list[float] = []
    over = Event()
    with ThreadPoolExecutor(len(writers)) as hands:
        saving = [hands.submit(_saves, port, each, over) for each in writers]
        try:
            yield spent
        finally:
            over.set()
        spent += [seconds for each in saving for seconds in each.result()]


def _report(port: int, holder: Holder) -> Report:
    start = time.perf_counter()
    status, headers, body = _ask(port, holder, "GET", f"{holder.hub}/rapport.pdf")
    return Report(status, time.perf_counter() - start, _fault(holder, status, headers, body))


def _fault(holder: Holder, status: int, headers: dict[str, str], body: bytes) -> str:
    """What is wrong with an answer: another's report, or a refusal that does not say what to do."""
    if status == 200:
        with tempfile.TemporaryDirectory() as folder:
            text = bare(pdf_text(body, Path(folder)))
        lacking = [each for each in (holder.structure, holder.note) if bare(each) not in text]
        return f"{holder.structure}: the report lacks {lacking}" if lacking else ""
    said = status == 503 and int(headers.get("retry-after", "0")) > 0 and b"<h1>" in body
    return "" if said else f"{holder.structure}: {status} without a word on what to do"


def _saves(port: int, holder: Holder, over: Event) -> list[float]:
    """Save one answer after the other, as the script of the page does; gives the seconds of each."""
    page = _ask(port, holder, "GET", f"{holder.hub}/{STEP}")[2].decode()
    sent = {"csrf_token": _value(page, "csrf_token"), "question": QUESTION}
    seen = _value(page, f"{QUESTION}-version")
    keys = re.findall(r'data-autosave-key="([^"]+)"', page)
    key = keys[0]
    spent: list[float] = []
    while not over.wait(PAUSE):
        level = str(len(spent) % 4 + 1)
        given = {QUESTION: level, f"{QUESTION}-version": seen, "idempotency_key": key}
        start = time.perf_counter()
        status, _, body = _ask(port, holder, "POST", f"{holder.hub}/{STEP}", sent | given)
        spent.append(time.perf_counter() - start)
        told = json.loads(body)
        assert (status, told["status"]) == (200, "saved"), told
        seen, key = str(told["versions"][QUESTION]), told["key"]
    return spent


def _ask(
    port: int, holder: Holder, method: str, path: str, form: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    headers = {"Cookie": f"s={holder.cookie}", "Sec-Fetch-Site": "same-origin"}
    if form:
        headers |= {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
        connection.request(method, path, urlencode(form) if form else None, headers)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        return response.status, told, response.read()


def _begun(folder: Path, port: int, number: int) -> list[Holder]:
    """Assessments of so many structures, each with its own name, note and answers."""
    services = build_services(read_settings(_environment(folder, port)))
    services.store.migrate()
    publish(services)
    files = folder / "samples"
    files.mkdir()
    for at in range(number):
        (files / f"{at:03}.json").write_text(json.dumps(_answers(at)), "utf-8")
    holders = [_holder(services, at, each.link) for at, each in enumerate(load_samples(services, files))]
    services.store.close()
    services.documents.close()
    return holders


def _answers(at: int) -> dict[str, object]:
    answers = sample_answers()
    levels = {code: at % 4 + 1 for code in answers["answers"] if at >> (int(code[1]) % 6) & 1}
    notes = {**answers["notes"], "D1.1": _note(at)}
    given = {**answers["answers"], **levels}
    if at < WRITERS:
        # One answer is missing: what is finished could not be written to.
        given.pop("D8.4")
    return {**answers, "structure": _name(at), "answers": given, "notes": notes}


def _name(at: int) -> str:
    return f"Maison no. {at:03} du Bocage"


def _note(at: int) -> str:
    return f"Repère {at * 7919 + 1000003}"


def _holder(services: Services, at: int, link: str) -> Holder:
    assessment, visit = open_link(services, link, "")
    return Holder(f"/diagnostic/{assessment.id}", visit, _name(at), _note(at))


def _environment(folder: Path, port: int) -> dict[str, str]:
    own = {"DATA": str(folder), "SECRET_KEY": SECRET, "PUBLIC_URL": f"http://{HOST}:{port}"}
    return {f"DIAGNOSTIC_{key}": value for key, value in own.items()}


@contextmanager
def _served(folder: Path, port: int, workers: int) -> Iterator[None]:
    command = [
        sys.executable,
        "-m",
        "diagnostic.cli",
        "serve",
        "--port",
        str(port),
        "--workers",
        str(workers),
    ]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **_environment(folder, port)}
        )
        try:
            _wait_for(port)
            yield
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), closing(HTTPConnection(HOST, port, timeout=5)) as connection:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _value(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    value = re.search(r'value="([^"]*)"', found[0]) if found else None
    assert value, f"no field {name}"
    return value[1]


if __name__ == "__main__":
    main()
