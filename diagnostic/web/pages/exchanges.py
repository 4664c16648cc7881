"""The structure's page of what its advisor reads and says, with its right of reply."""

from collections.abc import Iterator

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField

from diagnostic.actions.restituting import published_ones
from diagnostic.actions.reviewing import exchanged, say_comment
from diagnostic.core.faults import RefusedInput
from diagnostic.core.review import standing
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened
from diagnostic.web.exchanging import about, own_view, reading_view
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.publications import published_views
from diagnostic.web.scenes import SENT_TWICE, refusal_words, scene
from diagnostic.web.shapes.reviewing import ExchangesView, Subject, Thread
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

pages = Blueprint("exchanges", __name__, url_prefix="/diagnostic/<assessment_id>/echanges")

SUBJECT, SENT = "sur", "envoye"


class ReplyForm(GuardedForm):
    """What the structure says, and about which question."""

    question = StringField()
    text = TextAreaField()


@pages.get("")
def show(assessment_id: str) -> str:
    """Readings beside answers, comments, and a form to reply."""
    return _page(assessment_id, ReplyForm(), request.args.get(SUBJECT, ""))


@pages.post("")
def send(assessment_id: str) -> Response | tuple[str, int]:
    """Send a reply, once whatever is pressed."""
    form = ReplyForm(request.form)
    question = form.question.data or ""
    if not form.validate():
        return _page(assessment_id, form, question, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    try:
        say_comment(scene(), question, form.text.data or "", request.form.get(SENT_TWICE, ""))
    except RefusedInput as refused:
        return _page(assessment_id, form, question, error=refusal_words(refused)), 422
    anchor = f"sur-{question}" if question else "sur-l-ensemble"
    there = url_for("exchanges.show", assessment_id=assessment_id, envoye="oui", _anchor=anchor)
    return redirect(there, 303)


def _page(assessment_id: str, form: ReplyForm, subject: str, problem: str = "", error: str = "") -> str:
    words = language().gettext
    errors = (("#text", error),) if error else ()
    questionnaire = worded_for(opened().questionnaire, opened().assessment.record.profile)
    subjects = [("", words("L’ensemble du diagnostic"))]
    subjects += [(each.key, f"{each.code} {each.short}") for each in questionnaire.questions]
    view = ExchangesView(
        structure=name_of(opened().assessment.structure),
        threads=tuple(_threads(assessment_id)),
        form=form_view(
            form, url_for("exchanges.send", assessment_id=assessment_id), errors=errors, problem=problem
        ),
        subjects=tuple(Subject(key, text, key == subject) for key, text in subjects),
        typed=shown(form.text.data or "") if errors or problem else "",
        error=error,
        is_sent=request.args.get(SENT) == "oui",
        restitutions=published_views(assessment_id, published_ones(scene())),
        plan_url=url_for("plan.show", assessment_id=assessment_id),
        hub_url=url_for("hub.show", assessment_id=assessment_id),
    )
    title = words("Vos échanges")
    return show_page("exchanges/show", title, view, trail(assessment_id, title))


def _threads(assessment_id: str) -> Iterator[Thread]:
    """The whole first, then each question that was read or commented, in order."""
    words = language().gettext
    readings, comments = exchanged(scene())
    last = standing(readings)
    record = opened().assessment.record
    questionnaire = worded_for(opened().questionnaire, record.profile)
    whole = about(comments, "")
    if whole:
        heading = words("L’ensemble du diagnostic")
        yield Thread("sur-l-ensemble", heading, "", None, None, whole, _reply_url(assessment_id, ""))
    said = {each.question for each in comments}
    for each in questionnaire.questions:
        if each.key in last or each.key in said:
            reading = last.get(each.key)
            answer, note = record.answers.get(each.key), record.notes.get(each.key, "")
            yield Thread(
                anchor=f"sur-{each.key}",
                heading=each.text,
                code=each.code,
                own=own_view(questionnaire, each, answer, note),
                reading=reading_view(questionnaire, reading) if reading else None,
                comments=about(comments, each.key),
                reply_url=_reply_url(assessment_id, each.key),
            )


def _reply_url(assessment_id: str, question: str) -> str:
    return url_for("exchanges.show", assessment_id=assessment_id, sur=question or None, _anchor="repondre")
