"""The words a given structure reads: variants of questions chosen by its profile."""

from collections.abc import Mapping
from dataclasses import replace

from diagnostic.core.answers import Record
from diagnostic.core.questionnaire import Anchor, Dimension, Question, Questionnaire, Variant
from diagnostic.core.routing import Path


def worded_for(questionnaire: Questionnaire, profile: Mapping[str, tuple[str, ...]]) -> Questionnaire:
    """Give the questionnaire with each question in the words of its first variant that applies.

    Keys, levels and resources never change: a variant only says the same thing to another reader.
    """
    path = Path(questionnaire, Record(profile=profile))
    dimensions = tuple(_dimension(each, path) for each in questionnaire.dimensions)
    return replace(questionnaire, dimensions=dimensions)


def _dimension(dimension: Dimension, path: Path) -> Dimension:
    return replace(dimension, questions=tuple(_question(each, path) for each in dimension.questions))


def _question(question: Question, path: Path) -> Question:
    for variant in question.variants:
        if path.all_hold(variant.when):
            return _varied(question, variant)
    return question


def _varied(question: Question, variant: Variant) -> Question:
    return replace(
        question,
        text=variant.text or question.text,
        short=variant.short or question.short,
        why=variant.why or question.why,
        example=variant.example or question.example,
        evidence=variant.evidence or question.evidence,
        anchors=_anchors(question, variant),
    )


def _anchors(question: Question, variant: Variant) -> tuple[Anchor, ...]:
    if not variant.anchors:
        return question.anchors
    pairs = zip(question.anchors, variant.anchors, strict=True)
    return tuple(replace(a, text=v.text, first_step=v.first_step or a.first_step) for a, v in pairs)
