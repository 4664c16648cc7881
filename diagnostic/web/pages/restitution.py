"""A published restitution: both readings, to read, to download, and to reply to."""

from flask import Blueprint, Response, make_response, request, url_for

from diagnostic.actions.restituting import (
    FORMS,
    is_told_by_mail,
    published_ones,
    restitution,
    restitution_file,
    told,
)
from diagnostic.core.faults import AbsentObject
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.next_reviews import next_review
from diagnostic.web.publications import PUBLISHED, published_views, restitution_downloads
from diagnostic.web.scenes import is_own, scene, trail_to
from diagnostic.web.shapes.reviewing import RestitutionView

pages = Blueprint("restitution", __name__, url_prefix="/diagnostic/<assessment_id>/restitution/<int:number>")


@pages.get("")
def show(assessment_id: str, number: int) -> str:
    """The restitution as it was published."""
    document = told(services(), restitution(scene(), number), language().code)
    others = tuple(each for each in published_ones(scene()) if each.number != number)
    reply = url_for("exchanges.show", assessment_id=assessment_id, _anchor="repondre")
    file = url_for("file.show", assessment_id=assessment_id, _anchor="commentaires")
    done, files = _done(), restitution_downloads(assessment_id, number)
    after = next_review(assessment_id) if done else ("", "")
    view = RestitutionView(
        document=document,
        downloads=tuple(each for each in files if each.language == language().code),
        elsewhere=tuple(each for each in files if each.language != language().code),
        others=published_views(assessment_id, others),
        reply_url=reply if is_own() else file,
        plan_url=url_for("plan.show", assessment_id=assessment_id),
        report_url=url_for("outcome.show", assessment_id=assessment_id),
        is_own=is_own(),
        done=done,
        file_url=url_for("file.show", assessment_id=assessment_id),
        next_label=after[0],
        next_url=after[1],
    )
    title = language().gettext("Restitution n° %(n)s") % {"n": number}
    return show_page("restitution/show", title, view, trail_to(assessment_id, title))


def _done() -> str:
    """What the person who just published is told."""
    words = language().gettext
    if is_own() or request.args.get("fait") != PUBLISHED:
        return ""
    if is_told_by_mail(scene()):
        return words("La structure est prévenue par mail. Elle peut la lire, la télécharger et y répondre.")
    return words(
        "Personne n’a encore de compte dans cette structure : donnez-lui vous-même le fichier, ou dites-lui "
        "que la restitution est là."
    )


@pages.get("/rapport.<form>")
def download(assessment_id: str, number: int, form: str) -> Response:
    """One form of it, in the language asked for (``?langue=en``), else in that of the page."""
    del assessment_id
    wanted = request.args.get("langue", language().code)
    if form not in FORMS or wanted not in services().languages.codes:
        raise AbsentObject
    file = restitution_file(scene(), number, form, wanted)
    response = make_response(file.content)
    response.content_type = file.media
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
