"""Work that nobody waits for: a list of jobs, done by one program at a time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from typing import Final

from diagnostic.actions.services import Services
from diagnostic.core.faults import Fault

LEASE: Final = "background"
HELD: Final = timedelta(minutes=2)
BEAT_SECONDS: Final = 2


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do again and again, at least so many seconds apart; it gives how much it did."""

    name: str
    every: int
    run: Callable[[Services], int]


@dataclass(slots=True)
class Worker:
    """Does the jobs whose turn has come, while it holds the lease."""

    services: Services
    jobs: tuple[Job, ...]
    holder: str = ""
    due: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw the name under which the lease is held."""
        self.holder = self.holder or self.services.clock.public_id()

    def turn(self) -> dict[str, int]:
        """Do what is due; gives how much each job did, nothing while another program leads."""
        return {each.name: self._run(each) for each in self.jobs if self._is_due(each) and self._leads()}

    def leave(self) -> None:
        """Let another program take over at once."""
        with self.services.store.write() as work:
            work.leases.leave(LEASE, self.holder, self.services.clock.now())

    def _is_due(self, job: Job) -> bool:
        now = self.services.clock.now()
        return job.name not in self.due or self.due[job.name] <= now

    def _leads(self) -> bool:
        now = self.services.clock.now()
        with self.services.store.write() as work:
            return work.leases.take(LEASE, self.holder, now, now + HELD)

    def _run(self, job: Job) -> int:
        self.due[job.name] = self.services.clock.now() + timedelta(seconds=job.every)
        try:
            return job.run(self.services)
        except (Fault, OSError) as fault:
            # What failed now is tried again at its next turn; the other jobs go on.
            logging.getLogger(__name__).warning("%s: %s", job.name, type(fault).__name__)
            return 0


def work_until(services: Services, jobs: tuple[Job, ...], stop: Event) -> None:
    """Do the jobs until told to stop."""
    worker = Worker(services, jobs)
    while not stop.is_set():
        try:
            worker.turn()
        except Fault as fault:
            logging.getLogger(__name__).warning("background: %s", type(fault).__name__)
        stop.wait(BEAT_SECONDS)
    worker.leave()
