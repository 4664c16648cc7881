"""The content tree: what is said of an outcome, in words."""

import dataclasses
import re

from diagnostic.core.concluding import conclude
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.tree.dimensions import DimensionSection
from tests.build import Given, a_record, all_at, the_tiny_questionnaire
from tests.report.samples import (
    SOME_DAY,
    document,
    languages,
    questionnaire_in,
    sample,
    sample_record,
    told,
    told_of,
)
from tests.report.sentences import sentences

FR = languages().source


def section(key: str, answers: Given) -> DimensionSection:
    report = told(a_record(answers))
    return next(each for each in report.dimensions if each.key == key)


def test_the_reading_counts_dimensions_in_words() -> None:
    low = "Six dimensions sont au niveau « Émergent »."
    assert document("low").cover.reading == FR.typeset(low)
    mixed = "Une dimension est au niveau « Établi » et six au niveau « En structuration »."
    assert sample().cover.reading == FR.typeset(mixed)


def test_a_level_is_explained_by_the_answers_and_no_figure_looks_like_a_mark() -> None:
    answers: Given = {**all_at(3), "D4.1": 3, "D4.2": 3, "D4.3": 2, "D4.4": 1, "D4.5": "dont_know"}
    found = section("experimentations", answers)
    why = " ".join(found.why)
    assert "4 questions sur 5" in why
    assert FR.typeset("1 réponse au niveau « Émergent »") in why
    assert FR.typeset("en moyenne, cela correspond au niveau « En structuration »") in why
    assert not re.search(r"\d,\d", why)
    assert FR.typeset("d’« En structuration » à « Établi »") in found.range_sentence


def test_a_gate_names_the_question_that_holds_the_level() -> None:
    found = section("strategie", {**all_at(4), "D1.1": 1})
    assert FR.typeset("« Rôle défini », question") in found.why[-1]
    assert "En structuration" in found.why[-1]


def test_what_would_raise_a_level_names_questions_and_what_to_reach() -> None:
    found = section("strategie", {**all_at(4), "D1.1": 1})
    (rise,) = found.rises
    assert rise.name == "Rôle défini"
    assert (rise.start.value, rise.end.value) == (1, 2)
    assert rise.to_reach == questionnaire_in("fr").question["role-defini"].anchor(2).text


def test_a_step_is_one_level_whatever_the_next_level_needs() -> None:
    for section_told in told(a_record({**all_at(1), "D1.1": 4, "D1.2": 4, "D2.1": 3})).dimensions:
        assert all(each.end.value == each.start.value + 1 for each in section_told.rises)
        assert not any("de « É" in each.words for each in section_told.rises)


def test_a_low_dimension_without_a_priority_is_told_why() -> None:
    low = {f"D{of}.{at}": 1 for of in (1, 2, 3, 5, 6, 7, 8) for at in range(1, 5)}
    remarks = told(a_record(all_at(2) | low)).plan.remarks
    assert "sans être parmi les priorités" in remarks[0]
    assert not any("sans être" in each for each in told(a_record(all_at(2))).plan.remarks)


def test_at_the_top_nothing_is_left_to_raise() -> None:
    found = section("strategie", all_at(4))
    assert not found.rises
    assert "le plus haut" in found.rise_intro


def test_unknown_answers_that_change_nothing_are_said_so() -> None:
    found = section("equipe", {**all_at(2), "D7.5": "dont_know"})
    assert "ne changerait pas" in found.range_sentence


def test_a_long_note_is_cut_between_words_and_goes_on_in_the_annex() -> None:
    note = "mot " * 200
    report = told(a_record(all_at(2), notes={"D1.1": note}))
    line = report.dimensions[0].answers[0]
    assert line.note.endswith("mot…")
    assert line.note_goes_on
    assert report.annex.groups[0].notes[0].paragraphs == (note,)


def test_wide_gaps_become_questions_for_the_team() -> None:
    talk = told(a_record({**all_at(3), "D3.1": 1, "D3.2": 4})).discussion
    (gap,) = talk.gaps
    assert "Sensibiliser" in gap
    assert "Rencontres entre mondes" in gap
    assert talk.always


def test_unknown_answers_become_questions_for_partners() -> None:
    report = told(a_record({**all_at(3), "D2.3": "dont_know"}))
    (unknown,) = report.verify.unknown
    assert unknown.evidence == questionnaire_in("fr").question_by_code["D2.3"].evidence
    assert len(report.discussion.unknown) == 1


def test_a_planned_form_of_action_gets_a_box_and_no_page() -> None:
    report = sample()
    assert "experimentations" not in {each.key for each in report.dimensions}
    (box,) = report.starters.boxes
    assert [each.code for each in box.resources] == ["K12", "K30", "K07"]


def test_a_draft_says_that_it_is_one() -> None:
    questionnaire, record = questionnaire_in("fr"), sample_record()
    particulars = Particulars("", SOME_DAY, finished=False)
    draft = document_of(questionnaire, record, conclude(questionnaire, record), particulars, FR)
    assert draft.cover.draft
    assert not sample().cover.draft
    assert draft.cover.structure == "Votre structure"


def test_a_document_in_english_says_the_kits_own_titles_too() -> None:
    source = questionnaire_in("fr").catalogue.by_code
    titles = {code: each.title for code, each in source.items()}
    questionnaire, record = questionnaire_in("en"), sample_record()
    particulars = Particulars("Here", SOME_DAY, written_in="fr-FR", original_titles=titles)
    report = document_of(
        questionnaire, record, conclude(questionnaire, record), particulars, languages()["en"]
    )
    resource = report.kit.axes[0].rows[0].resource
    assert resource.original == titles[resource.code]
    assert resource.title != resource.original
    assert not sample().plan.horizons[0].lines[0].resources[0].original


def test_a_document_never_says_an_overall_figure() -> None:
    questionnaire = questionnaire_in("fr")
    mean = conclude(questionnaire, sample_record()).overall_mean
    assert mean is not None
    assert f"{mean}".replace(".", ",") not in " ".join(sentences(sample()))


def test_another_questionnaire_with_other_levels_has_a_document() -> None:
    tiny = the_tiny_questionnaire()
    record = a_record(
        all_at(2, tiny), of=tiny, profile={each.code: each.choices[0].key for each in tiny.profile}
    )
    report = told_of(tiny, record)
    assert len(report.levels) == tiny.top == 3
    assert {each.top for each in report.levels} == {3}


def test_every_field_of_a_document_is_frozen() -> None:
    assert dataclasses.is_dataclass(sample())
    assert hash(sample().cover) == hash(document("sample").cover)
