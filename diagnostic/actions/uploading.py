"""Reading a file that was filled in elsewhere: a spreadsheet, a PDF form or a resume file."""

from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject, Refusal, RefusedInput
from diagnostic.core.filling import Origin
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.answer_sheet_back import read_answer_sheet
from diagnostic.exchange.filled import FilledField, FilledFile
from diagnostic.exchange.pdf_form import read_pdf_form
from diagnostic.exchange.resume_file import read_resume_file
from diagnostic.exchange.spreadsheet import SIGNATURE
from diagnostic.language import Language

PDF_SIGNATURE = b"%PDF-"


def read_filled(services: Services, content: bytes) -> FilledFile:
    """Read such a file, told by its first bytes; nothing of it is kept.

    Raises RefusedInput when it is none that can be read, or was made from a version unknown here.
    """

    def find(origin: Origin) -> tuple[Questionnaire, Language]:
        if origin.language not in services.languages.codes:
            raise AbsentObject
        language = services.languages[origin.language]
        return services.library.questionnaire(origin.questionnaire, origin.version, language.code), language

    def questionnaire(key: str, version: str) -> Questionnaire | None:
        try:
            return services.library.questionnaire(key, version, SOURCE_LANGUAGE)
        except AbsentObject:
            return None

    try:
        if content.startswith(SIGNATURE):
            return read_answer_sheet(content, find)
        if content.startswith(PDF_SIGNATURE):
            return read_pdf_form(content, questionnaire)
        return _resumed(content)
    except AbsentObject as error:
        raise RefusedInput((Refusal("file", "unknown version", "a version published here"),)) from error


def _resumed(content: bytes) -> FilledFile:
    file = read_resume_file(content)
    return FilledFile(
        questionnaire=file.questionnaire,
        version=file.version,
        language=file.language,
        assessment="",
        seen=0,
        structure=file.structure,
        fields=tuple(
            FilledField(each.field, each.value or None, each.note or None, f"fields.{each.field}")
            for each in file.changes
        ),
        refusals=(),
    )
