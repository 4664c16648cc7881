"""Every answer before finishing, and finishing itself."""

from typing import cast

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.answering import assisted_fields
from diagnostic.actions.assisting import telling
from diagnostic.actions.concluding import finish
from diagnostic.core.answers import DontKnow, Level, NotApplicable
from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.profile import ProfileQuestion
from diagnostic.core.questionnaire import Question
from diagnostic.core.remaining import Only, left_in
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.web.context import helper, language, opened, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.remaining import address, hidden_words, only_asked, remaining_view
from diagnostic.web.shapes.journey import RemainingView, ReviewGroup, ReviewRow, ReviewView
from diagnostic.web.views import is_finished
from diagnostic.web.words import name_of

pages = Blueprint("review", __name__, url_prefix="/diagnostic/<assessment_id>/relecture")


@pages.get("")
def show(assessment_id: str) -> str:
    """All answers, each with a link to change it."""
    return _page(assessment_id, BareForm())


@pages.post("")
def conclude(assessment_id: str) -> Response | tuple[str, int]:
    """Finish; sent twice, it finishes once."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(assessment_id, form, " ".join(form[TOKEN_FIELD].errors)), 403
    told = telling(services(), helper(), "assessment_finished", assessment_id)
    finish(services(), opened(), told)
    return redirect(url_for("outcome.show", assessment_id=assessment_id), 303)


def _path() -> Path:
    here = opened()
    worded = worded_for(here.questionnaire, here.assessment.record.profile)
    return Path(worded, here.assessment.record)


def _page(assessment_id: str, form: BareForm, problem: str = "") -> str:
    words = language().gettext
    path = _path()
    view = ReviewView(
        structure=name_of(opened().assessment.structure),
        groups=_groups(path, assessment_id, only_asked()),
        missing=path.progress().left,
        lacks_profile=bool(path.missing_profile()),
        set_aside=_set_aside(path),
        finish=form_view(form, url_for("review.conclude", assessment_id=assessment_id), problem=problem),
        hub_url=url_for("hub.show", assessment_id=assessment_id),
        profile_url=url_for("profile.show", assessment_id=assessment_id),
        is_finished=is_finished(opened()),
        results_url=url_for("outcome.show", assessment_id=assessment_id),
        remaining=_remaining(path, assessment_id),
        is_reopened=request.args.get("rouvert") == "oui" and not is_finished(opened()),
    )
    return show_page(
        "review/show", words("Relire vos réponses"), view, trail(assessment_id, words("Relire vos réponses"))
    )


def _groups(path: Path, assessment_id: str, only: Only) -> tuple[ReviewGroup, ...]:
    profile_url = url_for("profile.show", assessment_id=assessment_id)
    asked = [each for each in path.live_profile() if not only or each.key in path.missing_profile()]
    profile = tuple(_profile_row(path, each, profile_url) for each in asked)
    groups = [ReviewGroup(language().gettext("Votre structure"), profile)]
    for dimension in path.dimensions():
        shown = left_in(path, dimension, only)
        rows = tuple(_row(path, each, _step_url(assessment_id, each, only)) for each in shown)
        groups.append(ReviewGroup(dimension.name, rows))
    return tuple(each for each in groups if each.rows)


def _step_url(assessment_id: str, question: Question, only: Only) -> str:
    where = {"assessment_id": assessment_id, "dimension": question.dimension, "_anchor": question.key}
    return address("steps.show", only, **where)


def _remaining(path: Path, assessment_id: str) -> RemainingView:
    only, progress = only_asked(), path.progress()
    counts = {each: sum(len(left_in(path, e, each)) for e in path.dimensions()) for each in Only}
    return remaining_view(
        "review.show",
        only,
        hidden_words(progress.asked - counts[only]),
        progress.left if only or progress.answered else 0,
        counts[Only.UNSETTLED] - progress.left,
        assessment_id=assessment_id,
    )


def _profile_row(path: Path, question: ProfileQuestion, url: str) -> ReviewRow:
    given = path.record.profile.get(question.key, ())
    labels = [choice.label for choice in question.choices if choice.key in given]
    return ReviewRow(
        code="",
        name=question.short,
        value=" · ".join(labels) or _nothing(),
        state="given" if labels else "empty",
        url=f"{url}#{question.key}",
    )


def _row(path: Path, question: Question, url: str) -> ReviewRow:
    words = language().gettext
    answer = path.record.answers.get(question.key)
    note = path.record.notes.get(question.key, "")
    value, level = _nothing(), None
    if isinstance(answer, Level):
        value, level = question.anchor(answer.value).text, answer.value
    elif isinstance(answer, DontKnow):
        value = words("Je ne sais pas : à vérifier avec vos partenaires")
    elif isinstance(answer, NotApplicable):
        value = words("Non concerné")
    return ReviewRow(
        code=question.code,
        name=question.text,
        value=value,
        state="given" if answer else "empty",
        url=url,
        level=level,
        levels=path.questionnaire.top,
        level_name=path.questionnaire.level(level).name if level else "",
        note=note,
        source=_source(field_of(QUESTION, question.key)),
    )


def _source(field: str) -> str:
    """How an answer came to be, where the page tells it."""
    if field not in _assisted():
        return ""
    return language().gettext("Réponse donnée avec la personne qui vous accompagne")


def _assisted() -> frozenset[str]:
    if "assisted" not in g:
        g.assisted = assisted_fields(services(), opened().assessment)
    return cast("frozenset[str]", g.assisted)


def _nothing() -> str:
    return language().gettext("Pas encore de réponse")


def _set_aside(path: Path) -> tuple[ReviewRow, ...]:
    return tuple(
        ReviewRow(
            code=row.code,
            name=row.name,
            value=row.value,
            state="aside",
            url="",
            level=row.level,
            levels=row.levels,
            level_name=row.level_name,
            note=row.note,
        )
        for row in (_row(path, each, "") for each in path.set_aside())
    )
