"""A structure's file in words: its questions with why each asks for a look, and what happened."""

from collections.abc import Iterator

from flask import url_for

from diagnostic.core.case_file import CaseFile, Happened, Happening
from diagnostic.core.questionnaire import Question
from diagnostic.core.regard import Sign
from diagnostic.web.context import language, opened
from diagnostic.web.exchanging import origin_words, own_view
from diagnostic.web.shapes.reviewing import FileGroup, FileRow

AMONG, LOOKED_AT = "parmi", "regard"
"""The part of an address that keeps to the questions that ask for a look, and its value."""


DONE = "fait"
"""The part of an address that says what was just done."""


def question_url(
    key: str, *, looked_at: bool = False, anchor: str | None = None, done: str | None = None
) -> str:
    """The address of the page of one answer."""
    return url_for(
        "cross_reading.show",
        assessment_id=opened().assessment.id,
        question=key,
        parmi=LOOKED_AT if looked_at else None,
        fait=done,
        _anchor=anchor,
    )


def regard_rows(found: CaseFile) -> tuple[FileRow, ...]:
    """The questions that ask for a look, those that matter most first."""
    return tuple(_row(found, each.question, looked_at=True) for each in found.regards)


def groups(found: CaseFile) -> tuple[FileGroup, ...]:
    """Every question by dimension."""
    return tuple(
        FileGroup(each.name, tuple(_row(found, question) for question in found.path.questions(each)))
        for each in found.path.dimensions()
    )


def signs_of(found: CaseFile, key: str) -> tuple[str, ...]:
    """Why a question asks for a look, in words, as far as the answer does not say it by itself."""
    words = language().gettext
    told = {
        Sign.ASKED: words("Laissée pour vous"),
        Sign.KEY_LOW: words("Question clé au premier niveau"),
        Sign.APART: words("Loin des autres réponses"),
        Sign.NOTE: words("Avec une note"),
    }
    regard = next((each for each in found.regards if each.question.key == key), None)
    return tuple(told[each] for each in regard.signs if each in told) if regard else ()


def history_lines(found: CaseFile) -> tuple[tuple[str, str], ...]:
    """What happened, day by day, in words."""
    return tuple((language().day(each.day), sentence) for each in found.happened for sentence in _told(each))


def _row(found: CaseFile, question: Question, *, looked_at: bool = False) -> FileRow:
    record = found.path.record
    return FileRow(
        code=question.code,
        text=question.text,
        url=question_url(question.key, looked_at=looked_at),
        own=own_view(
            found.path.questionnaire,
            question,
            record.answers.get(question.key),
            record.notes.get(question.key, ""),
            origin_words(found.origins.get(question.key)),
        ),
        signs=signs_of(found, question.key),
        is_read=question.key in found.read,
    )


def _told(each: Happened) -> Iterator[str]:
    words, many, count = language().gettext, language().ngettext, each.count
    who = each.who or words("la structure")
    match each.kind:
        case Happening.BEGUN:
            yield words("Diagnostic commencé.")
        case Happening.FINISHED:
            yield words("Diagnostic terminé : les résultats de ce jour sont figés.")
        case Happening.ANSWERED:
            yield _answered(count, origin_words(each.provenance))
        case Happening.READ:
            told = many("%(n)s lecture croisée par %(who)s.", "%(n)s lectures croisées par %(who)s.", count)
            yield told % {"n": count, "who": who}
        case Happening.PUBLISHED:
            yield words("Restitution n° %(n)s publiée par %(who)s.") % {"n": count, "who": who}
        case _:
            told = many("%(n)s commentaire de %(who)s.", "%(n)s commentaires de %(who)s.", count)
            yield told % {"n": count, "who": who}


def _answered(count: int, how: str) -> str:
    """Answers of one day: each change counts, so there may be more of them than questions."""
    many = language().ngettext
    if not how:
        told = many(
            "%(n)s réponse enregistrée ou changée.", "%(n)s réponses enregistrées ou changées.", count
        )
        return told % {"n": count}
    told = many(
        "%(n)s réponse enregistrée ou changée (%(how)s).",
        "%(n)s réponses enregistrées ou changées (%(how)s).",
        count,
    )
    return told % {"n": count, "how": how}
