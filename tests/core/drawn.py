"""What property tests draw: whole sets of answers, by codes."""

from collections import Counter
from collections.abc import Iterable
from itertools import product
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st

from diagnostic.core.answers import Record
from tests.build import a_record
from tests.content.model import MODES, QUESTIONS
from tests.core.reference import DIMENSIONS, WEIGHT, Given

MANY: Final = settings(max_examples=2_000, deadline=None)

_NO: Final = None
_UNSURE: Final = "dont_know"
_NOT_OURS: Final = "not_applicable"
_MOODS: Final = (
    (1, 2, 3, 4, 1, 2, 3, 4),
    (1, 4, 4, 4, 4, 3, 4, 4),
    (2, 3, 3, 3, 2, 1, 3, 4),
    (1, 2, 3, 4, 2, 3, _UNSURE, _UNSURE),
    (1, 2, 3, 4, 2, _UNSURE, _NOT_OURS, _NO),
    (3, 2, _UNSURE, _NO, 3, 2, _UNSURE, _NO),
    (_UNSURE, _NOT_OURS, _NO, _NOT_OURS, _NOT_OURS, _NOT_OURS, _NO, _NO),
)
"""Kinds of respondents: who knows everything, who has one weak point, who answers little…"""

_FORMS: Final = ("practised", "planned", "not_concerned")
_FORMS_OR_NONE: Final = ("practised", "practised", *_FORMS, _NO)
_TERRITORIES: Final = (_NO, "rural", "mixte", "urbain", "periurbain")
_TARGETS: Final = (_NO, _NO, _NO, 2, 3, 4)
_IMPORTANCES: Final = (_NO, *WEIGHT)

_SIZES: Final = tuple(Counter(row.dimension for row in QUESTIONS).values())


def _up_to(choices: int, times: int) -> st.SearchStrategy[int]:
    """So many choices at once, as one number: far quicker to draw than a list of them."""
    return st.integers(0, choices**times - 1)


def _spelled(number: int, choices: tuple[Any, ...], times: int) -> list[Any]:
    return [choices[number // len(choices) ** at % len(choices)] for at in range(times)]


def _only_given(codes: Iterable[str], values: list[Any]) -> dict[str, Any]:
    return {code: value for code, value in zip(codes, values, strict=True) if value is not None}


def _answers(mood: int, numbers: tuple[int, ...]) -> dict[str, Any]:
    parts = (_spelled(n, _MOODS[mood], size) for n, size in zip(numbers, _SIZES, strict=True))
    drawn = _only_given((row.code for row in QUESTIONS), [answer for part in parts for answer in part])
    unfit = {row.code for row in QUESTIONS if not row.may_not_apply}
    return {code: answer for code, answer in drawn.items() if answer != _NOT_OURS or code not in unfit}


def _given(
    answered: tuple[int, tuple[int, ...]], context: tuple[int, int, int], wishes: tuple[int, int] | None
) -> Given:
    forms, territory, modes = context
    profile = _only_given(("P6a", "P6b", "P6c"), _spelled(forms, _FORMS_OR_NONE, 3))
    profile |= _only_given(("P3",), _spelled(territory, _TERRITORIES, 1))
    profile |= {"P7": [mode for at, mode in enumerate(MODES) if modes >> at & 1]}
    targets, importance = wishes or (0, 0)
    return Given(
        profile=profile,
        answers=_answers(*answered),
        targets=_only_given(DIMENSIONS, _spelled(targets, _TARGETS, len(DIMENSIONS))),
        importance=_only_given(DIMENSIONS, _spelled(importance, _IMPORTANCES, len(DIMENSIONS))),
    )


everything: Final[st.SearchStrategy[Given]] = st.tuples(
    st.tuples(_up_to(len(_MOODS), 1), st.tuples(*(_up_to(8, size) for size in _SIZES))),
    st.tuples(_up_to(6, 3), _up_to(5, 1), _up_to(2, len(MODES))),
    st.none() | st.tuples(_up_to(6, len(DIMENSIONS)), _up_to(4, len(DIMENSIONS))),
).map(lambda drawn: _given(*drawn))
"""Profile, answers, targets and importances on the structure questionnaire."""

TINY_CODES: Final = ("A1", "A2", "A3", "A4", "B1", "B2")
_TINY_ANSWERS: Final = (1, 2, 3, _UNSURE, _NO)
tiny_answers: Final[st.SearchStrategy[dict[str, int | str]]] = _up_to(
    len(_TINY_ANSWERS), len(TINY_CODES)
).map(lambda number: _only_given(TINY_CODES, _spelled(number, _TINY_ANSWERS, len(TINY_CODES))))
tiny_profiles: Final[st.SearchStrategy[dict[str, str]]] = st.sampled_from(
    [
        _only_given(("P1", "P2", "P4"), list(values))
        for values in product((_NO, "oui", "non"), _FORMS, (_NO, "anciens", "recents"))
    ]
)
"""Answers and profile on the tiny questionnaire."""


def record_of(given: Given) -> Record:
    """The record that the engine reads for what was drawn."""
    return a_record(given.answers, given.profile, targets=given.targets, importance=given.importance)
