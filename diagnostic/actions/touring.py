"""The sample that anybody may look at before beginning: results of an invented structure, kept nowhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from diagnostic.actions.document_files import File, kit_pages, original_titles
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from diagnostic.core.concluding import conclude
from diagnostic.core.faults import AbsentObject, RefusedInput
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.outcome import DimensionOutcome, Outcome
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.core.worked import Worked
from diagnostic.exchange.answer_file import AnswerFile, read_answer_file
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.forms import DocumentRequest
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.tree.document import Document

SAMPLES: Final = "samples"
"""The folder of answer files below a questionnaire’s own."""


@dataclass(frozen=True, slots=True)
class Tour:
    """The answers of an invented structure, and what comes of them."""

    answers: AnswerFile
    outcome: Outcome


def tour(services: Services, language: str) -> Tour:
    """The finished sample whose results show most parts; AbsentObject where none was written."""
    tours = _tours(services, language)
    if not tours:
        raise AbsentObject
    return max(tours, key=_parts_shown)


def tour_told(services: Services, found: Tour, language: str) -> Document:
    """The sample as the content tree that page and documents share; its name says that it is invented."""
    asked, answers = found.answers.questionnaire, found.answers
    words = services.languages[language]
    name = words.gettext("%(structure)s (structure imaginaire)") % {"structure": answers.structure}
    return document_of(
        worded_for(asked, answers.record.profile),
        answers.record,
        found.outcome,
        Particulars(
            structure=name,
            day=answers.date or local_day(services.clock.now()),
            written_in=services.languages[SOURCE_LANGUAGE].tag,
            original_titles=original_titles(services, (asked.key, asked.version), language),
            kit_pages=kit_pages(services, language),
        ),
        words,
    )


def tour_file(services: Services, language: str) -> File:
    """The report of the sample; raises AbsentObject, or DocumentUnavailable when it cannot be made."""
    found = tour(services, language)
    key = DocumentKey(
        subject=found.answers.questionnaire.key,
        revision=0,
        version=found.answers.questionnaire.version,
        language=language,
        day=str(found.answers.date or ""),
        structure=found.answers.structure,
        kind="sample",
    )
    request = DocumentRequest(Form.PDF, key, lambda: tour_told(services, found, language))
    return File(services.documents.make(request), Form.PDF.media, f"exemple-{language}.pdf")


def worked_examples(services: Services, language: str) -> tuple[Worked, ...]:
    """A dimension with something to verify, then one held back by its critical question, if any."""
    tours = sorted(_tours(services, language), key=_parts_shown, reverse=True)
    unsure = _first(tours, lambda each: each.range is not None and each.range[0] < each.range[1])
    held = _first(tours, lambda each: each.capped)
    return tuple(each for each in (unsure, held) if each)


def _first(tours: Iterable[Tour], wanted: Callable[[DimensionOutcome], bool]) -> Worked | None:
    found = (
        Worked(each.answers.questionnaire, each.answers.structure, each.answers.record, dimension)
        for each in tours
        for dimension in each.outcome.scored
        if wanted(dimension)
    )
    return next(found, None)


def _tours(services: Services, language: str) -> tuple[Tour, ...]:
    """Every sample with all its answers, in the order of their files; one that is out of date is left out."""
    library = services.library
    asked = {each.key: library.questionnaire(each.key, each.version, language) for each in library.latest()}
    found = []
    for key in sorted(asked):
        for file in sorted((services.content.root / key / SAMPLES).glob("*.json")):
            try:
                answers = read_answer_file(file.read_text("utf-8"), asked)
            except RefusedInput:
                continue
            if Path(answers.questionnaire, answers.record).progress().is_complete:
                found.append(Tour(answers, conclude(answers.questionnaire, answers.record)))
    return tuple(found)


def _parts_shown(found: Tour) -> int:
    """How many of the parts that results may have this one has."""
    outcome = found.outcome
    parts = (outcome.strengths, outcome.priorities, outcome.other_leads, outcome.to_verify, outcome.starters)
    return sum(bool(each) for each in parts)
