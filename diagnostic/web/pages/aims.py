"""What the structure aims for: a level and an importance for each dimension."""

from flask import Blueprint, redirect, url_for

from diagnostic.core.assessment import Assessment
from diagnostic.core.outcome import Status
from diagnostic.core.questionnaire import Dimension
from diagnostic.core.routing import Path
from diagnostic.core.scoring import outcome_of_dimension
from diagnostic.web.context import language, opened
from diagnostic.web.fields import Asked, Given, asked_aims
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.journey import AIMS_STEP, path_here, steps_of
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.journey import AimsView, AimView
from diagnostic.web.stepping import Answer, save_step, show_step
from diagnostic.web.steps import is_sent
from diagnostic.web.views import aim_view
from diagnostic.web.words import name_of

pages = Blueprint("aims", __name__, url_prefix="/diagnostic/<assessment_id>/cap")


@pages.get("")
def show(assessment_id: str) -> str:
    """The level aimed for and the importance of each dimension on the path."""
    return show_step(_asked(), url_for("aims.save", assessment_id=assessment_id), _draw)


@pages.post("")
def save(assessment_id: str) -> Answer:
    """Keep them, then go to the review."""

    def then(assessment: Assessment) -> Answer:
        return redirect(url_for("review.show", assessment_id=assessment.id), 303)

    return save_step(_asked(), url_for("aims.save", assessment_id=assessment_id), _draw, then)


def _path() -> Path:
    return Path(opened().questionnaire, opened().assessment.record)


def _asked() -> tuple[Asked, ...]:
    pairs = (asked_aims(opened().questionnaire, each) for each in _dimensions())
    return tuple(each for pair in pairs for each in pair)


def _dimensions() -> tuple[Dimension, ...]:
    """The dimensions that apply, and those aimed at on a page opened before they ceased to: none is lost."""
    questionnaire, live = opened().questionnaire, _path().dimensions()
    return tuple(
        each
        for each in questionnaire.dimensions
        if each in live or any(map(is_sent, asked_aims(questionnaire, each)))
    )


def _draw(form: FormView, given: dict[str, Given]) -> str:
    words = language().gettext
    here = opened().assessment
    view = AimsView(
        form=form,
        structure=name_of(here.structure),
        aims=tuple(_aim(each, given) for each in _dimensions()),
        hub_url=url_for("hub.show", assessment_id=here.id),
        steps=steps_of(path_here(), here.id, AIMS_STEP),
    )
    return show_page("aims/show", words("Votre cap"), view, trail(here.id, words("Votre cap")))


def _aim(dimension: Dimension, given: dict[str, Given]) -> AimView:
    words = language().gettext
    questionnaire = opened().questionnaire
    target, importance = asked_aims(questionnaire, dimension)
    levels = {str(each.value): f"{each.value} · {each.name}" for each in questionnaire.scale}
    weights = {each.key: each.name for each in questionnaire.rules.importances}
    return AimView(
        name=dimension.name,
        standing=_standing(dimension),
        target=aim_view(target, given[target.field], words("Niveau visé d’ici 12 à 18 mois"), levels),
        importance=aim_view(importance, given[importance.field], words("Importance pour vous"), weights),
    )


def _standing(dimension: Dimension) -> str:
    words = language().gettext
    outcome = outcome_of_dimension(_path(), dimension)
    if outcome.status is not Status.SCORED or outcome.level is None:
        return words("À compléter : pas encore de niveau")
    return words("Aujourd’hui : %s") % opened().questionnaire.level(outcome.level).name
