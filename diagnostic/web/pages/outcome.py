"""The results on screen, and the documents to download."""

from flask import Blueprint, Response, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from diagnostic.actions.concluding import require_profile
from diagnostic.actions.reporting import FORMS, document_file, told
from diagnostic.core.faults import AbsentObject, UnfinishedProfile
from diagnostic.core.people import OWN, Relation
from diagnostic.web.context import language, opened, relations, services
from diagnostic.web.forms import button
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.shapes.outcome import DownloadView, OutcomeView
from diagnostic.web.told import (
    dimension_cards,
    priority_cards,
    radar_of,
    starter_cards,
    table_columns,
    table_rows,
)
from diagnostic.web.views import is_finished

pages = Blueprint("outcome", __name__, url_prefix="/diagnostic/<assessment_id>")


@pages.get("/resultats")
def show(assessment_id: str) -> str | AnyResponse:
    """Where the structure stands, why, and what to do first."""
    words = language().gettext
    try:
        require_profile(opened())
    except UnfinishedProfile:
        if not _works():
            return show_page("outcome/waiting", words("Les résultats"), None)
        return redirect(url_for("profile.show", assessment_id=assessment_id), 303)
    document = told(services(), opened(), language().code)
    view = OutcomeView(
        document=document,
        radar=radar_of(document),
        table_columns=table_columns(document),
        table_rows=table_rows(document),
        priorities=priority_cards(document, _question_url),
        dimensions=dimension_cards(document, _dimension_url),
        starters=starter_cards(document),
        levels=opened().questionnaire.top,
        is_finished=is_finished(opened()),
        downloads=tuple(_downloads(assessment_id)),
        hub_url=url_for("hub.show", assessment_id=assessment_id) if _works() else "",
        review_url=url_for("review.show", assessment_id=assessment_id) if _works() else "",
        later_url=url_for("later.show", assessment_id=assessment_id) if _is_own() else "",
        sharing_url=url_for("sharing.show", assessment_id=assessment_id) if _is_own() else "",
        reopen=button(url_for("hub.open_again", assessment_id=assessment_id)) if _works() else None,
    )
    heading = words("Vos résultats") if _works() else words("Les résultats")
    return show_page("outcome/show", heading, view, trail(assessment_id, heading) if _works() else ())


@pages.get("/rapport.<form>")
def download(assessment_id: str, form: str) -> Response:
    """One document, in the language asked for (``?langue=en``), else in that of the page."""
    del assessment_id
    wanted = request.args.get("langue", language().code)
    if form not in FORMS or wanted not in services().languages.codes:
        raise AbsentObject
    file = document_file(services(), opened(), form, wanted)
    response = make_response(file.content)
    response.content_type = file.media
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _is_own() -> bool:
    """True for those of the structure itself."""
    return bool(relations() & OWN)


def _works() -> bool:
    """True for those who may open the questions; no link leads others where they may not go."""
    return _is_own() or Relation.ASSISTANT in relations()


def _question_url(key: str) -> str:
    if not _works():
        return ""
    here = opened()
    dimension = here.questionnaire.question[key].dimension
    address = _dimension_url(dimension)
    return f"{address}#{key}"


def _dimension_url(key: str) -> str:
    if not _works():
        return ""
    return url_for("steps.show", assessment_id=opened().assessment.id, dimension=key)


def _downloads(assessment_id: str) -> list[DownloadView]:
    words = language().gettext
    about = {
        "pdf": words("PDF, à imprimer ou à envoyer"),
        "docx": words("Word, à compléter"),
        "xlsx": words("Excel, le plan d’action"),
    }
    titles = {
        "pdf": words("Le rapport complet"),
        "docx": words("Le rapport modifiable"),
        "xlsx": words("Le plan d’action en tableau"),
    }
    return [
        DownloadView(
            title=titles[form],
            url=url_for("outcome.download", assessment_id=assessment_id, form=form, langue=each.code),
            about=f"{about[form]}, {each.own_name}",
            text="",
            language=each.code,
        )
        for form in about
        for each in sorted(services().languages.all(), key=lambda each: each.code != language().code)
    ]
