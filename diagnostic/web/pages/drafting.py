"""Preparing the restitution: priorities in order, by hand, hidden; resources; a message."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import IntegerField, StringField, TextAreaField

from diagnostic.actions.proposing import (
    Alteration,
    adding,
    alter,
    draft_of,
    found_in_kit,
    hiding,
    telling,
    writing,
)
from diagnostic.core.faults import RefusedInput
from diagnostic.core.review import HORIZONS, Draft, Planned, Proposal, erased, hidden, moved, without_resource
from diagnostic.core.wording import worded_for
from diagnostic.web.context import language, opened
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.resources import resource_card
from diagnostic.web.scenes import SENT_TWICE, refusal_words, scene, trail_to
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.drafting import ByHand, DraftingView, PlannedRow
from diagnostic.web.shapes.forms import Option
from diagnostic.web.words import name_of
from diagnostic.web.written import paragraphs, shown

pages = Blueprint("drafting", __name__, url_prefix="/diagnostic/<assessment_id>/dossier/restitution")

HIDE, SEEK = "masquer", "ressource"


class DraftForm(GuardedForm):
    """One change of the draft: ``do`` says which, ``revision`` what the person saw."""

    do = StringField()
    revision = IntegerField()
    key = StringField()
    place = IntegerField()
    why = TextAreaField()
    title = StringField()
    reason = TextAreaField()
    first_step = TextAreaField()
    months = IntegerField()
    message = TextAreaField()
    resource = StringField()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with a change: refused fields, somebody else's draft, a token."""

    errors: dict[str, str] = field(default_factory=dict)
    clash: Draft | None = None
    problem: str = ""


@pages.get("")
def show(assessment_id: str) -> str:
    """The draft as it stands."""
    return _page(assessment_id, DraftForm(), Trouble())


@pages.post("")
def change(assessment_id: str) -> Response | tuple[str, int]:
    """Make one change; what somebody else changed meanwhile is never overwritten."""
    form = DraftForm(request.form)
    if not form.validate():
        if form[TOKEN_FIELD].errors:
            problem = " ".join(form[TOKEN_FIELD].errors)
            return _page(assessment_id, form, Trouble(problem=problem)), 403
        return _page(assessment_id, form, Trouble({"months": _choose_words()})), 422
    try:
        clash = alter(scene(), form.revision.data or 0, _alteration(form))
    except RefusedInput as refused:
        errors = {_field(form, refused.refusals[0].where): refusal_words(refused)}
        return _page(assessment_id, form, Trouble(errors)), 422
    if clash:
        return _page(assessment_id, form, Trouble(clash=clash)), 409
    return redirect(url_for("drafting.show", assessment_id=assessment_id, _anchor=_anchor(form)), 303)


def _alteration(form: DraftForm) -> Alteration:
    """What was pressed, as a change of the proposal; nothing known changes nothing."""
    key, code, place = form.key.data or "", form.resource.data or "", form.place.data or 1
    pressed: dict[str, Callable[[], Alteration]] = {
        "move": lambda: lambda proposal: moved(proposal, key, place),
        "hide": lambda: hiding(key, form.why.data or ""),
        "unhide": lambda: lambda proposal: hidden(proposal, key, ""),
        "erase": lambda: lambda proposal: erased(proposal, key),
        "write": lambda: writing(_by_hand(form)),
        "add": lambda: adding(scene(), code),
        "remove": lambda: lambda proposal: without_resource(proposal, code),
        "tell": lambda: telling(form.message.data or ""),
    }
    return pressed.get(form.do.data or "", lambda: _as_it_is)()


def _as_it_is(proposal: Proposal) -> Proposal:
    return proposal


def _by_hand(form: DraftForm) -> Planned:
    return Planned(
        key=f"main-{request.form.get(SENT_TWICE, '')[:64]}",
        title=form.title.data or "",
        why=form.reason.data or "",
        first_step=form.first_step.data or "",
        months=form.months.data or 0,
    )


def _field(form: DraftForm, where: str) -> str:
    """The field of the page that a refusal is about."""
    return "reason" if where == "why" and form.do.data == "write" else where


def _anchor(form: DraftForm) -> str:
    places = {"add": "ressources", "remove": "ressources", "tell": "message"}
    return places.get(form.do.data or "", "priorites")


