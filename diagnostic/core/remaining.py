"""What is left of a questionnaire, when only that is to be shown."""

from enum import StrEnum

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE, DontKnow
from diagnostic.core.questionnaire import Dimension, Question
from diagnostic.core.routing import Path


class Only(StrEnum):
    """Which questions are shown: all, those without an answer, or these and those one « does not know »."""

    ALL = ""
    UNANSWERED = "oui"
    UNSETTLED = "a-verifier"


def is_left(path: Path, question: Question, only: Only) -> bool:
    """Tell whether a live question is among those to show."""
    answer = path.record.answers.get(question.key)
    return only is Only.ALL or answer is None or (only is Only.UNSETTLED and isinstance(answer, DontKnow))


def left_in(path: Path, dimension: Dimension, only: Only) -> tuple[Question, ...]:
    """The live questions of a dimension that are to show, in order."""
    return tuple(each for each in path.questions(dimension) if is_left(path, each, only))


def next_with_left(path: Path, after: Dimension | None, only: Only) -> Dimension | None:
    """The first dimension after another, or of all, that has something to show; None after the last.

    It never turns back: whoever passed over a question on purpose is not led round in a circle.
    """
    dimensions = path.questionnaire.dimensions
    later = dimensions[dimensions.index(after) + 1 :] if after else dimensions
    return next((each for each in later if left_in(path, each, only)), None)


def first_offering(path: Path) -> dict[str, Question]:
    """The first live question that offers « Je ne sais pas », and the first that offers « Non concerné »."""
    live = path.all_questions()
    found = {DONT_KNOW: live[:1], NOT_APPLICABLE: [each for each in live if each.allows_not_applicable][:1]}
    return {value: questions[0] for value, questions in found.items() if questions}
