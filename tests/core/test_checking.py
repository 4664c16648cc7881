"""Which changes can be kept: the questionnaire decides, one fault never spoils the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.core.answers import answer_from, code_of
from diagnostic.core.changes import Change
from diagnostic.core.checking import check_changes
from diagnostic.core.limits import LONGEST_NOTE, tidy, unkeepable
from tests.build import the_structure_questionnaire, the_tiny_questionnaire
from tests.core.drawn import MANY

TINY = the_tiny_questionnaire()
NO_ANSWERS = (
    *("0", "5", "-1", "+1", " 2", "2 ", "02", "1_000", "1.0", "1e0", "nan", "inf", "None", "٣", "²"),
    *("x" * 1_000_000, "2\0", "\ud800", str(2**63), "True", "Dont_know", "dont-know"),
)


@pytest.mark.parametrize("code", NO_ANSWERS, ids=lambda code: repr(code)[:20])
def test_what_only_looks_like_an_answer_is_none(code: str) -> None:
    assert answer_from(code, 4) is None


@pytest.mark.parametrize("code", ["1", "2", "3", "4", "dont_know", "not_applicable"])
def test_an_answer_is_read_back_from_its_stored_form(code: str) -> None:
    answer = answer_from(code, 4)
    assert answer is not None
    assert code_of(answer) == code


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("question:referent-accueil", "3"),
        ("question:referent-accueil", "dont_know"),
        ("question:benevoles-mineurs", "not_applicable"),
        ("profile:equipe-salariee", "oui"),
        ("profile:moments", "rentree evenements"),
        ("target:accueil", "3"),
        ("importance:accueil", "high"),
    ],
)
def test_a_value_that_fits_is_kept_and_so_is_its_clearing(field: str, value: str) -> None:
    changes = (Change(field, value, "", seen=0), Change(field, "", "", seen=1))
    assert check_changes(TINY, changes).changes == changes


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("question:referent-accueil", "4"),
        ("question:referent-accueil", "not_applicable"),
        ("question:inconnue", "1"),
        ("profile:equipe-salariee", "oui non"),
        ("profile:moments", "rentree rentree"),
        ("profile:moments", "rentree  evenements"),
        ("profile:moments", " "),
        ("target:accueil", "1"),
        ("target:accueil", "4"),
        ("target:inconnue", "2"),
        ("importance:accueil", "HIGH"),
        ("note:accueil", "1"),
        ("", "1"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_its_field(field: str, value: str) -> None:
    checked = check_changes(TINY, (Change(field, value, "", seen=0),))
    assert checked.changes == ()
    assert [refusal.where for refusal in checked.refusals] == [field]


@pytest.mark.parametrize("code", NO_ANSWERS, ids=lambda code: repr(code)[:20])
def test_no_question_keeps_what_only_looks_like_an_answer(code: str) -> None:
    checked = check_changes(
        the_structure_questionnaire(), (Change("question:groupes-de-travail", code, "", seen=0),)
    )
    assert len(checked.refusals) == 1


@MANY
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("question:referent-accueil", "profile:moments", "target:accueil", "other:x")),
            st.sampled_from(("1", "3", "rentree", "9")) | st.text(max_size=5),
            st.text(max_size=5),
        )
    )
)
def test_every_change_is_kept_or_refused_once(given_changes: list[tuple[str, str, str]]) -> None:
    changes = [Change(*each, seen=0) for each in given_changes]
    checked = check_changes(TINY, changes)
    assert len(checked.changes) + len(checked.refusals) == len(changes)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "\x1b[0m", "\x85", "\x7f"])
def test_a_note_with_a_control_character_cannot_be_kept(text: str) -> None:
    assert unkeepable(text, LONGEST_NOTE) == "control character"


@pytest.mark.parametrize("text", ["", "deux\nlignes\tet un retrait", "Çédille, 日本語, עברית, 🌱, œ"])
def test_a_note_in_any_script_can_be_kept(text: str) -> None:
    assert unkeepable(text, LONGEST_NOTE) == ""


def test_a_note_may_be_long_but_not_endless() -> None:
    assert unkeepable("é" * LONGEST_NOTE, LONGEST_NOTE) == ""
    assert unkeepable("é" * (LONGEST_NOTE + 1), LONGEST_NOTE) == "too long"


@MANY
@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert "\r" not in tidy(text)
