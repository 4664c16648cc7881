"""A batch of documents for an advisor: what was asked for, how far it is, and how long it is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

MOST_DOCUMENTS: Final = 500
"""Of one batch."""

MOST_UNDER_WAY: Final = 3
"""Batches that one account may have under way."""

KEPT: Final = timedelta(days=7)

FORM: Final = "pdf"
"""The kind of file that every document of a batch is."""


class BatchState(StrEnum):
    """How far a batch is."""

    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch; the first ``done`` of ``assessments`` were tried, ``refused`` of them could not be made.

    What is refused may not be read any more, or is not far enough for a report.
    """

    id: str
    account: str
    language: str
    assessments: tuple[str, ...]
    done: int
    refused: tuple[str, ...]
    state: BatchState
    made_at: datetime
    expires_at: datetime

    @property
    def is_under_way(self) -> bool:
        """True while documents are still to be made."""
        return self.state in {BatchState.WAITING, BatchState.RUNNING}

    @property
    def made(self) -> tuple[str, ...]:
        """The assessments whose document was made."""
        refused = set(self.refused)
        return tuple(each for each in self.assessments[: self.done] if each not in refused)
