"""The questionnaire to fill in on screen: every question a field, each field told in words, and valid."""

import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import page
import pikepdf
import pytest

from diagnostic.core.answers import Record
from diagnostic.core.faults import DocumentUnavailable
from diagnostic.core.filling import ORIGIN, Origin, origin_from
from diagnostic.core.limits import LONGEST_NOTE
from diagnostic.report.fillable import BLANK, Filled, form_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.tree.fillable import Fillable
from tests.build import the_tiny_questionnaire
from tests.report.samples import languages, on_shelf, questionnaire_in, sample_record, with_notes

LARGEST = 300_000
OFF: Final = pikepdf.Name("/Off")


def form(language: str = "fr", filled: Filled = BLANK) -> Fillable:
    return form_of(questionnaire_in(language), languages()[language], filled)


@cache
def file(language: str = "fr", *, filled: bool = False) -> bytes:
    holds = Filled("abc-1", 17, "Les Passerelles", sample_record()) if filled else BLANK
    name = f"fillable-{language}-{filled}.pdf"
    return on_shelf(name, lambda: made(Form.PDF, form(language, holds)))


def widgets(content: bytes) -> Iterator[Any]:
    with pikepdf.open(BytesIO(content)) as pdf:
        for each in pdf.pages:
            yield from each.obj.get("/Annots", ())


@pytest.mark.parametrize(("language", "filled"), [("fr", False), ("fr", True), ("en", True)])
def test_a_form_passes_every_rule_of_pdf_ua(language: str, filled: bool, tmp_path: Path) -> None:
    place = tmp_path / "form.pdf"
    place.write_bytes(file(language, filled=filled))
    found = page.validate_pdf(str(place), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)


def test_the_same_form_has_the_same_bytes() -> None:
    holds = Filled("abc-1", 17, "Les Passerelles", sample_record())
    assert made(Form.PDF, form("fr", holds)) == file(filled=True)


def test_a_form_is_small_enough_to_be_sent() -> None:
    assert len(file(filled=True)) <= LARGEST


def test_every_field_says_its_question_and_answer() -> None:
    tips = {str(each.TU) for each in widgets(file())}
    for question in questionnaire_in("fr").questions:
        for anchor in question.anchors:
            assert f"{anchor.text} – {question.code} {question.text}" in tips
        assert f"Votre note – {question.code} {question.text}" in tips
    for asked in questionnaire_in("fr").profile:
        for choice in asked.choices:
            assert f"{choice.label} – {asked.code} {asked.text}" in tips


def test_every_field_has_a_tag_of_its_own_and_pages_are_walked_in_the_order_of_tags() -> None:
    with pikepdf.open(BytesIO(file())) as pdf:
        assert all(each.obj.Tabs == pikepdf.Name.S for each in pdf.pages)
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        on_pages = [each for one in pdf.pages for each in one.obj.get("/Annots", ())]
        tags = [parents[int(each.StructParent)] for each in on_pages]
        assert all(pikepdf.Name.Form == each.S for each in tags)
        assert len({each.objgen for each in tags}) == len(on_pages)


def test_a_chosen_answer_looks_chosen_and_no_other() -> None:
    with pikepdf.open(BytesIO(file(filled=True))) as pdf:
        groups = [each for each in pdf.Root.AcroForm.Fields if "/Kids" in each]
        answered = [each for each in groups if each.V != OFF]
        for group in groups:
            on = [kid.AS for kid in group.Kids if kid.AS != OFF]
            assert on == ([group.V] if group.V != OFF else [])
            assert all({"/Off"} < set(kid.AP.N.keys()) for kid in group.Kids)
    assert len(answered) > len(sample_record().answers)


def test_a_form_tells_what_it_was_made_from_and_no_secret() -> None:
    with pikepdf.open(BytesIO(file(filled=True))) as pdf:
        (line,) = (str(each.V) for each in pdf.Root.AcroForm.Fields if each.T == ORIGIN)
    version = questionnaire_in("fr").version
    assert origin_from(line) == Origin("structure", version, "fr", "abc-1", 17)


@pytest.mark.parametrize("line", ["", "form=1", "form=2 questionnaire=a version=1 language=fr", "x" * 9000])
def test_another_line_tells_nothing(line: str) -> None:
    assert origin_from(line) is None


def test_the_longest_notes_in_every_script_are_held_whole() -> None:
    code = questionnaire_in("fr").questions[0].code
    note = ("漢字 😀 العربية (\\) <b>\n" * 400)[:LONGEST_NOTE]
    record: Record = with_notes({code: note})
    content = made(Form.PDF, form("fr", Filled(record=record)))
    with pikepdf.open(BytesIO(content)) as pdf:
        held = {str(each.V) for each in pdf.Root.AcroForm.Fields if each.get("/FT") == pikepdf.Name.Tx}
    assert note in held


def test_a_form_comes_as_pdf_only() -> None:
    with pytest.raises(DocumentUnavailable):
        made(Form.DOCX, form())


def test_another_questionnaire_can_be_filled_in_too() -> None:
    tiny = form_of(the_tiny_questionnaire(), languages().source)
    assert made(Form.PDF, tiny).startswith(b"%PDF")


def test_a_strict_reader_finds_every_object_where_the_file_says(tmp_path: Path) -> None:
    place = tmp_path / "form.pdf"
    place.write_bytes(file(filled=True))
    command = ["pdftoppm", "-r", "10", "-png", str(place), str(tmp_path / "page")]
    assert not subprocess.run(command, capture_output=True, check=True).stderr
