"""Everything the reader needs in one language, built once from the cues and the questionnaire."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from diagnostic.core.reading import Intent, ProfileCues, QuestionCues
from diagnostic.reading.choices import Choices
from diagnostic.reading.clauses import ClauseSplitter
from diagnostic.reading.denials import Denials
from diagnostic.reading.embedding import Embedder
from diagnostic.reading.folding import fold, words_of
from diagnostic.reading.hearing import Ear
from diagnostic.reading.lessons import (
    ANSWER,
    INTENT,
    KIT,
    LEVEL,
    NAME,
    SUBJECT,
    VAGUE,
    Lesson,
    Source,
    lessons_of,
)
from diagnostic.reading.requests import Requests
from diagnostic.reading.stances import Stances
from diagnostic.reading.words import STEM, Centroids, Features, Weigher, query_features

ANSWERS_SAMPLED = 6
"""One answer in so many stands for all of them among the intents: they are only a contrast there."""


PLURAL = 3
"""Letters of a word that is too short to be a plural."""


class Tongue:
    """The tools of one language."""

    def __init__(self, source: Source, embedder: Embedder | None) -> None:
        """Keep the source; comparisons by words are prepared when first needed."""
        self.questionnaire = source.questionnaire
        self.lexicon = source.cues.lexicon
        self.questions: Mapping[str, QuestionCues] = source.cues.questions
        self._lessons = lessons_of([source])
        self.ear = Ear(self.lexicon, self._all_texts(), embedder)
        self.profile: Mapping[str, ProfileCues] = source.cues.profile
        self.stances = Stances(source.cues.stances)
        self.requests = Requests(source.cues.intents, self.lexicon.courtesies)
        self.clauses = ClauseSplitter(self.lexicon.joints)
        names = {self._fold(each.name): each.value for each in self.questionnaire.scale}
        self.denials = Denials(self.lexicon)
        self._required: dict[str, dict[str, int]] = {}
        self._statement = lru_cache(maxsize=None)(self._features)
        self.choices = Choices(self.lexicon.choices, names, self.questionnaire.top)

    def anchors(self, question: str) -> tuple[str, ...]:
        """The folded anchors of a question, those of its variants behind."""
        found = self.questionnaire.question[question]
        texts = [each.text for each in found.anchors]
        texts += [each.text for variant in found.variants for each in variant.anchors]
        return tuple(self._fold(each) for each in texts)

    def lesson(self, name: str) -> Lesson:
        """What was learnt from in this language, by the name of the lesson."""
        return self._lessons[name]

    def required(self, question: str) -> dict[str, int]:
        """The stems that the levels of a question rest on, each with the lowest such level."""
        if question not in self._required:
            told = self.questionnaire.question[question]
            anchors = [each.text for each in told.anchors]
            cues = self.questions.get(question)
            phrases = cues.levels if cues and len(cues.levels) == len(anchors) else [()] * len(anchors)
            self._required[question] = self.denials.required(anchors, phrases)
        return self._required[question]

    def levels(self, question: str) -> Centroids:
        """The levels of a question, and what is vague about it, by words."""
        return self._levels[LEVEL + question]

    def prepare(self) -> None:
        """Prepare every comparison by words now, rather than while somebody waits."""
        for each in ("_levels", "subjects", "names", "descriptions", "intents", "kit"):
            getattr(self, each)
        self._statement.cache_clear()

    def beyond_changing(self, folded: str) -> frozenset[str]:
        """The words of a wish to change an answer that no typical wish holds: they may name the answer."""
        usual = self._changing | self.lexicon.stop_words | self.lexicon.common_words
        return frozenset(each for each in words_of(folded) if len(each) >= STEM - 1 and each not in usual)

    @cached_property
    def _changing(self) -> frozenset[str]:
        phrases = self._lessons.get(INTENT, Lesson({})).classes.get(Intent.CHANGE_ANSWER.value, ())
        return frozenset(word for each in phrases for word in words_of(self._fold(each)))

    def asked_terms(self, folded: str) -> tuple[str, ...]:
        """Keys of the glossary’s terms that folded text names, whatever their number."""
        said = f" {_singular(folded)} "
        return tuple(key for key, word in self._terms if f" {word} " in said)

    @cached_property
    def _terms(self) -> list[tuple[str, str]]:
        return [(each.key, _singular(self._fold(each.word))) for each in self.questionnaire.terms]

    @cached_property
    def subjects(self) -> Centroids:
        """The questions by the words of what is said about them."""
        return Centroids(self._weigher, self._statements(self._lessons[SUBJECT]))

    @cached_property
    def names(self) -> Centroids:
        """The questions by the words they are called by."""
        return _centroids(self._queries(self._lessons[NAME]))

    @cached_property
    def descriptions(self) -> Centroids:
        """The questions by the words of their own texts, pieces of words included."""
        told = {
            each.key: (each.short, each.text, *(anchor.text for anchor in each.anchors))
            for each in self.questionnaire.questions
        }
        return _centroids(self._queries(Lesson(told)))

    @cached_property
    def intents(self) -> Centroids:
        """The intents by the words of typical phrases, answers and vague remarks beside them."""
        lesson = dict(self._lessons.get(INTENT, Lesson({})).classes)
        for contrast in (ANSWER, VAGUE):
            if contrast in lesson:
                lesson[contrast] = lesson[contrast][::ANSWERS_SAMPLED]
        return _centroids(self._statements(Lesson(lesson)))

    @cached_property
    def kit(self) -> Centroids:
        """The resources of the kit by words and pieces of words."""
        return _centroids(self._queries(self._lessons[KIT]))

    @cached_property
    def _levels(self) -> dict[str, Centroids]:
        return {name: Centroids(self._weigher, texts) for name, texts in self._level_statements().items()}

    @cached_property
    def _weigher(self) -> Weigher:
        statements = self._level_statements().values()
        return Weigher([each for texts in statements for many in texts.values() for each in many])

    def _level_statements(self) -> dict[str, dict[str, list[Features]]]:
        found = self._lessons.items()
        return {name: self._statements(each) for name, each in found if name.startswith(LEVEL)}

    def _all_texts(self) -> list[str]:
        return [text for each in self._lessons.values() for many in each.classes.values() for text in many]

    def _fold(self, text: str) -> str:
        return fold(text, self.lexicon.short_forms)

    def _features(self, text: str) -> Features:
        return self.ear.statement(self._fold(text))

    def _statements(self, lesson: Lesson) -> dict[str, list[Features]]:
        return {name: [self._statement(text) for text in texts] for name, texts in lesson.classes.items()}

    def _queries(self, lesson: Lesson) -> dict[str, list[Features]]:
        return {name: [self._query(text) for text in texts] for name, texts in lesson.classes.items()}

    def _query(self, text: str) -> Features:
        return query_features(self._fold(text), self.lexicon.stop_words)


def _singular(folded: str) -> str:
    """The words without the ending of a plural, in either language."""
    return " ".join(word[:-1] if len(word) > PLURAL and word[-1] in "sx" else word for word in folded.split())


def _centroids(texts: dict[str, list[Features]]) -> Centroids:
    return Centroids(Weigher([each for many in texts.values() for each in many]), texts)
