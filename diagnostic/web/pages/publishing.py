"""The restitution as it would be published, and publishing it."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from diagnostic.actions.restituting import digest_of, prepared, publish, told
from diagnostic.web.context import language, services
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.publications import PUBLISHED
from diagnostic.web.scenes import scene, trail_to
from diagnostic.web.shapes.drafting import PreviewView

pages = Blueprint("publishing", __name__, url_prefix="/diagnostic/<assessment_id>/dossier/apercu")


class PublishForm(GuardedForm):
    """What names the preview that was shown."""

    digest = StringField()


@pages.get("")
def show(assessment_id: str) -> str:
    """Everything the restitution would say."""
    return _page(assessment_id, PublishForm())


@pages.post("")
def make(assessment_id: str) -> Response | tuple[str, int]:
    """Publish what was shown, once; something else than what was shown is shown again instead."""
    form = PublishForm(request.form)
    if not form.validate():
        return _page(assessment_id, form, " ".join(form[TOKEN_FIELD].errors)), 403
    number = publish(scene(), form.digest.data or "")
    if number is None:
        return _page(assessment_id, form, _changed_words()), 409
    there = url_for("restitution.show", assessment_id=assessment_id, number=number, fait=PUBLISHED)
    return redirect(there, 303)


def _page(assessment_id: str, form: PublishForm, problem: str = "") -> str:
    snapshot = prepared(scene())
    view = PreviewView(
        document=told(services(), snapshot, language().code) if snapshot else None,
        form=form_view(form, url_for("publishing.make", assessment_id=assessment_id), problem=problem),
        digest=digest_of(snapshot) if snapshot else "",
        problem=problem,
        draft_url=url_for("drafting.show", assessment_id=assessment_id),
        file_url=url_for("file.show", assessment_id=assessment_id),
    )
    title = language().gettext("Aperçu de la restitution")
    return show_page("file/preview", title, view, trail_to(assessment_id, title))


def _changed_words() -> str:
    return language().gettext(
        "Quelque chose a changé depuis cet aperçu : rien n’a été publié. Relisez, puis publiez de nouveau."
    )
