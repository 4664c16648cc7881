"""Files that advisors take away: tables of the portfolio, batches of reports, the file of a structure."""

from collections.abc import Iterator
from contextlib import suppress

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import StringField

from diagnostic.actions.batches import ask_batch, batch_archive, batches_of, names_of, stop_batch
from diagnostic.actions.case_export import case_archive, case_json
from diagnostic.actions.concluding import require_profile
from diagnostic.actions.exporting import TableForm, chunks_of, portfolio_file
from diagnostic.actions.portfolio import followed_page
from diagnostic.actions.reporting import document_file
from diagnostic.clock import local_day
from diagnostic.core.batches import MOST_DOCUMENTS, Batch, BatchState
from diagnostic.core.faults import AbsentObject, UnfinishedProfile
from diagnostic.web.context import asker, language, opened, services
from diagnostic.web.filter_words import active_words
from diagnostic.web.filters import address, filter_pairs, query_of
from diagnostic.web.forms import BareForm, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.portfolio_asked import asked
from diagnostic.web.portfolio_lines import exists, tabs
from diagnostic.web.shapes.exports import BatchView, ExportsView

pages = Blueprint("exports", __name__, url_prefix="/suivi/exports")

REPORTS = ("pdf", "docx", "xlsx")
CASE_MEDIA = {"json": "application/json", "zip": "application/zip"}


class ExportForm(GuardedForm):
    """The filters that stand, and the kind of file."""

    query = StringField()
    form = StringField()


@pages.get("")
def show() -> str:
    """What can be taken away, and the batches asked for."""
    return _page(ExportForm())


@pages.post("/tableau")
def table() -> AnyResponse | tuple[str, int]:
    """The portfolio as a file."""
    form = ExportForm(request.form)
    if not form.validate():
        return _page(form, problem=" ".join(form["csrf_token"].errors)), 403
    kind = TableForm.XLSX if form.form.data == TableForm.XLSX.value else TableForm.CSV
    offer, filters = asked(form.query.data or "page=1")
    file = portfolio_file(services(), asker(), filters, offer, kind, language().code)
    day = local_day(services().clock.now())
    return _sent(Response(chunks_of(file)), kind.media, f"structures-suivies-{day}.{kind.value}")


@pages.post("/rapports")
def ask() -> AnyResponse | tuple[str, int]:
    """Ask for a batch of reports."""
    words = language().gettext
    form = ExportForm(request.form)
    if not form.validate():
        return _page(form, problem=" ".join(form["csrf_token"].errors)), 403
    _, filters = asked(form.query.data or "page=1")
    if ask_batch(services(), asker(), filters, language().code) is None:
        problem = words(
            "Ces rapports ne peuvent pas être préparés : il faut au moins un diagnostic terminé, au plus "
            "500 à la fois, et au plus trois lots en préparation. Changez les filtres, ou attendez la fin "
            "d’un lot."
        )
        return _page(form, problem=problem), 422
    return redirect(url_for("exports.show", _anchor="lots"), 303)


@pages.post("/rapports/<batch_id>/arreter")
def stop(batch_id: str) -> AnyResponse:
    """Make no more reports of a batch."""
    if BareForm(request.form).validate():
        stop_batch(services(), asker(), batch_id)
    return redirect(url_for("exports.show", _anchor="lots"), 303)


@pages.get("/rapports/<batch_id>.zip")
def fetch(batch_id: str) -> AnyResponse:
    """The reports of a batch."""
    file = batch_archive(services(), asker(), batch_id)
    return _sent(Response(chunks_of(file)), "application/zip", "rapports.zip")


@pages.get("/structure/<assessment_id>.<form>")
def case(assessment_id: str, form: str) -> AnyResponse:
    """Everything on one structure."""
    del assessment_id
    if form not in CASE_MEDIA:
        raise AbsentObject
    content = (
        case_archive(services(), opened(), _reports()) if form == "zip" else case_json(services(), opened())
    )
    return _sent(Response(content), CASE_MEDIA[form], f"dossier.{form}")


def _reports() -> Iterator[tuple[str, bytes]]:
    """The reports of the structure under way, where there is enough for any."""
    with suppress(UnfinishedProfile):
        require_profile(opened())
        for form in REPORTS:
            file = document_file(services(), opened(), form, language().code)
            yield file.name, file.content


def _sent(response: Response, media: str, name: str) -> Response:
    response.content_type = media
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(form: ExportForm, problem: str = "") -> str:
    now = services().clock.now()
    offer, filters = asked(form.query.data or "")
    pairs = filter_pairs(filters, now)
    total = followed_page(services(), asker(), filters, 1).total
    batches = batches_of(services(), asker())
    view = ExportsView(
        tabs=tabs("exports.show", pairs, exists),
        found=language().ngettext("%(n)s diagnostic", "%(n)s diagnostics", total) % {"n": total},
        active=tuple(active_words(filters, offer, now)),
        change_url=address("portfolio.show", pairs),
        query=query_of(filters, now),
        table=form_view(form, url_for("exports.table"), problem=problem),
        batch=form_view(form, url_for("exports.ask")),
        count=total,
        batches=tuple(_batch_view(each) for each in batches),
        is_under_way=any(each.is_under_way for each in batches),
        here=address("exports.show", pairs),
        most=MOST_DOCUMENTS,
    )
    words = language().gettext
    crumbs = (words("Structures suivies"), url_for("portfolio.show")), (words("Exports"), "")
    return show_page("exports/show", words("Exports"), view, crumbs)


def _batch_view(batch: Batch) -> BatchView:
    words = language().gettext
    can_fetch = not batch.is_under_way and bool(batch.made)
    return BatchView(
        title=words("Rapports demandés le %(day)s à %(time)s")
        % {"day": language().day(batch.made_at), "time": language().time(batch.made_at)},
        state=_state_words(batch),
        done=batch.done,
        count=len(batch.assessments),
        is_under_way=batch.is_under_way,
        refused=_refused_words(batch),
        names=tuple(_names(batch)),
        until=words("À télécharger jusqu’au %(day)s.") % {"day": language().day(batch.expires_at)},
        fetch_url=url_for("exports.fetch", batch_id=batch.id) if can_fetch else "",
        stop_url=url_for("exports.stop", batch_id=batch.id) if batch.is_under_way else "",
    )


def _state_words(batch: Batch) -> str:
    words = language().gettext
    told = {
        BatchState.WAITING: words("En attente de son tour : %(done)s sur %(count)s."),
        BatchState.RUNNING: words("En préparation : %(done)s sur %(count)s."),
        BatchState.READY: words("Prêt : %(made)s sur %(count)s."),
        BatchState.STOPPED: words("Arrêté : %(made)s sur %(count)s."),
    }[batch.state]
    return told % {"done": batch.done, "made": len(batch.made), "count": len(batch.assessments)}


def _refused_words(batch: Batch) -> str:
    number = len(batch.refused)
    if not number:
        return ""
    told = language().ngettext(
        "%(n)s rapport n’a pas pu être préparé : la structure ne partage plus avec vous, ou le document n’a "
        "pas pu être fait.",
        "%(n)s rapports n’ont pas pu être préparés : les structures ne partagent plus avec vous, ou les "
        "documents n’ont pas pu être faits.",
        number,
    )
    return told % {"n": number}


def _names(batch: Batch) -> Iterator[str]:
    names = names_of(services(), batch)
    yield from (names[each] for each in batch.refused if names.get(each))
