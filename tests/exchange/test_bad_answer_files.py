"""A bad file of answers: one refusal for each fault, saying where, what, and what was expected."""

import json
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.exchange.answer_file import read_answer_file
from tests.build import the_structure_questionnaire, the_tiny_questionnaire

QUESTIONNAIRES: Final = {"structure": the_structure_questionnaire(), "tiny": the_tiny_questionnaire()}
FORMS: Final = {"P6a": "practised", "P6b": "planned", "P6c": "not_concerned"}
FORM_CHOICES: Final = "one of practised, planned, not_concerned"
LEVELS: Final = "a whole number from 1 to 4, or dont_know"
MILLION: Final = 1_000_000


def refusals(text: str) -> tuple[Refusal, ...]:
    with pytest.raises(RefusedInput) as caught:
        read_answer_file(text, QUESTIONNAIRES)
    return caught.value.refusals


def the_refusal(**parts: Any) -> Refusal:
    """The one refusal of a file that is good but for ``parts``."""
    (refusal,) = refusals(json.dumps({"questionnaire": "structure", "profile": FORMS} | parts))
    return refusal


NOT_LEVELS = [
    (0, "0"),
    (5, "5"),
    (-1, "-1"),
    (2**63, "9223372036854775808"),
    (10**70, "1" + "0" * 58 + "…"),
    (2.0, "2.0"),
    (2.5, "2.5"),
    (float("nan"), "NaN"),
    (float("inf"), "Infinity"),
    (True, "true"),
    (None, "null"),
    ("2", '"2"'),
    ("1_000", '"1_000"'),
    ("٣", r'"\u0663"'),
    ("2\0", r'"2\u0000"'),
    ("\ud800", r'"\ud800"'),
    ("", '""'),
    ("Dont_know", '"Dont_know"'),
    ("not_applicable", '"not_applicable"'),
    ([2], "[2]"),
    ({"level": 2}, '{"level": 2}'),
    ("x" * MILLION, '"' + "x" * 58 + "…"),
]


@pytest.mark.parametrize(("value", "shown"), NOT_LEVELS, ids=[shown[:20] for _, shown in NOT_LEVELS])
def test_an_answer_that_is_none_is_refused_at_its_place(value: Any, shown: str) -> None:
    assert the_refusal(answers={"D1.1": value}) == Refusal("answers.D1.1", shown, LEVELS)


def test_a_question_that_may_not_apply_says_so_in_what_it_expects() -> None:
    refusal = the_refusal(answers={"D3.4": "n/a"})
    assert refusal.expected == "a whole number from 1 to 4, or dont_know or not_applicable"


def test_each_questionnaire_expects_levels_of_its_own_scale() -> None:
    text = json.dumps({"questionnaire": "tiny", "profile": {"P2": "planned"}, "answers": {"A1": 4}})
    assert refusals(text) == (Refusal("answers.A1", "4", LEVELS.replace("4", "3")),)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("D9.1", "D9.1"),
        ("d1.1", "d1.1"),
        ("role-defini", "role-defini"),
        ("", ""),
        ("D1\n.1", r'"D1\n.1"'),
        ("\0", r'"\u0000"'),
        ("\ud800", r'"\ud800"'),
        ("x" * MILLION, '"' + "x" * 58 + "…"),
    ],
)
def test_an_unknown_question_is_named_on_one_printable_line(code: str, shown: str) -> None:
    expected = "a question of the questionnaire"
    assert the_refusal(answers={code: 1}) == Refusal(f"answers.{shown}", "unknown question", expected)
    assert the_refusal(notes={code: "vu"}) == Refusal(f"notes.{shown}", "unknown question", expected)


