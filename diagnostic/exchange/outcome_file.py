"""The JSON form of an outcome on the borders: question codes, never keys."""

from decimal import Decimal
from typing import Any

from diagnostic.core.outcome import DimensionOutcome, Outcome, Priority
from diagnostic.core.questionnaire import Questionnaire


def outcome_as_json(outcome: Outcome, questionnaire: Questionnaire) -> dict[str, Any]:
    """Give the outcome as JSON values, with the keys and codes of the command-line contract."""
    codes = {each.key: each.code for each in questionnaire.questions}
    names = {each.key: each.code for each in questionnaire.dimensions}
    return {
        "questionnaire": outcome.questionnaire,
        "version": outcome.version,
        "dimensions": {names[e.dimension]: _dimension(e, codes) for e in outcome.dimensions},
        "levels": {str(level): count for level, count in outcome.levels.items()},
        "overall_mean": _number(outcome.overall_mean),
        "set_aside": [codes[key] for key in outcome.set_aside],
        "to_verify": [codes[key] for key in outcome.to_verify],
        "priorities": [_priority(each, codes) for each in outcome.priorities],
        "starters": {names[e.dimension]: list(e.resources) for e in outcome.starters},
    }


def _dimension(outcome: DimensionOutcome, codes: dict[str, str]) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "level": outcome.level,
        "mean": _number(outcome.mean),
        "index": _number(outcome.index),
        "capped": outcome.capped,
        "applicable": outcome.applicable,
        "known": outcome.known,
        "dont_know": outcome.dont_know,
        "range": list(outcome.range) if outcome.range else None,
        "next_step_up": [
            {"question": codes[each.question], "from": each.start, "to": each.end}
            for each in outcome.next_step_up
        ],
    }


def _priority(priority: Priority, codes: dict[str, str]) -> dict[str, Any]:
    return {
        "question": codes[priority.question],
        "answer": priority.answer,
        "target": priority.target,
        "gap": priority.gap,
        "score": _number(priority.score),
        "resources": list(priority.resources),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
