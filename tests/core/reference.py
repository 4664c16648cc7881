"""A second, naive reading of the scoring rules, to compare the engine with.

Written from the rules' text and from the model's table alone: it imports nothing of the product, works on
the JSON of the command line, and searches by brute force where the engine reasons.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, Final

from tests.content.model import (
    FORMS,
    GO_FURTHER,
    MODES,
    MODES_QUESTION,
    PREREQUISITES,
    QUESTIONS,
    RURAL,
    STARTERS,
    Row,
)

DIMENSIONS: Final = tuple(dict.fromkeys(row.dimension for row in QUESTIONS))
WEIGHT: Final = {"low": 1, "medium": 2, "high": 3}
TOP: Final = 4
GATE: Final = 2
CRITICAL: Final = tuple(row.code for row in QUESTIONS if row.critical)

Levels = Mapping[str, int]
"""Known levels by question code."""


@dataclass
class Given:
    """What a person gave, by codes; anything may be absent."""

    profile: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, int | str] = field(default_factory=dict)
    targets: Mapping[str, int] = field(default_factory=dict)
    importance: Mapping[str, str] = field(default_factory=dict)

    def form(self, dimension: str) -> str:
        """Practised, planned or not_concerned; nobody having said counts as the last."""
        if dimension not in FORMS:
            return "practised"
        return str(self.profile.get(FORMS[dimension], "not_concerned"))


def half_up(value: Fraction) -> float:
    """Two decimals, half up, worked out on whole numbers."""
    return (value.numerator * 200 + value.denominator) // (2 * value.denominator) / 100


def rows_of(dimension: str) -> list[Row]:
    return [row for row in QUESTIONS if row.dimension == dimension]


def live_rows(given: Given) -> list[Row]:
    return [row for row in QUESTIONS if given.form(row.dimension) == "practised"]


def level_of(levels: Levels) -> tuple[int, bool]:
    """The level of known answers, and whether the gate lowered it."""
    mean = Fraction(sum(levels.values()), len(levels))
    if mean < Fraction(3, 2):
        level = 1
    elif mean < Fraction(5, 2):
        level = 2
    elif mean < Fraction(7, 2):
        level = 3
    else:
        level = 4
    held = any(levels.get(code) == 1 for code in CRITICAL)
    return (GATE, True) if held and level > GATE else (level, False)


def next_step_up(levels: Levels) -> list[dict[str, Any]]:
    """The best way to raise the known answers, in the order of the questions."""
    return best_raises(tuple((row.code, levels[row.code]) for row in QUESTIONS if row.code in levels))


@cache
def best_raises(known: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    """Try every way to raise the known answers and keep the best one."""
    levels = dict(known)
    codes = list(levels)
    aim = level_of(levels)[0] + 1
    best: tuple[Any, ...] | None = None
    for ends in product(*(range(levels[code], TOP + 1) for code in codes)):
        raised = [at for at, code in enumerate(codes) if ends[at] > levels[code]]
        steps = [ends[at] - levels[codes[at]] for at in raised]
        rank = (len(raised), sum(steps), sorted(levels[codes[at]] for at in raised), raised, steps)
        reaches = best is None or rank < best
        if reaches and level_of(dict(zip(codes, ends, strict=True)))[0] >= aim:
            best = rank
    if aim > TOP or best is None:
        return []
    return [
        {"question": codes[at], "from": levels[codes[at]], "to": levels[codes[at]] + step}
        for at, step in zip(best[3], best[4], strict=True)
    ]


def dimension_of(given: Given, dimension: str) -> dict[str, Any]:
    """Where one dimension stands, with the keys of the command line."""
    result: dict[str, Any] = {"status": given.form(dimension), "level": None, "mean": None, "index": None}
    result |= {"capped": False, "applicable": 0, "known": 0, "dont_know": 0, "range": None}
    result |= {"next_step_up": []}
    if result["status"] != "practised":
        return result
    applicable = [r for r in rows_of(dimension) if given.answers.get(r.code) != "not_applicable"]
    if not applicable:
        return result | {"status": "not_applicable"}
    unsure = [row.code for row in applicable if given.answers.get(row.code) == "dont_know"]
    levels = known_levels(given, applicable)
    result |= {"applicable": len(applicable), "known": len(levels), "dont_know": len(unsure)}
    result |= {"status": "incomplete"}
    if levels:
        result |= {"mean": half_up(mean_of(levels))}
    if Fraction(len(levels), len(applicable)) < Fraction(6, 10):
        return result
    level, capped = level_of(levels)
    ends = [level_of({**levels, **dict.fromkeys(unsure, end)})[0] for end in (1, TOP)]
    return result | {
        "status": "scored",
        "level": level,
        "index": half_up((mean_of(levels) - 1) / 3 * 100),
        "capped": capped,
        "range": ends,
        "next_step_up": next_step_up(levels),
    }


def known_levels(given: Given, rows: list[Row]) -> dict[str, int]:
    found = {row.code: given.answers.get(row.code) for row in rows}
    return {code: answer for code, answer in found.items() if isinstance(answer, int)}


def mean_of(levels: Levels) -> Fraction:
    return Fraction(sum(levels.values()), len(levels))


def resources_of(given: Given, row: Row, answer: int) -> list[str]:
    """Codes for one answered level; the kit's order is that of its numbers."""
    codes = {1: row.level1, 2: row.level2, 3: GO_FURTHER[row.dimension], 4: ""}[answer].split()
    if answer == 2 and given.profile.get("P3") in RURAL:
        codes += row.rural.split()
    if row.code == MODES_QUESTION:
        codes += [code for mode in given.profile.get("P7", []) for code in MODES.get(mode, "").split()]
    return sorted(set(codes))


