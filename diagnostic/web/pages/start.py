"""Beginning an assessment."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField

from diagnostic.actions.starting import start
from diagnostic.actions.visiting import drafts_of
from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.access import Actor, access
from diagnostic.web.context import language, services, visit
from diagnostic.web.cookies import keep_visit
from diagnostic.web.drafts import draft_views
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.journey import StartView
from diagnostic.web.views import shown

pages = Blueprint("start", __name__, url_prefix="/commencer")


class StartForm(GuardedForm):
    """The structure's name, and whether another draft is wanted beside those already open."""

    structure = StringField()
    another = BooleanField()


@pages.get("/<questionnaire>")
@access(Actor.ANYONE)
def show(questionnaire: str) -> str:
    """What is about to begin, and the drafts that could be resumed instead."""
    asked = services().library.newest(questionnaire, language().code)
    return _page(asked, StartForm())


@pages.post("/<questionnaire>")
@access(Actor.ANYONE)
def begin(questionnaire: str) -> Response | tuple[str, int]:
    """Begin, unless a draft is open and nobody said that another one is wanted."""
    asked = services().library.newest(questionnaire, language().code)
    form = StartForm(request.form)
    structure = tidy(form.structure.data or "")
    if not form.validate():
        return _page(asked, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    if unkeepable(structure, LONGEST_NAME):
        return _page(asked, form, structure_error=_name_words()), 422
    if drafts_of(services(), visit()) and not form.another.data:
        return _page(asked, form, asks_again=True), 409
    started = start(services(), questionnaire, structure, language().code, visit())
    keep_visit(started.visit)
    page = "conversation.show" if _by_talk() else "profile.show"
    return redirect(url_for(page, assessment_id=started.assessment.id), 303)


def _by_talk() -> bool:
    """True when the person chose to answer in conversation."""
    return request.values.get("facon") == "conversation"


def _name_words() -> str:
    return language().gettext(
        "Ce nom est trop long (200 caractères au plus) ou contient un caractère invisible. "
        "Corrigez-le, puis continuez."
    )


def _page(
    asked: Questionnaire,
    form: StartForm,
    *,
    problem: str = "",
    structure_error: str = "",
    asks_again: bool = False,
) -> str:
    action = url_for("start.begin", questionnaire=asked.key)
    errors = (("#structure", structure_error),) if structure_error else ()
    view = StartView(
        form=form_view(form, action, errors=errors, problem=problem),
        title=asked.title,
        minutes=asked.minutes,
        drafts=draft_views(drafts_of(services(), visit())),
        structure=shown(form.structure.data or ""),
        structure_error=structure_error,
        asks_again=asks_again,
        by_talk=_by_talk(),
    )
    return show_page("start/show", language().gettext("Commencer un diagnostic"), view)
