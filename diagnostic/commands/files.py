"""Commands on files of answers: outcome and report, without any database."""

import json
import sys
from pathlib import Path

from diagnostic.clock import SystemClock, local_day
from diagnostic.content.build import build
from diagnostic.content.files import ContentFolder
from diagnostic.content.translate import in_language
from diagnostic.core.concluding import conclude
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.wording import worded_for
from diagnostic.exchange.answer_file import AnswerFile, read_answer_file
from diagnostic.exchange.outcome_file import outcome_as_json
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made

LARGEST_FILE = 4_000_000
"""Bytes: far above any real file of answers, and small enough to read at once."""


def score(file: str, questions: Path) -> int:
    """Print the outcome of a file of answers as JSON."""
    answers = _read(file, questions, SOURCE_LANGUAGE)
    outcome = conclude(answers.questionnaire, answers.record)
    shown = outcome_as_json(outcome, answers.questionnaire)
    print(json.dumps(shown, ensure_ascii=False, indent=2))
    return 0


def report(file: str, questions: Path, language: str, form: str, output: Path) -> int:
    """Write the report of a file of answers; nothing is written when anything is wrong."""
    answers = _read(file, questions, language)
    titles = _original_titles(questions, answers.questionnaire.key, language)
    content = _document(answers, language, form, titles)
    output.write_bytes(content)
    return 0


def _read(file: str, questions: Path, language: str) -> AnswerFile:
    return read_answer_file(_text(file), _working_copies(questions, language))


def _working_copies(questions: Path, language: str) -> dict[str, Questionnaire]:
    folder = ContentFolder(questions)
    wanted = Languages(packaged_paths().translations)[language]
    return {key: build(in_language(folder.read(key), wanted)) for key in folder.questionnaires()}


def _text(file: str) -> str:
    content = sys.stdin.buffer.read(LARGEST_FILE + 1) if file == "-" else _bytes_of(Path(file))
    if len(content) > LARGEST_FILE:
        expected = f"at most {LARGEST_FILE} bytes"
        raise RefusedInput((Refusal("file", "too large", expected),))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedInput((Refusal("file", f"not UTF-8 ({error.reason})", "UTF-8 text"),)) from error


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(LARGEST_FILE + 1)


def _original_titles(questions: Path, key: str, language: str) -> dict[str, str]:
    """The kit's own titles by code, for a document in a language that translates them."""
    if language == SOURCE_LANGUAGE:
        return {}
    kit = _working_copies(questions, SOURCE_LANGUAGE)[key].catalogue
    return {each.code: each.title for each in kit.resources}


def _document(answers: AnswerFile, language: str, form: str, titles: dict[str, str]) -> bytes:
    questionnaire = worded_for(answers.questionnaire, answers.record.profile)
    document = document_of(
        questionnaire,
        answers.record,
        conclude(questionnaire, answers.record),
        Particulars(
            structure=answers.structure,
            day=answers.date or local_day(SystemClock().now()),
            original_titles=titles,
        ),
        Languages(packaged_paths().translations)[language],
    )
    return made(Form(form), document)
