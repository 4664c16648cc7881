"""How much a document may take before it is given up."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one service: bytes, seconds, and numbers of documents.

    ``memory`` is the address space of a worker; ``cpu`` and ``wall`` are for one document; ``waiting`` is
    how many may wait for a worker, each in a thread of the server; a worker is replaced after ``jobs``
    documents.
    """

    memory: int = 1024 * MEBIBYTE
    cpu: int = 20
    wall: float = 30.0
    processes: int = 1
    waiting: int = 8
    cache: int = 32 * MEBIBYTE
    jobs: int = 200

    @property
    def at_once(self) -> int:
        """How many documents one server process has made at once."""
        return self.processes

    @property
    def in_hand(self) -> int:
        """How many documents are made or waited for at most; more are refused at once, with a message."""
        return self.at_once + self.waiting
