"""The real questionnaire says what the model decided, and everything that a reader needs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from diagnostic.content.check import check
from diagnostic.content.files import ContentFolder
from diagnostic.content.texts import texts_of
from diagnostic.core.profile import Condition, ProfileKind
from diagnostic.core.questionnaire import Question
from tests.build import REAL_CONTENT, raw_structure, source_texts_only, the_structure_questionnaire
from tests.content.model import (
    AXES,
    FORMS,
    GO_FURTHER,
    MODES,
    MODES_QUESTION,
    PREREQUISITES,
    PROFILE,
    QUESTIONS,
    RURAL,
    STARTERS,
    Row,
)

STRUCTURE = the_structure_questionnaire()


def question(row: Row) -> Question:
    return STRUCTURE.question_by_code[row.code]


def test_the_content_has_no_fault() -> None:
    assert check(ContentFolder(REAL_CONTENT), source_texts_only()) == ()


def test_every_question_of_the_model_is_there_in_its_order() -> None:
    assert [each.code for each in STRUCTURE.questions] == [row.code for row in QUESTIONS]
    assert len(STRUCTURE.questions) == 37
    assert [each.code for each in STRUCTURE.dimensions] == [f"D{n}" for n in range(1, 9)]


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.code)
def test_a_question_has_the_weights_and_resources_of_the_model(row: Row) -> None:
    found = question(row)
    assert STRUCTURE.dimension[found.dimension].code == row.dimension
    assert (found.critical, found.effort) == (row.critical, row.effort)
    assert found.allows_not_applicable == row.may_not_apply
    assert [set(anchor.resources) for anchor in found.anchors] == [
        set(row.level1.split()),
        set(row.level2.split()),
        set(),
        set(),
    ]


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.code)
def test_a_question_adds_only_what_the_model_adds_for_a_profile(row: Row) -> None:
    extras = [(each.when, set(each.resources), each.levels) for each in question(row).extras]
    expected: list[Any] = []
    if row.rural:
        expected = [((Condition("territoire", frozenset(RURAL)),), {row.rural}, frozenset({2}))]
    if row.code == MODES_QUESTION:
        expected = [
            ((Condition("modes", frozenset({mode})),), set(codes.split()), frozenset())
            for mode, codes in MODES.items()
        ]
    assert extras == expected


def test_each_dimension_has_one_critical_question() -> None:
    for dimension in STRUCTURE.dimensions:
        assert sum(each.critical for each in dimension.questions) == 1


def test_each_dimension_leads_further_and_starts_as_the_model_says() -> None:
    for dimension in STRUCTURE.dimensions:
        assert list(dimension.go_further) == GO_FURTHER[dimension.code].split()
        assert list(dimension.starters) == STARTERS.get(dimension.code, "").split()
        form = STRUCTURE.profile_question.get(dimension.form_of_action)
        assert (form.code if form else None) == FORMS.get(dimension.code)


def test_the_profile_asks_what_the_model_asks_and_no_more() -> None:
    assert {each.code: len(each.choices) for each in STRUCTURE.profile} == PROFILE
    assert [each.code for each in STRUCTURE.profile if each.required] == ["P6a", "P6b", "P6c"]
    assert [each.code for each in STRUCTURE.profile if each.kind is ProfileKind.CHOICES] == ["P7"]


def test_the_rules_are_those_of_the_scoring() -> None:
    rules = STRUCTURE.rules
    assert [float(each) for each in rules.thresholds] == [1.5, 2.5, 3.5]
    assert (float(rules.completeness), rules.gate_cap, float(rules.critical_factor)) == (0.6, 2, 1.5)
    assert (rules.at_most, rules.per_dimension, rules.default_target) == (5, 2, 3)
    assert rules.prerequisites == PREREQUISITES
    assert rules.default_importance == "medium"
    for weights in (rules.importances, rules.efforts):
        assert {each.key: each.weight for each in weights} == {"low": 1, "medium": 2, "high": 3}
    assert [level.name for level in STRUCTURE.scale] == ["Émergent", "En structuration", "Établi", "Moteur"]


def test_the_kit_has_all_its_resources_each_on_its_axis() -> None:
    catalogue = STRUCTURE.catalogue
    assert [each.code for each in catalogue.resources] == [f"K{n:02}" for n in range(1, 40)]
    assert {axis.key: len(catalogue.of_axis(axis.key)) for axis in catalogue.axes} == AXES


def test_every_resource_says_what_it_helps_with_and_where_to_ask() -> None:
    for resource in STRUCTURE.catalogue.resources:
        assert resource.title
        assert resource.use
        assert resource.where
        assert bool(resource.url) == bool(resource.url_label)
        assert resource.url.startswith(("https://", "http://")) or not resource.url


def test_every_question_says_why_it_is_asked_and_what_counts() -> None:
    for each in STRUCTURE.questions:
        assert all((each.text, each.short, each.why, each.example, each.evidence))
        assert each.terms
        assert all(anchor.first_step for anchor in each.anchors[:-1])


def test_each_text_has_a_context_of_its_own() -> None:
    contexts = [text.context for text in texts_of(raw_structure())]
    assert len(contexts) == len(set(contexts)) > 1000


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_no_text_is_typed_with_a_typewriter() -> None:
    found = [text for text in strings(raw_structure()) if re.search(r"""['"]|\.\.\.|--""", text)]
    assert found == []


def test_authors_type_ordinary_spaces_and_the_program_places_the_others() -> None:
    found = [text for text in strings(raw_structure()) if re.search("[\u00a0\u202f]", text)]
    assert found == []


def test_a_double_mark_never_lacks_its_space() -> None:
    texts = (text.value for text in texts_of(raw_structure()))
    assert [text for text in texts if re.search(r"[^\s\d/h][:;?!](\s|$)|«\S|\S»", text)] == []


def test_no_text_begins_or_ends_with_a_space_or_holds_two() -> None:
    texts = [text.value for text in texts_of(raw_structure())]
    assert [text for text in texts if text != " ".join(text.split())] == []


def test_no_reader_is_graded_or_ranked() -> None:
    texts = " ".join(text.value for text in texts_of(raw_structure())).lower()
    assert re.findall(r"\b(?:mauvais(?:e|es)?|classement|barème|sanction\w*|échec\w*)\b", texts) == []
