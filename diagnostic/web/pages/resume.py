"""Resuming: by the private link, of which only POST opens anything, or by the file kept."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.resuming import open_link
from diagnostic.actions.starting import start_from_file
from diagnostic.core.faults import AbsentObject, RefusedInput
from diagnostic.web.access import Actor, access
from diagnostic.web.context import language, services, visit
from diagnostic.web.cookies import keep_visit
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.journey import ResumeView

pages = Blueprint("resume", __name__)
FILE = "fichier"


@pages.get("/reprendre")
@access(Actor.ANYONE)
def ask() -> str:
    """How to resume: paste the link in the address bar, or send the file."""
    notice = ""
    if request.args.get("parti") == "oui":
        notice = language().gettext(
            "Ce navigateur a tout oublié. Votre lien de reprise ou votre fichier rouvrent votre diagnostic."
        )
    return _ask_page(BareForm(), notice=notice)


@pages.post("/reprendre")
@access(Actor.ANYONE)
def bring() -> Response | tuple[str, int]:
    """Begin from a resume file; what cannot be kept is counted on the page that follows, the rest is kept."""
    form = BareForm(request.form)
    if not form.validate():
        return _ask_page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    sent = request.files.get(FILE)
    try:
        brought = start_from_file(services(), sent.stream.read() if sent else b"", language().code, visit())
    except (RefusedInput, AbsentObject):
        words = language().gettext(
            "Ce fichier n’est pas un fichier de reprise de ce service, ou il est abîmé. Rien n’a été changé. "
            "Choisissez le fichier « diagnostic-reprise.json » que vous aviez téléchargé."
        )
        return _ask_page(form, errors=((f"#{FILE}", words),)), 422
    keep_visit(brought.started.visit)
    left = len(brought.refusals) or None
    hub = url_for("hub.show", assessment_id=brought.started.assessment.id, laissees=left)
    return redirect(hub, 303)


@pages.get("/r/<token>")
@access(Actor.ANYONE)
def show(token: str) -> str:
    """A button, and nothing about whose diagnostic it is: reading a link opens nothing."""
    view = ResumeView(form_view(BareForm(), url_for("resume.open", token=token)))
    return show_page("resume/show", language().gettext("Reprendre un diagnostic"), view)


@pages.post("/r/<token>")
@access(Actor.ANYONE)
def open(token: str) -> Response | tuple[str, int]:  # noqa: A001 - the deed is called so
    """Open the assessment and go to an address without any secret."""
    form = BareForm(request.form)
    action = url_for("resume.open", token=token)
    if not form.validate():
        view = ResumeView(form_view(form, action, problem=" ".join(form[TOKEN_FIELD].errors)))
        return show_page("resume/show", language().gettext("Reprendre un diagnostic"), view), 403
    assessment, opened_visit = open_link(services(), token, visit())
    keep_visit(opened_visit)
    return redirect(url_for("hub.show", assessment_id=assessment.id), 303)


def _ask_page(
    form: BareForm,
    *,
    problem: str = "",
    notice: str = "",
    errors: tuple[tuple[str, str], ...] = (),
) -> str:
    action = url_for("resume.bring")
    view = ResumeView(form_view(form, action, errors=errors, problem=problem, notice=notice))
    return show_page("resume/ask", language().gettext("Reprendre un diagnostic"), view)
