"""The ways of reading an answer that were compared: each gives a score to every level and to “vague”."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from diagnostic.reading.answers import SCALE, Answers
from diagnostic.reading.embedding import Embedder, Point
from diagnostic.reading.evidence import Comparison, Scale
from diagnostic.reading.folding import fold
from diagnostic.reading.heads import Head
from diagnostic.reading.hearing import Heard
from diagnostic.reading.lessons import LEVEL, VAGUE
from diagnostic.reading.tongue import Tongue
from diagnostic.reading.words import Centroids, Features, Weigher

Scores = Mapping[str, float]
Method = Callable[[Tongue, str, Heard], Scores]
NEAREST = 3


@dataclass
class Methods:
    """Every method over the same content."""

    tongues: Mapping[str, Tongue]
    heads: Mapping[str, Head]
    embedder: Embedder | None

    @cached_property
    def all(self) -> dict[str, Method]:
        """Methods by name, in the order of the table."""
        found: dict[str, Method] = {
            "anchors, characters": self._anchors_by_characters,
            "phrases, characters": self._phrases_by_characters,
            "phrases, words": self._by_words(facts=False),
            "phrases, words and facts": self._by_words(facts=True),
        }
        if self.embedder:
            found |= {
                "anchors, E5": self._anchors_by_meaning,
                "phrases, E5, three nearest": self._nearest_by_meaning,
                "phrases, E5, learnt": self._learnt(Scale(SCALE.meaning, 0.0, 0.0)),
                "E5 learnt + words and facts": self._learnt(SCALE),
            }
        return found | {
            "words, facts, denials (shipped without E5)": Answers({}).scores,
            **(
                {"E5 learnt + words, facts, denials (shipped)": Answers(self.heads).scores}
                if self.heads
                else {}
            ),
        }

    def _phrases(self, tongue: Tongue, question: str) -> dict[str, tuple[str, ...]]:
        return dict(tongue.lesson(LEVEL + question).classes)

    def _anchors_by_characters(self, tongue: Tongue, question: str, heard: Heard) -> Scores:
        anchors = tongue.questionnaire.question[question].anchors
        texts = {str(each.value): (each.text,) for each in anchors}
        return self._characters(tongue, ("anchors", question), texts).scores(_characters(heard.folded))

    def _phrases_by_characters(self, tongue: Tongue, question: str, heard: Heard) -> Scores:
        texts = self._phrases(tongue, question)
        return self._characters(tongue, ("phrases", question), texts).scores(_characters(heard.folded))

    def _characters(
        self, tongue: Tongue, key: tuple[str, str], texts: Mapping[str, Sequence[str]]
    ) -> Centroids:
        place = (id(tongue), *key)
        if place not in self._by_characters:
            folded = {
                name: [_characters(fold(text, tongue.lexicon.short_forms)) for text in many]
                for name, many in texts.items()
            }
            weigher = Weigher([each for many in folded.values() for each in many])
            self._by_characters[place] = Centroids(weigher, folded)
        return self._by_characters[place]

    @cached_property
    def _by_characters(self) -> dict[tuple[int, str, str], Centroids]:
        return {}

    def _by_words(self, *, facts: bool) -> Method:
        def scores(tongue: Tongue, question: str, heard: Heard) -> Scores:
            told = heard.statement if facts else _without_facts(heard.statement)
            return Comparison(None, tongue.levels(question), SCALE).scores(heard, told)

        return scores

    def _learnt(self, scale: Scale) -> Method:
        def scores(tongue: Tongue, question: str, heard: Heard) -> Scores:
            head = self.heads.get(LEVEL + question)
            return Comparison(head, tongue.levels(question), scale).scores(heard, heard.statement)

        return scores

    def _anchors_by_meaning(self, tongue: Tongue, question: str, heard: Heard) -> Scores:
        anchors = tongue.questionnaire.question[question].anchors
        return {str(each.value): _likeness(self._point(each.text), heard.point) for each in anchors}

    def _nearest_by_meaning(self, tongue: Tongue, question: str, heard: Heard) -> Scores:
        return {
            name: _mean_of_nearest([_likeness(self._point(text), heard.point) for text in texts])
            for name, texts in self._phrases(tongue, question).items()
        }

    def _point(self, text: str) -> Point:
        if text not in self._points and self.embedder:
            self._points[text] = self.embedder.embed(text)
        return self._points[text]

    @cached_property
    def _points(self) -> dict[str, Point]:
        return {}


def levels_only(scores: Scores) -> dict[int, float]:
    """The scores of the levels, by level."""
    return {int(name): score for name, score in scores.items() if name != VAGUE}


def _characters(folded: str) -> Features:
    features: Features = Counter()
    for word in folded.split():
        framed = f" {word} "
        for size in (2, 3, 4, 5):
            features.update(framed[at : at + size] for at in range(len(framed) - size + 1))
    return features


def _without_facts(features: Features) -> Features:
    return Counter({name: n for name, n in features.items() if not name.startswith("fact:")})


def _likeness(one: Point, other: Point | None) -> float:
    return sum(a * b for a, b in zip(one, other or [], strict=False))


def _mean_of_nearest(likeness: Sequence[float]) -> float:
    nearest = sorted(likeness, reverse=True)[:NEAREST]
    return sum(nearest) / len(nearest)
