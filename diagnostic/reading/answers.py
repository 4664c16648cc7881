"""Which level an answer in one’s own words comes to, how certain that is, and on which words."""

from collections.abc import Mapping
from dataclasses import dataclass

from diagnostic.core.reading import Candidate
from diagnostic.reading.clauses import Clause, quote_of
from diagnostic.reading.denials import contradicted
from diagnostic.reading.evidence import Comparison, Scale, Scores, shares
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import LEVEL, VAGUE
from diagnostic.reading.tongue import Tongue

SCALE = Scale(meaning=0.2, words=20.0, alone=45.0)
"""Weights of one unit of each score; fitted as docs/why/reading.md says."""

DENIED = 2.0
"""What a level loses for each thing it rests on that the message denies."""

MOST_DENIED = 3
"""Denials that count against one level."""

PROPOSED_FROM = 0.62
"""Certainty from which one level is proposed."""

PROPOSED_ALONE_FROM = 0.55
"""The same where words decide alone: they are seldom surer, and right nine times in ten from there."""

SHOWN_FROM = 0.6
"""Certainty from which two neighbouring levels are shown instead."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The levels of one question, surest first; ``quote`` is the part of the message relied on.

    ``least`` is the certainty from which one is proposed.
    """

    candidates: tuple[Candidate, ...]
    quote: str
    least: float = PROPOSED_FROM

    @property
    def proposed(self) -> Candidate | None:
        """The level sure enough to be proposed."""
        first = self.candidates[0] if self.candidates else None
        return first if first and first.certainty >= self.least else None

    @property
    def neighbour(self) -> Candidate | None:
        """The level beside the surest one that is the likelier of the two."""
        beside = [e for e in self.candidates[1:] if abs(e.level - self.candidates[0].level) == 1]
        return beside[0] if beside else None

    @property
    def shown(self) -> tuple[Candidate, ...]:
        """Two neighbouring levels that together are sure enough to be shown alone, else nothing."""
        if self.neighbour is None:
            return ()
        two = (self.candidates[0], self.neighbour)
        return two if sum(each.certainty for each in two) >= SHOWN_FROM else ()


def counted_against(tongue: Tongue, question: str, heard: Heard) -> Scores:
    """What each level loses because the text denies what it rests on."""
    told = tongue.denials.told(heard.repaired)
    times = contradicted(told, tongue.required(question))
    return {str(level): DENIED * min(count, MOST_DENIED) for level, count in times.items()}


class Answers:
    """Judges answers to any question."""

    def __init__(self, heads: Mapping[str, Head]) -> None:
        """``heads`` by lesson; a question without one is judged by words alone."""
        self._heads = heads

    def judge(self, tongue: Tongue, question: str, heard: Heard) -> Judgement:
        """The levels of ``question`` that the text may mean."""
        found = shares(self.scores(tongue, question, heard))
        ranked = sorted(found.items(), key=lambda each: -each[1])
        candidates = tuple(Candidate(int(name), share) for name, share in ranked if name != VAGUE)
        if not candidates:
            return Judgement((), "")
        least = PROPOSED_FROM if LEVEL + question in self._heads else PROPOSED_ALONE_FROM
        quote = self._quote(tongue, question, heard, candidates[0].level)
        return Judgement(candidates, quote, least)

    def scores(self, tongue: Tongue, question: str, heard: Heard) -> Scores:
        """A score for each level and for “vague”; only differences mean something."""
        scores = self._comparison(tongue, question).scores(heard, heard.statement)
        against = counted_against(tongue, question, heard)
        return {name: score - against.get(name, 0.0) for name, score in scores.items()}

    def _comparison(self, tongue: Tongue, question: str) -> Comparison:
        return Comparison(self._heads.get(LEVEL + question), tongue.levels(question), SCALE)

    @staticmethod
    def _quote(tongue: Tongue, question: str, heard: Heard, level: int) -> str:
        """The statement whose words speak most for the level."""
        clauses = tongue.clauses.split(heard.text)
        levels = tongue.levels(question)

        def support(clause: Clause) -> float:
            scores = levels.scores(tongue.ear.hear(clause.text).statement)
            return scores.get(str(level), 0.0) * 2 - sum(scores.values()) / max(len(scores), 1)

        return quote_of(heard.text, max(clauses, key=support)) if clauses else ""
