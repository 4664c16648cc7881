"""How long a report takes: a warm worker, one just started, and a browser printing the same page."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import msgspec
import pikepdf

from diagnostic.core.faults import DocumentUnavailable
from diagnostic.report.forms import DocumentRequest, job_of
from diagnostic.report.identity import PLAIN
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.limits import Limits
from diagnostic.report.process import RendererProcess
from diagnostic.report.rendering import made
from diagnostic.report.workers import Documents
from tests.report.samples import sample

RUNS: Final = 20
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
QUIET: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


@dataclass(frozen=True, slots=True)
class Row:
    """What one way of making the report came to: median seconds, bytes, and MiB at most."""

    name: str
    seconds: float
    size: int
    memory: int


def measure(runs: int = RUNS) -> list[str]:
    """Make the sample report ``runs`` times in each way, in turn, and give the table line by line."""
    with TemporaryDirectory() as name, service() as documents:
        folder = Path(name)
        page = folder / "report.html"
        page.write_bytes(made(Form.HTML, sample()))
        documents.make(request_for(-1))
        ways: dict[str, Callable[[int], bytes]] = {
            "WeasyPrint, warm worker": lambda run: documents.make(request_for(run)),
            "WeasyPrint, new process": lambda _: cold(),
        }
        browser = next((each for each in BROWSERS if shutil.which(each)), None)
        if browser:
            ways["Chromium, new process"] = lambda _: printed(browser, page, folder)
        times: dict[str, list[float]] = {each: [] for each in ways}
        sizes = {}
        for run in range(runs):
            for way, make in ways.items():
                start = perf_counter()
                sizes[way] = len(make(run))
                times[way].append(perf_counter() - start)
        memory = {"WeasyPrint, warm worker": peak_of(documents)}
        cached = cached_seconds(documents, runs)
        rows = [Row(way, median(times[way]), sizes[way], memory.get(way, 0)) for way in ways]
    return table(rows, runs, cached)


def table(rows: list[Row], runs: int, cached: float) -> list[str]:
    """The figures as lines of text."""
    warm, *_, last = rows
    with pikepdf.open(BytesIO(made(Form.PDF, sample()))) as report:
        pages = len(report.pages)
    lines = [
        f"report: {pages} pages, {runs} runs in turn, medians",
        f"{'':26}{'s':>8}{'ratio':>8}{'KB':>7}{'MiB':>7}",
    ]
    for row in rows:
        memory = f"{row.memory:7}" if row.memory else ""
        ratio = row.seconds / last.seconds
        lines.append(f"{row.name:26}{row.seconds:8.3f}{ratio:8.2f}{row.size // 1000:7}{memory}".rstrip())
    lines.append(f"a page, warm: {warm.seconds / pages * 1000:.0f} ms")
    lines.append(f"from the cache: {cached * 1e6:.0f} µs, {cached / warm.seconds:.4%} of making it")
    return lines


def request_for(run: int) -> DocumentRequest:
    """The sample report, never asked for before."""
    return DocumentRequest(Form.PDF, DocumentKey("bench", run, "2026.1", "fr"), sample)


@contextmanager
def service() -> Iterator[Documents]:
    """One worker, as a service has it."""
    documents = Documents(limits=Limits(processes=1))
    yield documents
    documents.close()


def cold() -> bytes:
    """A worker started for one report."""
    worker = RendererProcess(Limits())
    try:
        return worker.make(msgspec.msgpack.encode(job_of(Form.PDF, sample(), PLAIN)))
    finally:
        worker.close()


def printed(browser: str, page: Path, folder: Path) -> bytes:
    """A browser started for one report, as services without a layout engine do."""
    target = folder / "chromium.pdf"
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [browser, *QUIET, profile, f"--print-to-pdf={target}", page.as_uri()]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise DocumentUnavailable(done.stderr.decode(errors="replace")[-200:])
    return target.read_bytes()


def peak_of(documents: Documents) -> int:
    """The most memory that the worker ever held, in MiB."""
    documents.warm_up()
    found = [each for each in Path("/proc").glob("[0-9]*") if is_worker(each)]
    marks = [line for each in found for line in (each / "status").read_text().splitlines()]
    return max((int(line.split()[1]) // 1024 for line in marks if line.startswith("VmHWM")), default=0)


def is_worker(folder: Path) -> bool:
    """Tell whether a process is a worker of this one."""
    try:
        parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        return parent == str(os.getpid()) and b"renderer" in (folder / "cmdline").read_bytes()
    except OSError:
        return False


def cached_seconds(documents: Documents, runs: int) -> float:
    """How long a report takes that was made before."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        documents.make(request_for(0))
        times.append(perf_counter() - start)
    return median(times)
