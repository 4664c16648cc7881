"""One answer and the advisor's reading beside it, question after question."""

from dataclasses import dataclass

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import IntegerField, StringField, TextAreaField

from diagnostic.actions.filing import case_file
from diagnostic.actions.reviewing import Wanted, exchanged, record_reading, say_comment
from diagnostic.core.case_file import CaseFile
from diagnostic.core.faults import AbsentObject, RefusedInput
from diagnostic.core.questionnaire import Question
from diagnostic.core.review import LONGEST_REASON, Reading, standing
from diagnostic.web.context import language, opened
from diagnostic.web.exchanging import about, origin_words, own_view, reading_view
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.regarding import AMONG, DONE, LOOKED_AT, question_url, signs_of
from diagnostic.web.scenes import SENT_TWICE, refusal_words, scene, trail_to
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.reviewing import CrossView, ReadingFormView
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

ADDRESS = "/diagnostic/<assessment_id>/dossier/question/<question>"

READING, WITHDRAWN, COMMENT, NEXT, WITHDRAW = "reading", "withdrawn", "comment", "next", "withdraw"
DEEDS = frozenset({READING, WITHDRAWN, COMMENT})
"""What the page says was just done."""

pages = Blueprint("cross_reading", __name__, url_prefix=ADDRESS)


class ReadingForm(GuardedForm):
    """A level, its reason, the number of the reading that the person saw, and a comment beside them.

    ``do`` is the button: ``next``, ``withdraw``, ``comment``, or nothing to keep the reading and stay.
    """

    level = StringField()
    reason = TextAreaField()
    seen = IntegerField()
    text = TextAreaField()
    do = StringField()

    @property
    def has_comment(self) -> bool:
        """True when a comment was begun."""
        return bool((self.text.data or "").strip())

    def is_other_than(self, stands: Reading | None) -> bool:
        """True when a reading was begun: a level or a reason other than what stands."""
        typed = (self.level.data or "", " ".join((self.reason.data or "").split()))
        return typed != ((stands.level, " ".join(stands.reason.split())) if stands else ("", ""))


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer of this page says: what went wrong, or what was done and what is still to be sent."""

    problem: str = ""
    level: str = ""
    reason: str = ""
    text: str = ""
    clash: Reading | None = None
    done: str = ""
    begun: str = ""
    reading_typed: bool = False

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """The refused fields."""
        fields = (("#level", self.level), ("#reason", self.reason), ("#text", self.text))
        return tuple(each for each in fields if each[1])

    @property
    def shows_reading(self) -> bool:
        """True when the reading of the form is shown as typed, rather than as it stands."""
        return bool(self.problem or self.errors or self.clash) or self.reading_typed


@pages.get("")
def show(assessment_id: str, question: str) -> str:
    """The structure's answer, the reading that stands, those before it, and comments."""
    del assessment_id
    found = case_file(scene())
    done = request.args.get(DONE, "")
    return _page(found, _asked(found, question), ReadingForm(), Told(done=done if done in DEEDS else ""))


@pages.post("")
def save(assessment_id: str, question: str) -> Response | str | tuple[str, int]:
    """Keep a reading, withdraw it or send a comment, then stay, or go to the next question."""
    del assessment_id
    form, found = ReadingForm(request.form), case_file(scene())
    asked = _asked(found, question)
    if not form.validate() and form[TOKEN_FIELD].errors:
        return _page(found, asked, form, Told(problem=" ".join(form[TOKEN_FIELD].errors))), 403
    return _comment(found, asked, form) if form.do.data == COMMENT else _read(found, asked, form)


def _comment(found: CaseFile, asked: Question, form: ReadingForm) -> Response | str | tuple[str, int]:
    """Send the comment; a reading that was begun stays in the page."""
    try:
        say_comment(scene(), asked.key, form.text.data or "", request.form.get(SENT_TWICE, ""))
    except RefusedInput as refused:
        return _page(found, asked, form, Told(text=refusal_words(refused))), 422
    stands = standing(exchanged(scene())[0]).get(asked.key)
    if not form.is_other_than(stands):
        return redirect(_url(asked, "commentaires", COMMENT), 303)
    begun = language().gettext("Votre lecture est toujours dans la page : elle n’est pas encore enregistrée.")
    form.text.data = ""
    return _page(found, asked, form, Told(done=COMMENT, begun=begun, reading_typed=True))


def _read(found: CaseFile, asked: Question, form: ReadingForm) -> Response | str | tuple[str, int]:
    """Keep or withdraw the reading; a comment that was begun stays in the page."""
    withdraws = form.do.data == WITHDRAW
    level = "" if withdraws else form.level.data or ""
    if not level and not withdraws:
        error = language().gettext("Choisissez le niveau que vous proposez, puis enregistrez.")
        return _page(found, asked, form, Told(level=error)), 422
    try:
        reason = form.reason.data or ""
        clash = record_reading(scene(), Wanted(asked.key, level, reason, form.seen.data or 0))
    except RefusedInput as refused:
        return _page(found, asked, form, _told(refused)), 422
    if clash:
        return _page(found, asked, form, Told(clash=clash)), 409
    done = WITHDRAWN if withdraws else READING
    if form.has_comment:
        begun = language().gettext(
            "Votre commentaire est toujours dans la page : envoyez-le, ou effacez-le, avant de continuer."
        )
        return _page(found, asked, form, Told(done=done, begun=begun))
    following = _beside(found, asked)[1]
    if form.do.data == NEXT and following:
        return redirect(_url(following), 303)
    return redirect(_url(asked, "lecture", done), 303)


def _told(refused: RefusedInput) -> Told:
    error = refusal_words(refused)
    return Told(level=error) if refused.refusals[0].where == "level" else Told(reason=error)


def _asked(found: CaseFile, key: str) -> Question:
    asked = next((each for each in found.path.all_questions() if each.key == key), None)
    if asked is None:
        raise AbsentObject
    return asked


def _url(question: Question, anchor: str | None = None, done: str | None = None) -> str:
    return question_url(question.key, looked_at=_looked_at(), anchor=anchor, done=done)


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


def _page(found: CaseFile, asked: Question, form: ReadingForm, told: Told) -> str:
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
        kit_url=url_for("library.show", dimension=asked.dimension),
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
        reading=_reading_form(found, asked, form, told, stands),
        clash=reading_view(questionnaire, told.clash) if told.clash else None,
        comments=about(comments, asked.key),
        done=told.done,
        begun=told.begun,
        previous=(before.short, _url(before)) if before else None,
        next=(after.short, _url(after)) if after else None,
        file_url=url_for("file.show", assessment_id=assessment_id),
    )
    title = f"{asked.code} {asked.short}"
    return show_page("file/question", title, view, trail_to(assessment_id, title))


def _reading_form(
    found: CaseFile, asked: Question, form: ReadingForm, told: Told, stands: Reading | None
) -> ReadingFormView:
    """The form with what stands, or with what was sent when something was wrong with it."""
    questionnaire = found.path.questionnaire
    shows = told.shows_reading
    level = (form.level.data or "") if shows else (stands.level if stands else "")
    reason = (form.reason.data or "") if shows else (stands.reason if stands else "")
    return ReadingFormView(
        form=form_view(form, _url(asked), errors=told.errors, problem=told.problem),
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
        level_error=told.level,
        reason_error=told.reason,
        comment=shown(form.text.data or ""),
        comment_error=told.text,
    )
