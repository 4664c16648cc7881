"""Answering offline: files to fill in, and the one that comes back, shown before anything is written."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from diagnostic.actions.assisting import telling
from diagnostic.actions.filling import apply, compare, filled_sheet, held_of
from diagnostic.actions.reporting import fillable_file
from diagnostic.actions.sealing import Bearer, Held, seal, unseal
from diagnostic.actions.uploading import read_filled
from diagnostic.core.comparing import Kind, Preview
from diagnostic.core.faults import AlreadyFinished, RefusedInput
from diagnostic.web.context import form_secret, helper, language, opened, services
from diagnostic.web.filling import FROM_FILE, choice_name, download, groups_of, names_of
from diagnostic.web.filling_words import MOST_SHOWN, file_words, no_file_words, refused_lines
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.shapes.filling import FilledView, FillingView
from diagnostic.web.steps import sent_key
from diagnostic.web.views import is_finished
from diagnostic.web.words import name_of

pages = Blueprint("filling", __name__, url_prefix="/diagnostic/<assessment_id>/fichier")
FILE = "fichier"
Answer = str | AnyResponse | tuple[str, int]


class KeepForm(GuardedForm):
    """What the preview carries back: the changes under their seal, and the key of this display."""

    lu = HiddenField()
    idempotency_key = HiddenField()


@pages.get("")
def show(assessment_id: str) -> str:
    """Take a file to fill in, or send one back."""
    del assessment_id
    return _page(BareForm())


@pages.post("")
def bring(assessment_id: str) -> Answer:
    """What the file would change, line by line; nothing is written."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    if is_finished(opened()):
        return _page(form), 409
    sent = request.files.get(FILE)
    content = sent.stream.read() if sent else b""
    if not content:
        return _page(form, error=no_file_words()), 422
    try:
        preview = compare(services(), opened(), read_filled(services(), content))
        sealed = seal(services(), _bearer(assessment_id), held_of(preview))
    except RefusedInput as refused:
        return _page(form, error=file_words(refused.refusals)), 422
    return _preview(assessment_id, preview, sealed), 422 if preview.refusals else 200


@pages.post("/appliquer")
def keep(assessment_id: str) -> Answer:
    """Keep what the preview showed; of the conflicts, what the person chose."""
    form = KeepForm(request.form)
    if not form.validate():
        return _page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    try:
        held = unseal(services(), _bearer(assessment_id), form.lu.data or "")
        told = telling(services(), helper(), "answers_given", assessment_id)
        recorded = apply(services(), opened(), held, _chosen(held), sent_key(form), told)
    except RefusedInput as refused:
        return _page(form, error=file_words(refused.refusals)), 422
    except AlreadyFinished:
        return _page(form), 409
    left = len(recorded.clashes) + len(recorded.refusals)
    then = url_for(
        "filling.show", assessment_id=assessment_id, gardees=len(recorded.applied), laissees=left or None
    )
    return redirect(then, 303)


@pages.get("/a-remplir.xlsx")
def sheet(assessment_id: str) -> Response:
    """The spreadsheet with what was answered so far."""
    del assessment_id
    return download(filled_sheet(services(), opened(), language().code))


@pages.get("/a-remplir.pdf")
def pdf_form(assessment_id: str) -> Response:
    """The PDF form with what was answered so far."""
    del assessment_id
    return download(fillable_file(services(), opened().questionnaire, language().code, opened()))


def _bearer(assessment_id: str) -> Bearer:
    return Bearer(assessment_id, form_secret())


def _chosen(held: tuple[Held, ...]) -> frozenset[str]:
    """The fields of conflicts where the person takes what the file says."""
    fields = (each.change.field for each in held if each.is_conflict)
    return frozenset(each for each in fields if request.form.get(choice_name(each)) == FROM_FILE)


def _page(form: GuardedForm, *, error: str = "", problem: str = "") -> str:
    words = language().gettext
    here = opened().assessment
    errors = ((f"#{FILE}", error),) if error else ()
    action = url_for("filling.bring", assessment_id=here.id)
    view = FillingView(
        form=form_view(form, action, errors=errors, problem=problem, is_finished=is_finished(opened())),
        structure=name_of(here.structure),
        sheet_url=url_for("filling.sheet", assessment_id=here.id),
        pdf_url=url_for("filling.pdf_form", assessment_id=here.id),
        hub_url=url_for("hub.show", assessment_id=here.id),
        kept=_kept_words(),
        left=_left_words(),
    )
    return show_page("filling/show", words("Répondre hors ligne"), view, _crumbs())


def _preview(assessment_id: str, preview: Preview, sealed: str) -> str:
    questionnaire = opened().questionnaire
    same = preview.of(Kind.SAME)
    view = FilledView(
        form=form_view(BareForm(), url_for("filling.keep", assessment_id=assessment_id)),
        structure=name_of(opened().assessment.structure),
        sealed=sealed,
        groups=groups_of(questionnaire, preview),
        refused=refused_lines(preview.refusals[:MOST_SHOWN]),
        more_refused=max(0, len(preview.refusals) - MOST_SHOWN),
        told=_told(preview),
        same=names_of(questionnaire, (each.field for each in same)),
        back_url=url_for("filling.show", assessment_id=assessment_id),
    )
    return show_page("filling/preview", language().gettext("Ce que change votre fichier"), view, _crumbs())


def _crumbs() -> tuple[tuple[str, str], ...]:
    return trail(opened().assessment.id, language().gettext("Répondre hors ligne"))


def _told(preview: Preview) -> str:
    """How much of each kind there is."""
    many = language().ngettext
    counts = {kind: len(preview.of(kind)) for kind in Kind}
    told = {
        Kind.NEW: many("%s réponse nouvelle", "%s réponses nouvelles", counts[Kind.NEW]),
        Kind.CHANGED: many("%s réponse changée", "%s réponses changées", counts[Kind.CHANGED]),
        Kind.CONFLICT: many("%s réponse à choisir", "%s réponses à choisir", counts[Kind.CONFLICT]),
        Kind.SAME: many("%s réponse déjà en ligne", "%s réponses déjà en ligne", counts[Kind.SAME]),
    }
    return " · ".join(words % counts[kind] for kind, words in told.items() if counts[kind])


def _kept_words() -> str:
    kept = request.args.get("gardees", default=-1, type=int)
    if kept < 0:
        return ""
    many = language().ngettext
    return many(
        "%s réponse de votre fichier est enregistrée.",
        "%s réponses de votre fichier sont enregistrées.",
        kept,
    ) % min(kept, 999)


def _left_words() -> str:
    left = request.args.get("laissees", default=0, type=int)
    if left <= 0:
        return ""
    many = language().ngettext
    return many(
        "%s réponse a encore changé en ligne entre-temps : elle n’a pas été remplacée. Déposez le fichier "
        "une nouvelle fois pour comparer.",
        "%s réponses ont encore changé en ligne entre-temps : elles n’ont pas été remplacées. Déposez le "
        "fichier une nouvelle fois pour comparer.",
        left,
    ) % min(left, 999)
