"""The steps of an assessment, as hub and pages list them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from flask import g, url_for

from diagnostic.actions.pacing import pace_of
from diagnostic.core.people import Relation
from diagnostic.core.profile import FormOfAction
from diagnostic.core.questionnaire import Dimension
from diagnostic.core.remaining import Only, left_in
from diagnostic.core.routing import Path
from diagnostic.web.context import language, opened, relations, services
from diagnostic.web.minutes import minutes_words
from diagnostic.web.remaining import address
from diagnostic.web.shapes.journey import StepLink

PROFILE_STEP, AIMS_STEP = "profile", "aims"


def path_here() -> Path:
    """The live path of the assessment opened, at the pace of whoever answers it."""
    if "pace" not in g:
        g.pace = pace_of(services(), opened())
    return Path(opened().questionnaire, opened().assessment.record, cast("float", g.pace))


def may_erase() -> bool:
    """True for those who decide for the structure, and so may erase its diagnostic."""
    return bool(relations() & {Relation.HOLDER, Relation.MANAGER})


def left_words(path: Path) -> str:
    """The minutes left, in words, or that nothing is left."""
    told = minutes_words(language(), path.minutes_left())
    return told or language().gettext("Toutes les questions ont une réponse.")


def steps_of(path: Path, assessment_id: str, here: str = "", only: Only = Only.ALL) -> tuple[StepLink, ...]:
    """Every step with its state and minutes left; ``here`` is the key of the one being shown.

    With ``only``, steps lead to what is left of them.
    """
    every = enumerate(_steps(path, assessment_id, here, only), 1)
    return tuple(replace(each, number=number) for number, each in every)


def steps_left(path: Path, assessment_id: str, only: Only) -> tuple[StepLink, ...]:
    """The steps that have something left, each leading to what is left of it."""
    every = steps_of(path, assessment_id, only=only)
    with_left = {each.name for each in path.questionnaire.dimensions if left_in(path, each, only)}
    lacking = path.missing_profile()
    first = tuple(each for each in every[:1] if lacking and path.live_profile())
    return first + tuple(each for each in every if each.title in with_left)


def _steps(path: Path, assessment_id: str, here: str, only: Only) -> Iterator[StepLink]:
    words = language().gettext
    profile = path.live_profile()
    if profile:
        given = sum(bool(path.record.profile.get(each.key)) for each in profile)
        yield StepLink(
            title=words("Votre structure"),
            url=url_for("profile.show", assessment_id=assessment_id),
            state=_state(given, 0 if path.missing_profile() else given),
            text=_profile_count(path, given, len(profile)),
            minutes=None,
            here=here == PROFILE_STEP,
        )
    for dimension in path.questionnaire.dimensions:
        step = _dimension_step(path, dimension, assessment_id, only)
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


def _dimension_step(path: Path, dimension: Dimension, assessment_id: str, only: Only) -> StepLink:
    words = language().gettext
    progress = path.progress(dimension)
    form = path.form_of_action(dimension)
    off = {
        FormOfAction.PLANNED: words("en projet : des ressources pour démarrer dans vos résultats"),
        FormOfAction.NOT_CONCERNED: words("ne vous concerne pas"),
        None: words("dites d’abord dans « Votre structure » si cette partie vous concerne"),
    }
    if not progress.asked:
        told = off.get(form, words("ne vous concerne pas"))
        return StepLink(dimension.name, "", "off" if form else "waiting", told, None)
    return StepLink(
        title=dimension.name,
        url=address(
            "steps.show",
            only if left_in(path, dimension, only) else Only.ALL,
            assessment_id=assessment_id,
            dimension=dimension.key,
        ),
        state=_state(progress.answered, progress.answered if progress.is_complete else 0),
        text=_count(progress.answered, progress.asked),
        minutes=path.minutes_left(dimension) or None,
    )


def _state(begun: int, complete: int) -> str:
    if complete:
        return "done"
    return "current" if begun else "todo"


def _profile_count(path: Path, given: int, asked: int) -> str:
    """How many answers of the profile are given; the others are told to be optional once they are."""
    told = _count(given, asked)
    is_enough = not path.missing_profile() and given < asked
    return language().gettext("%s, le reste est facultatif") % told if is_enough else told


def _count(answered: int, asked: int) -> str:
    return language().ngettext("%(n)s réponse sur %(of)s", "%(n)s réponses sur %(of)s", answered) % {
        "n": answered,
        "of": asked,
    }
