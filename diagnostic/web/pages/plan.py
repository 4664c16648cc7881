"""The action plan that follows a diagnostic: who, when, how far; both sides keep it."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import IntegerField, StringField, TextAreaField

from diagnostic.actions.concluding import require_profile
from diagnostic.actions.planning import PlanClash, add_action, begin_plan, change_action, plan_file, plan_of
from diagnostic.actions.reporting import told
from diagnostic.actions.restituting import last_told
from diagnostic.core.faults import RefusedInput, UnfinishedProfile
from diagnostic.core.following import ActionFields, ActionState, PlannedAction
from diagnostic.web.context import asker, language, opened, services
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.planning import action_row, progress_words, sheet_words, state_words
from diagnostic.web.scenes import SENT_TWICE, is_own, refusal_words, scene, trail_to
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.outcome import DownloadView
from diagnostic.web.shapes.planning import ActionFormView, PlanView
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

pages = Blueprint("plan", __name__, url_prefix="/diagnostic/<assessment_id>")

EDIT = "modifier"


class ActionForm(GuardedForm):
    """One action: a new one when ``action`` is empty."""

    do = StringField()
    action = StringField()
    revision = IntegerField()
    what = TextAreaField()
    who = StringField()
    due_on = StringField()
    state = StringField()
    remind_on = StringField()


@pages.get("/plan")
def show(assessment_id: str) -> str:
    """The plan, and the form of a new action, or of the one being changed."""
    return _page(assessment_id, ActionForm())


@pages.post("/plan")
def change(assessment_id: str) -> AnyResponse | tuple[str, int]:
    """Begin the plan, add an action or change one; nothing is overwritten unseen."""
    form = ActionForm(request.form)
    if not form.validate() and form[TOKEN_FIELD].errors:
        return _page(assessment_id, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    if form.do.data == "begin":
        begin_plan(scene(), _first_steps())
        return redirect(url_for("plan.show", assessment_id=assessment_id, _anchor="actions"), 303)
    try:
        clash = _keep(form)
    except RefusedInput as refused:
        errors = {refused.refusals[0].where: refusal_words(refused)}
        return _page(assessment_id, form, errors=errors), 422
    except ValueError:
        error = language().gettext("Cette date n’existe pas : choisissez-la de nouveau.")
        return _page(assessment_id, form, errors={"due_on": error}), 422
    if clash:
        return _page(assessment_id, form, clash=clash), 409
    return redirect(url_for("plan.show", assessment_id=assessment_id, _anchor="actions"), 303)


@pages.get("/plan.xlsx")
def download(assessment_id: str) -> Response:
    """The plan as a workbook."""
    del assessment_id
    file = plan_file(sheet_words(plan_of(scene())), language().code)
    response = make_response(file.content)
    response.content_type = file.media
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _first_steps() -> tuple[str, ...]:
    """The priorities of the last restitution, else of the results, each with its first step."""
    document = last_told(scene(), language().code) or told(services(), opened(), language().code)
    return tuple(f"{each.name} – {each.first_step}" for each in document.summary.priorities)


def _keep(form: ActionForm) -> PlanClash | None:
    """Keep what was sent; ValueError for a day that is none."""
    standing = {each.id: each.fields for each in plan_of(scene())}
    action_id = form.action.data or ""
    own = asker().person
    fields = ActionFields(
        what=form.what.data or "",
        who=form.who.data or "",
        due_on=_day(form.due_on.data),
        state=ActionState(form.state.data or ActionState.PLANNED),
        remind_on=_day(form.remind_on.data),
        remind_at=own.email if own else "",
    )
    before = standing.get(action_id)
    if before and before.remind_on == fields.remind_on:
        fields = replace(fields, remind_at=before.remind_at)
    if not action_id:
        add_action(scene(), fields, request.form.get(SENT_TWICE, ""))
        return None
    return change_action(scene(), action_id, fields, form.revision.data or 0)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _page(
    assessment_id: str,
    form: ActionForm,
    *,
    problem: str = "",
    errors: dict[str, str] | None = None,
    clash: PlanClash | None = None,
) -> str:
    words = language().gettext
    actions = plan_of(scene())
    is_sent = bool(problem or errors or clash)
    asked = form.action.data if is_sent else request.args.get(EDIT, "")
    action = next((each for each in actions if each.id == asked), None)
    summary = tuple((f"#{name}", text) for name, text in (errors or {}).items())
    back = url_for("exchanges.show" if is_own() else "file.show", assessment_id=assessment_id)
    view = PlanView(
        structure=name_of(opened().assessment.structure),
        progress=progress_words(actions),
        rows=tuple(action_row(assessment_id, each) for each in actions),
        form=form_view(
            form, url_for("plan.change", assessment_id=assessment_id), errors=summary, problem=problem
        ),
        action=_form_of(assessment_id, action, form, errors or {}, clash) if is_sent else _blank(action),
        may_begin=not actions and _has_path(),
        may_be_reminded=asker().person.email if asker().person else "",  # type: ignore[union-attr]
        download=_download(assessment_id),
        back_url=back,
        back_label=words("Vos échanges") if is_own() else words("Revenir au dossier"),
        here_url=url_for("plan.show", assessment_id=assessment_id),
    )
    title = words("Plan d’action")
    return show_page("plan/show", title, view, trail_to(assessment_id, title))


def _blank(action: PlannedAction | None) -> ActionFormView:
    fields = action.fields if action else ActionFields("")
    return ActionFormView(
        id=action.id if action else "",
        revision=action.revision if action else 0,
        what=shown(fields.what),
        who=shown(fields.who),
        due_on=fields.due_on.isoformat() if fields.due_on else "",
        states=_states(fields.state.value),
        remind_on=fields.remind_on.isoformat() if fields.remind_on else "",
        errors={},
        clash=None,
    )


def _form_of(
    assessment_id: str,
    action: PlannedAction | None,
    form: ActionForm,
    errors: dict[str, str],
    clash: PlanClash | None,
) -> ActionFormView:
    """The form as it was sent; after a clash it carries the revision that stands."""
    return ActionFormView(
        id=action.id if action else "",
        revision=clash.stands.revision if clash else form.revision.data or 0,
        what=shown(form.what.data or ""),
        who=shown(form.who.data or ""),
        due_on=form.due_on.data or "",
        states=_states(form.state.data or ""),
        remind_on=form.remind_on.data or "",
        errors=errors,
        clash=action_row(assessment_id, clash.stands) if clash else None,
    )


def _states(chosen: str) -> tuple[Option, ...]:
    return tuple(Option(each.value, state_words(each), each.value == chosen) for each in ActionState)


def _has_path() -> bool:
    try:
        require_profile(opened())
    except UnfinishedProfile:
        return False
    return True


def _download(assessment_id: str) -> DownloadView:
    words = language().gettext
    url = url_for("plan.download", assessment_id=assessment_id)
    return DownloadView(words("Le plan d’action"), url, words("Excel"), "", language().code)
