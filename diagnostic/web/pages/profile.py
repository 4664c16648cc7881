"""The profile: who answers for which structure; it decides the path."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, redirect, request, url_for

from diagnostic.core.assessment import Assessment
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened
from diagnostic.web.fields import Asked, Given, asked_profile
from diagnostic.web.forms import form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.journey import PROFILE_STEP, path_here, steps_of
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.journey import StepView
from diagnostic.web.stepping import Answer, save_step, show_step, step_form
from diagnostic.web.steps import given_now, is_sent
from diagnostic.web.views import is_finished, profile_view
from diagnostic.web.words import name_of

pages = Blueprint("profile", __name__, url_prefix="/diagnostic/<assessment_id>/profil")


@pages.get("")
def show(assessment_id: str) -> str:
    """The profile questions."""
    asked = _asked()
    if request.args.get("manque") != "oui" or is_finished(opened()):
        return show_step(asked, _action(assessment_id), _draw)
    return _page_lacking(asked, _action(assessment_id))


@pages.post("")
def save(assessment_id: str) -> Answer:
    """Keep the profile, then go on: to a confirmation when no form of action concerns the structure."""
    return save_step(_asked(), _action(assessment_id), _draw, _next)


@pages.get("/confirmer")
def confirm(assessment_id: str) -> str:
    """Ask whether it is meant that no form of action concerns the structure."""
    title = language().gettext("Aucune des trois formes d’action ne vous concerne ?")
    return show_page("profile/confirm", title, assessment_id)


def _page_lacking(asked: tuple[Asked, ...], action: str) -> str:
    """What was kept, with the answers that are still needed named first and marked where they stand."""
    missing = Path(opened().questionnaire, opened().assessment.record).missing_profile()
    told = language().gettext("Choisissez une réponse : elle décide des questions qui vous seront posées.")
    given = given_now(opened().assessment, asked)
    lacking = [each for each in asked if each.key in missing]
    given |= {each.field: replace(given[each.field], error=told) for each in lacking}
    named = language().gettext("%(name)s : il manque une réponse")
    names = opened().questionnaire.profile_question
    errors = tuple((f"#{each.name}", named % {"name": names[each.key].short}) for each in lacking)
    return _draw(form_view(step_form(asked), action, errors=errors), given)


def _pairs() -> tuple[tuple[ProfileQuestion, Asked], ...]:
    """The questions that apply, and those answered on a page opened before they ceased to: none is lost."""
    live = Path(opened().questionnaire, opened().assessment.record).live_profile()
    every = ((each, asked_profile(each)) for each in opened().questionnaire.profile)
    return tuple((each, asked) for each, asked in every if each in live or is_sent(asked))


def _asked() -> tuple[Asked, ...]:
    return tuple(asked for _, asked in _pairs())


def _action(assessment_id: str) -> str:
    return url_for("profile.save", assessment_id=assessment_id)


def _next(assessment: Assessment) -> Answer:
    """Back to the answers that are needed and missing, to a confirmation, else to the steps."""
    path = Path(opened().questionnaire, assessment.record)
    missing = path.missing_profile()
    if missing:
        return redirect(url_for("profile.show", assessment_id=assessment.id, manque="oui"), 303)
    if path.no_form_concerns():
        return redirect(url_for("profile.confirm", assessment_id=assessment.id), 303)
    changed = ",".join(_reworded(assessment)) or None
    return redirect(url_for("hub.show", assessment_id=assessment.id, reformulees=changed), 303)


def _reworded(assessment: Assessment) -> Iterator[str]:
    """Keys of the answered questions that read otherwise than before the profile changed."""
    before, after = (
        worded_for(opened().questionnaire, each.profile)
        for each in (opened().assessment.record, assessment.record)
    )
    for question in after.questions:
        if question.key in assessment.record.answers and question != before.question[question.key]:
            yield question.key


def _draw(form: FormView, given: dict[str, Given]) -> str:
    words = language().gettext
    here = opened()
    shown = [(each.kind, profile_view(each, asked, given[asked.field])) for each, asked in _pairs()]
    forms = tuple(view for kind, view in shown if kind is ProfileKind.FORM_OF_ACTION)
    others = tuple(view for kind, view in shown if kind is not ProfileKind.FORM_OF_ACTION)
    view = StepView(
        form=form,
        structure=name_of(here.assessment.structure),
        position="",
        done=0,
        of=0,
        heading=words("Votre structure"),
        aim=words(
            "Ces réponses choisissent les questions qui vous concernent. Les trois premières suffisent ; "
            "les autres affinent la lecture."
        ),
        groups=(forms, others) if forms else (others,),
        previous_url="",
        previous_label="",
        hub_url=url_for("hub.show", assessment_id=here.assessment.id),
        steps=steps_of(path_here(), here.assessment.id, PROFILE_STEP),
    )
    return show_page("profile/show", view.heading, view)
