"""The work that nobody waits for, in a process of its own beside the service."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

STOPS_WITHIN = 10


@contextmanager
def worked_beside() -> Iterator[None]:
    """Have the work done by a process of its own while the block lasts."""
    process = subprocess.Popen([sys.executable, "-m", "diagnostic.cli", "work"])
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
