"""One structure’s assessment, and the moves it allows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from diagnostic.core.answers import Record
from diagnostic.core.faults import AlreadyFinished


class State(StrEnum):
    """Where an assessment stands."""

    DRAFT = "draft"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One structure's assessment, on the questionnaire version it was begun with.

    ``versions`` gives for each field the number of its last change (0 when never given), and
    ``revision`` the number of the last change of all: both only grow.
    """

    id: str
    questionnaire: str
    version: str
    structure: str
    language: str
    state: State
    record: Record
    versions: Mapping[str, int]
    revision: int
    begun_at: datetime
    changed_at: datetime
    finished_at: datetime | None = None

    def require_draft(self) -> None:
        """Raise AlreadyFinished unless answers may still change."""
        if self.state is State.FINISHED:
            raise AlreadyFinished

    def finished(self, at: datetime) -> "Assessment":
        """The same assessment, finished; finishing twice keeps the first date."""
        if self.state is State.FINISHED:
            return self
        return replace(self, state=State.FINISHED, finished_at=at)

    def reopened(self) -> "Assessment":
        """The same assessment, open to changes again."""
        return replace(self, state=State.DRAFT, finished_at=None)
