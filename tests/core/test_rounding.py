"""Figures are rounded half up, to two decimals, from exact fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.core.rounding import two_decimals
from tests.build import a_questionnaire, a_record, outcome_json
from tests.core.drawn import MANY


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (Fraction(1, 200), "0.01"),
        (Fraction(1, 201), "0.00"),
        (Fraction(5, 3), "1.67"),
        (Fraction(4, 3), "1.33"),
        (Fraction(21, 8), "2.63"),
        (Fraction(2125, 1000), "2.13"),
        (Fraction(125, 3), "41.67"),
        (Fraction(3), "3.00"),
    ],
)
def test_a_half_goes_up(exact: Fraction, shown: str) -> None:
    assert two_decimals(exact) == Decimal(shown)


@MANY
@given(st.fractions(min_value=0, max_value=1000, max_denominator=10_000))
def test_what_is_shown_is_never_further_than_half_a_hundredth(exact: Fraction) -> None:
    gap = Fraction(two_decimals(exact)) - exact
    assert -Fraction(1, 200) < gap <= Fraction(1, 200)


def test_an_exact_half_in_a_mean_is_shown_rounded_up() -> None:
    eight = a_questionnaire(questions=8, critical=frozenset())
    levels = (3, 3, 3, 3, 3, 2, 2, 2)
    answers = {f"D1.{at}": level for at, level in enumerate(levels, 1)}
    assert outcome_json(a_record(answers, of=eight), eight)["dimensions"]["D1"]["mean"] == 2.63


def test_the_overall_mean_is_taken_of_exact_means() -> None:
    answers = {f"D1.{n}": 1 for n in range(1, 5)}
    answers |= {"D7.1": 2, "D7.2": 2, "D7.3": 1}
    answers |= {f"D8.{n}": 3 for n in range(1, 5)}
    exact = (Fraction(1) + Fraction(5, 3) + Fraction(3)) / 3
    assert outcome_json(a_record(answers))["overall_mean"] == float(two_decimals(exact)) == 1.89


def test_the_overall_mean_leaves_out_what_has_no_level() -> None:
    complete = {f"D1.{n}": 3 for n in range(1, 5)}
    assert outcome_json(a_record(complete | {"D7.1": 1, "D7.2": 1}))["overall_mean"] == 3.0
