"""An assessment told: the content tree that pages and documents share, and the documents."""

from datetime import date

from diagnostic.actions.concluding import outcome_of, require_profile
from diagnostic.actions.document_files import FORMS, File, kit_pages, original_titles
from diagnostic.actions.services import Services
from diagnostic.clock import local_day
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.opened import Opened
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.wording import worded_for
from diagnostic.report.blank import blank_of
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.fillable import BLANK, Filled, form_of
from diagnostic.report.forms import DocumentRequest
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.tree.document import Document

__all__ = ["FORMS", "File", "blank_file", "document_file", "fillable_file", "told"]


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
            original_titles=original_titles(
                services, (assessment.questionnaire, assessment.version), language
            ),
            kit_pages=kit_pages(services, language),
        ),
        services.languages[language],
    )


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
        structure=assessment.structure,
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


def fillable_file(
    services: Services, questionnaire: Questionnaire, language: str, opened: Opened | None = None
) -> File:
    """Make the questionnaire as a PDF to fill in on screen, holding what was answered if ``opened`` is given.

    ``questionnaire`` is in ``language``. Raises DocumentUnavailable when it cannot be made.
    """
    filled, asked = BLANK, questionnaire
    if opened:
        given = opened.assessment
        filled = Filled(given.id, given.revision, given.structure, given.record)
        asked = worded_for(questionnaire, given.record.profile)
    key = DocumentKey(
        subject=filled.assessment or questionnaire.key,
        revision=filled.seen,
        version=questionnaire.version,
        language=language,
        structure=filled.structure,
        kind="to fill in",
    )
    request = DocumentRequest(Form.PDF, key, lambda: form_of(asked, services.languages[language], filled))
    return File(services.documents.make(request), Form.PDF.media, f"formulaire-{language}.pdf")


def _day_of(assessment: Assessment) -> date:
    return local_day(assessment.finished_at or assessment.changed_at)
