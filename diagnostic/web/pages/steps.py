"""One page per dimension: its questions as groups of choices."""

from flask import Blueprint, redirect, request, url_for

from diagnostic.core.assessment import Assessment
from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened
from diagnostic.web.fields import Asked, Given, asked_question
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.journey import steps_of
from diagnostic.web.shapes.forms import FormView
from diagnostic.web.shapes.journey import StepView
from diagnostic.web.stepping import Answer, Draw, save_step, show_step
from diagnostic.web.steps import is_sent
from diagnostic.web.views import question_view
from diagnostic.web.words import name_of

NEXT = "next"

pages = Blueprint("steps", __name__, url_prefix="/diagnostic/<assessment_id>/dimension/<dimension>")


@pages.get("")
def show(assessment_id: str, dimension: str) -> str:
    """The questions of one dimension that apply to the structure."""
    step = _step(dimension)
    return show_step(_asked(step), _action(assessment_id, dimension), _drawer(step))


@pages.post("")
def save(assessment_id: str, dimension: str) -> Answer:
    """Keep the answers, then go to the next dimension."""
    step = _step(dimension)

    def then(assessment: Assessment) -> Answer:
        return redirect(_next_url(assessment, step), 303)

    return save_step(_asked(step), _action(assessment_id, dimension), _drawer(step), then)


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


def _action(assessment_id: str, dimension: str) -> str:
    return url_for("steps.save", assessment_id=assessment_id, dimension=dimension)


def _next_url(assessment: Assessment, dimension: Dimension) -> str:
    """The next dimension, else the aims; the hub when asked for, or when the path changed meanwhile."""
    path = Path(_questionnaire(), assessment.record)
    if request.form.get(NEXT) == "hub" or dimension not in path.dimensions():
        return url_for("hub.show", assessment_id=assessment.id)
    following = path.next_dimension(dimension)
    if following is None:
        return url_for("aims.show", assessment_id=assessment.id)
    return _action(assessment.id, following.key)


def _drawer(dimension: Dimension) -> Draw:
    def draw(form: FormView, given: dict[str, Given]) -> str:
        return _draw(dimension, form, given)

    return draw


def _draw(dimension: Dimension, form: FormView, given: dict[str, Given]) -> str:
    words = language().gettext
    here = opened().assessment
    on_path = _path().dimensions()
    place = on_path.index(dimension) + 1 if dimension in on_path else 0
    hub = url_for("hub.show", assessment_id=here.id)
    previous = on_path[place - 2].key if place > 1 else ""
    view = StepView(
        form=form,
        structure=name_of(here.structure),
        position=words("Dimension %(place)s sur %(of)s") % {"place": place, "of": len(on_path)}
        if place
        else "",
        done=place,
        of=len(on_path),
        heading=dimension.name,
        aim=dimension.aim,
        groups=(
            tuple(
                question_view(_questionnaire(), each, asked, given[asked.field], _talk_url(each.key))
                for each, asked in _pairs(dimension)
            ),
        ),
        previous_url=_action(here.id, previous) if previous else hub,
        hub_url=hub,
        steps=steps_of(_path(), here.id, dimension.key),
    )
    title = " – ".join(filter(None, (dimension.name, view.position)))
    return show_page("steps/show", _with_error(title, form), view, trail(here.id, dimension.name))


def _talk_url(question: str) -> str:
    return url_for(
        "conversation.show", assessment_id=opened().assessment.id, question=question, _anchor="reponse"
    )


def _pairs(dimension: Dimension) -> tuple[tuple[Question, Asked], ...]:
    """The questions that apply, and those answered on a page opened before they ceased to: none is lost."""
    path = _path()
    every = ((each, asked_question(path.questionnaire, each)) for each in dimension.questions)
    return tuple((each, asked) for each, asked in every if path.is_live(each) or is_sent(asked))


def _with_error(title: str, form: FormView) -> str:
    """The title says first that something is wrong, so that a screen reader does."""
    return language().gettext("Erreur : %s") % title if form.errors or form.problem else title
