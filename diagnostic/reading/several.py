"""Long messages: which statements answer which questions, and at which level."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diagnostic.core.reading import Proposal, Situation
from diagnostic.reading.answers import Answers
from diagnostic.reading.clauses import Clause, quote_of
from diagnostic.reading.evidence import Scores, shares
from diagnostic.reading.hearing import Heard
from diagnostic.reading.subjects import Subjects, of_dimensions
from diagnostic.reading.tongue import Tongue

SAME_DIMENSION = 1.0
"""How much the dimension that most statements speak of counts for each of them."""

ABOUT_FROM = 0.5
"""Share from which a statement is about a question."""

AMONG_FROM = 0.8
"""The same, for other questions than the one asked: people mostly answer what they are asked."""

HINTED_FROM = 0.4
"""The same by words alone, from which a message that answers the question asked is looked at closely."""

SETTLED_FROM = 0.45
"""Certainty from which a level is proposed for a statement about a question."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Consecutive clauses about one question."""

    question: str
    clause: Clause
    share: float


class Several:
    """Finds several answers in one message."""

    def __init__(self, answers: Answers, subjects: Subjects) -> None:
        """Keep what judges levels and what recognises questions."""
        self._answers = answers
        self._subjects = subjects

    def proposals(self, tongue: Tongue, heard: Heard, situation: Situation) -> tuple[Proposal, ...]:
        """One proposal a question, in the order of the message; none for the question asked."""
        clauses = tongue.clauses.split(heard.text)
        if len(clauses) <= 1:
            return ()
        if situation.question and not self._has_hint(tongue, clauses, situation.question):
            return ()
        least = AMONG_FROM if situation.question else ABOUT_FROM
        found: dict[str, Proposal] = {}
        for statement in self._statements(tongue, heard.text, clauses):
            key = statement.question
            open_ones = situation.open_questions
            if key == situation.question or (open_ones is not None and key not in open_ones):
                continue
            if key not in found and statement.share >= least:
                proposal = self._proposal(tongue, heard.text, statement)
                found |= {key: proposal} if proposal else {}
        return tuple(found.values())

    def _has_hint(self, tongue: Tongue, clauses: Sequence[Clause], asked: str) -> bool:
        """Whether words alone suggest that a clause is about another question: spares a closer look."""
        for clause in clauses:
            found = shares(self._subjects.by_words(tongue, tongue.ear.hear(clause.text)))
            if max((share for key, share in found.items() if key != asked), default=0.0) >= HINTED_FROM:
                return True
        return False

    def _proposal(self, tongue: Tongue, message: str, statement: Statement) -> Proposal | None:
        judgement = self._answers.judge(tongue, statement.question, tongue.ear.hear(statement.clause.text))
        first = judgement.candidates[0] if judgement.candidates else None
        if first is None or first.certainty < SETTLED_FROM:
            return None
        second = judgement.neighbour.level if judgement.neighbour else None
        quote = quote_of(message, statement.clause)
        return Proposal(statement.question, first.level, second, quote, first.certainty)

    def _statements(self, tongue: Tongue, message: str, clauses: Sequence[Clause]) -> list[Statement]:
        """Every clause with its question; neighbours about the same question are one statement."""
        scores = [self._subjects.spoken_of(tongue, tongue.ear.hear(each.text)) for each in clauses]
        statements: list[Statement] = []
        for clause, found in zip(clauses, _in_common(tongue, scores), strict=True):
            key = max(found, key=found.__getitem__)
            if statements and statements[-1].question == key:
                last = statements.pop()
                both = Clause(message[last.clause.start : clause.end], last.clause.start, clause.end)
                statements.append(Statement(key, both, max(last.share, found[key])))
            else:
                statements.append(Statement(key, clause, found[key]))
        return statements


def _in_common(tongue: Tongue, scores: Sequence[Scores]) -> list[Mapping[str, float]]:
    """Shares of the questions for each clause, drawn towards the dimension the message is about."""
    apart = [shares(each) for each in scores]
    dimension = of_dimensions(tongue, apart[0])
    about: dict[str, float] = {}
    for found in apart:
        together: dict[str, float] = {}
        for key, share in found.items():
            together[dimension[key]] = together.get(dimension[key], 0.0) + share
        for name, share in together.items():
            about[name] = about.get(name, 0.0) + math.log(share + 0.02)
    prior = shares(about)
    drawn = (
        {k: s + SAME_DIMENSION * math.log(prior[dimension[k]] + 0.01) for k, s in e.items()} for e in scores
    )
    return [shares(each) for each in drawn]
