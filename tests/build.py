"""Builders for tests: questionnaires, records and assessments in one call each.

Questions, profile questions and dimensions are named by their codes (``D1.1``, ``P6a``, ``D1``), as people
and command lines name them; the values built hold keys, as the product does.
"""

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from diagnostic.content.build import build
from diagnostic.content.files import ContentFolder
from diagnostic.content.texts import Raw
from diagnostic.content.translate import in_language
from diagnostic.core.answers import Answer, Record, answer_from
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.concluding import conclude
from diagnostic.core.outcome import Outcome
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.outcome_file import outcome_as_json
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths

TESTS: Final = Path(__file__).resolve().parent
REAL_CONTENT: Final = packaged_paths().questions
TINY_CONTENT: Final = TESTS / "questionnaires"

ALL_PRACTISED: Final = {"P6a": "practised", "P6b": "practised", "P6c": "practised"}
"""The shortest profile of the structure questionnaire under which everything is asked."""

SOME_DAY: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Given = Mapping[str, int | str]
"""Answers by question code: a level, ``dont_know`` or ``not_applicable``."""


def source_texts_only() -> Languages:
    """French alone, whatever catalogues the product has."""
    return Languages(TESTS / "no-such-folder")


@cache
def _raw(root: Path, key: str) -> Raw:
    return ContentFolder(root).read(key)


def raw_structure() -> Raw:
    """The real questionnaire as its files say, free to be altered."""
    return copy.deepcopy(_raw(REAL_CONTENT, "structure"))


def raw_tiny() -> Raw:
    """The tiny questionnaire as its files say, free to be altered."""
    return copy.deepcopy(_raw(TINY_CONTENT, "tiny"))


@cache
def the_structure_questionnaire() -> Questionnaire:
    """The real questionnaire: eight dimensions, 37 questions, four levels."""
    return build(in_language(raw_structure(), source_texts_only().source))


@cache
def the_tiny_questionnaire() -> Questionnaire:
    """The tiny questionnaire: two dimensions, six questions, three levels."""
    return build(in_language(raw_tiny(), source_texts_only().source))


def a_questionnaire(
    levels: int = 4, questions: int = 5, critical: frozenset[int] = frozenset({1}), **rules: Any
) -> Questionnaire:
    """One dimension, ``D1``, of as many questions and levels as wanted; ★ by position, from 1.

    ``rules`` replaces entries of the ``scoring`` or ``priorities`` tables.
    """
    raw = raw_tiny()
    scoring = {"thresholds": [f"{2 * level + 1}/2" for level in range(1, levels)]}
    head = raw["questionnaire"]
    head["scoring"] |= scoring | {k: v for k, v in rules.items() if k in head["scoring"]}
    head["priorities"] |= {"prerequisites": []} | {k: v for k, v in rules.items() if k in head["priorities"]}
    raw["scale"] = [
        {"value": n, "key": f"n{n}", "name": f"Niveau {n}", "meaning": "…", "colour": "level-1"}
        for n in range(1, levels + 1)
    ]
    raw["profile"] = []
    model = next(each for each in raw["dimensions"][0]["question"] if each["key"] == "referent-accueil")
    step = {"anchor": "Ainsi.", "first_step": "Essayez.", "resources": ["R01"]}
    raw["dimensions"] = raw["dimensions"][:1]
    raw["dimensions"][0] |= {"code": "D1", "meaning": [{"text": "…"}] * levels}
    raw["dimensions"][0]["question"] = [
        model | {"key": f"q{n}", "code": f"D1.{n}", "critical": n in critical, "level": [step] * levels}
        for n in range(1, questions + 1)
    ]
    return build(raw)


def a_record(
    answers: Given | None = None,
    profile: Mapping[str, str | list[str]] | None = None,
    *,
    of: Questionnaire | None = None,
    targets: Mapping[str, int] | None = None,
    importance: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> Record:
    """A record by codes, of the structure questionnaire where all is practised unless told otherwise."""
    questionnaire = of or the_structure_questionnaire()
    if profile is None:
        profile = ALL_PRACTISED if of is None else {}
    asked = {each.code: each.key for each in questionnaire.profile}
    keys = {each.code: each.key for each in questionnaire.questions}
    dimensions = {each.code: each.key for each in questionnaire.dimensions}
    return Record(
        profile={asked[code]: _values(value) for code, value in profile.items()},
        answers={keys[code]: an_answer(value, questionnaire.top) for code, value in (answers or {}).items()},
        notes={keys[code]: text for code, text in (notes or {}).items()},
        targets={dimensions[code]: level for code, level in (targets or {}).items()},
        importance={dimensions[code]: key for code, key in (importance or {}).items()},
    )


def an_answer(value: int | str, top: int = 4) -> Answer:
    """The answer that a level or a code stands for."""
    answer = answer_from(str(value), top)
    if answer is None:
        message = f"{value!r} is no answer"
        raise AssertionError(message)
    return answer


def _values(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def all_at(level: int, questionnaire: Questionnaire | None = None) -> dict[str, int]:
    """The same level for every question, by code."""
    return {each.code: level for each in (questionnaire or the_structure_questionnaire()).questions}


def an_outcome(record: Record | None = None, of: Questionnaire | None = None) -> Outcome:
    """The outcome of a record; by default a structure that stands at level 2 everywhere."""
    questionnaire = of or the_structure_questionnaire()
    return conclude(questionnaire, record or a_record(all_at(2)))


def outcome_json(record: Record, of: Questionnaire | None = None) -> dict[str, Any]:
    """The outcome as the command line writes it, by codes."""
    questionnaire = of or the_structure_questionnaire()
    return outcome_as_json(conclude(questionnaire, record), questionnaire)


def an_assessment(
    record: Record | None = None, of: Questionnaire | None = None, **changes: Any
) -> Assessment:
    """A draft begun some day by the structure « Les Passerelles »; ``changes`` replaces any of its fields."""
    questionnaire = of or the_structure_questionnaire()
    assessment = Assessment(
        id="an-assessment",
        questionnaire=questionnaire.key,
        version=questionnaire.version,
        structure="Les Passerelles",
        language="fr",
        state=State.DRAFT,
        record=record or a_record(of=of),
        versions={},
        revision=0,
        begun_at=SOME_DAY,
        changed_at=SOME_DAY,
    )
    return replace(assessment, **changes)