@pytest.mark.parametrize(
    ("profile", "where", "what"),
    [
        ({"P6a": "yes"}, "profile.P6a", '"yes"'),
        ({"P6a": ["practised"]}, "profile.P6a", '["practised"]'),
        ({"P6a": None}, "profile.P6a", "null"),
        ({"P1": ""}, "profile.P1", '""'),
        ({"P1": 3}, "profile.P1", "3"),
        ({"P7": ["mecenat", "autre"]}, "profile.P7", '["mecenat", "autre"]'),
        ({"P7": [["mecenat"]]}, "profile.P7", '[["mecenat"]]'),
        ({"P99": "oui"}, "profile.P99", "unknown question"),
    ],
)
def test_a_profile_answer_off_its_list_is_refused(profile: dict[str, Any], where: str, what: str) -> None:
    refusal = the_refusal(profile=FORMS | profile)
    assert (refusal.where, refusal.what) == (where, what)


@pytest.mark.parametrize("missing", ["P6a", "P6b", "P6c"])
def test_a_form_of_action_left_out_is_missing(missing: str) -> None:
    profile = {code: value for code, value in FORMS.items() if code != missing}
    assert the_refusal(profile=profile) == Refusal(f"profile.{missing}", "missing", FORM_CHOICES)


def test_without_a_profile_each_required_answer_is_missing() -> None:
    found = refusals('{"questionnaire": "structure"}')
    assert [refusal.where for refusal in found] == ["profile.P6a", "profile.P6b", "profile.P6c"]


def test_what_another_answer_requires_is_missing_only_then() -> None:
    found = refusals('{"questionnaire": "tiny", "profile": {"P2": "practised"}}')
    assert found == (Refusal("profile.P4", "missing", "one of anciens, recents"),)
    read_answer_file('{"questionnaire": "tiny", "profile": {"P2": "planned"}}', QUESTIONNAIRES)


@pytest.mark.parametrize("value", [1, 5, 0, "3", 3.0, True, None, 2**63])
def test_a_target_off_the_list_is_refused(value: Any) -> None:
    assert the_refusal(targets={"D1": value}) == Refusal("targets.D1", json.dumps(value), "one of 2, 3, 4")


@pytest.mark.parametrize("value", ["HIGH", "", 3, None, ["high"]])
def test_an_importance_off_the_list_is_refused(value: Any) -> None:
    expected = "one of low, medium, high"
    assert the_refusal(importance={"D1": value}) == Refusal("importance.D1", json.dumps(value), expected)


@pytest.mark.parametrize("section", ["targets", "importance"])
def test_an_unknown_dimension_is_refused(section: str) -> None:
    refusal = the_refusal(**{section: {"D9": 3}})
    assert (refusal.where, refusal.what) == (f"{section}.D9", "unknown dimension")


