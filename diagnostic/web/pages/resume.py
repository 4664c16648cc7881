"""Resuming: what this browser has open, the private link, which only POST opens, or the file kept."""

import re

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.keeping import kept_under
from diagnostic.actions.resuming import open_link
from diagnostic.actions.starting import start_from_file
from diagnostic.actions.visiting import drafts_of
from diagnostic.core.faults import AbsentObject, Refusal, RefusedInput
from diagnostic.web.context import language, services, visit
from diagnostic.web.cookies import keep_visit
from diagnostic.web.drafts import draft_views
from diagnostic.web.filling_words import MOST_SHOWN, file_words, is_of_file, no_file_words, refused_lines
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.journey import ResumeView
from diagnostic.web.written import shown

pages = Blueprint("resume", __name__)
LONGEST_LINK = 300
"""Characters of what was pasted that the page repeats."""
FILE, REST, LINK = "fichier", "reste", "lien"
TOKEN = re.compile(r"/r/([A-Za-z0-9_-]{20,100})/?\s*$")
"""Where a private link has its secret; the rest is not looked at, for links are copied in many ways."""


@pages.get("/reprendre")
def ask() -> str:
    """How to resume: paste the link in the address bar, or send the file."""
    words, notice = language().gettext, ""
    if request.args.get("parti") == "oui":
        notice = words(
            "Ce navigateur a tout oublié. Votre lien de reprise ou votre fichier rouvrent votre diagnostic."
        )
    elif request.args.get("efface") == "oui":
        notice = words(
            "Votre diagnostic est effacé. Un fichier de reprise gardé permet d’en ouvrir un nouveau."
        )
    return _ask_page(BareForm(), notice=notice)


@pages.post("/reprendre")
def bring() -> Response | tuple[str, int]:
    """Begin from a resume file; what cannot be kept is counted on the page that follows, the rest is kept."""
    form = BareForm(request.form)
    if not form.validate():
        return _ask_page(form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    if LINK in request.form:
        return _by_link(form, request.form[LINK])
    sent = request.files.get(FILE)
    content = sent.stream.read() if sent else b""
    if not content:
        return _ask_page(form, errors=((f"#{FILE}", no_file_words()),)), 422
    keeps_rest = request.form.get(REST) == "oui"
    try:
        brought = start_from_file(services(), content, language().code, visit(), keeps_rest=keeps_rest)
    except RefusedInput as refused:
        return _refused_page(form, refused.refusals), 422
    except AbsentObject:
        return _refused_page(form, (Refusal("file", "unknown version", ""),)), 422
    keep_visit(brought.started.visit)
    left = len(brought.refusals) or None
    hub = url_for("hub.show", assessment_id=brought.started.assessment.id, laissees=left)
    return redirect(hub, 303)


def _by_link(form: BareForm, pasted: str) -> Response | tuple[str, int]:
    """Lead to the page of a pasted link; its secret was sent in the body, never in an address."""
    found = TOKEN.search(pasted.strip())
    if found:
        return redirect(url_for("resume.show", token=found[1]), 303)
    error = language().gettext(
        "Ce n’est pas un lien de reprise entier. Il contient « /r/ » suivi d’une longue suite de lettres et "
        "de chiffres : copiez-le en entier, puis collez-le ici."
    )
    return _ask_page(form, errors=((f"#{LINK}", error),), link=pasted), 422


@pages.get("/r/<token>")
def show(token: str) -> str:
    """A button, and nothing about whose diagnostic it is: reading a link opens nothing."""
    view = ResumeView(form_view(BareForm(), url_for("resume.open", token=token)))
    return show_page("resume/show", language().gettext("Reprendre un diagnostic"), view)


@pages.post("/r/<token>")
def open(token: str) -> Response | tuple[str, int]:  # noqa: A001 - the deed is called so
    """Open the assessment and go to an address without any secret."""
    form = BareForm(request.form)
    action = url_for("resume.open", token=token)
    if not form.validate():
        view = ResumeView(form_view(form, action, problem=" ".join(form[TOKEN_FIELD].errors)))
        return show_page("resume/show", language().gettext("Reprendre un diagnostic"), view), 403
    assessment, opened_visit = open_link(services(), token, visit())
    keep_visit(opened_visit)
    hub = url_for("hub.show", assessment_id=assessment.id)
    text = kept_under(services(), g.before, hub.removeprefix(request.script_root))
    return redirect(url_for("signing.kept", suite=text) if text else hub, 303)


def _refused_page(form: BareForm, refusals: tuple[Refusal, ...]) -> str:
    """Why nothing was begun: the file itself, or the lines of it that cannot be kept."""
    if is_of_file(refusals):
        return _ask_page(form, errors=((f"#{FILE}", file_words(refusals)),))
    many = language().ngettext
    told = many(
        "%s ligne du fichier ne peut pas être gardée. Aucun diagnostic n’a été commencé.",
        "%s lignes du fichier ne peuvent pas être gardées. Aucun diagnostic n’a été commencé.",
        len(refusals),
    ) % len(refusals)
    return _ask_page(form, errors=(("#refus-1", told),), refusals=refusals)


def _ask_page(
    form: BareForm,
    *,
    problem: str = "",
    notice: str = "",
    errors: tuple[tuple[str, str], ...] = (),
    refusals: tuple[Refusal, ...] = (),
    link: str | None = None,
) -> str:
    action = url_for("resume.bring")
    view = ResumeView(
        form_view(form, action, errors=errors, problem=problem, notice=notice),
        refused=refused_lines(refusals[:MOST_SHOWN]),
        more_refused=max(0, len(refusals) - MOST_SHOWN),
        offers_rest=bool(refusals),
        drafts=draft_views(drafts_of(services(), visit())),
        link=shown((link or "")[:LONGEST_LINK]),
        link_error=errors[0][1] if link is not None else "",
    )
    return show_page("resume/ask", language().gettext("Reprendre un diagnostic"), view)
