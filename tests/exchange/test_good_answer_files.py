"""A good file of answers reads back as it was meant."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.core.limits import LONGEST_NOTE
from diagnostic.exchange.answer_file import AnswerFile, read_answer_file
from tests.build import a_record, outcome_json, the_structure_questionnaire, the_tiny_questionnaire
from tests.core import drawn
from tests.core.reference import Given

QUESTIONNAIRES: Final = {"structure": the_structure_questionnaire(), "tiny": the_tiny_questionnaire()}
FORMS: Final = {"P6a": "practised", "P6b": "planned", "P6c": "not_concerned"}
SOME: Final = settings(max_examples=500, deadline=None)

shown = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=50).map(str.strip)


def read(**parts: Any) -> AnswerFile:
    content = {"questionnaire": "structure", "profile": FORMS} | parts
    return read_answer_file(json.dumps(content), QUESTIONNAIRES)


@SOME
@given(drawn.everything, st.dictionaries(st.sampled_from(("D1.1", "D4.2", "D8.4")), shown))
def test_every_good_file_reads_back(drew: Given, notes: Mapping[str, str]) -> None:
    profile = {**FORMS, **drew.profile}
    found = read(
        profile=profile,
        answers=drew.answers,
        targets=drew.targets,
        importance=drew.importance,
        notes=notes,
    )
    chosen = {code: value for code, value in profile.items() if value}
    meant = a_record(drew.answers, chosen, targets=drew.targets, importance=drew.importance, notes=notes)
    assert found.record == meant


def test_the_smallest_file_names_the_questionnaire_and_the_forms() -> None:
    found = read()
    assert found.questionnaire is QUESTIONNAIRES["structure"]
    assert (found.structure, found.date) == ("", None)
    assert found.record.answers == {}


def test_the_example_of_the_contract_is_read() -> None:
    profile: dict[str, Any] = {"P1": "maison-associations", "P3": "rural", "P7": ["mecenat"]}
    found = read(
        profile=profile | FORMS,
        answers={"D1.1": 2, "D1.2": "dont_know", "D3.4": "not_applicable"},
        targets={"D1": 3},
        importance={"D1": "high"},
    )
    assert found.record == a_record(
        {"D1.1": 2, "D1.2": "dont_know", "D3.4": "not_applicable"},
        profile | FORMS,
        targets={"D1": 3},
        importance={"D1": "high"},
    )


def test_several_choices_come_once_each_in_the_order_of_the_question() -> None:
    found = read(profile=FORMS | {"P7": ["cooperation-economique", "mecenat", "mecenat"]})
    assert found.record.profile["modes"] == ("mecenat", "cooperation-economique")
    assert read(profile=FORMS | {"P7": "mecenat"}).record.profile["modes"] == ("mecenat",)
    assert "modes" not in read(profile=FORMS | {"P7": []}).record.profile


def test_the_name_and_the_date_of_the_structure_are_kept() -> None:
    found = read(structure="Les Passerelles, Saint-Étienne", date="2026-11-23")
    assert (found.structure, found.date) == ("Les Passerelles, Saint-Étienne", date(2026, 11, 23))


def test_the_longest_note_is_kept_in_any_script_with_its_lines() -> None:
    note = "é" * (LONGEST_NOTE - 2) + "\n語"
    assert read(notes={"D1.1": note}).record.notes["role-defini"] == note


def test_line_ends_of_another_system_are_no_fault() -> None:
    assert read(notes={"D1.1": "un\r\ndeux\rtrois\n"}).record.notes["role-defini"] == "un\ndeux\ntrois"


def test_answers_off_the_path_are_read_and_set_aside() -> None:
    assert outcome_json(read(answers={"D4.1": 3}).record)["set_aside"] == ["D4.1"]


def test_a_second_questionnaire_is_read_the_same_way() -> None:
    text = json.dumps({"questionnaire": "tiny", "profile": {"P2": "planned"}, "answers": {"A1": 3}})
    found = read_answer_file(text, QUESTIONNAIRES)
    outcome = outcome_json(found.record, found.questionnaire)
    assert (outcome["questionnaire"], outcome["starters"]) == ("tiny", {"B": ["R03", "R01"]})
