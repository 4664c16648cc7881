"""Finds questions by what people call them, by their code, or by words of their descriptions."""

from collections.abc import Mapping

from diagnostic.reading.evidence import Scores, shares
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import NAME
from diagnostic.reading.subjects import MEANT_FROM, Subjects
from diagnostic.reading.tongue import Tongue

NAMES_WEIGH = 2.0
"""How much more a question’s names tell than its descriptions."""

LEAST_LIKENESS = 0.3
"""Weighed likeness below which words name no question."""

OF_THE_BEST = 0.4
"""Share of the best likeness down to which questions are given."""


class QuestionSearch:
    """Ranks questions for what somebody typed to find one."""

    def __init__(self, heads: Mapping[str, Head], subjects: Subjects) -> None:
        """``heads`` by lesson; ``subjects`` recognises questions, as in the conversation."""
        self._has_meaning = NAME in heads
        self._subjects = subjects

    def find(self, tongue: Tongue, heard: Heard, at_most: int) -> tuple[str, ...]:
        """Keys of questions, best first; none when nothing of the questionnaire is meant."""
        coded = self._subjects.coded(tongue, heard.text)
        if coded:
            return (coded,)
        likeness = self._likeness(tongue, heard)
        best = max(likeness.values(), default=0.0)
        least = max(LEAST_LIKENESS, OF_THE_BEST * best)
        found = sorted((k for k, each in likeness.items() if each >= least), key=lambda k: -likeness[k])
        return tuple(dict.fromkeys((*found[:at_most], *self._meant(tongue, heard))))[:at_most]

    @staticmethod
    def _likeness(tongue: Tongue, heard: Heard) -> Scores:
        names, told = tongue.names.scores(heard.query), tongue.descriptions.scores(heard.query)
        return {key: NAMES_WEIGH * names[key] + told.get(key, 0.0) for key in names}

    def _meant(self, tongue: Tongue, heard: Heard) -> tuple[str, ...]:
        """The question that meaning alone names, where it is compared and sure."""
        found = shares(self._subjects.named(tongue, heard)) if self._has_meaning and heard.query else {}
        best = max(found, key=found.__getitem__, default="")
        return (best,) if best and found[best] >= MEANT_FROM else ()
