"""Preparing the restitution: priorities in order, by hand, hidden; resources; a message."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

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
from diagnostic.actions.reporting import told as told_report
from diagnostic.actions.restituting import prepared
from diagnostic.actions.restituting import told as told_restitution
from diagnostic.core.faults import RefusedInput
from diagnostic.core.review import HORIZONS, Draft, Planned, Proposal, erased, hidden, moved, without_resource
from diagnostic.web.context import language, opened, services
from diagnostic.web.draft_form import SEEK, DraftForm
from diagnostic.web.forms import TOKEN_FIELD, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.planned_rows import planned_rows
from diagnostic.web.resources import resource_card
from diagnostic.web.scenes import SENT_TWICE, refusal_words, scene, trail_to
from diagnostic.web.shapes.browsing import ResourceCard
from diagnostic.web.shapes.drafting import ByHand, DraftingView, PlannedRow
from diagnostic.web.shapes.forms import Option
from diagnostic.web.words import name_of
from diagnostic.web.written import paragraphs, shown

pages = Blueprint("drafting", __name__, url_prefix="/diagnostic/<assessment_id>/dossier/restitution")

HIDE, DONE, KEPT = "masquer", "fait", "message"
"""Names in the address: the priority about to be left for later, and what was just kept."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with a change: refused fields, somebody else's draft, a token."""

    errors: dict[str, str] = field(default_factory=dict)
    clash: Draft | None = None
    problem: str = ""

    @property
    def is_any(self) -> bool:
        """True when something went wrong."""
        return bool(self.errors or self.clash or self.problem)


@pages.get("")
def show(assessment_id: str) -> str:
    """The draft as it stands."""
    return _page(assessment_id, DraftForm(), Trouble(), is_kept=request.args.get(DONE) == KEPT)


@pages.post("")
def change(assessment_id: str) -> Response | str | tuple[str, int]:
    """Keep the message and make one change; what somebody else changed meanwhile is never overwritten."""
    form = DraftForm(request.form)
    if not form.validate():
        if form[TOKEN_FIELD].errors:
            problem = " ".join(form[TOKEN_FIELD].errors)
            return _page(assessment_id, form, Trouble(problem=problem)), 403
        return _page(assessment_id, form, Trouble({"months": _choose_words()})), 422
    before = draft_of(scene()).proposal.message
    try:
        clash = alter(scene(), form.revision.data or 0, _changed_by(form))
    except RefusedInput as refused:
        return _refused(assessment_id, form, refused)
    if clash:
        return _page(assessment_id, form, Trouble(clash=clash)), 409
    return _went_well(assessment_id, form, is_kept=draft_of(scene()).proposal.message != before)


def _changed_by(form: DraftForm) -> Alteration:
    """What was pressed, together with the message as typed; raises RefusedInput for what cannot be kept."""
    told, pressed = _told_by(form), _pressed(form)
    return lambda proposal: pressed(told(proposal))


def _told_by(form: DraftForm) -> Alteration:
    """The message as typed, and nothing else."""
    return telling(form.message.data or "")


def _pressed(form: DraftForm) -> Alteration:
    """The button as a change of the proposal; one that is not known changes nothing."""
    about = form.about
    pressed: dict[str, Callable[[], Alteration]] = {
        "move": lambda: _moving(about),
        "hide": lambda: hiding(form.key.data or "", form.why.data or ""),
        "unhide": lambda: lambda proposal: hidden(proposal, about, ""),
        "erase": lambda: lambda proposal: erased(proposal, about),
        "write": lambda: writing(_by_hand(form)),
        "add": lambda: adding(scene(), about),
        "remove": lambda: lambda proposal: without_resource(proposal, about),
    }
    return pressed.get(form.verb, lambda: _as_it_is)()


def _moving(about: str) -> Alteration:
    key, _, place = about.rpartition(":")
    is_place = place.isascii() and place.isdecimal() and len(place) <= len("99")
    return (lambda proposal: moved(proposal, key, int(place))) if is_place else _as_it_is


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


def _refused(assessment_id: str, form: DraftForm, refused: RefusedInput) -> tuple[str, int]:
    """The page with what was refused; the message is kept all the same, unless it is what was refused."""
    where = refused.refusals[0].where
    trouble = Trouble({_field(form, where): refusal_words(refused)})
    if where != "message":
        clash = alter(scene(), form.revision.data or 0, _told_by(form))
        trouble = Trouble(trouble.errors, clash)
    return _page(assessment_id, form, trouble), 422


