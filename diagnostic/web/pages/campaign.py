"""Campaigns, for those who open and follow them."""

from datetime import date

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import FileField, StringField, TextAreaField

from diagnostic.actions.campaigning import (
    LONGEST_CAMPAIGN,
    Plan,
    campaign_of,
    campaigns_of,
    close_campaign,
    invite_all,
    link_of,
    open_campaign,
    phase_today,
    remind_all,
)
from diagnostic.clock import local_day
from diagnostic.core.campaigns import (
    LONGEST_MESSAGE,
    MOST_LINES,
    Campaign,
    Participant,
    Phase,
    Progress,
    Tally,
    read_list,
)
from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.web.campaign_words import (
    days_words,
    invitation_letter,
    line_words,
    phase_words,
    progress_words,
    reminder_letter,
)
from diagnostic.web.context import asker, language, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, GuardedForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.campaigns import (
    CampaignCard,
    CampaignsView,
    CampaignView,
    NewCampaignView,
    ParticipantView,
)
from diagnostic.web.shapes.forms import Option

pages = Blueprint("campaign", __name__, url_prefix="/campagnes")


class CampaignForm(GuardedForm):
    """What a campaign is."""

    name = StringField()
    message = TextAreaField()
    opens_on = StringField()
    closes_on = StringField()
    questionnaire = StringField()


class ListForm(GuardedForm):
    """Structures to invite: pasted, or as a file."""

    structures = TextAreaField()
    file = FileField()


@pages.get("")
def index() -> str:
    """The campaigns that the advisor opened, or all of the network for a lead."""
    cards = tuple(_card(each) for each in campaigns_of(services(), asker()))
    view = CampaignsView(cards, url_for("campaign.new"))
    return show_page("campaign/index", language().gettext("Vos campagnes"), view)


@pages.get("/nouvelle")
def new() -> str:
    """The form that opens a campaign, with the coming month proposed."""
    today = local_day(services().clock.now())
    form = CampaignForm(data={"opens_on": today.isoformat()})
    return _new_page(form, {})


