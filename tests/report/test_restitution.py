"""A restitution: both readings in every form, in the advisor's order, literal whatever is written."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import page
import pytest

from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from tests.report.reviewed import restitution
from tests.report.samples import bare, pdf_text, sample
from tests.report.sentences import sentences
from tests.report.test_forms_agree import words_of_page, words_of_word

HOSTILE = "=1+1 <b>{{ 7*7 }}</b> %(n)s {name} </p> \u202e &amp; "


def missing(words: str, language: str = "fr") -> list[str]:
    return [each for each in sentences(restitution(language)) if bare(each) not in words]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_stands_in_every_form(language: str, tmp_path: Path) -> None:
    document = restitution(language)
    assert missing(bare(pdf_text(made(Form.PDF, document), tmp_path)), language) == []
    assert missing(words_of_page(made(Form.HTML, document)), language) == []
    assert missing(words_of_word(made(Form.DOCX, document)), language) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_passes_every_rule_of_pdf_ua(language: str, tmp_path: Path) -> None:
    file = tmp_path / "restitution.pdf"
    file.write_bytes(made(Form.PDF, restitution(language)))
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)


def test_it_says_who_signs_and_what_both_read() -> None:
    document = restitution()
    assert document.both
    assert document.cover.signature == document.both.signature
    assert "n° 2, signée par Inès Diallo, Réseau d’exemple, le 23 novembre 2026" in document.both.signature
    assert len(document.both.lines) == 2
    beside = [line.beside for section in document.dimensions for line in section.answers if line.beside]
    assert len(beside) == 2


def test_priorities_stand_in_the_advisors_order_with_those_by_hand() -> None:
    document = restitution()
    ranks = [each.rank for each in document.summary.priorities]
    assert ranks == list(range(1, len(ranks) + 1))
    assert document.summary.priorities[1].anchor == "priority-main-1"
    inside = [line.rank for horizon in document.plan.horizons for line in horizon.lines]
    assert sorted(inside) == ranks
    left = {each.name for each in document.both.left_out} if document.both else set()
    assert left
    assert not left & {each.name for each in document.summary.priorities}


def test_the_structures_own_report_is_what_it_was() -> None:
    assert sample().both is None
    assert not any(line.beside for section in sample().dimensions for line in section.answers)


def test_the_same_restitution_gives_the_same_bytes() -> None:
    for form in Form:
        assert made(form, restitution()) == made(form, restitution())


def test_whatever_is_written_is_shown_as_written(tmp_path: Path) -> None:
    document = restitution(words=HOSTILE)
    for words in (
        words_of_page(made(Form.HTML, document)),
        words_of_word(made(Form.DOCX, document)),
        bare(pdf_text(made(Form.PDF, document), tmp_path)),
    ):
        assert bare("=1+1 <b>{{ 7*7 }}</b> %(n)s {name} </p>") in words


def test_the_workbook_holds_both_readings_as_text() -> None:
    book = ZipFile(BytesIO(made(Form.XLSX, restitution(words=HOSTILE))))
    sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in each for each in sheets)
    words = book.read("xl/sharedStrings.xml").decode()
    assert "=1+1" in words
    assert "Inès Diallo" in words
