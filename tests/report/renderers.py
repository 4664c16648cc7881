"""The workers that run on this machine, found where the system lists its processes."""

import os
import time
from pathlib import Path
from typing import Final

PROCESSES: Final = Path("/proc")
MODULE: Final = b"diagnostic.report.renderer"


def renderers() -> set[int]:
    """The workers that this process started and that still run."""
    return {pid for pid in _children() if runs(pid)}


def runs(pid: int) -> bool:
    """Tell whether a worker with this number runs, and is no mere remainder of one."""
    try:
        command = (PROCESSES / str(pid) / "cmdline").read_bytes()
    except OSError:
        return False
    return MODULE in command


def wait_for_end(pid: int, seconds: float = 20.0) -> bool:
    """Wait until a worker has ended; tell whether it did in time."""
    until = time.monotonic() + seconds
    while runs(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not runs(pid)


def _children() -> set[int]:
    found = set()
    for folder in PROCESSES.glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(folder.name))
    return found
