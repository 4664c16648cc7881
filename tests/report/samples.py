"""Documents to look at: the sample answers of the documentation and other profiles, each made once."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from diagnostic.content.build import build
from diagnostic.content.files import ContentFolder
from diagnostic.content.translate import in_language
from diagnostic.core.answers import Record
from diagnostic.core.concluding import conclude
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.wording import worded_for
from diagnostic.exchange.answer_file import read_answer_file
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.tree.document import Document
from tests.build import REAL_CONTENT, TESTS, a_record

SAMPLE: Final = TESTS.parent / "docs" / "samples" / "answers.json"
SOME_DAY: Final = date(2026, 11, 23)
TAGS: Final = {"fr": "fr-FR", "en": "en-GB"}


@cache
def languages() -> Languages:
    """Every language the product has."""
    return Languages(packaged_paths().translations)


@cache
def questionnaire_in(language: str) -> Questionnaire:
    """The real questionnaire in a language."""
    raw = ContentFolder(REAL_CONTENT).read("structure")
    return build(in_language(raw, languages()[language]))


def told(record: Record, language: str = "fr", structure: str = "Les Passerelles") -> Document:
    """The document of a record of the real questionnaire."""
    questionnaire = worded_for(questionnaire_in(language), record.profile)
    particulars = Particulars(structure, SOME_DAY, written_in="fr-FR")
    outcome = conclude(questionnaire, record)
    return document_of(questionnaire, record, outcome, particulars, languages()[language])


def told_of(questionnaire: Questionnaire, record: Record) -> Document:
    """The document of a record of any questionnaire, in French."""
    particulars = Particulars("Les Passerelles", SOME_DAY)
    outcome = conclude(questionnaire, record)
    return document_of(questionnaire, record, outcome, particulars, languages().source)


def sample_answers() -> dict[str, Any]:
    """The sample answers as the command line reads them."""
    answers: dict[str, Any] = json.loads(SAMPLE.read_text("utf-8"))
    return answers


def sample_record() -> Record:
    """The sample answers as a record."""
    return read_answer_file(json.dumps(sample_answers()), {"structure": questionnaire_in("fr")}).record


@cache
def sample(language: str = "fr") -> Document:
    """The document of the sample answers."""
    return told(sample_record(), language, sample_answers()["structure"])


def all_low() -> Record:
    """One form of action practised, and everything at the lowest level."""
    profile = {"P6a": "practised", "P6b": "not_concerned", "P6c": "planned"}
    asked = [each.code for each in questionnaire_in("fr").questions if each.code[:2] not in {"D4", "D5"}]
    return a_record(dict.fromkeys(asked, 1), profile)


def nearly_unknown() -> Record:
    """Almost every answer is « Je ne sais pas »."""
    codes = [each.code for each in questionnaire_in("fr").questions]
    return a_record({**dict.fromkeys(codes, "dont_know"), "D7.1": 3, "D7.2": 2, "D7.3": 3, "D1.1": 2})


_shelves: Final[list[Path]] = []


def keep_in(folder: Path) -> None:
    """Keep documents in a folder that all processes of this run of the tests share."""
    _shelves[:] = [folder]


@cache
def pdf(name: str, language: str = "fr") -> bytes:
    """The PDF of a profile by its name: ``sample``, ``low``, ``unknown`` or ``empty``."""
    return on_shelf(f"{name}-{language}.pdf", lambda: made(Form.PDF, document(name, language)))


def on_shelf(name: str, make: Callable[[], bytes]) -> bytes:
    """A document that another process may have made already."""
    if not _shelves:
        return make()
    place = _shelves[0] / name
    if not place.exists():
        own = place.with_suffix(f".{os.getpid()}")
        own.write_bytes(make())
        own.rename(place)
    return place.read_bytes()


def document(name: str, language: str = "fr") -> Document:
    """The document of a profile by its name."""
    if name == "sample":
        return sample(language)
    records = {"low": all_low, "unknown": nearly_unknown, "empty": a_record}
    return told(records[name](), language)


def pdf_text(content: bytes, folder: Path) -> str:
    """What a reader can select and copy in a PDF."""
    file = folder / "document.pdf"
    file.write_bytes(content)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def bare(text: str) -> str:
    """Words without what a line break may change: spaces, and hyphens at the end of lines."""
    signs = " \t\r\n\f\u00a0\u202f\u2009-\u2010\u2011\u00ad\u200b"
    return text.translate(dict.fromkeys(map(ord, signs)))


def with_notes(notes: Mapping[str, str], level: int = 2) -> Record:
    """Everything answered at a level, with notes by question code."""
    codes = [each.code for each in questionnaire_in("fr").questions]
    return a_record(dict.fromkeys(codes, level), notes=notes)