def _page(assessment_id: str, form: DraftForm, trouble: Trouble) -> str:
    words = language().gettext
    draft = draft_of(scene())
    rows = _rows(assessment_id, draft)
    asked = form.key.data if "why" in trouble.errors else request.args.get(HIDE, "")
    sought = request.args.get(SEEK, "")
    is_sent = bool(trouble.errors or trouble.clash or trouble.problem)
    is_message = is_sent and form.do.data == "tell"
    here = url_for("drafting.show", assessment_id=assessment_id)
    errors = tuple((f"#{name}", text) for name, text in trouble.errors.items())
    view = DraftingView(
        structure=name_of(opened().assessment.structure),
        form=form_view(
            form,
            url_for("drafting.change", assessment_id=assessment_id),
            errors=errors,
            problem=trouble.problem,
        ),
        revision=draft.revision,
        changed=_changed(draft),
        clash=_clash_words(trouble.clash) if trouble.clash else "",
        clash_message=paragraphs(draft.proposal.message) if trouble.clash and is_message else (),
        rows=rows,
        hiding=next((each for each in rows if asked and each.key == asked), None),
        why=shown(form.why.data or ""),
        by_hand=_typed(form, is_sent=is_sent and form.do.data == "write"),
        message=shown((form.message.data or "") if is_message else draft.proposal.message),
        resources=tuple(_card(code) for code in draft.proposal.resources),
        sought=shown(sought),
        found=tuple(_card(each.code) for each in found_in_kit(scene(), sought)),
        field_errors=trouble.errors,
        preview_url=url_for("publishing.show", assessment_id=assessment_id),
        file_url=url_for("file.show", assessment_id=assessment_id),
        here_url=here,
    )
    title = words("Préparer la restitution")
    return show_page("file/draft", title, view, trail_to(assessment_id, title))


def _rows(assessment_id: str, draft: Draft) -> tuple[PlannedRow, ...]:
    every = draft.proposal.priorities
    return tuple(
        _row(assessment_id, each, place, is_last=place == len(every)) for place, each in enumerate(every, 1)
    )


def _row(assessment_id: str, each: Planned, place: int, *, is_last: bool) -> PlannedRow:
    words = language().gettext
    questionnaire = worded_for(opened().questionnaire, opened().assessment.record.profile)
    question = questionnaire.question.get(each.key)
    name = each.title or (question.short if question else each.key)
    about = (
        words("Écrite à la main, d’ici %(n)s mois") % {"n": each.months}
        if each.is_by_hand
        else questionnaire.dimension[question.dimension].name
        if question
        else ""
    )
    return PlannedRow(
        key=each.key,
        place=place,
        name=shown(name),
        about=about,
        texts=(*paragraphs(each.why), *paragraphs(each.first_step)),
        hidden=shown(each.hidden),
        is_by_hand=each.is_by_hand,
        is_first=place == 1,
        is_last=is_last,
        hide_url=url_for("drafting.show", assessment_id=assessment_id, masquer=each.key, _anchor="masquer"),
    )


def _typed(form: DraftForm, *, is_sent: bool) -> ByHand:
    words = language().gettext
    chosen = (form.months.data or HORIZONS[0]) if is_sent else HORIZONS[0]
    return ByHand(
        title=shown(form.title.data or "") if is_sent else "",
        why=shown(form.reason.data or "") if is_sent else "",
        first_step=shown(form.first_step.data or "") if is_sent else "",
        months=tuple(
            Option(str(each), words("D’ici %(n)s mois") % {"n": each}, each == chosen) for each in HORIZONS
        ),
    )


def _card(code: str) -> ResourceCard:
    kit = opened().questionnaire.catalogue
    found = kit.by_code[code]
    axis = next(each.name for each in kit.axes if each.key == found.axis)
    return resource_card(found, axis, language())


def _changed(draft: Draft) -> str:
    if draft.changed_at is None:
        return ""
    return language().gettext("Dernier changement par %(who)s, le %(day)s à %(time)s.") % {
        "who": draft.changed_by,
        "day": language().day(draft.changed_at),
        "time": language().time(draft.changed_at),
    }


def _clash_words(clash: Draft) -> str:
    return language().gettext(
        "%(who)s a changé cette préparation entre-temps. Rien n’a été écrasé : voici ce qui est enregistré, "
        "et ce que vous aviez écrit est toujours dans la page. Recommencez votre changement si vous y tenez."
    ) % {"who": clash.changed_by}


def _choose_words() -> str:
    return language().gettext("Ce choix n’existe pas : choisissez dans la liste, puis recommencez.")
