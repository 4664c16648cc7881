"""The JSON form of a set of answers, as ``docs/reference/command-line.md`` describes it."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from diagnostic.core.answers import NOT_APPLICABLE, Answer, Level, Record, answer_from
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.limits import LONGEST_NAME, LONGEST_NOTE, tidy, unkeepable
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.routing import Path

SECTIONS = ("profile", "answers", "targets", "importance", "notes")
KEYS = ("questionnaire", "structure", "date", *SECTIONS)
LONGEST_SHOWN = 60
"""Characters of a refused value that its fault repeats."""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What one answer file says."""

    questionnaire: Questionnaire
    record: Record
    structure: str
    date: date | None


@dataclass
class _Reading:
    """The questionnaire in use and the refusals so far."""

    questionnaire: Questionnaire
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, where: str, what: str, expected: str) -> None:
        self.refusals.append(Refusal(where, what, expected))


def read_answer_file(text: str, questionnaires: Mapping[str, Questionnaire]) -> AnswerFile:
    """Read answers from JSON text.

    Raises RefusedInput with one refusal for each fault: not JSON, a key given twice, an unknown
    question, a value off the scale or the list, a required profile answer missing.
    """
    data = _json_object(text)
    key = data.get("questionnaire")
    if not isinstance(key, str) or key not in questionnaires:
        expected = "one of " + ", ".join(sorted(questionnaires))
        raise RefusedInput((Refusal("questionnaire", _shown(key), expected),))
    reading = _Reading(questionnaires[key])
    for unknown in (each for each in data if each not in KEYS):
        reading.refuse(_named(unknown), "unknown key", "one of " + ", ".join(KEYS))
    sections = {name: _section(reading, data, name) for name in SECTIONS}
    answers = _answers(reading, sections["answers"])
    record = Record(
        profile=_profile(reading, sections["profile"], answers),
        answers=answers,
        notes=_notes(reading, sections["notes"]),
        targets=_targets(reading, sections["targets"]),
        importance=_importance(reading, sections["importance"]),
    )
    structure = _text(reading, "structure", data.get("structure", ""), LONGEST_NAME)
    day = _date(reading, data.get("date"))
    if reading.refusals:
        raise RefusedInput(tuple(reading.refusals))
    return AnswerFile(reading.questionnaire, record, structure, day)


def _json_object(text: str) -> dict[str, Any]:
    twice: list[str] = []

    def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(key for key, _ in pairs)
        twice.extend(key for key, count in times.items() if count > 1)
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=once_each)
    except (RecursionError, ValueError) as error:
        raise RefusedInput((Refusal("file", f"not JSON ({error})", "one JSON object"),)) from error
    if twice:
        raise RefusedInput(tuple(Refusal(_named(key), "given twice", "each key once") for key in twice))
    if not isinstance(data, dict):
        raise RefusedInput((Refusal("file", _shown(data), "one JSON object"),))
    return data


def _section(reading: _Reading, data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name, {})
    if isinstance(value, dict):
        return value
    reading.refuse(name, _shown(value), "an object of codes and values")
    return {}


def _profile(
    reading: _Reading, given: dict[str, Any], answers: dict[str, Answer]
) -> dict[str, tuple[str, ...]]:
    by_code = {each.code: each for each in reading.questionnaire.profile}
    profile: dict[str, tuple[str, ...]] = {}
    for code, value in given.items():
        question = by_code.get(code)
        if question is None:
            reading.refuse(f"profile.{_named(code)}", "unknown question", "one of " + ", ".join(by_code))
        else:
            profile[question.key] = _choices(reading, question, value)
    path = Path(reading.questionnaire, Record(profile=profile, answers=answers))
    refused = {each.where for each in reading.refusals}
    for key in path.missing_profile():
        question = reading.questionnaire.profile_question[key]
        where = f"profile.{question.code}"
        if where not in refused:
            expected = "one of " + ", ".join(each.key for each in question.choices)
            reading.refuse(where, "missing", expected)
    return {key: values for key, values in profile.items() if values}


