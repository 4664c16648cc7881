"""The link of a campaign: what it is about, who would see what, and the beginning."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField

from diagnostic.actions.joining import Beginning, Entrance, begin_in, entrance
from diagnostic.core.campaigns import Phase
from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.web.campaign_words import days_words
from diagnostic.web.context import asker, language, services, visit
from diagnostic.web.cookies import keep_visit
from diagnostic.web.forms import TOKEN_FIELD, GuardedForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.campaigns import EntranceView
from diagnostic.web.written import shown

pages = Blueprint("campaign_link", __name__, url_prefix="/c")


class EntranceForm(GuardedForm):
    """The structure's name, and whether the advisor of the campaign may read."""

    structure = StringField()
    shares = BooleanField()


@pages.get("/<token>")
def show(token: str) -> str:
    """What the campaign is; nothing is begun nor spent."""
    return _page(token, entrance(services(), token), EntranceForm())


@pages.post("/<token>")
def begin(token: str) -> Response | tuple[str, int]:
    """Begin in the campaign."""
    found = entrance(services(), token)
    form = EntranceForm(request.form)
    structure = tidy(form.structure.data or "")
    if not form.validate():
        return _page(token, found, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    if unkeepable(structure, LONGEST_NAME) or (form.shares.data and not structure):
        return _page(token, found, form, structure_error=_name_words()), 422
    if found.phase is not Phase.OPEN or _is_used(found):
        return _page(token, found, form), 409
    given = Beginning(structure, language().code, visit(), shares=bool(form.shares.data))
    started = begin_in(services(), asker(), token, given)
    keep_visit(started.visit)
    return redirect(url_for("profile.show", assessment_id=started.assessment.id), 303)


def _is_used(found: Entrance) -> bool:
    return bool(found.invited and found.invited.assessment)


def _name_words() -> str:
    return language().gettext(
        "Indiquez le nom de votre structure (200 caractères au plus) : sans lui, la personne qui vous "
        "accompagne ne saurait pas de qui elle lit les réponses."
    )


def _page(
    token: str, found: Entrance, form: EntranceForm, *, problem: str = "", structure_error: str = ""
) -> str:
    campaign = found.campaign
    asked = services().library.newest(campaign.questionnaire, language().code)
    errors = (("#structure", structure_error),) if structure_error else ()
    invited_as = found.invited.structure if found.invited else ""
    view = EntranceView(
        name=campaign.name,
        message=campaign.message,
        network=campaign.network_name,
        advisor=campaign.advisor_name,
        days=days_words(campaign),
        phase=found.phase.value,
        title=asked.title,
        minutes=asked.minutes,
        form=form_view(form, url_for("campaign_link.begin", token=token), errors=errors, problem=problem),
        structure=shown(form.structure.data or ("" if request.method == "POST" else invited_as)),
        structure_error=structure_error,
        shares=bool(form.shares.data),
        already=_is_used(found),
        resume_url=url_for("resume.ask"),
        alone_url=url_for("start.show", questionnaire=campaign.questionnaire),
    )
    return show_page("campaign/entrance", campaign.name, view)
