"""A structure's file: where it stands, what happened, what asks for a look, every answer."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import TextAreaField

from diagnostic.actions.concluding import require_profile
from diagnostic.actions.filing import case_file
from diagnostic.actions.reporting import told
from diagnostic.actions.restituting import is_told_by_mail, published_ones
from diagnostic.actions.reviewing import exchanged, say_comment
from diagnostic.core.faults import RefusedInput, UnfinishedProfile
from diagnostic.web.context import language, opened, services
from diagnostic.web.exchanging import about
from diagnostic.web.file_facts import facts_of, is_told
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.glance import glance_of
from diagnostic.web.next_reviews import next_review
from diagnostic.web.portfolio_asked import BACK, followed_crumb
from diagnostic.web.publications import published_views
from diagnostic.web.regarding import groups, history_lines, question_url, regard_rows
from diagnostic.web.scenes import SENT_TWICE, refusal_words, scene
from diagnostic.web.shapes.reviewing import FileView, GlanceRow
from diagnostic.web.views import is_finished
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

COMMENT = "commentaire"
"""What the address says once a comment was sent."""

pages = Blueprint("file", __name__, url_prefix="/diagnostic/<assessment_id>/dossier")


class CommentForm(GuardedForm):
    """A comment about the whole."""

    text = TextAreaField()


@pages.get("")
def show(assessment_id: str) -> str:
    """The file."""
    return _page(assessment_id, CommentForm())


@pages.post("/commentaire")
def comment(assessment_id: str) -> Response | tuple[str, int]:
    """Keep a comment about the whole, then go back to where it was written."""
    form = CommentForm(request.form)
    if not form.validate():
        return _page(assessment_id, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    try:
        say_comment(scene(), "", form.text.data or "", request.form.get(SENT_TWICE, ""))
    except RefusedInput as refused:
        return _page(assessment_id, form, error=refusal_words(refused)), 422
    there = url_for("file.show", assessment_id=assessment_id, fait=COMMENT, _anchor="commentaires")
    return redirect(there, 303)


def _page(assessment_id: str, form: CommentForm, problem: str = "", error: str = "") -> str:
    found = case_file(scene())
    structure = name_of(opened().assessment.structure)
    _, comments = exchanged(scene())
    errors = (("#text", error),) if error else ()
    first = next((each.key for each in found.path.all_questions()), "")
    reading, glance = _glance()
    has_readers = is_told_by_mail(scene())
    after, made = next_review(assessment_id), published_ones(scene())
    view = FileView(
        structure=structure,
        facts=facts_of(found, made, comments, has_readers=has_readers),
        reading=reading,
        glance=glance,
        history=history_lines(found),
        kept=found.kept.get("", ()),
        regards=regard_rows(found),
        groups=groups(found),
        first_url=question_url(first) if first else "",
        comments=about(comments, ""),
        comment=form_view(
            form, url_for("file.comment", assessment_id=assessment_id), errors=errors, problem=problem
        ),
        typed=shown(form.text.data or "") if errors or problem else "",
        comment_error=error,
        restitutions=published_views(assessment_id, made),
        draft_url=url_for("drafting.show", assessment_id=assessment_id),
        plan_url=url_for("plan.show", assessment_id=assessment_id),
        report_url=url_for("outcome.show", assessment_id=assessment_id) if reading else "",
        archive_url=url_for("exports.case", assessment_id=assessment_id, form="zip"),
        is_finished=is_finished(opened()),
        is_told=is_told(made),
        has_readers=has_readers,
        is_sent=request.args.get("fait") == COMMENT,
        next_label=after[0],
        next_url=after[1],
    )
    title = language().gettext("Dossier de %(name)s") % {"name": structure}
    return show_page("file/show", title, view, (followed_crumb(request.args.get(BACK, "")), (structure, "")))


def _glance() -> tuple[str, tuple[GlanceRow, ...]]:
    """The outcome in a sentence and a strip for each dimension; nothing before the path is decided."""
    try:
        require_profile(opened())
    except UnfinishedProfile:
        return "", ()
    document = told(services(), opened(), language().code)
    return document.cover.reading, glance_of(document)
