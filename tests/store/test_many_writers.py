"""Many people at once: every save is applied or told, nobody meets a lock, and no kill loses anything."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from diagnostic.store.session import Store
from tests.store.given import begun, entries, history, replayed
from tests.store.writer import Told, save_once

ROOT = Path(__file__).resolve().parents[2]
WRITERS = 8
SAVES = 200
KILLED_AFTER = (3, 17, 40, 71, 110)


def test_eight_threads_share_four_assessments(store: Store) -> None:
    shared = [begun(store) for _ in range(4)]
    with ThreadPoolExecutor(WRITERS) as threads:
        saves = threads.map(partial(saves_of, store, shared), range(WRITERS))
        told = [each for of_one in saves for each in of_one]
    assert len(told) == WRITERS * SAVES
    check(store, shared, told)


def test_eight_processes_share_four_assessments(store: Store, url: str) -> None:
    shared = [begun(store) for _ in range(4)]
    with started(url, WRITERS, SAVES, *shared) as program:
        told = [Told.read(line) for line in program.stdout or ()]
    assert program.returncode == 0
    assert len(told) == WRITERS * SAVES
    check(store, shared, told)


def test_no_acknowledged_answer_is_lost_by_kill_9(url: str, open_store: Callable[..., Store]) -> None:
    identifier = begun(open_store(url))
    told = []
    lives: dict[int, int] = {}
    with started(url, len(KILLED_AFTER), 5000, identifier) as program:
        for line in program.stdout or ():
            told.append(Told.read(line))
            process = told[-1].process
            life = lives.setdefault(process, KILLED_AFTER[len(lives) % len(KILLED_AFTER)])
            if Counter(each.process for each in told)[process] == life:
                os.kill(process, signal.SIGKILL)
    assert sorted(lives.values()) == sorted(KILLED_AFTER)
    assert len(told) < 5000
    check(open_store(url), [identifier], told, unheard=len(KILLED_AFTER))


def started(url: str, processes: int, saves: int, *assessments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", url, str(processes), str(saves), *assessments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def saves_of(store: Store, shared: list[str], writer: int) -> list[Told]:
    return [save_once(store, writer, turn, shared) for turn in range(SAVES)]


def check(store: Store, shared: list[str], told: list[Told], unheard: int = 0) -> None:
    """What was told as applied are the events, but for those whose teller was killed before it could."""
    applied = {(each.assessment, each.number, each.field, each.value) for each in told if each.number}
    assert all(each.clashes for each in told if not each.number)
    kept = set()
    for assessment in shared:
        events = history(store, assessment)
        kept |= {(assessment, event.number, event.field, event.value) for event in events}
        assert [event.number for event in events] == list(range(1, len(events) + 1))
        assert entries(store, assessment) == replayed(events)
    assert applied <= kept
    assert len(kept) <= len(applied) + unheard
