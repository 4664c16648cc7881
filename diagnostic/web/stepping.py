"""Showing and saving one page of questions: the same for profile, dimensions and aims."""

from collections.abc import Callable

from flask import Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField
from wtforms.form import BaseForm

from diagnostic.actions.answering import Recorded, record_answers
from diagnostic.actions.assisting import telling
from diagnostic.actions.concluding import reopen
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import PROFILE, QUESTION
from diagnostic.core.faults import AlreadyFinished, StoreBusy
from diagnostic.core.wording import worded_for
from diagnostic.web.context import helper, language, opened, services
from diagnostic.web.fields import Asked, Given, fields_of
from diagnostic.web.forms import TOKEN_FIELD, built_form, form_view
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.steps import (
    CLEAR,
    KEY,
    REOPEN,
    Sent,
    errors_of,
    given_after,
    given_now,
    read_step,
)
from diagnostic.web.views import is_finished
from diagnostic.web.written import shown

LONGEST_SHOWN = 80
"""Characters of a name that nobody here chose, as far as the page repeats it."""

Draw = Callable[[FormView, dict[str, Given]], str]
Answer = str | AnyResponse | tuple[str, int] | tuple[Response, int]


def step_form(asked: tuple[Asked, ...]) -> BaseForm:
    """The form of a step."""
    return built_form({**fields_of(asked), KEY: HiddenField()}, request.form)


def token_error(form: BaseForm) -> str:
    """What the person reads when the form's token was refused."""
    return " ".join(form[TOKEN_FIELD].errors)


def show_step(asked: tuple[Asked, ...], action: str, draw: Draw) -> str:
    """The page as it stands."""
    form = form_view(step_form(asked), action, is_finished=is_finished(opened()))
    return draw(form, given_now(opened().assessment, asked))


def save_step(
    asked: tuple[Asked, ...], action: str, draw: Draw, then: Callable[[Assessment], Answer]
) -> Answer:
    """Keep what was sent; show the page again when something could not be kept, with all that was typed."""
    form = step_form(asked)
    sent = read_step(form, asked)
    assessment = opened().assessment
    if not sent.is_ours:
        view = form_view(form, action, problem=token_error(form))
        return draw(view, given_after(assessment, form, asked, sent, None)), 403
    try:
        recorded = _record(assessment, sent)
    except AlreadyFinished:
        view = form_view(form, action, is_finished=True)
        return draw(view, given_after(assessment, form, asked, sent, None)), 409
    except StoreBusy:
        view = form_view(form, action, problem=_busy_words())
        return draw(view, given_after(assessment, form, asked, sent, None)), 503
    if request.accept_mimetypes.best == "application/json":
        return _told(recorded, sent, asked)
    if recorded.is_whole and sent.is_sound:
        return _back_to_cleared(asked, action) or then(recorded.assessment)
    given = given_after(recorded.assessment, form, asked, sent, recorded)
    return draw(_refused_view(form, action, asked, sent, given), given), _status(recorded, sent)


def _record(assessment: Assessment, sent: Sent) -> Recorded:
    if request.form.get(REOPEN) == "yes":
        told = telling(services(), helper(), "assessment_reopened", assessment.id)
        assessment = reopen(services(), assessment, told)
    told = telling(services(), helper(), "answers_given", assessment.id)
    return record_answers(services(), assessment, sent.changes, sent.key, told=told)


def _back_to_cleared(asked: tuple[Asked, ...], action: str) -> AnyResponse | None:
    """Where somebody goes who cleared an answer: to the question itself, to answer it again or not."""
    cleared = request.form.get(CLEAR)
    return redirect(f"{action}#{cleared}", 303) if cleared in {each.name for each in asked} else None


def _busy_words() -> str:
    return language().gettext(
        "Le service est très demandé : ces réponses ne sont pas encore enregistrées. "
        "Elles sont toujours dans la page : attendez quelques secondes, puis enregistrez de nouveau."
    )


def _status(recorded: Recorded, sent: Sent) -> int:
    return 409 if not recorded.refusals and sent.is_sound else 422


def _refused_view(
    form: BaseForm, action: str, asked: tuple[Asked, ...], sent: Sent, given: dict[str, Given]
) -> FormView:
    words = language().gettext
    clash = words("Votre réponse et celle enregistrée entre-temps diffèrent : choisissez celle à garder.")
    named = words("%(name)s : %(error)s")
    errors = tuple(
        (f"#{_wrong(each, now)}", named % {"name": _name_of(each), "error": now.error or clash})
        for each in asked
        if (now := given[each.field]).error or now.clash
    )
    strange = tuple(("#envoyer", _strange_words(name)) for name in sent.strange)
    return form_view(form, action, errors=errors + strange)


def _wrong(asked: Asked, given: Given) -> str:
    """The id of the first wrong control: the note's, or the first choice's."""
    return asked.note_name if given.is_of_note else asked.name


def _name_of(asked: Asked) -> str:
    """What is asked, in a few words."""
    kind, _, key = asked.field.partition(":")
    questionnaire = worded_for(opened().questionnaire, opened().assessment.record.profile)
    if kind == QUESTION:
        return questionnaire.question[key].short
    if kind == PROFILE:
        return questionnaire.profile_question[key].short
    return questionnaire.dimension[key].name


def _strange_words(name: str) -> str:
    words = language().gettext(
        "La question « %s » n’existe pas sur cette page : sa réponse n’a pas été gardée."
    )
    return words % shown(name[:LONGEST_SHOWN])


def _told(recorded: Recorded, sent: Sent, asked: tuple[Asked, ...]) -> tuple[Response, int]:
    """What the script is told after saving by itself; texts come from here, it only shows them."""
    words = language().gettext
    at = language().time(recorded.assessment.changed_at)
    changed = {each.field for each in sent.changes}
    reply: dict[str, object] = {
        "status": "saved",
        "at": at,
        "text": (words("Réponse effacée à %s") if request.form.get(CLEAR) else words("Enregistré à %s")) % at,
        "versions": {e.name: recorded.versions.get(e.field, 0) for e in asked if e.field in changed},
        "key": services().clock.public_id(),
    }
    if recorded.is_whole and sent.is_sound:
        return jsonify(reply), 200
    reply["status"] = "conflict" if recorded.clashes else "refused"
    reply["text"] = (
        words("Cette réponse a changé ailleurs entre-temps. Enregistrez la page pour comparer les deux.")
        if recorded.clashes
        else words("Cette réponse n’a pas pu être enregistrée. Enregistrez la page pour voir pourquoi.")
    )
    errors = errors_of(sent, recorded)
    reply["errors"] = {each.name: errors[each.field] for each in asked if each.field in errors}
    return jsonify(reply), 409 if recorded.clashes else 422
