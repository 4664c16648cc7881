"""Faults of other systems that a document must not have; numbers are those of the list of known faults."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from diagnostic.core.outcome import Status
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from tests.build import a_record
from tests.report.samples import (
    bare,
    pdf,
    pdf_text,
    questionnaire_in,
    sample,
    sample_answers,
    told,
    with_notes,
)
from tests.report.tags import furniture, loose_marks, structure


def codes() -> list[str]:
    return [each.code for each in questionnaire_in("fr").questions]


@pytest.mark.parametrize("answer", ["dont_know", "not_applicable", None])
def test_known_fault_08_answers_without_a_level_make_an_honest_document(answer: str | None) -> None:
    answers = dict.fromkeys(codes(), answer) if answer else {}
    report = told(a_record({code: value for code, value in answers.items() if value}))
    assert {each.level for each in report.cover.standings} == {None}
    assert "Aucune dimension" in report.cover.reading
    assert report.plan.empty
    assert made(Form.DOCX, report)


def test_known_fault_08_a_dimension_without_answers_is_to_complete() -> None:
    report = told(a_record({code: 3 for code in codes() if not code.startswith("D2")}))
    standing = {each.key: each for each in report.cover.standings}["connaissance"]
    assert standing.words == "À compléter"
    assert any("Connaissance du territoire" in each for each in report.summary.remarks)


def test_known_fault_08_a_dimension_where_nothing_applies_says_so() -> None:
    answers: dict[str, int | str] = dict.fromkeys(codes(), 3)
    report = told(a_record({**answers, **{c: "not_applicable" for c in codes() if c.startswith("D3")}}))
    (section,) = (each for each in report.dimensions if each.key == "animation")
    assert section.standing.status == Status.NOT_APPLICABLE
    assert "Non concerné" in section.why[0]


def test_known_fault_08_a_report_without_any_answer_is_made(tmp_path: Path) -> None:
    text = bare(pdf_text(pdf("empty"), tmp_path))
    assert bare("À compléter") in text
    assert bare("Aucune priorité ne peut être proposée") in text


def test_known_fault_09_every_note_typed_stands_in_the_report(tmp_path: Path) -> None:
    notes = {code: f"Note de {code} : « réponse {at} » – fin." for at, code in enumerate(codes())}
    text = bare(pdf_text(made(Form.PDF, told(with_notes(notes))), tmp_path))
    assert [code for code, note in notes.items() if bare(note) not in text] == []


def test_known_fault_09_notes_of_answers_set_aside_stand_in_the_report(tmp_path: Path) -> None:
    profile = {"P6a": "not_concerned", "P6b": "not_concerned", "P6c": "planned"}
    record = a_record(
        dict.fromkeys(codes(), 2), profile, notes={"D3.1": "Une note gardée.", "D4.2": "Et celle-ci."}
    )
    text = bare(pdf_text(made(Form.PDF, told(record)), tmp_path))
    assert bare("Une note gardée.") in text
    assert bare("Et celle-ci.") in text
    assert bare("Réponses conservées, non comptées") in text


def test_known_fault_09_the_sample_report_holds_its_notes_and_resources(tmp_path: Path) -> None:
    text = bare(pdf_text(pdf("sample"), tmp_path))
    lines = [line for horizon in sample().plan.horizons for line in horizon.lines]
    titles = [each.title for line in lines for each in line.resources]
    assert titles
    assert [each for each in (*titles, *sample_answers()["notes"].values()) if bare(each) not in text] == []


@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_known_fault_14_title_and_language_are_said(language: str, tag: str) -> None:
    with pikepdf.open(BytesIO(pdf("sample", language))) as report:
        assert str(report.Root.Lang) == tag
        assert report.Root.ViewerPreferences.DisplayDocTitle
        assert report.docinfo.Title == sample(language).title
        assert report.open_metadata()["dc:title"] == sample(language).title


def test_known_fault_14_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(each.kind[1]) for each in structure(pdf("sample")).of("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", ["sample", "unknown"])
def test_known_fault_14_every_cell_has_its_headers(name: str) -> None:
    for table in structure(pdf(name)).of("Table"):
        heads = table.of("TH")
        assert heads
        assert all(each.scope in {"Column", "Row"} for each in heads)
        body = [cell for part in table.of("TBody") for cell in part.of("TD")]
        assert all(cell.headers for cell in body)


def test_known_fault_14_every_drawing_has_an_alternative() -> None:
    figures = structure(pdf("sample")).of("Figure")
    assert len(figures) > len(sample().dimensions)
    assert all(len(each.alternative) > 40 for each in figures)


def test_known_fault_14_page_furniture_is_apart_from_the_content() -> None:
    assert set(furniture(pdf("sample"))) == {"/Pagination"}
    assert loose_marks(pdf("sample")) == 0


def test_known_fault_14_what_people_wrote_bears_its_own_language() -> None:
    tree = structure(pdf("sample", "en"))
    assert {each.language for each in tree.of("BlockQuote")} == {"fr-FR"}
    assert {each.language for each in tree.of("H1")} == {"fr-FR"}
