"""Beginning an assessment, from nothing or from a resume file."""

from dataclasses import dataclass

from diagnostic.actions.answering import record_answers
from diagnostic.actions.resuming import add_link
from diagnostic.actions.services import Services
from diagnostic.actions.visiting import standing_visit
from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import Assessment
from diagnostic.core.faults import AbsentObject, Refusal
from diagnostic.exchange.resume_file import ResumeFile, read_resume_file
from diagnostic.store.access import hashed


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


def start(services: Services, questionnaire: str, structure: str, language: str, visit: str) -> Started:
    """Begin an assessment on the newest version of a questionnaire.

    ``visit`` is the browser's secret, empty for a first visit. Raises AbsentObject for a
    questionnaire that was never published.
    """
    newest = services.library.newest(questionnaire, language)
    return _begin(services, newest.key, newest.version, structure, language, visit)


def start_from_file(services: Services, content: bytes, language: str, visit: str) -> Brought:
    """Begin an assessment with everything a resume file holds.

    It stays on the version the file names when that version was published here, else takes the
    newest. Raises RefusedInput when the content is no resume file.
    """
    file = read_resume_file(content)
    version = _version_for(services, file, language)
    started = _begin(services, file.questionnaire, version, file.structure, language, visit)
    recorded = record_answers(
        services, started.assessment, file.changes, services.clock.public_id(), Provenance.IMPORTED
    )
    return Brought(Started(recorded.assessment, started.visit), recorded.refusals)


def _version_for(services: Services, file: ResumeFile, language: str) -> str:
    try:
        return services.library.questionnaire(file.questionnaire, file.version, language).version
    except AbsentObject:
        return services.library.newest(file.questionnaire, language).version


def _begin(services: Services, key: str, version: str, structure: str, language: str, visit: str) -> Started:
    visit = standing_visit(services, visit)
    at = services.clock.now()
    identifier = services.clock.public_id()
    with services.store.write() as work:
        work.assessments.begin(identifier, key, version, structure, language, at)
        work.access.grant(hashed(visit), identifier, at)
        add_link(services, work, identifier)
        return Started(work.assessments.get(identifier), visit)
