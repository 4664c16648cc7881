"""The handle of one worker: a process of its own that is killed when it takes too long."""

import os
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import IO, Final

import diagnostic
from diagnostic.core.faults import DocumentUnavailable
from diagnostic.report.limits import Limits
from diagnostic.report.protocol import DONE, LENGTH, READY

KEPT_FROM_ENVIRONMENT: Final = ("HOME", "LANG", "LC_ALL", "PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
"""Nothing else of the service's environment reaches a worker: no address, no secret."""

START_UP: Final = 60.0
"""Seconds a worker may take to be ready; on a busy machine its imports alone take some."""


class RendererProcess:
    """One worker; not to be shared between threads at the same time."""

    def __init__(self, limits: Limits) -> None:
        """Start the process; it goes on getting ready meanwhile."""
        self._limits = limits
        self._folder = TemporaryDirectory(prefix="diagnostic-")
        self._is_ready = False
        self.jobs = 0
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command: this interpreter, that module
            (sys.executable, "-m", "diagnostic.report.renderer", str(limits.memory), str(limits.cpu)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(self._folder.name),
            cwd=self._folder.name,
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def make(self, job: bytes) -> bytes:
        """Give the document of a job.

        Raises DocumentUnavailable when it could not be made or a limit was reached: then this worker
        is of no more use, and must be closed.
        """
        try:
            self._get_ready()
            return self._ask(job)
        except OSError as error:
            raise DocumentUnavailable("the worker is gone") from error

    def close(self) -> None:
        """End the process and remove what it left."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.wait()
        self._folder.cleanup()

    def _get_ready(self) -> None:
        if not self._is_ready:
            state, _ = self._answer(monotonic() + START_UP)
            self._is_ready = state == READY
        if not self._is_ready:
            raise DocumentUnavailable("the worker did not start")

    def _ask(self, job: bytes) -> bytes:
        until = monotonic() + self._limits.wall
        self._write(LENGTH.pack(len(job)) + job, until)
        state, content = self._answer(until)
        self.jobs += 1
        if state != DONE:
            raise DocumentUnavailable(content.decode("ascii", "replace"))
        return content

    def _write(self, content: bytes, until: float) -> None:
        pipe = _opened(self._process.stdin)
        os.set_blocking(pipe.fileno(), False)
        left = memoryview(content)
        while left:
            _wait(until, writable=pipe)
            left = left[os.write(pipe.fileno(), left[:65536]) :]

    def _answer(self, until: float) -> tuple[bytes, bytes]:
        head = self._read(1 + LENGTH.size, until)
        (length,) = LENGTH.unpack(head[1:])
        return head[:1], self._read(length, until)

    def _read(self, length: int, until: float) -> bytes:
        pipe = _opened(self._process.stdout)
        found = bytearray()
        while len(found) < length:
            _wait(until, readable=pipe)
            part = os.read(pipe.fileno(), min(length - len(found), 1 << 20))
            if not part:
                raise DocumentUnavailable("the worker ended: a limit of memory or time was reached")
            found += part
        return bytes(found)


def _environment(folder: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(diagnostic.__file__).parents[1]), "TMPDIR": folder}


def _opened(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise DocumentUnavailable("the worker is closed")
    return pipe


def _wait(until: float, readable: IO[bytes] | None = None, writable: IO[bytes] | None = None) -> None:
    left = until - monotonic()
    ready = left > 0 and any(
        select.select([readable] if readable else [], [writable] if writable else [], [], left)
    )
    if not ready:
        raise DocumentUnavailable("the document took too long")
