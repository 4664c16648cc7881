"""Which question a text speaks of: by its code, by what it is called, or by what is said about it."""

import re
from collections.abc import Iterable, Mapping

from diagnostic.reading.evidence import Comparison, Scale, Scores, shares
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import NAME, SUBJECT
from diagnostic.reading.tongue import Tongue

SUBJECT_SCALE = Scale(meaning=0.5, words=20.0, alone=50.0)
NAME_SCALE = Scale(meaning=0.3, words=12.0, alone=25.0)
NAMED_FROM = 0.35
"""Share from which a question is taken as the one that was named."""

_CODE = re.compile(r"\b([A-Z])\s?(\d)\s?[.,\s-]\s?(\d)\b", re.IGNORECASE)


class Subjects:
    """Recognises questions."""

    def __init__(self, heads: Mapping[str, Head]) -> None:
        """``heads`` by lesson."""
        self._subject = heads.get(SUBJECT)
        self._name = heads.get(NAME)

    def coded(self, tongue: Tongue, text: str) -> str:
        """The key of the question whose code, such as D2.1, stands in the text; empty when none does."""
        by_code = tongue.questionnaire.question_by_code
        codes = (f"{e[0].upper()}{e[1]}.{e[2]}" for e in _CODE.findall(text))
        return next((by_code[code].key for code in codes if code in by_code), "")

    @staticmethod
    def without_code(text: str) -> str:
        """The text without the codes of questions, whose figures are no levels."""
        return _CODE.sub(" ", text)

    def target(self, tongue: Tongue, heard: Heard) -> str:
        """The key of the question that a correction is about; empty when it names none."""
        coded = self.coded(tongue, heard.text)
        if coded:
            return coded
        found = shares(self.named(tongue, heard))
        best = max(found, key=found.__getitem__, default="")
        return best if best and found[best] >= NAMED_FROM else ""

    def named(self, tongue: Tongue, heard: Heard) -> Scores:
        """How well each question’s names fit the text."""
        return Comparison(self._name, tongue.names, NAME_SCALE).scores(heard, heard.query)

    def spoken_of(self, tongue: Tongue, heard: Heard) -> Scores:
        """How well what is usually said about each question fits the text."""
        return Comparison(self._subject, tongue.subjects, SUBJECT_SCALE).scores(heard, heard.statement)

    @staticmethod
    def by_words(tongue: Tongue, heard: Heard) -> Scores:
        """The same by words alone."""
        return Comparison(None, tongue.subjects, SUBJECT_SCALE).scores(heard, heard.statement)


def of_dimensions(tongue: Tongue, keys: Iterable[str]) -> dict[str, str]:
    """The dimension of each question."""
    return {key: tongue.questionnaire.question[key].dimension for key in keys}
