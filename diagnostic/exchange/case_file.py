"""All there is on one assessment, as JSON: answers and where they came from, outcome, both readings."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import QUESTION
from diagnostic.core.following import PlannedAction
from diagnostic.core.outcome import Outcome
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.review import Comment, Reading
from diagnostic.exchange.outcome_file import outcome_as_json

FORMAT: Final = "diagnostic-file-1"


@dataclass(frozen=True, slots=True)
class Happening:
    """One change to one field, and how it came about."""

    number: int
    field: str
    value: str
    note: str
    provenance: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """Everything on one assessment; ``restitutions`` are JSON texts, in order."""

    assessment: Assessment
    questionnaire: Questionnaire
    organisation: str
    history: tuple[Happening, ...]
    outcome: Outcome | None
    readings: tuple[Reading, ...]
    comments: tuple[Comment, ...]
    restitutions: tuple[str, ...]
    plan: tuple[PlannedAction, ...]


def case_as_json(case: Case) -> bytes:
    """Give the file, readable, in UTF-8."""
    here = case.assessment
    content = {
        "format": FORMAT,
        "structure": here.structure,
        "organisation": case.organisation,
        "questionnaire": here.questionnaire,
        "version": here.version,
        "language": here.language,
        "state": here.state.value,
        "begun_at": _moment(here.begun_at),
        "changed_at": _moment(here.changed_at),
        "finished_at": _moment(here.finished_at),
        "fields": _fields(case),
        "history": [_happening(case, each) for each in case.history],
        "outcome": outcome_as_json(case.outcome, case.questionnaire) if case.outcome else None,
        "readings": [_reading(case, each) for each in case.readings],
        "comments": [_comment(case, each) for each in case.comments],
        "restitutions": [json.loads(each) for each in case.restitutions],
        "plan": [_action(each) for each in case.plan],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _fields(case: Case) -> dict[str, Any]:
    """What stands for each field: its last change, unless that emptied it."""
    last = {each.field: each for each in case.history}
    return {field: _happening(case, each) for field, each in sorted(last.items()) if each.value or each.note}


def _happening(case: Case, each: Happening) -> dict[str, Any]:
    return {
        "number": each.number,
        "field": each.field,
        "code": _code(case, each.field),
        "value": each.value,
        "note": each.note,
        "provenance": each.provenance,
        "at": _moment(each.at),
    }


def _reading(case: Case, each: Reading) -> dict[str, Any]:
    return {
        "number": each.number,
        "question": each.question,
        "code": _code(case, f"{QUESTION}:{each.question}"),
        "level": each.level,
        "reason": each.reason,
        "author": each.author,
        "at": _moment(each.at),
    }


def _comment(case: Case, each: Comment) -> dict[str, Any]:
    return {
        "question": each.question,
        "code": _code(case, f"{QUESTION}:{each.question}"),
        "side": each.side.value,
        "author": each.author,
        "text": each.text,
        "at": _moment(each.at),
    }


def _action(each: PlannedAction) -> dict[str, Any]:
    decided = each.fields
    return {
        "what": decided.what,
        "who": decided.who,
        "due_on": decided.due_on.isoformat() if decided.due_on else None,
        "state": decided.state.value,
    }


def _code(case: Case, field: str) -> str:
    """The question's code on the borders; empty for what is no question."""
    kind, _, key = field.partition(":")
    question = case.questionnaire.question.get(key) if kind == QUESTION else None
    return question.code if question else ""


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
