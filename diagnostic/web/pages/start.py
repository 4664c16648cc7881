"""Beginning an assessment."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField

from diagnostic.actions.claiming import start_for
from diagnostic.actions.starting import Started, start
from diagnostic.actions.visiting import drafts_of
from diagnostic.core.limits import LONGEST_NAME, tidy_name, unkeepable
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.context import asker, language, services, visit
from diagnostic.web.cookies import keep_visit
from diagnostic.web.drafts import draft_views
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.journey import StartView
from diagnostic.web.written import shown

pages = Blueprint("start", __name__, url_prefix="/commencer")


class StartForm(GuardedForm):
    """The structure's name, whose it is, and whether another draft is wanted beside those already open."""

    structure = StringField()
    another = BooleanField()
    organisation = StringField()


@pages.get("/<questionnaire>")
def show(questionnaire: str) -> str:
    """What is about to begin, and the drafts that could be resumed instead."""
    asked = services().library.newest(questionnaire, language().code)
    return _page(asked, StartForm())


@pages.post("/<questionnaire>")
def begin(questionnaire: str) -> Response | tuple[str, int]:
    """Begin, unless a draft is open and nobody said that another one is wanted."""
    asked = services().library.newest(questionnaire, language().code)
    form = StartForm(request.form)
    structure = tidy_name(form.structure.data or "")
    if not form.validate():
        return _page(asked, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    wrong = unkeepable(structure, LONGEST_NAME)
    if wrong:
        return _page(asked, form, structure_error=_name_words(wrong)), 422
    if drafts_of(services(), visit()) and not form.another.data:
        return _page(asked, form, asks_again=True), 409
    if form.organisation.data and form.organisation.data not in _organisations():
        return _page(asked, form, organisation_error=_organisation_words()), 422
    started = _begun(questionnaire, structure, form.organisation.data or "")
    page = "conversation.show" if _by_talk() else "profile.show"
    return redirect(url_for(page, assessment_id=started.assessment.id), 303)


def _organisations() -> dict[str, str]:
    """The organisations in whose name the asker may begin, with their names."""
    person = asker().person if asker().account else None
    return {each.organisation: each.name for each in person.belongings} if person else {}


def _begun(questionnaire: str, structure: str, organisation: str) -> Started:
    """Begin for an organisation, which its people then open with their accounts, else in this browser."""
    code = language().code
    if organisation:
        called = structure or _organisations()[organisation]
        return start_for(services(), asker(), organisation, questionnaire, (called, code))
    started = start(services(), questionnaire, structure, code, visit())
    keep_visit(started.visit)
    return started


def _organisation_options(form: "StartForm") -> tuple[Option, ...]:
    """Whose assessment it will be, for somebody who belongs to an organisation; else nothing to choose."""
    mine = _organisations()
    if not mine:
        return ()
    asked = form.organisation.data if request.method == "POST" else request.args.get("pour", next(iter(mine)))
    told = language().gettext("Sans structure, dans ce navigateur seulement")
    return (
        *(Option(key, shown(name), key == asked) for key, name in mine.items()),
        Option("", told, not asked),
    )


def _organisation_words() -> str:
    return language().gettext("Choisissez l’une de vos structures, ou commencez sans structure.")


def _by_talk() -> bool:
    """True when the person chose to answer in conversation."""
    return request.values.get("facon") == "conversation"


def _name_words(wrong: str) -> str:
    words = language().gettext
    if wrong == "too long":
        return words("Ce nom est trop long : 200 caractères au plus. Raccourcissez-le, puis continuez.")
    return words(
        "Ce nom contient un caractère invisible qui ne peut pas être gardé. Retapez-le, puis continuez."
    )


def _page(
    asked: Questionnaire,
    form: StartForm,
    *,
    problem: str = "",
    structure_error: str = "",
    organisation_error: str = "",
    asks_again: bool = False,
) -> str:
    action = url_for("start.begin", questionnaire=asked.key)
    wrong = (("#structure", structure_error), ("#organisation", organisation_error))
    errors = tuple(each for each in wrong if each[1])
    view = StartView(
        form=form_view(form, action, errors=errors, problem=problem),
        title=asked.title,
        minutes=asked.minutes,
        drafts=draft_views(drafts_of(services(), visit())),
        structure=shown(form.structure.data or ""),
        structure_error=structure_error,
        organisations=_organisation_options(form),
        organisation_error=organisation_error,
        asks_again=asks_again,
        by_talk=_by_talk(),
    )
    return show_page("start/show", language().gettext("Commencer un diagnostic"), view)
