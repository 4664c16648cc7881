"""Beginning an assessment, from nothing or from a resume file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.answering import record_answers
from diagnostic.actions.resuming import add_link
from diagnostic.actions.services import Services
from diagnostic.actions.uploading import read_filled
from diagnostic.actions.visiting import standing_visit
from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Change
from diagnostic.core.faults import AbsentObject, Refusal, RefusedInput
from diagnostic.core.hashing import hashed
from diagnostic.exchange.filled import FilledFile

if TYPE_CHECKING:
    from diagnostic.store.session import Work

Also = Callable[["Work", str], None]
"""What is done with the id of a new assessment, in the transaction that begins it."""


def _nothing_else(work: Work, assessment_id: str) -> None:
    del work, assessment_id


@dataclass(frozen=True, slots=True)
class Started:
    """A new assessment, and the visit that may work on it."""

    assessment: Assessment
    visit: str


@dataclass(frozen=True, slots=True)
class Brought:
    """An assessment begun from a file, and what of the file could not be kept."""

    started: Started
    refusals: tuple[Refusal, ...]


def start(
    services: Services,
    questionnaire: str,
    structure: str,
    language: str,
    visit: str,
    also: Also = _nothing_else,
) -> Started:
    """Begin an assessment on the newest version of a questionnaire.

    ``visit`` is the browser's secret, empty for a first visit; ``also`` is done with the new id in the
    same transaction. Raises AbsentObject for a questionnaire that was never published.
    """
    newest = services.library.newest(questionnaire, language)
    return _begin(services, (newest.key, newest.version), structure, language, visit, also)


def start_from_file(
    services: Services, content: bytes, language: str, visit: str, *, keeps_rest: bool = True
) -> Brought:
    """Begin an assessment with everything that a resume file, a filled spreadsheet or form holds.

    It stays on the version the file names when that version was published here; a resume file of
    another one takes the newest. Raises RefusedInput when the content is no such file, and, unless
    ``keeps_rest``, when a line of a spreadsheet or form cannot be kept: then nothing is begun.
    """
    file = read_filled(services, content)
    if file.refusals and not keeps_rest:
        raise RefusedInput(file.refusals)
    version = _version_for(services, file, language)
    started = _begin(services, (file.questionnaire, version), file.structure, language, visit)
    changes = (Change(each.field, each.value or "", each.note or "", seen=0) for each in file.fields)
    recorded = record_answers(
        services, started.assessment, changes, services.clock.public_id(), Provenance.IMPORTED
    )
    return Brought(Started(recorded.assessment, started.visit), file.refusals + recorded.refusals)


def _version_for(services: Services, file: FilledFile, language: str) -> str:
    try:
        return services.library.questionnaire(file.questionnaire, file.version, language).version
    except AbsentObject:
        return services.library.newest(file.questionnaire, language).version


def _begin(
    services: Services,
    version: tuple[str, str],
    structure: str,
    language: str,
    visit: str,
    also: Also = _nothing_else,
) -> Started:
    visit = standing_visit(services, visit)
    at = services.clock.now()
    identifier = services.clock.public_id()
    with services.store.write() as work:
        work.assessments.begin(identifier, *version, structure, language, at)
        work.access.grant(hashed(visit), identifier, at)
        add_link(services, work, identifier)
        also(work, identifier)
        return Started(work.assessments.get(identifier), visit)