def _choices(reading: _Reading, question: ProfileQuestion, value: Any) -> tuple[str, ...]:
    keys = [each.key for each in question.choices]
    several = question.kind is ProfileKind.CHOICES
    values = value if several and isinstance(value, list) else [value]
    if all(isinstance(each, str) and each in keys for each in values):
        return tuple(key for key in keys if key in values)
    expected = ("a list of " if several else "one of ") + ", ".join(keys)
    reading.refuse(f"profile.{question.code}", _shown(value), expected)
    return ()


def _answers(reading: _Reading, given: dict[str, Any]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for code, value in given.items():
        question = reading.questionnaire.question_by_code.get(code)
        where = f"answers.{_named(code)}"
        if question is None:
            reading.refuse(where, "unknown question", "a question of the questionnaire")
            continue
        top = reading.questionnaire.top
        specials = "dont_know or not_applicable" if question.allows_not_applicable else "dont_know"
        expected = f"a whole number from 1 to {top}, or {specials}"
        answer = _answer(value, top)
        if answer is None or (value == NOT_APPLICABLE and not question.allows_not_applicable):
            reading.refuse(where, _shown(value), expected)
        else:
            answers[question.key] = answer
    return answers


def _answer(value: Any, top: int) -> Answer | None:
    if type(value) is int:
        return Level(value) if 1 <= value <= top else None
    special = isinstance(value, str) and not value.isdigit()
    return answer_from(value, top) if special else None


def _notes(reading: _Reading, given: dict[str, Any]) -> dict[str, str]:
    by_code = reading.questionnaire.question_by_code
    notes = {}
    for code, value in given.items():
        if code not in by_code:
            reading.refuse(f"notes.{_named(code)}", "unknown question", "a question of the questionnaire")
        else:
            notes[by_code[code].key] = _text(reading, f"notes.{code}", value, LONGEST_NOTE)
    return notes


def _by_dimension(
    reading: _Reading, name: str, given: dict[str, Any], accepts: Callable[[Any], bool], expected: str
) -> dict[str, Any]:
    dimensions = {each.code: each.key for each in reading.questionnaire.dimensions}
    kept = {}
    for code, value in given.items():
        if code not in dimensions:
            known = "one of " + ", ".join(dimensions)
            reading.refuse(f"{name}.{_named(code)}", "unknown dimension", known)
        elif not accepts(value):
            reading.refuse(f"{name}.{code}", _shown(value), expected)
        else:
            kept[dimensions[code]] = value
    return kept


def _targets(reading: _Reading, given: dict[str, Any]) -> dict[str, int]:
    levels = reading.questionnaire.targets
    expected = "one of " + ", ".join(str(each) for each in levels)
    return _by_dimension(
        reading, "targets", given, lambda value: type(value) is int and value in levels, expected
    )


def _importance(reading: _Reading, given: dict[str, Any]) -> dict[str, str]:
    keys = [each.key for each in reading.questionnaire.rules.importances]
    expected = "one of " + ", ".join(keys)
    return _by_dimension(
        reading, "importance", given, lambda value: isinstance(value, str) and value in keys, expected
    )


def _text(reading: _Reading, where: str, value: Any, longest: int) -> str:
    if not isinstance(value, str):
        reading.refuse(where, _shown(value), "a text")
        return ""
    text = tidy(value)
    problem = unkeepable(text, longest)
    if problem:
        reading.refuse(where, problem, f"a text of at most {longest} characters")
    return text


def _date(reading: _Reading, value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        reading.refuse("date", _shown(value), "a date such as 2026-11-23")
        return None


def _named(code: str) -> str:
    """A code as it was given, on one printable line whatever it holds."""
    return code if code.isascii() and code.isprintable() and len(code) <= LONGEST_SHOWN else _shown(code)


def _shown(value: Any) -> str:
    try:
        text = json.dumps(value, ensure_ascii=True)
    except RecursionError:
        return "values nested too deep"
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
