"""An assessment told: the content tree that pages and documents share, and the documents."""

from dataclasses import dataclass
from datetime import date

from diagnostic.actions.concluding import outcome_of, require_profile
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.opened import Opened
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.wording import worded_for
from diagnostic.language import SOURCE_LANGUAGE
from diagnostic.report.blank import blank_of
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.forms import DocumentRequest
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.tree.document import Document


def told(services: Services, given: Opened, language: str) -> Document:
    """The content tree of an assessment in a language, whatever language it was answered in.

    Nothing is written. Raises UnfinishedProfile while questions that decide the path are unanswered.
    """
    assessment = given.assessment
    questionnaire = services.library.questionnaire(assessment.questionnaire, assessment.version, language)
    return document_of(
        worded_for(questionnaire, assessment.record.profile),
        assessment.record,
        outcome_of(services, given),
        Particulars(
            structure=assessment.structure,
            day=_day_of(assessment),
            finished=assessment.state is State.FINISHED,
            written_in=services.languages[assessment.language].tag,
            original_titles=_original_titles(services, assessment, language),
        ),
        services.languages[language],
    )


def _original_titles(services: Services, assessment: Assessment, language: str) -> dict[str, str]:
    """The kit's own titles by code, for a document in a language that translates them."""
    if language == SOURCE_LANGUAGE:
        return {}
    version = (assessment.questionnaire, assessment.version)
    kit = services.library.questionnaire(*version, SOURCE_LANGUAGE).catalogue
    return {each.code: each.title for each in kit.resources}


@dataclass(frozen=True, slots=True)
class File:
    """A document to download: its content, its media type, and a name of plain letters."""

    content: bytes
    media: str
    name: str


FORMS = tuple(each.value for each in Form)
"""The kinds of files a document can be, as the endings of their names."""


def document_file(services: Services, given: Opened, ending: str, language: str) -> File:
    """Make a document of an assessment in the form with this ending, outside any transaction.

    Raises UnfinishedProfile while the path is not decided, DocumentUnavailable when it cannot be made.
    """
    require_profile(given)
    form, assessment = Form(ending), given.assessment
    key = DocumentKey(
        subject=assessment.id,
        revision=assessment.revision,
        version=assessment.version,
        language=language,
        day=f"{_day_of(assessment)} {assessment.state.value}",
    )
    request = DocumentRequest(form, key, lambda: told(services, given, language))
    name = f"diagnostic-{_day_of(assessment)}-{language}.{form.value}"
    return File(services.documents.make(request), form.media, name)


def blank_file(services: Services, questionnaire: Questionnaire, language: str) -> File:
    """Make the blank questionnaire to print; raises DocumentUnavailable when it cannot be made."""
    key = DocumentKey(questionnaire.key, 0, questionnaire.version, language)
    words = services.languages[language]
    request = DocumentRequest(Form.PDF, key, lambda: blank_of(questionnaire, words))
    return File(services.documents.make(request), Form.PDF.media, f"questionnaire-{language}.pdf")


def _day_of(assessment: Assessment) -> date:
    return local_day(assessment.finished_at or assessment.changed_at)
