"""The blank questionnaire: everything that is asked, boxes to tick, room to write."""

from pathlib import Path

import page
import pytest

from diagnostic.core.faults import DocumentUnavailable
from diagnostic.report.blank import blank_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.tree.blank import Blank
from tests.build import the_tiny_questionnaire
from tests.report.samples import bare, languages, pdf_text, questionnaire_in


def blank(language: str = "fr") -> Blank:
    return blank_of(questionnaire_in(language), languages()[language])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_question_and_answer_stands_on_paper(language: str, tmp_path: Path) -> None:
    text = bare(pdf_text(made(Form.PDF, blank(language)), tmp_path))
    asked = questionnaire_in(language)
    for question in asked.questions:
        assert bare(question.text) in text
        assert all(bare(anchor.text) in text for anchor in question.anchors)
    assert all(bare(each.text) in text for each in asked.profile)


def test_a_blank_questionnaire_passes_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "blank.pdf"
    file.write_bytes(made(Form.PDF, blank()))
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)


def test_only_questions_that_may_not_concern_offer_to_say_so() -> None:
    parts = {each.anchor: each for each in blank().parts}
    offered = {
        q.code: "Non concerné" in q.choices for p in parts.values() for q in p.questions if q.takes_note
    }
    allowed = {each.code: each.allows_not_applicable for each in questionnaire_in("fr").questions}
    assert offered == allowed


def test_a_part_with_a_form_of_action_says_for_whom_it_is() -> None:
    conditions = {each.anchor: bool(each.condition) for each in blank().parts}
    assert [key for key, said in conditions.items() if said] == [
        "dimension-animation",
        "dimension-experimentations",
        "dimension-accompagnement",
    ]


def test_a_blank_questionnaire_comes_as_pdf_only() -> None:
    with pytest.raises(DocumentUnavailable):
        made(Form.DOCX, blank())


def test_another_questionnaire_can_be_printed_too() -> None:
    tiny = blank_of(the_tiny_questionnaire(), languages().source)
    assert made(Form.PDF, tiny).startswith(b"%PDF")
