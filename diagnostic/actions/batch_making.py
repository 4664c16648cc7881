"""Making the documents of batches in the background, each for those who may read it at that moment."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.batches import folder_of
from diagnostic.actions.reporting import document_file
from diagnostic.actions.services import Services
from diagnostic.core.batches import FORM, Batch, BatchState
from diagnostic.core.faults import DocumentUnavailable, UnfinishedProfile
from diagnostic.core.opened import Opened
from diagnostic.core.people import Asker, Person, Role, SignedIn
from diagnostic.store.folding import fold

LEFT_AFTER: Final = timedelta(minutes=2)
"""A batch without a sign of work for so long was left by a program that ended."""

AT_A_TURN: Final = 5
"""Documents made before other work has its turn."""


def make_batches(services: Services) -> int:
    """Take up the batch that waits longest and make some of its documents; gives how many were tried."""
    now = services.clock.now()
    with services.store.write() as work:
        batch = work.batches.take(now, now - LEFT_AFTER)
    if batch is None:
        return 0
    before = batch.done
    for reached in _worked(services, batch):
        batch = reached
    is_whole = batch.done == len(batch.assessments)
    with services.store.write() as work:
        work.batches.leave(batch.id, BatchState.READY if is_whole else BatchState.WAITING)
    return batch.done - before


def purge_batches(services: Services) -> int:
    """Remove what expired, and the files of every batch that is gone; gives how many folders there were."""
    with services.store.write() as work:
        work.batches.purge(services.clock.now())
        known = work.batches.ids()
    kept = folder_of(services, "")
    ended = [each for each in kept.iterdir() if each.name not in known] if kept.is_dir() else []
    for each in ended:
        shutil.rmtree(each, ignore_errors=True)
    return len(ended)


def _worked(services: Services, batch: Batch) -> Iterator[Batch]:
    """The batch after each document of a turn; it ends early when somebody else went on with it."""
    for _ in range(AT_A_TURN):
        if batch.done == len(batch.assessments):
            return
        assessment_id = batch.assessments[batch.done]
        is_made = _make(services, batch, assessment_id)
        refused = batch.refused if is_made else (*batch.refused, assessment_id)
        batch = replace(batch, done=batch.done + 1, refused=refused)
        if not _noted(services, batch, assessment_id, is_made=is_made):
            return
        yield batch


def _make(services: Services, batch: Batch, assessment_id: str) -> bool:
    """Make one document if its structure still lets the advisor read; False when there is none."""
    with services.store.read() as work:
        person = work.accounts.person(batch.account)
        if person is None or assessment_id not in work.portfolio.readable(batch.account, [assessment_id]):
            return False
        assessment = work.assessments.get(assessment_id)
    version = (assessment.questionnaire, assessment.version)
    given = Opened(assessment, services.library.questionnaire(*version, batch.language))
    try:
        file = document_file(services, given, FORM, batch.language)
    except (UnfinishedProfile, DocumentUnavailable):
        return False
    _keep(
        folder_of(services, batch.id),
        f"{batch.done + 1:03}-{_plain(assessment.structure)}.{FORM}",
        file.content,
    )
    return True


def _noted(services: Services, batch: Batch, assessment_id: str, *, is_made: bool) -> bool:
    """Note how far the batch is, and tell the trail; False when it was stopped or somebody else went on."""
    now = services.clock.now()
    with services.store.write() as work:
        if not work.batches.go_on(batch.id, batch.done, batch.refused, now):
            return False
        person = work.accounts.person(batch.account)
        if is_made and person:
            told = Told(
                "sensitive_read",
                "assessment",
                assessment_id,
                _role_of(person),
                request="exports.ask",
                detail={"form": FORM},
            )
            tell(services, work, _in_the_name_of(person, batch, now), told)
    return True


def _in_the_name_of(person: Person, batch: Batch, now: datetime) -> Asker:
    """Whoever asked for the batch, while it is made without their browser."""
    return Asker(
        signed_in=SignedIn(
            id=batch.id,
            person=person,
            device="",
            address="",
            is_strong=True,
            opened_at=batch.made_at,
            seen_at=now,
            expires_at=batch.expires_at,
            confirmed_at=None,
        )
    )


def _role_of(person: Person) -> str:
    """In which role documents are made for somebody."""
    return (Role.LEAD if Role.LEAD in person.roles else Role.ADVISOR).value


def _keep(folder: Path, name: str, content: bytes) -> None:
    """Write a file whole or not at all, readable by the program alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    unfinished = folder / f"{name}.part"
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    unfinished.replace(folder / name)


def _plain(structure: str) -> str:
    """The name in plain letters, for a file; « structure » where nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", fold(structure)).strip("-")[:60] or "structure"
