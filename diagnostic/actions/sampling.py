"""Sample assessments, so that a first look at the service shows a lived-in one."""

from dataclasses import dataclass
from pathlib import Path

from diagnostic.actions.answering import record_answers
from diagnostic.actions.concluding import finish
from diagnostic.actions.resuming import link_of
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.actions.visiting import end_visit
from diagnostic.core.answers import Record, code_of
from diagnostic.core.changes import IMPORTANCE, PROFILE, QUESTION, TARGET, VALUES_APART, Change, field_of
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.opened import Opened
from diagnostic.core.routing import Path as LivePath
from diagnostic.exchange.answer_file import AnswerFile, read_answer_file


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample assessment and the secret of the private link that opens it."""

    structure: str
    is_finished: bool
    link: str


def is_empty(services: Services) -> bool:
    """True when no assessment was ever begun here."""
    with services.store.read() as work:
        return work.assessments.count() == 0


def load_samples(services: Services, folder: Path) -> tuple[Sample, ...]:
    """Begin one assessment for each answer file of ``folder``; those with every answer are finished."""
    return tuple(_load(services, path) for path in sorted(folder.glob("*.json")))


def changes_of(record: Record) -> tuple[Change, ...]:
    """A whole record as the changes that make it from nothing."""
    values = {field_of(PROFILE, key): VALUES_APART.join(each) for key, each in record.profile.items()}
    values |= {field_of(QUESTION, key): code_of(each) for key, each in record.answers.items()}
    values |= {field_of(TARGET, key): str(each) for key, each in record.targets.items()}
    values |= {field_of(IMPORTANCE, key): each for key, each in record.importance.items()}
    notes = {field_of(QUESTION, key): each for key, each in record.notes.items()}
    fields = dict.fromkeys((*values, *notes))
    return tuple(Change(each, values.get(each, ""), notes.get(each, ""), seen=0) for each in fields)


def _load(services: Services, path: Path) -> Sample:
    file = _read(services, path)
    started = start(services, file.questionnaire.key, file.structure, SOURCE_LANGUAGE, visit="")
    key = services.clock.public_id()
    recorded = record_answers(services, started.assessment, changes_of(file.record), key)
    is_finished = LivePath(file.questionnaire, file.record).progress().is_complete
    if is_finished:
        finish(services, Opened(recorded.assessment, file.questionnaire))
    end_visit(services, started.visit)
    return Sample(file.structure, is_finished, link_of(services, recorded.assessment))


def _read(services: Services, path: Path) -> AnswerFile:
    newest = {
        each.key: services.library.newest(each.key, SOURCE_LANGUAGE) for each in services.library.latest()
    }
    return read_answer_file(path.read_text("utf-8"), newest)
