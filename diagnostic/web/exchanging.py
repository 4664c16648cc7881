"""Readings and comments in words, as the pages of both sides show them."""

from collections.abc import Iterable

from diagnostic.core.answers import Answer, DontKnow, Level, NotApplicable, Provenance
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.core.review import Comment, Reading, Side
from diagnostic.web.context import language, opened
from diagnostic.web.shapes.reviewing import CommentView, OwnView, ReadingView
from diagnostic.web.written import paragraphs


def comment_view(comment: Comment) -> CommentView:
    """A comment with who said it, of which side, and when."""
    words = language().gettext
    structure = opened().assessment.structure or words("la structure")
    side = {
        Side.ADVISOR: words("accompagne la structure"),
        Side.STRUCTURE: words("pour la structure"),
    }[comment.side]
    return CommentView(
        author=comment.author or structure,
        side=side,
        is_advisor=comment.side is Side.ADVISOR,
        at=moment_words(comment),
        paragraphs=paragraphs(comment.text),
    )


def reading_view(questionnaire: Questionnaire, reading: Reading) -> ReadingView:
    """A reading in words; one that was withdrawn has no level."""
    level = int(reading.level) if reading.level else None
    question = questionnaire.question[reading.question]
    return ReadingView(
        level=level,
        levels=questionnaire.top,
        name=questionnaire.level(level).name if level else language().gettext("Lecture retirée"),
        anchor=question.anchor(level).text if level else "",
        paragraphs=paragraphs(reading.reason),
        author=reading.author,
        at=moment_words(reading),
    )


def own_view(
    questionnaire: Questionnaire, question: Question, answer: Answer | None, note: str, origin: str = ""
) -> OwnView:
    """The structure's own answer."""
    words = language().gettext
    level = answer.value if isinstance(answer, Level) else None
    said = words("Sans réponse")
    if level:
        said = question.anchor(level).text
    elif isinstance(answer, DontKnow):
        said = words("Je ne sais pas")
    elif isinstance(answer, NotApplicable):
        said = words("Non concerné")
    return OwnView(
        level=level,
        levels=questionnaire.top,
        name=questionnaire.level(level).name if level else "",
        said=said,
        note=paragraphs(note),
        origin=origin,
    )


def origin_words(provenance: Provenance | None) -> str:
    """How answers came to be, in words; empty for the usual way, on the pages of questions."""
    words = language().gettext
    told = {
        Provenance.CONFIRMED_TEXT: words("en conversation, avec confirmation"),
        Provenance.CONFIRMED_PROPOSAL: words("sur une proposition de la conversation, avec confirmation"),
        Provenance.CARRIED_OVER: words("d’après un diagnostic plus ancien"),
        Provenance.IMPORTED: words("d’après un fichier"),
    }
    return told.get(provenance, "") if provenance else ""


def moment_words(said: Comment | Reading) -> str:
    """The day and the time of something that was said."""
    return language().gettext("le %(day)s à %(time)s") % {
        "day": language().day(said.at),
        "time": language().time(said.at),
    }


def about(comments: Iterable[Comment], question: str) -> tuple[CommentView, ...]:
    """The comments about a question, or about the whole when it is empty."""
    return tuple(comment_view(each) for each in comments if each.question == question)
