"""The steps of an assessment, as hub and pages list them."""

from collections.abc import Iterator
from dataclasses import replace

from flask import url_for

from diagnostic.core.profile import FormOfAction
from diagnostic.core.questionnaire import Dimension
from diagnostic.core.routing import Path
from diagnostic.web.context import language
from diagnostic.web.shapes.journey import StepLink

PROFILE_STEP, AIMS_STEP = "profile", "aims"


def steps_of(path: Path, assessment_id: str, here: str = "") -> tuple[StepLink, ...]:
    """Every step with its state and minutes left; ``here`` is the key of the one being shown."""
    return tuple(_steps(path, assessment_id, here))


def _steps(path: Path, assessment_id: str, here: str) -> Iterator[StepLink]:
    words = language().gettext
    profile = path.live_profile()
    if profile:
        given = sum(bool(path.record.profile.get(each.key)) for each in profile)
        yield StepLink(
            title=words("Votre structure"),
            url=url_for("profile.show", assessment_id=assessment_id),
            state=_state(given, 0 if path.missing_profile() else given),
            text=_count(given, len(profile)),
            minutes=None,
            here=here == PROFILE_STEP,
        )
    for dimension in path.questionnaire.dimensions:
        step = _dimension_step(path, dimension, assessment_id)
        yield replace(step, here=dimension.key == here)
    if path.dimensions() and not path.missing_profile():
        aims = {*path.record.targets, *path.record.importance}
        yield StepLink(
            title=words("Votre cap : ce que vous visez"),
            url=url_for("aims.show", assessment_id=assessment_id),
            state="current" if aims else "todo",
            text=words("facultatif"),
            minutes=None,
            here=here == AIMS_STEP,
        )


def _dimension_step(path: Path, dimension: Dimension, assessment_id: str) -> StepLink:
    words = language().gettext
    progress = path.progress(dimension)
    form = path.form_of_action(dimension)
    off = {
        FormOfAction.PLANNED: words("envisagée : des ressources pour démarrer dans vos résultats"),
        FormOfAction.NOT_CONCERNED: words("ne vous concerne pas"),
        None: words("dites d’abord dans « Votre structure » si vous la pratiquez"),
    }
    if not progress.asked:
        return StepLink(dimension.name, "", "off", off.get(form, words("ne vous concerne pas")), None)
    left = path.questionnaire.minutes_for(progress.left) if progress.left else None
    return StepLink(
        title=dimension.name,
        url=url_for("steps.show", assessment_id=assessment_id, dimension=dimension.key),
        state=_state(progress.answered, progress.answered if progress.is_complete else 0),
        text=_count(progress.answered, progress.asked),
        minutes=left,
    )


def _state(begun: int, complete: int) -> str:
    if complete:
        return "done"
    return "current" if begun else "todo"


def _count(answered: int, asked: int) -> str:
    return language().ngettext("%(n)s réponse sur %(of)s", "%(n)s réponses sur %(of)s", answered) % {
        "n": answered,
        "of": asked,
    }
