"""Batches of reports for an advisor: asked for at once, made in the background, fetched when ready."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from zipfile import ZIP_STORED, ZipFile

from diagnostic.actions.auditing import Told, tell, tell_alone
from diagnostic.actions.services import Services
from diagnostic.core.batches import FORM, KEPT, MOST_DOCUMENTS, MOST_UNDER_WAY, Batch, BatchState
from diagnostic.core.faults import AbsentObject
from diagnostic.core.people import Asker
from diagnostic.core.portfolio import Filters, Order, Standing

FINISHED: Final = frozenset({Standing.TO_REVIEW, Standing.PUBLISHED})
ASKED_AT_ONCE: Final = 200
"""Assessments looked up in one statement."""


def ask_batch(services: Services, asker: Asker, filters: Filters, language: str) -> Batch | None:
    """Ask for the reports of the finished assessments that pass the filters.

    None when there is none, when there are more than ``MOST_DOCUMENTS``, or when too many batches of this
    account are under way.
    """
    now = services.clock.now()
    standings = (filters.standings or FINISHED) & FINISHED
    finished = replace(filters, standings=standings, order=Order.STRUCTURE, descending=False)
    if not finished.standings:
        return None
    with services.store.write() as work:
        ids = work.portfolio.ids(asker.account, finished, now, MOST_DOCUMENTS + 1)
        under_way = sum(each.is_under_way for each in work.batches.of(asker.account))
        if not ids or len(ids) > MOST_DOCUMENTS or under_way >= MOST_UNDER_WAY:
            return None
        batch = Batch(
            id=services.clock.public_id(),
            account=asker.account,
            language=language,
            assessments=ids,
            done=0,
            refused=(),
            state=BatchState.WAITING,
            made_at=now,
            expires_at=now + KEPT,
        )
        work.batches.add(batch)
        told = Told("export_asked", "batch", batch.id, detail={"count": str(len(ids)), "form": FORM})
        tell(services, work, asker, told)
    return batch


def batches_of(services: Services, asker: Asker) -> tuple[Batch, ...]:
    """The batches of whoever asks, the latest first; those that expired are gone."""
    now = services.clock.now()
    with services.store.read() as work:
        return tuple(each for each in work.batches.of(asker.account) if each.expires_at > now)


def stop_batch(services: Services, asker: Asker, batch_id: str) -> None:
    """Make no more documents of a batch of one's own; what was made can be fetched."""
    _own(services, asker, batch_id)
    with services.store.write() as work:
        work.batches.leave(batch_id, BatchState.STOPPED)
        tell(services, work, asker, Told("export_stopped", "batch", batch_id))


def names_of(services: Services, batch: Batch) -> dict[str, str]:
    """The structures of what was refused, by id; nothing of those that may not be read any more."""
    readable = _readable(services, batch.account, batch.refused)
    with services.store.read() as work:
        return {each: work.assessments.get(each).structure for each in batch.refused if each in readable}


def batch_archive(services: Services, asker: Asker, batch_id: str) -> BinaryIO:
    """The documents of a batch of one's own, of those that may still be read, as a file gone once closed.

    Raises AbsentObject when the asker has no such batch, or it is not ready.
    """
    batch = _own(services, asker, batch_id)
    if batch.is_under_way:
        raise AbsentObject
    readable = _readable(services, batch.account, batch.made)
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    count = 0
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for path in sorted(folder_of(services, batch.id).glob(f"*.{FORM}")):
            place = int(path.name.partition("-")[0])
            if batch.assessments[place - 1] in readable:
                archive.write(path, path.name)
                count += 1
    detail = {"count": str(count), "form": "zip"}
    tell_alone(services, asker, Told("sensitive_read", "batch", batch.id, detail=detail))
    file.seek(0)
    return file


def _own(services: Services, asker: Asker, batch_id: str) -> Batch:
    """A batch of whoever asks; AbsentObject for any other."""
    with services.store.read() as work:
        batch = work.batches.get(batch_id)
    if batch is None or batch.account != asker.account or batch.expires_at <= services.clock.now():
        raise AbsentObject
    return batch


def folder_of(services: Services, batch_id: str) -> Path:
    """Where the documents of a batch are kept until it expires."""
    return services.settings.data / "exports" / batch_id


def _readable(services: Services, account: str, ids: Sequence[str]) -> frozenset[str]:
    """Those of some assessments that the account may read now."""
    found: frozenset[str] = frozenset()
    with services.store.read() as work:
        for start in range(0, len(ids), ASKED_AT_ONCE):
            found |= work.portfolio.readable(account, ids[start : start + ASKED_AT_ONCE])
    return found
