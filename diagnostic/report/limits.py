"""How much a document may take before it is given up."""

import os
from dataclasses import dataclass

MEBIBYTE = 1 << 20


def _processes() -> int:
    return min(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one service: bytes, seconds, and numbers of documents.

    ``memory`` is the address space of a worker; ``cpu`` and ``wall`` are for one document; ``waiting`` is
    how many may wait for a worker; a worker is replaced after ``jobs`` documents.
    """

    memory: int = 1024 * MEBIBYTE
    cpu: int = 20
    wall: float = 30.0
    processes: int = 0
    waiting: int = 20
    cache: int = 32 * MEBIBYTE
    jobs: int = 200

    @property
    def at_once(self) -> int:
        """How many documents are made at once: one a core, at most two, unless told otherwise."""
        return self.processes or _processes()
