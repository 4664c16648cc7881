"""Compares ways of reading on the development set: ``python -m tests.reading.measure``.

Prints the table of docs/why/reading.md, then what to expect on unseen messages: the weights of the
shipped method and its threshold are chosen on four fifths of the questions and tried on the others.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median, stdev
from time import perf_counter
from typing import Any

from diagnostic.reading import answers
from diagnostic.reading.embedding import installed_embedder
from diagnostic.reading.evidence import Scale, Scores, shares
from diagnostic.reading.heads import Head, from_bytes
from diagnostic.reading.lessons import LEVEL, VAGUE, Source, lessons_of
from diagnostic.reading.tongue import Tongue
from tests.reading.material import dataset, material
from tests.reading.methods import Method, Methods, levels_only

FOLDS = 5
SHARE_PROPOSED = 0.7
MEANINGS = (0.15, 0.2, 0.25, 0.3)
WORDS = (10.0, 20.0, 30.0)
THRESHOLDS = tuple(0.4 + 0.02 * step for step in range(25))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """One row as a method read it: levels by score, and how sure the first is."""

    row: Row
    ranked: tuple[int, ...]
    sure: float

    @property
    def is_right(self) -> bool:
        """Whether the first level is right or acceptable."""
        return self.ranked[0] in self.row["accept"]


def main() -> None:
    """Measure everything and print it."""
    told, embedder = material(), installed_embedder()
    sources = [Source(told.cues[code], told.questionnaires[code]) for code in told.cues]
    tongues = {each.cues.language: Tongue(each, embedder) for each in sources}
    for tongue in tongues.values():
        tongue.prepare()
    heads = from_bytes(told.learnt, lessons_of(sources)) if embedder else {}
    rows = [row for row in dataset("answer") if row["style"] != "direct"]
    keys = {each.code: each.key for each in told.questionnaires["fr"].questions}
    methods = Methods(tongues, heads, embedder)
    _say("method | exact | acceptable | in two | at 70 % | null left | ms")
    for name, method in methods.all.items():
        _say(f"{name} | {_line(*_timed(method, tongues, keys, rows))}")
    if heads:
        _estimate(
            tongues, keys, rows, lambda tongue, key, text: _parts(heads[LEVEL + key], tongue, key, text)
        )


def _timed(
    method: Method, tongues: Mapping[str, Tongue], keys: Mapping[str, str], rows: Sequence[Row]
) -> tuple[list[Read], float]:
    """What a method reads, and the median of its milliseconds for one message."""
    read, spent = [], []
    method(tongues["fr"], keys["D1.1"], tongues["fr"].ear.hear("un premier message"))
    for row in rows:
        start = perf_counter()
        tongue = tongues[row["lang"]]
        scores = method(tongue, keys[row["question"]], tongue.ear.hear(row["text"]))
        spent.append((perf_counter() - start) * 1000)
        read.append(_read(row, scores))
    return read, median(spent)


def _read(row: Row, scores: Mapping[str, float]) -> Read:
    """``sure``: the lead over the second, or over “vague”, whichever is smaller."""
    levels = levels_only(scores)
    ranked = tuple(sorted(levels, key=lambda each: -levels[each]))
    best = levels[ranked[0]]
    return Read(row, ranked, min(best - levels[ranked[1]], best - scores.get(VAGUE, -1e9)))


def _line(read: Sequence[Read], spent: float) -> str:
    rated = [each for each in read if each.row["level"]]
    empty = [each for each in read if not each.row["level"]]
    surest = sorted(rated, key=lambda each: -each.sure)[: int(SHARE_PROPOSED * len(rated))]
    figures = (
        mean(each.ranked[0] == each.row["level"] for each in rated),
        mean(each.is_right for each in rated),
        mean(each.row["level"] in each.ranked[:2] for each in rated),
        mean(each.is_right for each in surest),
        mean(each.sure < surest[-1].sure for each in empty),
    )
    return " | ".join(f"{each:.2f}" for each in figures) + f" | {spent:.1f}"


def _parts(head: Head, tongue: Tongue, key: str, text: str) -> tuple[Scores, Scores, Scores]:
    """Scores by meaning and by words, and what counts against each level."""
    heard = tongue.ear.hear(text)
    by_meaning = head.scores(heard.point or [])
    by_words = tongue.levels(key).scores(heard.statement)
    return by_meaning, by_words, answers.counted_against(tongue, key, heard)


def _estimate(
    tongues: Mapping[str, Tongue],
    keys: Mapping[str, str],
    rows: Sequence[Row],
    parts: Callable[[Tongue, str, str], tuple[Scores, Scores, Scores]],
) -> None:
    """Leave a fifth of the questions out, choose on the others, and try on those left out."""
    found = [(row, *parts(tongues[row["lang"]], keys[row["question"]], row["text"])) for row in rows]
    places = {code: at % FOLDS for at, code in enumerate(sorted(keys))}
    results = []
    for fold in range(FOLDS):
        known = [each for each in found if places[each[0]["question"]] != fold]
        unseen = [each for each in found if places[each[0]["question"]] == fold]
        choices = [(a, b, t) for a in MEANINGS for b in WORDS for t in THRESHOLDS]
        chosen = max(choices, key=lambda choice: _worth(_figures(known, *choice)))
        results.append(_figures(unseen, *chosen))
        _say(f"fold {fold + 1}: chosen {chosen[0]} {chosen[1]} {chosen[2]:.2f} → {_told(results[-1])}")
    shipped = _figures(found, answers.SCALE.meaning, answers.SCALE.words, answers.PROPOSED_FROM)
    _say(f"shipped weights, all questions → {_told(shipped)}")
    for at, name in enumerate(("right when proposed", "proposed", "in two", "null left")):
        each = [result[at] for result in results]
        _say(f"{name}: {mean(each):.2f} ± {stdev(each):.2f}")


def _figures(found: Sequence[Any], meaning: float, words: float, least: float) -> tuple[float, ...]:
    """Right when proposed, proposed, right among the two shown, null rows left without a level."""
    scale = Scale(meaning, words, 0.0)
    read = [_read_shares(row, parts, scale) for row, *parts in found]
    rated = [each for each in read if each.row["level"]]
    empty = [each for each in read if not each.row["level"]]
    proposed = [each for each in rated if each.sure >= least]
    return (
        mean(each.is_right for each in proposed) if proposed else 0.0,
        len(proposed) / len(rated),
        mean(each.row["level"] in (each.ranked[0], _beside(each)) for each in rated),
        mean(each.sure < least for each in empty) if empty else 1.0,
    )


def _read_shares(row: Row, parts: Sequence[Scores], scale: Scale) -> Read:
    meaning, words, against = parts
    found = shares(
        {
            name: scale.meaning * meaning[name] + scale.words * words[name] - against.get(name, 0.0)
            for name in meaning
        }
    )
    levels = levels_only(found)
    ranked = tuple(sorted(levels, key=lambda each: -levels[each]))
    return Read(row, ranked, levels[ranked[0]])


def _beside(read: Read) -> int:
    """The likelier neighbour of the first level."""
    return next(each for each in read.ranked if abs(each - read.ranked[0]) == 1)


def _worth(figures: tuple[float, ...]) -> float:
    """Proposals count, as long as nine in ten are right and nine null rows in ten stay without."""
    right, proposed, _, left = figures
    return proposed - 5 * max(0.0, 0.9 - right) - 5 * max(0.0, 0.9 - left)


def _told(figures: Sequence[float]) -> str:
    right, proposed, two, left = figures
    return f"right {right:.2f} on {proposed:.2f}, in two {two:.2f}, null left {left:.2f}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
