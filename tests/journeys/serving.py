"""A real server, as ``diagnostic serve`` starts it, on a free port and with a data folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"
SERVE: Final = ("-m", "diagnostic.cli", "serve", "--samples", "--workers", "1", "--port")
STARTS_WITHIN: Final = 240
"""Seconds after which a server that does not answer is given up; a busy machine may need many."""
STOPS_WITHIN: Final = 30
ANNOUNCED: Final = re.compile(r"^  .+ \((finished|begun)\): (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Server:
    """A service that is open: its address, the private links of its samples, and what it prints."""

    home: str
    finished: tuple[str, ...]
    begun: tuple[str, ...]
    output: Path

    def last_words(self) -> str:
        """The end of what the service printed: where it tells of what went wrong inside."""
        return _last_words(self.output)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Open the service with its samples in ``folder``; it ends with the context."""
    port = free_port()
    output = folder / "server.log"
    with output.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *SERVE, str(port)],
            cwd=folder,
            env=_environment(folder),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            home = f"http://{HOST}:{port}"
            _wait(process, home, output)
            links = ANNOUNCED.findall(output.read_text("utf-8"))
            yield Server(home, _links(links, "finished"), _links(links, "begun"), output)
        finally:
            _stop(process)


def _links(announced: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(link for state, link in announced if state == wanted)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(folder: Path) -> Mapping[str, str]:
    """The environment without any setting of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIAGNOSTIC_")}
    return kept | {"DIAGNOSTIC_DATA": str(folder / "data"), "PYTHONUNBUFFERED": "1"}


def _wait(process: subprocess.Popen[bytes], home: str, output: Path) -> None:
    """Wait until the service says that it is well; raises RuntimeError with its last words otherwise."""
    last = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < last:
        with (
            suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(f"{home}/healthz", timeout=5),  # noqa: S310 - the address is made here
        ):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the service did not open:\n{_last_words(output)}")


def _last_words(output: Path) -> str:
    return output.read_text("utf-8")[-4000:]


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server; what is left of its own process group after that is ended outright."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOPS_WITHIN)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