@pytest.mark.parametrize("section", ["profile", "answers", "targets", "importance", "notes"])
@pytest.mark.parametrize("value", [[], "", 3, None, True])
def test_a_section_that_is_no_object_is_refused(section: str, value: Any) -> None:
    found = refusals(json.dumps({"questionnaire": "structure", "profile": FORMS} | {section: value}))
    assert found[0] == Refusal(section, json.dumps(value), "an object of codes and values")


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("x" * MILLION, "too long"),
        ("y" * 4001, "too long"),
        ("a\0b", "control character"),
        ("\ud800", "control character"),
        ("\x1b[31m", "control character"),
        (3, "3"),
        (None, "null"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_note_that_cannot_be_kept_is_refused(note: Any, what: str) -> None:
    refusal = the_refusal(notes={"D1.1": note})
    assert (refusal.where, refusal.what) == ("notes.D1.1", what)


@pytest.mark.parametrize("value", ["x" * 201, "a\0b", 3, None], ids=lambda value: repr(value)[:20])
def test_a_name_that_cannot_be_kept_is_refused(value: Any) -> None:
    assert the_refusal(structure=value).where == "structure"


@pytest.mark.parametrize("value", ["23/11/2026", "2026-02-30", "", 20261123, True, "٢٠٢٦-٠٩-٢٣", "\ud800"])
def test_a_date_that_is_none_is_refused(value: Any) -> None:
    assert the_refusal(date=value) == Refusal("date", json.dumps(value), "a date such as 2026-11-23")


@pytest.mark.parametrize("key", ["answer", "Answers", "", "a\nb", "\ud800"])
def test_an_unknown_key_is_refused(key: str) -> None:
    refusal = the_refusal(**{key: {}})
    assert (refusal.what, refusal.where) == (
        "unknown key",
        key if key.isalnum() or not key else json.dumps(key),
    )


@pytest.mark.parametrize("value", ["autre", "", None, 3, ["structure"], {"a": 1}])
def test_an_unknown_questionnaire_is_refused(value: Any) -> None:
    found = refusals(json.dumps({"questionnaire": value}))
    assert found == (Refusal("questionnaire", json.dumps(value), "one of structure, tiny"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1, 2",
        "null",
        "3",
        '"structure"',
        "[]",
        '{"questionnaire": "structure",}',
        "{'questionnaire': 'structure'}",
        '{"questionnaire": "structure", "answers": {"D1.1": 1_000}}',
        '{"questionnaire": "structure", "answers": {"D1.1": ٣}}',
        '{"questionnaire": "structure", "answers": {"D1.1": 01}}',
        '{"questionnaire": "structure", "notes": {"D1.1": "a\0b"}}',
        '{"answers": {"D1.1": ' + "9" * 5000 + "}}",
        "\0",
        "\ud800",
        "\ufeff{}",
    ],
    ids=lambda text: repr(text)[-24:],
)
def test_what_is_not_one_json_object_is_refused(text: str) -> None:
    (refusal,) = refusals(text)
    assert (refusal.where, refusal.expected) == ("file", "one JSON object")


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_values_nested_however_deep_are_refused(opening: str) -> None:
    closing = "]" if opening == "[" else "1}"
    for depth in (50, *range(900, 1_010), 100_000):
        assert len(refusals(opening * depth + closing * depth)) == 1


def test_a_key_given_twice_is_refused_wherever_it_stands() -> None:
    text = '{"questionnaire": "structure", "answers": {"D1.1": 1, "D1.1": 2}, "targets": {}, "targets": {}}'
    assert refusals(text) == (
        Refusal("D1.1", "given twice", "each key once"),
        Refusal("targets", "given twice", "each key once"),
    )


def test_every_fault_is_named_at_once_each_on_its_line() -> None:
    bad = {
        "questionnaire": "structure",
        "profile": {"P6a": "x", "P6b": "planned"},
        "answers": {"D1.1": 9, "Z": 1, "D1\n2": 1},
        "targets": {"D1": 1},
        "importance": {"D9": "low"},
        "notes": {"D1.1": "x" * 5000},
        "date": "demain",
        "extra": 1,
    }
    with pytest.raises(RefusedInput) as caught:
        read_answer_file(json.dumps(bad), QUESTIONNAIRES)
    assert len(caught.value.refusals) == 10
    assert len(str(caught.value).splitlines()) == 10
    assert str(caught.value).isprintable() or "\n" in str(caught.value)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(("profile", "answers", "targets", "importance", "notes", "date", "structure"))
        | st.text(max_size=4),
        anything | st.dictionaries(st.sampled_from(("P6a", "P7", "D1", "D1.1", "D3.4")), anything),
    )
)
def test_whatever_the_file_it_is_read_or_refused(parts: dict[str, Any]) -> None:
    text = json.dumps({"questionnaire": "structure", "profile": FORMS} | parts)
    try:
        read_answer_file(text, QUESTIONNAIRES)
    except RefusedInput as refused:
        places = [each.where for each in refused.refusals]
        assert len(places) == len(set(places))
        assert all(place.isprintable() for place in places)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_whatever_the_text_it_is_refused(text: str) -> None:
    assert refusals(text)
