"""A program of several processes that save answers and print a line for each one acknowledged.

``python -m tests.store.writer DATABASE_URL PROCESSES SAVES ASSESSMENT…``
"""

import os
import sys
from dataclasses import astuple, dataclass
from multiprocessing import get_context

from diagnostic.store.session import Store
from tests.store.given import PARTNERS, ROLE, entries, said, save

FIELDS = (ROLE, PARTNERS, "importance:strategie")


@dataclass(frozen=True, slots=True)
class Told:
    """What a writer was told of one save: the event number, or 0 when it was not applied."""

    process: int
    assessment: str
    field: str
    value: str
    number: int
    clashes: int

    @classmethod
    def read(cls, line: str) -> "Told":
        """Read a line that the program printed."""
        process, assessment, field, value, number, clashes = line.split()
        return cls(int(process), assessment, field, value, int(number), int(clashes))

    def __str__(self) -> str:
        return " ".join(map(str, astuple(self)))


def save_once(store: Store, writer: int, turn: int, assessments: list[str]) -> Told:
    """Read what stands, change one field of one assessment, and give what became of it."""
    assessment = assessments[turn % len(assessments)]
    field = FIELDS[turn % len(FIELDS)]
    now = entries(store, assessment).get(field)
    value = f"{writer}-{turn}"
    saved = save(store, assessment, said(field, value, now.version if now else 0), key=value)
    number = saved.versions[field] if saved.applied else 0
    return Told(os.getpid(), assessment, field, value, number, len(saved.clashes))


def write(url: str, writer: int, saves: int, assessments: list[str]) -> None:
    """Save and print, as often as asked."""
    store = Store(url)
    for turn in range(saves):
        # Lines of several processes stay whole as long as each is written at once.
        os.write(sys.stdout.fileno(), f"{save_once(store, writer, turn, assessments)}\n".encode())
    store.close()


def main(url: str, processes: int, saves: int, assessments: list[str]) -> int:
    """Let the processes write, all at once; 1 when one of them failed."""
    fork = get_context("fork")
    writers = [
        fork.Process(target=write, args=(url, writer, saves, assessments)) for writer in range(processes)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return int(any(writer.exitcode for writer in writers))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
