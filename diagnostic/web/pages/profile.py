"""The profile: who answers for which structure; it decides the path."""

from flask import Blueprint, redirect, url_for

from diagnostic.core.assessment import Assessment
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.routing import Path
from diagnostic.web.context import language, opened
from diagnostic.web.fields import Asked, Given, asked_profile
from diagnostic.web.frame import show as show_page
from diagnostic.web.journey import PROFILE_STEP, steps_of
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.journey import StepView
from diagnostic.web.stepping import Answer, save_step, show_step
from diagnostic.web.steps import is_sent
from diagnostic.web.views import profile_view
from diagnostic.web.words import name_of

pages = Blueprint("profile", __name__, url_prefix="/diagnostic/<assessment_id>/profil")


@pages.get("")
def show(assessment_id: str) -> str:
    """The profile questions."""
    return show_step(_asked(), _action(assessment_id), _draw)


@pages.post("")
def save(assessment_id: str) -> Answer:
    """Keep the profile, then go on: to a confirmation when no form of action concerns the structure."""
    return save_step(_asked(), _action(assessment_id), _draw, _next)


@pages.get("/confirmer")
def confirm(assessment_id: str) -> str:
    """Ask whether it is meant that no form of action concerns the structure."""
    title = language().gettext("Aucune des trois formes d’action ne vous concerne ?")
    return show_page("profile/confirm", title, assessment_id)


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
    path = Path(opened().questionnaire, assessment.record)
    page = "profile.confirm" if path.no_form_concerns() else "hub.show"
    return redirect(url_for(page, assessment_id=assessment.id), 303)


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
        hub_url=url_for("hub.show", assessment_id=here.assessment.id),
        steps=steps_of(Path(here.questionnaire, here.assessment.record), here.assessment.id, PROFILE_STEP),
    )
    return show_page("profile/show", view.heading, view)
