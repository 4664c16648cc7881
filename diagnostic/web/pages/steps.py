"""One page per dimension: its questions as groups of choices."""

from flask import Blueprint, redirect, request, url_for

from diagnostic.core.assessment import Assessment
from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.core.remaining import Only, first_offering, is_left, left_in, next_with_left
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened
from diagnostic.web.fields import Asked, Given, asked_question
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.journey import left_words, path_here, steps_of
from diagnostic.web.remaining import address, hidden_words, only_asked, remaining_view
from diagnostic.web.shapes.forms import AskedView, FormView
from diagnostic.web.shapes.journey import Passed, RemainingView, StepView
from diagnostic.web.stepping import Answer, Draw, save_step, show_step
from diagnostic.web.steps import REOPEN, is_sent
from diagnostic.web.views import question_view
from diagnostic.web.words import name_of

NEXT = "next"

BLANK = "vide"
"""The part of the address that names a dimension just sent without any answer."""

pages = Blueprint("steps", __name__, url_prefix="/diagnostic/<assessment_id>/dimension/<dimension>")


@pages.get("")
def show(assessment_id: str, dimension: str) -> str:
    """The questions of one dimension that apply to the structure; with ``?reste=oui``, those left."""
    step = _step(dimension)
    return show_step(_asked(step), _action(assessment_id, dimension, only_asked()), _drawer(step))


@pages.post("")
def save(assessment_id: str, dimension: str) -> Answer:
    """Keep the answers that were sent, then go to the next dimension, or to the next with something left."""
    step = _step(dimension)

    def then(assessment: Assessment) -> Answer:
        return redirect(_next_url(assessment, step), 303)

    return save_step(_asked(step), _action(assessment_id, dimension, only_asked()), _drawer(step), then)


def _questionnaire() -> Questionnaire:
    return worded_for(opened().questionnaire, opened().assessment.record.profile)


def _path() -> Path:
    return Path(_questionnaire(), opened().assessment.record)


def _step(key: str) -> Dimension:
    """The dimension asked for; one that is not on the path is absent, but answers to it are still taken."""
    is_sending = request.method == "POST"
    among = _questionnaire().dimensions if is_sending else _path().dimensions()
    found = next((each for each in among if each.key == key), None)
    if found is None:
        raise AbsentObject
    return found


def _asked(dimension: Dimension) -> tuple[Asked, ...]:
    return tuple(asked for _, asked in _pairs(dimension))


def _action(assessment_id: str, dimension: str, only: Only = Only.ALL) -> str:
    return address("steps.save", only, assessment_id=assessment_id, dimension=dimension)


def _next_url(assessment: Assessment, dimension: Dimension) -> str:
    """The next dimension, else the aims; the hub when asked for, or when the path changed meanwhile."""
    path, only = Path(_questionnaire(), assessment.record), only_asked()
    if request.form.get(REOPEN) == "yes":
        return url_for("review.show", assessment_id=assessment.id, rouvert="oui")
    if request.form.get(NEXT) == "hub" or dimension not in path.dimensions():
        return address("hub.show", only, assessment_id=assessment.id)
    if only:
        return _next_left(path, dimension, only, assessment.id)
    following = path.next_dimension(dimension)
    if following is None:
        return url_for("aims.show", assessment_id=assessment.id)
    if path.progress(dimension).answered:
        return _action(assessment.id, following.key)
    return url_for("steps.save", assessment_id=assessment.id, dimension=following.key, vide=dimension.key)


def _passed() -> Passed | None:
    """The dimension just sent without any answer: nobody should pass over a page without noticing."""
    path = _path()
    key = request.args.get(BLANK, "")
    dimension = next((each for each in path.dimensions() if each.key == key), None)
    if dimension is None or path.progress(dimension).answered:
        return None
    return Passed(dimension.name, path.progress(dimension).asked, _action(opened().assessment.id, key))


def _next_left(path: Path, dimension: Dimension, only: Only, assessment_id: str) -> str:
    """The next dimension with something left, else the review, which tells what was passed over."""
    following = next_with_left(path, dimension, only)
    if following is None:
        return address("review.show", only, assessment_id=assessment_id)
    return _action(assessment_id, following.key, only)


def _drawer(dimension: Dimension) -> Draw:
    def draw(form: FormView, given: dict[str, Given]) -> str:
        return _draw(dimension, form, given)

    return draw


def _draw(dimension: Dimension, form: FormView, given: dict[str, Given]) -> str:
    words = language().gettext
    here = opened().assessment
    on_path = _path().dimensions()
    place = on_path.index(dimension) + 1 if dimension in on_path else 0
    only = only_asked()
    hub = address("hub.show", only, assessment_id=here.id)
    previous = on_path[place - 2].key if place > 1 and not only else ""
    steps = steps_of(path_here(), here.id, dimension.key, only)
    number = next((each.number for each in steps if each.here), 0)
    position = words("Étape %(place)s sur %(of)s") % {"place": number, "of": len(steps)} if place else ""
    view = StepView(
        form=form,
        structure=name_of(here.structure),
        position=f"{position}. {left_words(path_here())}" if place else "",
        done=number,
        of=len(steps),
        heading=dimension.name,
        aim=dimension.aim,
        groups=(_views(dimension, given),),
        previous_url=_action(here.id, previous) if previous else hub,
        previous_label=words("Étape précédente") if previous else words("Toutes les étapes"),
        hub_url=hub,
        steps=steps,
        passed=_passed(),
        follows=place > 1,
        remaining=_remaining(dimension, only),
        next_url=_next_left(_path(), dimension, only, here.id),
        next_label=words("Continuer avec ce qui reste")
        if next_with_left(_path(), dimension, only)
        else words("Relire et terminer"),
    )
    title = " – ".join(filter(None, (dimension.name, position)))
    return show_page("steps/show", _with_error(title, form), view, trail(here.id, dimension.name))


def _views(dimension: Dimension, given: dict[str, Given]) -> tuple[AskedView, ...]:
    """The questions to show; the two answers that are no level are explained where they are first met."""
    first = first_offering(_path())
    return tuple(
        question_view(
            _questionnaire(),
            each,
            asked,
            given[asked.field],
            _talk_url(each.key),
            explained=frozenset(value for value, question in first.items() if question.key == each.key),
        )
        for each, asked in _pairs(dimension)
    )


def _remaining(dimension: Dimension, only: Only) -> RemainingView:
    path = _path()
    live, left = path.questions(dimension), len(left_in(path, dimension, Only.UNANSWERED))
    return remaining_view(
        "steps.show",
        only,
        hidden_words(len(live) - len(left_in(path, dimension, only))),
        # Where nothing is answered yet, what is left is all there is.
        left if only or left < len(live) else 0,
        len(left_in(path, dimension, Only.UNSETTLED)) - left,
        assessment_id=opened().assessment.id,
        dimension=dimension.key,
    )


def _talk_url(question: str) -> str:
    return url_for(
        "conversation.show", assessment_id=opened().assessment.id, question=question, _anchor="reponse"
    )


def _pairs(dimension: Dimension) -> tuple[tuple[Question, Asked], ...]:
    """The questions to show, and those sent by a page opened before they ceased to be: none is lost."""
    path, only = _path(), only_asked()
    every = ((each, asked_question(path.questionnaire, each)) for each in dimension.questions)
    return tuple(
        (each, asked)
        for each, asked in every
        if is_sent(asked) or (path.is_live(each) and is_left(path, each, only))
    )


def _with_error(title: str, form: FormView) -> str:
    """The title says first that something is wrong, so that a screen reader does."""
    return language().gettext("Erreur : %s") % title if form.errors or form.problem else title