def ranked(given: Given, dimensions: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Every candidate, best first, each prerequisite above its dependant."""
    found = []
    for position, row in enumerate(live_rows(given)):
        answer, of = given.answers.get(row.code), dimensions[row.dimension]
        if not isinstance(answer, int) or of["status"] not in {"scored", "incomplete"}:
            continue
        usual = min(of["level"] + 1, TOP) if of["level"] else 3
        target = given.targets.get(row.dimension, usual)
        gap = target - answer
        if gap <= 0:
            continue
        importance = Fraction(WEIGHT[given.importance.get(row.dimension, "medium")])
        score = gap * importance * (Fraction(3, 2) if row.critical else 1) / WEIGHT[row.effort]
        shown = {"question": row.code, "answer": answer, "target": target, "gap": gap}
        shown |= {"score": half_up(score), "resources": resources_of(given, row, answer)}
        found.append(((-score, answer, not row.critical, position), shown))
    ordered = [shown for _, shown in sorted(found, key=lambda each: each[0])]
    for first, then in PREREQUISITES:
        ordered = first_above(ordered, first, then)
    return ordered


def first_above(ordered: list[dict[str, Any]], first: str, then: str) -> list[dict[str, Any]]:
    codes = [each["question"] for each in ordered]
    if first not in codes or then not in codes or codes.index(first) < codes.index(then):
        return ordered
    moved = ordered[codes.index(first)]
    others = [each for each in ordered if each is not moved]
    place = [each["question"] for each in others].index(then)
    return [*others[:place], moved, *others[place:]]


def taken(ordered: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The five from the top, two of one dimension at most, and what is left over."""
    kept: list[dict[str, Any]] = []
    for each in ordered:
        dimension = each["question"][:2]
        if len(kept) < 5 and [k["question"][:2] for k in kept].count(dimension) < 2:
            kept.append(each)
    return kept, [each for each in ordered if each not in kept]


def overall_mean(given: Given, dimensions: Mapping[str, dict[str, Any]]) -> float | None:
    means = [
        mean_of(known_levels(given, rows_of(code)))
        for code, of in dimensions.items()
        if of["status"] == "scored"
    ]
    return half_up(sum(means, Fraction(0)) / len(means)) if means else None


def outcome(given: Given) -> dict[str, Any]:
    """All but the questionnaire's name and version."""
    dimensions = {code: dimension_of(given, code) for code in DIMENSIONS}
    live = [row.code for row in live_rows(given)]
    levels = [of["level"] for of in dimensions.values()]
    return {
        "dimensions": dimensions,
        "levels": {str(level): levels.count(level) for level in range(1, TOP + 1)},
        "overall_mean": overall_mean(given, dimensions),
        "set_aside": [r.code for r in QUESTIONS if r.code in given.answers and r.code not in live],
        "to_verify": [code for code in live if given.answers.get(code) == "dont_know"],
        "priorities": taken(ranked(given, dimensions))[0],
        "starters": {c: STARTERS[c].split() for c in FORMS if given.form(c) == "planned"},
    }
