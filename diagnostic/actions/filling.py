"""Answering offline: the spreadsheet to take away, what a file that comes back changes, and keeping it."""

from diagnostic.actions.answering import Recorded, record_answers
from diagnostic.actions.document_files import File
from diagnostic.actions.sealing import Held
from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from diagnostic.core.changes import Entry
from diagnostic.core.comparing import Filled, Kind, Preview, as_at, compare_filled
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.filling import Origin
from diagnostic.core.opened import Opened
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.wording import worded_for
from diagnostic.exchange.answer_sheet import write_answer_sheet
from diagnostic.exchange.filled import FilledFile
from diagnostic.report.keys import Form
from diagnostic.store.session import Alongside

TO_KEEP = (Kind.NEW, Kind.CHANGED, Kind.CONFLICT)


def blank_sheet(services: Services, questionnaire: Questionnaire, language: str) -> File:
    """The spreadsheet with no answer yet, in the language that ``questionnaire`` is in."""
    origin = Origin(questionnaire.key, questionnaire.version, language)
    content = write_answer_sheet(questionnaire, services.languages[language], origin)
    return File(content, Form.XLSX.media, f"questionnaire-{language}.xlsx")


def filled_sheet(services: Services, opened: Opened, language: str) -> File:
    """The spreadsheet with what was answered so far; it remembers which change was the last."""
    here = opened.assessment
    with services.store.read() as work:
        entries = work.assessments.entries(here.id)
    seen = max((each.version for each in entries.values()), default=0)
    origin = Origin(here.questionnaire, here.version, language, here.id, seen)
    worded = worded_for(opened.questionnaire, here.record.profile)
    content = write_answer_sheet(worded, services.languages[language], origin, entries, here.structure)
    return File(content, Form.XLSX.media, f"diagnostic-{language}.xlsx")


def compare(services: Services, opened: Opened, filled: FilledFile) -> Preview:
    """What the file would change; nothing is written.

    Raises RefusedInput when it was made for another questionnaire, version or assessment.
    """
    _require_ours(opened, filled)
    here = opened.assessment
    with services.store.read() as work:
        now = work.assessments.entries(here.id)
        events = work.assessments.history(here.id)
    # A file that saw more than ever happened here saw nothing that can be relied on.
    seen = filled.seen if any(each.number >= filled.seen for each in events) else 0
    before = as_at(((e.number, e.field, Entry(e.value, e.note, e.number)) for e in events), seen)
    fields = (Filled(each.field, each.value, each.note, each.place) for each in filled.fields)
    preview = compare_filled(opened.questionnaire, fields, now, before)
    return Preview(preview.comparisons, filled.refusals + preview.refusals)


def held_of(preview: Preview) -> tuple[Held, ...]:
    """What of a preview there is to keep."""
    return tuple(Held(each.change, each.kind is Kind.CONFLICT) for each in preview.of(*TO_KEEP))


def apply(
    services: Services,
    opened: Opened,
    held: tuple[Held, ...],
    chosen: frozenset[str],
    key: str,
    told: Alongside | None = None,
) -> Recorded:
    """Keep what a preview showed; of the conflicts only those whose field is among ``chosen``.

    Raises AlreadyFinished when the assessment was finished.
    """
    changes = [each.change for each in held if not each.is_conflict or each.change.field in chosen]
    return record_answers(services, opened.assessment, changes, key, Provenance.IMPORTED, told)


def _require_ours(opened: Opened, filled: FilledFile) -> None:
    here = opened.assessment
    told = {
        "other questionnaire": filled.questionnaire != here.questionnaire,
        "other version": filled.version != here.version,
        "other assessment": bool(filled.assessment) and filled.assessment != here.id,
    }
    for what, is_so in told.items():
        if is_so:
            raise RefusedInput((Refusal("file", what, here.version),))
