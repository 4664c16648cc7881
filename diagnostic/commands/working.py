"""Command of the work that nobody waits for: work."""

import os
import signal
from collections.abc import Mapping
from threading import Event, Thread
from types import FrameType
from typing import Final

from diagnostic.actions.background import Job, Worker, work_until
from diagnostic.actions.batch_making import make_batches, purge_batches
from diagnostic.actions.erasing import erase_idle
from diagnostic.actions.mailing import deliver
from diagnostic.actions.purging import purge
from diagnostic.actions.reminding import remind
from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings

WATCH_SECONDS = 2
JOBS: Final[tuple[Job, ...]] = (
    Job("mails", 5, deliver),
    Job("reminders", 60, remind),
    Job("purge", 3600, purge),
    Job("batches", 2, make_batches),
    Job("old batches", 3600, purge_batches),
    Job("old assessments", 3600, erase_idle),
)
"""All jobs, in the order in which they take turns."""


def work(environment: Mapping[str, str], *, once: bool) -> int:
    """Send mails, delete what ended, and so on; until stopped, or each job once."""
    services = build_services(read_settings(environment))
    services.store.migrate()
    if once:
        worker = Worker(services, JOBS)
        for name, count in worker.turn().items():
            print(f"{name}: {count}")
        worker.leave()
        return 0
    stop = Event()
    _stop_on_signals(stop)
    Thread(target=_stop_with_parent, args=(stop,), daemon=True).start()
    work_until(services, JOBS, stop)
    return 0


def _stop_on_signals(stop: Event) -> None:
    def handle(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handle)


def _stop_with_parent(stop: Event) -> None:
    """Stop when whoever started this is gone, however it went."""
    parent = os.getppid()
    while os.getppid() == parent:
        if stop.wait(WATCH_SECONDS):
            return
    stop.set()
