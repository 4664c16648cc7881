"""A worker: reads jobs, writes documents, within limits that the system keeps.

It is started by ``process.py`` and ends when its input does, so it never outlives its service.
"""

import ctypes
import gc
import os
import resource
import sys
from typing import BinaryIO, Final

import msgspec

from diagnostic.report.forms import Job
from diagnostic.report.protocol import DONE, FAILED, LENGTH, READY
from diagnostic.report.rendering import done

NEW_NETWORK: Final = 0x40000000
"""The flag of ``unshare`` that leaves a process with a network of its own, where nothing answers."""

POLITENESS: Final = 10
"""How far documents stand back when processors are short."""


def main() -> None:
    """Serve jobs until the input ends; ``argv`` holds the bytes of memory and seconds of CPU allowed."""
    memory, cpu = (int(each) for each in sys.argv[1:3])
    _leave_the_network()
    # Pages and answers go first: a document is waited for anyway.
    os.nice(POLITENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # What is imported now stays: the collector need not walk through it again, nor run within a document.
    gc.collect()
    gc.freeze()
    gc.disable()
    _serve(sys.stdin.buffer, sys.stdout.buffer, cpu)


def _serve(jobs: BinaryIO, results: BinaryIO, cpu: int) -> None:
    decoder = msgspec.msgpack.Decoder(Job)
    _send(results, READY, b"")
    while len(head := jobs.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        _allow_cpu(cpu)
        try:
            state, content = DONE, done(decoder.decode(jobs.read(length)))
        except Exception as error:  # noqa: BLE001 - whatever a document breaks, the next one must be served
            state, content = FAILED, type(error).__name__.encode()
        _send(results, state, content)
        gc.collect()


def _send(results: BinaryIO, state: bytes, content: bytes) -> None:
    results.write(state + LENGTH.pack(len(content)))
    results.write(content)
    results.flush()


def _allow_cpu(seconds: int) -> None:
    """Give this document its seconds, whatever the earlier ones took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _leave_the_network() -> None:
    """Go where there is no network, if the system allows it; nothing here needs any."""
    ctypes.CDLL(None).unshare(NEW_NETWORK)


if __name__ == "__main__":
    main()
