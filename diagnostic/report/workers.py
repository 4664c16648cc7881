"""Documents made in processes of their own, so that pages are served while they are laid out."""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

import msgspec

from diagnostic.core.faults import DocumentUnavailable
from diagnostic.report.cache import DocumentCache
from diagnostic.report.forms import DocumentRequest, job_of
from diagnostic.report.identity import PLAIN, Identity
from diagnostic.report.limits import Limits
from diagnostic.report.process import RendererProcess


class Documents:
    """The one door to documents; threads may share it. Workers start when they are first needed."""

    def __init__(self, identity: Identity = PLAIN, limits: Limits | None = None) -> None:
        """Keep how documents look and what they may take; nothing is started yet."""
        self._identity = identity
        self._limits = limits or Limits()
        self.cache = DocumentCache(self._limits.cache)
        self._turn = Condition()
        self._idle: list[RendererProcess] = []
        self._busy: set[RendererProcess] = set()
        self._waiting = 0
        self._home = os.getpid()
        atexit.register(self.close)

    @property
    def identity(self) -> Identity:
        """Whose documents these are."""
        return self._identity

    def make(self, request: DocumentRequest) -> bytes:
        """Give the document wanted, from memory when it was made before.

        Raises DocumentUnavailable when too many wait already, or when a limit of memory or time is reached.
        """
        found = self.cache.get(request.key, request.form)
        if found is not None:
            return found
        job = msgspec.msgpack.encode(job_of(request.form, request.told(), self._identity))
        with self._worker() as worker:
            # While this one waited, the same document may have been made for somebody else.
            found = self.cache.get(request.key, request.form)
            if found is not None:
                return found
            content = worker.make(job)
        self.cache.put(request.key, request.form, content)
        return content

    def warm_up(self) -> None:
        """Start one worker, so that the first document need not wait for it."""
        with self._worker():
            pass

    def close(self) -> None:
        """End every worker; a document being made is given up."""
        with self._turn:
            workers = [*self._idle, *self._busy] if self._home == os.getpid() else []
            self._idle.clear()
        for worker in workers:
            worker.close()

    @contextmanager
    def _worker(self) -> Iterator[RendererProcess]:
        """A worker of one's own; it is replaced after a fault, and after many documents."""
        worker = self._take()
        keep = False
        try:
            yield worker
            keep = worker.jobs < self._limits.jobs
        finally:
            self._give_back(worker, keep=keep)

    def _take(self) -> RendererProcess:
        with self._turn:
            self._start_anew_after_a_fork()
            if len(self._busy) >= self._limits.at_once:
                self._wait()
            worker = self._idle.pop() if self._idle else RendererProcess(self._limits)
            self._busy.add(worker)
            return worker

    def _wait(self) -> None:
        if self._waiting >= self._limits.waiting:
            raise DocumentUnavailable("too many documents are being made")
        self._waiting += 1
        try:
            came = self._turn.wait_for(lambda: len(self._busy) < self._limits.at_once, self._limits.wall)
        finally:
            self._waiting -= 1
        if not came:
            raise DocumentUnavailable("no worker came free in time")

    def _give_back(self, worker: RendererProcess, *, keep: bool) -> None:
        if not keep:
            worker.close()
        with self._turn:
            self._busy.discard(worker)
            if keep:
                self._idle.append(worker)
            self._turn.notify()

    def _start_anew_after_a_fork(self) -> None:
        """A copy of this process must not talk to the workers of the first."""
        if self._home != os.getpid():
            self._home = os.getpid()
            self._idle.clear()
            self._busy.clear()
