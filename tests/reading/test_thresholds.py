"""What the reader understands of the development set, held to the thresholds it was built for.

These sentences are synthetic: the figures guard against going back, they do not forecast real use.
By meaning, every second answer is read, to be quick; ``tests.reading.measure`` reads them all.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from diagnostic.core.reading import Basis, Reading, Situation
from diagnostic.reading.offline import OfflineReader
from tests.reading.material import dataset, material

KEYS: Mapping[str, str] = {e.code: e.key for e in material().questionnaires["fr"].questions}
CODES = {key: code for code, key in KEYS.items()}


@cache
def answers(reader: OfflineReader) -> list[tuple[dict[str, Any], Reading]]:
    rows = dataset("answer")[:: 2 if reader.basis is Basis.MEANING else 1]
    return [(e, reader.read(e["text"], Situation(e["lang"], KEYS[e["question"]]))) for e in rows]


def share(claims: list[bool]) -> float:
    return sum(claims) / len(claims)


@pytest.fixture(params=["by_words", "by_meaning"])
def reader(request: pytest.FixtureRequest) -> OfflineReader:
    chosen: OfflineReader = request.getfixturevalue(request.param)
    return chosen


def test_most_answers_get_a_proposal_and_most_proposals_are_right(reader: OfflineReader) -> None:
    rated = [(row, found) for row, found in answers(reader) if row["level"]]
    proposed = [(row, found) for row, found in rated if found.level]
    assert len(proposed) / len(rated) >= 0.65
    assert share([found.level in row["accept"] for row, found in proposed]) >= 0.9


def test_the_right_level_is_among_the_two_shown(reader: OfflineReader) -> None:
    shown = [
        row["level"] in ([found.level, found.second] if found.level else [e.level for e in found.candidates])
        for row, found in answers(reader)
        if row["level"] and (found.level or found.candidates)
    ]
    assert share(shown) >= 0.93


def test_what_settles_nothing_gets_no_level(reader: OfflineReader) -> None:
    assert share([found.level is None for row, found in answers(reader) if row["level"] is None]) >= 0.85


def test_quotes_are_words_of_the_message(reader: OfflineReader) -> None:
    assert all(found.quote in row["text"] for row, found in answers(reader))
    assert all(found.quote for _, found in answers(reader) if found.level)


def test_intents(reader: OfflineReader) -> None:
    rows = dataset("intent")
    assert share([reader.read(e["text"], Situation(e["lang"])).intent == e["intent"] for e in rows]) >= 0.9


def test_the_kit_is_found_and_silent_when_it_must_be(reader: OfflineReader) -> None:
    rows = [(e, reader.search(e["text"], e["lang"], 3)) for e in dataset("retrieval")]
    wanted = [(row, found) for row, found in rows if row["relevant"]]
    assert share([bool(set(found) & {*row["relevant"], *row["also_ok"]}) for row, found in wanted]) >= 0.85
    assert share([not found for row, found in rows if not row["relevant"]]) >= 0.5


def test_several_answers_in_one_message(reader: OfflineReader) -> None:
    predicted, expected = [], 0
    for row in dataset("multi"):
        found = reader.read(row["text"], Situation(row["lang"])).others
        predicted += [row["answers"].get(CODES[each.question]) == each.level for each in found]
        expected += len(row["answers"])
    assert share(predicted) >= 0.85
    assert sum(predicted) / expected >= 0.65