@pages.post("/nouvelle")
def create() -> Response | tuple[str, int]:
    """Open a campaign."""
    form = CampaignForm(request.form)
    if not form.validate():
        return _new_page(form, {}, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    plan, faults = _plan(form)
    if plan is None:
        return _new_page(form, faults), 422
    made = open_campaign(services(), asker(), plan)
    return redirect(url_for("campaign.show", campaign_id=made, ouverte=1), 303)


@pages.get("/<campaign_id>")
def show(campaign_id: str) -> str:
    """A campaign: its link, who was invited, how far each is."""
    return _page(campaign_id)


@pages.post("/<campaign_id>/inviter")
def invite(campaign_id: str) -> Response | tuple[str, int]:
    """Invite the structures of a list, all of them or none."""
    form = ListForm(request.form)
    typed = form.structures.data or ""
    if not form.validate():
        return _page(campaign_id, typed, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    sent = request.files.get("file")
    text = "\n".join(each for each in (typed, _decoded(sent.read() if sent else b"")) if each.strip())
    invited, wrong = read_list(text)
    errors = tuple(("#structures", line_words(each)) for each in wrong)
    if not errors and not invited:
        errors = (("#structures", language().gettext("Indiquez au moins une adresse mail.")),)
    if errors:
        return _page(campaign_id, text, errors), 422
    new_ones, known = invite_all(services(), asker(), campaign_id, invited, invitation_letter)
    return redirect(url_for("campaign.show", campaign_id=campaign_id, invitees=new_ones, connues=known), 303)


@pages.post("/<campaign_id>/relancer")
def remind(campaign_id: str) -> Response:
    """Write again to those who have not begun."""
    count = 0
    if BareForm(request.form).validate():
        count = remind_all(services(), asker(), campaign_id, reminder_letter)
    return redirect(url_for("campaign.show", campaign_id=campaign_id, relancees=count), 303)


@pages.post("/<campaign_id>/clore")
def close(campaign_id: str) -> Response:
    """Close the campaign."""
    if BareForm(request.form).validate():
        close_campaign(services(), asker(), campaign_id)
    return redirect(url_for("campaign.show", campaign_id=campaign_id), 303)


def _plan(form: CampaignForm) -> tuple[Plan | None, dict[str, str]]:
    say = language().gettext
    name, message = tidy(form.name.data or ""), tidy(form.message.data or "")
    first, last = _day(form.opens_on.data), _day(form.closes_on.data)
    known = {each.key for each in services().library.latest()}
    faults = {}
    if not name or unkeepable(name, LONGEST_NAME):
        faults["name"] = say("Donnez un nom à la campagne, de 200 caractères au plus.")
    if unkeepable(message, LONGEST_MESSAGE):
        faults["message"] = say(
            "Ce message est trop long (2 000 caractères au plus) ou contient un caractère invisible."
        )
    if first is None:
        faults["opens_on"] = say("Indiquez le premier jour, par exemple 2027-01-15.")
    if last is None or (first and not first <= last <= first + LONGEST_CAMPAIGN):
        faults["closes_on"] = say("Indiquez le dernier jour : après le premier, et dans l’année qui suit.")
    if form.questionnaire.data not in known:
        faults["questionnaire"] = say("Choisissez un questionnaire.")
    if faults or first is None or last is None:
        return None, faults
    return Plan(form.questionnaire.data or "", name, message, first, last), {}


def _new_page(form: CampaignForm, faults: dict[str, str], problem: str = "") -> str:
    errors = tuple((f"#{name}", words) for name, words in faults.items())
    offered = services().library.latest()
    chosen = form.questionnaire.data or (offered[0].key if offered else "")
    titles = [services().library.questionnaire(each.key, each.version, language().code) for each in offered]
    view = NewCampaignView(
        form=form_view(form, url_for("campaign.create"), errors=errors, problem=problem),
        name=form.name.data or "",
        message=form.message.data or "",
        opens_on=form.opens_on.data or "",
        closes_on=form.closes_on.data or "",
        questionnaires=tuple(Option(each.key, each.title, each.key == chosen) for each in titles),
        faults=faults,
    )
    crumbs = ((language().gettext("Vos campagnes"), url_for("campaign.index")),)
    title = language().gettext("Ouvrir une campagne")
    return show_page("campaign/new", title, view, (*crumbs, (title, "")))


def _page(
    campaign_id: str, typed: str = "", errors: tuple[tuple[str, str], ...] = (), problem: str = ""
) -> str:
    campaign, people = campaign_of(services(), campaign_id)
    phase = phase_today(services(), campaign)
    waiting = sum(each.progress is Progress.INVITED for each in people)
    view = CampaignView(
        name=campaign.name,
        message=campaign.message,
        phase=phase_words(phase),
        days=days_words(campaign),
        is_open=phase is Phase.OPEN,
        is_closed=phase is Phase.CLOSED,
        figures=_figures(people),
        link=link_of(services(), campaign_id),
        participants=tuple(_participant(each) for each in people),
        waiting=waiting,
        invite=form_view(
            ListForm(), url_for("campaign.invite", campaign_id=campaign_id), errors=errors, problem=problem
        ),
        typed=typed,
        most_lines=MOST_LINES,
        remind=button(url_for("campaign.remind", campaign_id=campaign_id)),
        close=button(url_for("campaign.close", campaign_id=campaign_id)),
        notices=tuple(_notices(campaign)),
        index_url=url_for("campaign.index"),
        portfolio_url=url_for("portfolio.show", campagne=campaign_id),
        territory_url=url_for("territory.show", campagne=campaign_id),
        exports_url=url_for("exports.show", campagne=campaign_id),
    )
    crumbs = ((language().gettext("Vos campagnes"), url_for("campaign.index")), (campaign.name, ""))
    return show_page("campaign/show", campaign.name, view, crumbs)


def _figures(people: tuple[Participant, ...]) -> tuple[tuple[str, str], ...]:
    say = language().gettext
    counted = (
        (say("Invitées"), sum(bool(each.invitation) for each in people)),
        (say("Commencés"), sum(each.progress in {Progress.BEGUN, Progress.FINISHED} for each in people)),
        (say("Terminés"), sum(each.progress is Progress.FINISHED for each in people)),
        (say("Partagés avec vous"), sum(each.shares for each in people)),
    )
    return tuple((name, str(number)) for name, number in counted)


def _participant(each: Participant) -> ParticipantView:
    say = language().gettext
    shares = say("Partagé") if each.shares else say("Non partagé") if each.assessment else ""
    url = url_for("outcome.show", assessment_id=each.assessment) if each.shares else ""
    return ParticipantView(
        structure=each.structure or say("Structure sans nom"),
        email=each.email,
        progress=progress_words(each.progress, each.answered),
        shares=shares,
        moved=language().day(each.moved_at),
        url=url,
    )


def _notices(campaign: Campaign) -> list[str]:
    del campaign
    say, many = language().gettext, language().ngettext
    notices = []
    if "ouverte" in request.args:
        notices.append(say("La campagne est prête. Invitez des structures, ou donnez son lien."))
    invited = request.args.get("invitees", default=0, type=int)
    if invited > 0:
        told = many("%(n)s invitation part.", "%(n)s invitations partent.", invited)
        notices.append(told % {"n": invited})
    known = request.args.get("connues", default=0, type=int)
    if known > 0:
        told = many(
            "%(n)s adresse était déjà invitée : elle ne reçoit rien de nouveau.",
            "%(n)s adresses étaient déjà invitées : elles ne reçoivent rien de nouveau.",
            known,
        )
        notices.append(told % {"n": known})
    reminded = request.args.get("relancees", default=0, type=int)
    if reminded > 0:
        notices.append(many("%(n)s rappel part.", "%(n)s rappels partent.", reminded) % {"n": reminded})
    return notices


def _card(tally: Tally) -> CampaignCard:
    campaign = tally.campaign
    figures = language().gettext("%(invited)s invitées, %(begun)s commencés, %(finished)s terminés") % {
        "invited": tally.invited,
        "begun": tally.begun,
        "finished": tally.finished,
    }
    return CampaignCard(
        name=campaign.name,
        url=url_for("campaign.show", campaign_id=campaign.id),
        phase=phase_words(phase_today(services(), campaign)),
        days=days_words(campaign),
        figures=figures,
        advisor=campaign.advisor_name,
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def _decoded(content: bytes) -> str:
    """The text of a file, in UTF-8 or as spreadsheets in French often write it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
