"""Coming back later: the private link, its renewal, the file to keep, and leaving this browser."""

from flask import Blueprint, Response, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from diagnostic.actions.resuming import link_of, renew_link, resume_file_of
from diagnostic.actions.visiting import end_visit
from diagnostic.web.context import asker, language, opened, services, visit
from diagnostic.web.cookies import forget_visit
from diagnostic.web.forms import BareForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.journey import left_words, may_erase, path_here
from diagnostic.web.shapes.journey import LaterView
from diagnostic.web.words import name_of

KEPT = "garde"
"""The box that says: my link or my file is kept."""

pages = Blueprint("later", __name__, url_prefix="/diagnostic/<assessment_id>")


@pages.get("/reprendre-plus-tard")
def show(assessment_id: str) -> str:
    """The private link and the file, each to keep."""
    return _page(assessment_id)


def _page(assessment_id: str, errors: tuple[tuple[str, str], ...] = ()) -> str:
    words = language().gettext
    secret = link_of(services(), opened().assessment)
    view = LaterView(
        structure=name_of(opened().assessment.structure),
        link=services().settings.public_url + url_for("resume.show", token=secret) if secret else "",
        left=left_words(path_here()),
        begun_days=services().settings.keep_begun_days,
        renew=button(url_for("later.renew", assessment_id=assessment_id)),
        file_url=url_for("later.file", assessment_id=assessment_id),
        filling_url=url_for("filling.show", assessment_id=assessment_id),
        hub_url=url_for("hub.show", assessment_id=assessment_id),
        leave=form_view(BareForm(), url_for("later.leave", assessment_id=assessment_id), errors=errors),
        erase_url=url_for("erasing.show", assessment_id=assessment_id) if may_erase() else "",
    )
    return show_page(
        "later/show", words("Reprendre plus tard"), view, trail(assessment_id, words("Reprendre plus tard"))
    )


@pages.post("/nouveau-lien")
def renew(assessment_id: str) -> AnyResponse:
    """Replace the private link."""
    if BareForm(request.form).validate():
        renew_link(services(), asker(), opened().assessment)
    return redirect(url_for("later.show", assessment_id=assessment_id), 303)


@pages.get("/reprise.json")
def file(assessment_id: str) -> Response:
    """Everything given so far, as a file to upload again."""
    del assessment_id
    response = make_response(resume_file_of(services(), opened().assessment))
    response.mimetype = "application/json"
    response.headers["Content-Disposition"] = 'attachment; filename="diagnostic-reprise.json"'
    return response


@pages.post("/quitter")
def leave(assessment_id: str) -> AnyResponse:
    """Have this browser forget what it had open; the private link opens it again."""
    if not BareForm(request.form).validate():
        return redirect(url_for("later.show", assessment_id=assessment_id), 303)
    if request.form.get(KEPT) != "oui":
        told = language().gettext(
            "Dites d’abord que vous avez gardé votre lien ou votre fichier : sans l’un des deux, plus rien "
            "ne rouvrira ce diagnostic. Rien n’a été fermé."
        )
        return make_response(_page(assessment_id, ((f"#{KEPT}", told),)), 422)
    end_visit(services(), visit())
    forget_visit()
    response = redirect(url_for("resume.ask", parti="oui"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
