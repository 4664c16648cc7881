"""What the reader learns from: texts by class, gathered from the cues and the questionnaire."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.core.reading import Cues, Intent
from diagnostic.core.resources import Resource

VAGUE = "vague"
ANSWER = "answer"
OUTSIDE = "outside"
LEVEL = "level:"
SUBJECT, NAME, INTENT, KIT = "subject", "name", "intent", "kit"

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts by class; the order of classes is the order of the content."""

    classes: Mapping[str, Texts]

    @property
    def digest(self) -> str:
        """Changes whenever a text or a class does."""
        told = "\n".join(f"{name}\t{text}" for name, texts in self.classes.items() for text in texts)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Source:
    """The cues and the questionnaire of one language."""

    cues: Cues
    questionnaire: Questionnaire


def lessons_of(sources: Iterable[Source]) -> dict[str, Lesson]:
    """Every lesson by name, the texts of all sources together, whatever their order."""
    gathered: dict[str, dict[str, list[str]]] = {}
    for source in sorted(sources, key=lambda each: each.cues.language):
        for lesson, name, texts in _texts(source):
            gathered.setdefault(lesson, {}).setdefault(name, []).extend(each for each in texts if each)
    return {
        lesson: Lesson({name: tuple(dict.fromkeys(texts)) for name, texts in classes.items() if texts})
        for lesson, classes in gathered.items()
    }


def _texts(source: Source) -> Iterator[tuple[str, str, Texts]]:
    for question in source.questionnaire.questions:
        yield from _question(question, source.cues)
    yield from _intents(source.cues)
    for resource in source.questionnaire.catalogue.resources:
        yield KIT, resource.code, (*source.cues.resources.get(resource.code, ()), *_resource(resource))
    strange = (e.phrases for e in source.cues.intents if e.intent is Intent.OUT_OF_SCOPE)
    yield KIT, OUTSIDE, (*source.cues.outside, *(phrase for each in strange for phrase in each))


def _question(question: Question, cues: Cues) -> Iterator[tuple[str, str, Texts]]:
    spoken = cues.questions.get(question.key)
    anchors = [(each.text,) for each in question.anchors]
    levels = spoken.levels if spoken and len(spoken.levels) == len(anchors) else [()] * len(anchors)
    for value, (phrases, anchor) in enumerate(zip(levels, anchors, strict=True), 1):
        yield LEVEL + question.key, str(value), (*phrases, *anchor)
        yield SUBJECT, question.key, (*phrases, *anchor)
    names = (*(spoken.names if spoken else ()), question.short, question.text)
    yield SUBJECT, question.key, names
    yield NAME, question.key, names
    if spoken:
        yield LEVEL + question.key, VAGUE, spoken.vague


def _intents(cues: Cues) -> Iterator[tuple[str, str, Texts]]:
    for each in cues.intents:
        yield INTENT, each.intent.value, each.phrases
    for question in cues.questions.values():
        yield INTENT, ANSWER, tuple(phrase for level in question.levels for phrase in level)
        yield INTENT, VAGUE, question.vague


def _resource(resource: Resource) -> Texts:
    words = ", ".join(resource.keywords)
    return (resource.title, resource.use, words, f"{resource.title}. {resource.use} {words}")
