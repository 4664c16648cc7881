"""Which question a text speaks of: by its code, by what it is called, or by what is said about it."""

import re
from collections.abc import Iterable, Mapping

from diagnostic.reading.evidence import Comparison, Scale, Scores, shares
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import NAME, SUBJECT
from diagnostic.reading.tongue import Tongue
from diagnostic.reading.words import query_features

SUBJECT_SCALE = Scale(meaning=0.5, words=20.0, alone=50.0)
NAME_SCALE = Scale(meaning=0.3, words=12.0, alone=25.0)
NAMED_FROM = 0.35
"""Share from which a question is taken as the one that was named."""

CALLED_FROM = 0.22
"""Words in common with a question’s names, as a cosine, from which it was called by them."""

ALIKE_FROM = 0.15
"""The same where the meaning agrees."""

MEANT_FROM = 0.9
"""Share from which meaning alone names a question, where something is named; it finds one in any message."""

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
        words = tongue.names.scores(heard.query)
        found = shares(self.named(tongue, heard))
        if not words or not found:
            return ""
        named, meant = max(words, key=words.__getitem__), max(found, key=found.__getitem__)
        is_meant = self._name is not None and named == meant and found[meant] >= NAMED_FROM
        if words[named] >= (ALIKE_FROM if is_meant else CALLED_FROM):
            return named
        has_name = bool(tongue.beyond_changing(heard.folded))
        return meant if self._name and has_name and found[meant] >= MEANT_FROM else ""

    @staticmethod
    def called(tongue: Tongue, folded: str) -> Scores:
        """How much of each question’s names the words hold, from 0 to 1."""
        return tongue.names.scores(query_features(folded, tongue.lexicon.stop_words))

    @staticmethod
    def is_called(likeness: float) -> bool:
        """Whether a question was called by its names."""
        return likeness >= CALLED_FROM

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
