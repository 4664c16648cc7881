"""What a resource can be looked for by, and which stand near it."""

from diagnostic.core.shelves import NEIGHBOURS, Facet, category_key, neighbours, shelve
from tests.report.samples import questionnaire_in

QUESTIONNAIRE = questionnaire_in("fr")
RESOURCES = QUESTIONNAIRE.catalogue.resources
KEYS = {each.code: category_key(each.category) for each in RESOURCES}
SHELVED = shelve(RESOURCES, (QUESTIONNAIRE,), KEYS)
BY_CODE = {each.resource.code: each for each in SHELVED}


def test_every_resource_serves_a_dimension_and_stands_on_one_axis() -> None:
    for each in SHELVED:
        assert each.dimensions, each.resource.code
        assert len(each.values[Facet.AXIS]) == len(each.values[Facet.CATEGORY]) == 1
        assert each.values[Facet.AUDIENCE]


def test_every_question_that_calls_for_a_resource_points_to_it() -> None:
    for question in QUESTIONNAIRE.questions:
        for code in (code for anchor in question.anchors for code in anchor.resources):
            assert question in [each.question for each in BY_CODE[code].pointers]


def test_nothing_wanted_lets_everything_pass() -> None:
    assert all(each.passes({}) for each in SHELVED)


def test_the_dimension_of_a_form_of_action_gives_what_the_form_gives() -> None:
    for dimension in QUESTIONNAIRE.dimensions:
        if dimension.form_of_action:
            by_dimension = [e for e in SHELVED if e.passes({Facet.DIMENSION: dimension.key})]
            by_form = [e for e in SHELVED if e.passes({Facet.FORM_OF_ACTION: dimension.form_of_action})]
            assert by_dimension == by_form


def test_neighbours_are_others_and_few() -> None:
    for each in SHELVED:
        near = neighbours(each, SHELVED)
        assert each not in near
        assert 0 < len(near) <= NEIGHBOURS


def test_the_guides_stand_near_one_another() -> None:
    assert {e.resource.code for e in neighbours(BY_CODE["K25"], SHELVED)} >= {"K26", "K27"}
