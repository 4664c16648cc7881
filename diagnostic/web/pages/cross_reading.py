"""One answer and the advisor's reading beside it, question after question."""

from dataclasses import dataclass

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import IntegerField, StringField, TextAreaField

from diagnostic.actions.filing import case_file
from diagnostic.actions.reviewing import Wanted, exchanged, record_reading
from diagnostic.core.case_file import CaseFile
from diagnostic.core.faults import AbsentObject, RefusedInput
from diagnostic.core.questionnaire import Question
from diagnostic.core.review import LONGEST_REASON, Reading
from diagnostic.web.context import language, opened
from diagnostic.web.exchanging import about, origin_words, own_view, reading_view
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.regarding import AMONG, LOOKED_AT, question_url, signs_of
from diagnostic.web.scenes import refusal_words, scene, trail_to
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.reviewing import CrossView, ReadingFormView
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

ADDRESS = "/diagnostic/<assessment_id>/dossier/question/<question>"

pages = Blueprint("cross_reading", __name__, url_prefix=ADDRESS)


class ReadingForm(GuardedForm):
    """A level, its reason, and the number of the reading that the person saw."""

    level = StringField()
    reason = TextAreaField()
    seen = IntegerField()
    withdraw = StringField()
    then = StringField()


@pages.get("")
def show(assessment_id: str, question: str) -> str:
    """The structure's answer, the reading that stands, those before it, and comments."""
    del assessment_id
    found = case_file(scene())
    return _page(found, _asked(found, question), ReadingForm(), Trouble())


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with a reading: a refused field, somebody else's reading, a token."""

    problem: str = ""
    level: str = ""
    reason: str = ""
    clash: Reading | None = None

    @property
    def is_any(self) -> bool:
        """True when something went wrong."""
        return bool(self.problem or self.level or self.reason or self.clash)


@pages.post("")
def save(assessment_id: str, question: str) -> Response | tuple[str, int]:
    """Keep a reading or withdraw it, then stay, or go to the next question."""
    del assessment_id
    form, found = ReadingForm(request.form), case_file(scene())
    asked = _asked(found, question)
    if not form.validate() and form[TOKEN_FIELD].errors:
        return _page(found, asked, form, Trouble(problem=" ".join(form[TOKEN_FIELD].errors))), 403
    level = "" if form.withdraw.data else form.level.data or ""
    if not level and not form.withdraw.data:
        error = language().gettext("Choisissez le niveau que vous lisez, puis enregistrez.")
        return _page(found, asked, form, Trouble(level=error)), 422
    try:
        clash = record_reading(scene(), Wanted(question, level, form.reason.data or "", form.seen.data or 0))
    except RefusedInput as refused:
        return _page(found, asked, form, _trouble(refused)), 422
    if clash:
        return _page(found, asked, form, Trouble(clash=clash)), 409
    following = _beside(found, asked)[1]
    if form.then.data and following:
        return redirect(_url(following), 303)
    return redirect(_url(asked, "lecture"), 303)


def _trouble(refused: RefusedInput) -> Trouble:
    error = refusal_words(refused)
    return Trouble(level=error) if refused.refusals[0].where == "level" else Trouble(reason=error)


def _asked(found: CaseFile, key: str) -> Question:
    asked = next((each for each in found.path.all_questions() if each.key == key), None)
    if asked is None:
        raise AbsentObject
    return asked


def _url(question: Question, anchor: str | None = None) -> str:
    return question_url(question.key, looked_at=_looked_at(), anchor=anchor)


def _looked_at() -> bool:
    return request.args.get(AMONG) == LOOKED_AT


def _walk(found: CaseFile, asked: Question) -> tuple[Question, ...]:
    """The questions one goes through: all, or only those that ask for a look."""
    looked_at = tuple(each.question for each in found.regards)
    return looked_at if _looked_at() and asked in looked_at else found.path.all_questions()


def _beside(found: CaseFile, asked: Question) -> tuple[Question | None, Question | None]:
    walk = _walk(found, asked)
    place = walk.index(asked)
    return (walk[place - 1] if place else None, walk[place + 1] if place + 1 < len(walk) else None)


def _page(found: CaseFile, asked: Question, form: ReadingForm, trouble: Trouble) -> str:
    words = language().gettext
    assessment_id = opened().assessment.id
    readings, comments = exchanged(scene())
    mine = tuple(each for each in readings if each.question == asked.key)
    last = mine[-1] if mine else None
    stands = last if last and last.level else None
    earlier = mine[:-1] if stands else mine
    before, after = _beside(found, asked)
    walk = _walk(found, asked)
    questionnaire, record = found.path.questionnaire, found.path.record
    origin = origin_words(found.origins.get(asked.key))
    view = CrossView(
        structure=name_of(opened().assessment.structure),
        position=words("Question %(place)s sur %(of)s") % {"place": walk.index(asked) + 1, "of": len(walk)},
        code=asked.code,
        text=asked.text,
        dimension=questionnaire.dimension[asked.dimension].name,
        essential=asked.critical,
        evidence=asked.evidence,
        signs=signs_of(found, asked.key),
        kept=tuple(map(shown, found.kept.get(asked.key, ()))),
        own=own_view(
            questionnaire, asked, record.answers.get(asked.key), record.notes.get(asked.key, ""), origin
        ),
        standing=reading_view(questionnaire, stands) if stands else None,
        earlier=tuple(reading_view(questionnaire, each) for each in reversed(earlier)),
        seen=last.number if last else 0,
        reading=_reading_form(found, asked, form, trouble, stands),
        clash=reading_view(questionnaire, trouble.clash) if trouble.clash else None,
        comments=about(comments, asked.key),
        comment=form_view(BareForm(), url_for("file.comment", assessment_id=assessment_id)),
        question=asked.key,
        previous=(before.short, _url(before)) if before else None,
        next=(after.short, _url(after)) if after else None,
        file_url=url_for("file.show", assessment_id=assessment_id),
    )
    title = f"{asked.code} {asked.short}"
    return show_page("file/question", title, view, trail_to(assessment_id, title))


def _reading_form(
    found: CaseFile, asked: Question, form: ReadingForm, trouble: Trouble, stands: Reading | None
) -> ReadingFormView:
    """The form with what stands, or with what was sent when something was wrong with it."""
    questionnaire = found.path.questionnaire
    level = (form.level.data or "") if trouble.is_any else (stands.level if stands else "")
    reason = (form.reason.data or "") if trouble.is_any else (stands.reason if stands else "")
    errors = (("#level", trouble.level), ("#reason", trouble.reason))
    return ReadingFormView(
        form=form_view(
            form, _url(asked), errors=tuple(each for each in errors if each[1]), problem=trouble.problem
        ),
        levels=tuple(
            Option(
                str(each.value),
                f"{each.value} · {questionnaire.level(each.value).name}",
                str(each.value) == level,
                each.text,
            )
            for each in asked.anchors
        ),
        reason=shown(reason),
        longest=LONGEST_REASON,
        level_error=trouble.level,
        reason_error=trouble.reason,
    )