def _went_well(assessment_id: str, form: DraftForm, *, is_kept: bool) -> Response | str | tuple[str, int]:
    """Where the button leads; what is kept nowhere else stays in the page that answers."""
    if form.verb == "preview" and not form.is_unsent:
        return redirect(url_for("publishing.show", assessment_id=assessment_id), 303)
    if form.verb == "preview":
        return _page(assessment_id, form, Trouble(_unsent_words(form)), is_kept=is_kept), 422
    if form.is_unsent:
        return _page(assessment_id, form, Trouble(), is_kept=is_kept)
    there = url_for(
        "drafting.show",
        assessment_id=assessment_id,
        ressource=form.ressource.data or None,
        masquer=form.about if form.verb == "hiding" else None,
        fait=KEPT if is_kept else None,
        _anchor=_anchor(form),
    )
    return redirect(there, 303)


def _unsent_words(form: DraftForm) -> dict[str, str]:
    """What stands between the draft and its preview."""
    words = language().gettext
    if form.has_priority:
        return {
            "title": words(
                "Cette priorité n’est pas encore dans la liste : ajoutez-la, ou effacez son texte."
            )
        }
    return {
        "why": words("Cette priorité est toujours dans la liste : laissez-la pour plus tard, ou annulez.")
    }


def _field(form: DraftForm, where: str) -> str:
    """The field of the page that a refusal is about."""
    names = {"resource": SEEK, "why": "reason" if form.verb == "write" else "why"}
    return names.get(where, where)


def _anchor(form: DraftForm) -> str:
    """The part of the page where one goes on."""
    seeks = bool(form.ressource.data) and not form.verb
    places = {"add": "ressources", "remove": "ressources", "seek": "ressources", "hiding": "masquer"}
    return "ressources" if seeks else places.get(form.verb, "message-titre" if _tells(form) else "priorites")


def _tells(form: DraftForm) -> bool:
    return form.verb in {"", "tell"}


def _page(assessment_id: str, form: DraftForm, trouble: Trouble, *, is_kept: bool = False) -> str:
    words, is_sent = language().gettext, request.method == "POST"
    draft = draft_of(scene())
    rows = _rows(draft)
    sought = (form.ressource.data or "") if is_sent else request.args.get(SEEK, "")
    asked = _left_out(form, trouble) if is_sent else request.args.get(HIDE, "")
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
        clash_message=paragraphs(draft.proposal.message) if trouble.clash else (),
        rows=rows,
        hiding=next((each for each in rows if asked and each.key == asked), None),
        why=shown(form.why.data or ""),
        by_hand=_typed(form, is_sent=form.has_priority or trouble.is_any),
        message=shown((form.message.data or "") if trouble.is_any else draft.proposal.message),
        is_kept=is_kept,
        resources=tuple(_card(code) for code in draft.proposal.resources),
        sought=shown(sought),
        found=tuple(_card(each.code) for each in found_in_kit(scene(), sought, language().code)),
        field_errors=trouble.errors,
        file_url=url_for("file.show", assessment_id=assessment_id),
    )
    title = words("Préparer la restitution")
    return show_page("file/draft", title, view, trail_to(assessment_id, title))


def _rows(draft: Draft) -> tuple[PlannedRow, ...]:
    """The priorities with what the report says of each, in the terms of the order that stands."""
    snapshot, code = prepared(scene()), language().code
    documents = [told_report(services(), opened(), code)]
    return planned_rows(
        draft, [*documents, told_restitution(services(), snapshot, code)] if snapshot else documents
    )


def _left_out(form: DraftForm, trouble: Trouble) -> str:
    """The priority whose reason is being written."""
    if form.verb == "hiding":
        return form.about
    is_over = form.verb == "cancel" or (form.verb == "hide" and not trouble.is_any)
    return "" if is_over else form.key.data or ""


def _typed(form: DraftForm, *, is_sent: bool) -> ByHand:
    words = language().gettext
    chosen = (form.months.data or HORIZONS[0]) if is_sent else HORIZONS[0]
    holds = (form.title.data, form.reason.data, form.first_step.data)
    return ByHand(
        is_open=is_sent and any(holds),
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
