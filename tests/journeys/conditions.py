"""Why a page has not all four conditions: for every route, those that nobody can meet, each with its reason.

A condition of a route has either a state in ``states.py`` or a reason here, to which a test holds.
"""

from collections.abc import Mapping
from typing import Final

from tests.journeys.state import Condition

CONDITIONS: Final[tuple[Condition, ...]] = ("normal", "error", "empty", "full")
Reasons = dict[Condition, str]

_FIXED: Final = "the same words for everybody, so that nothing can be missing or pile up"
_NO_FORM: Final = "no form on this page; an address that leads nowhere answers with the page of “absent”"
_ONLY_A_FORM: Final = "a form and nothing else: it is empty when it opens, and nothing piles up"
_OPENS_EMPTY: Final = "its ordinary condition: it opens with nothing filled in"
_ONE_THING: Final = "tells one thing that is always there, and nothing piles up"
_REFUSES: Final = "leads on when it takes what was sent: it answers with a page only to refuse"
_ONLY_REFUSES_PARTLY: Final = "what was sent is one thing: there is no emptier nor fuller answer"


def _told(reason: str, *conditions: Condition) -> Reasons:
    return dict.fromkeys(conditions or CONDITIONS, reason)


def _by(route: str) -> Reasons:
    """The route that answers when the form of this page is refused."""
    return {"error": f"by {route}"}


_FIXED_PAGE: Final = _told(_FIXED, "empty", "full") | _told(_NO_FORM, "error")
_REFUSING: Final = _told(_REFUSES, "normal", "empty", "full")
_FILE: Final = _told("answers with a file")
_LEADS: Final = _told("leads on, whatever happens")


def _form(route: str) -> Reasons:
    """A page that is a form; ``route`` answers when it is refused."""
    return _told(_ONLY_A_FORM, "empty", "full") | _by(route)


def _thing(route: str) -> Reasons:
    """A page about one thing, with a form or a button."""
    return _told(_ONE_THING, "empty", "full") | _by(route)


FIXED_PAGES: Final = (
    "about.accessibility",
    "about.contact",
    "about.legal",
    "about.levels",
    "about.limits",
    "about.privacy",
    "conformance.grid",
    "glossary.show",
    "questions.show",
    "site_plan.show",
)
REFUSING: Final = (
    "account.change_password",
    "account.describe",
    "account.leave",
    "administration.change",
    "administration.open_network",
    "administration.send",
    "aims.save",
    "assisting.consent",
    "assisting.end",
    "campaign.create",
    "campaign.invite",
    "campaign_link.begin",
    "claiming.attach",
    "confirming.confirm",
    "conversation.say",
    "cross_reading.save",
    "drafting.change",
    "erasing.erase",
    "exchanges.send",
    "exports.ask",
    "exports.table",
    "file.comment",
    "filling.keep",
    "following.accept",
    "following.end",
    "following.propose",
    "invitation.accept",
    "mailed.open",
    "mailed.type_code",
    "members.change",
    "members.invite",
    "members.remove",
    "members.revoke",
    "organisation.archive",
    "organisation.leave",
    "organisation.make",
    "organisation.rename",
    "plan.change",
    "portfolio.save",
    "profile.save",
    "publishing.make",
    "reading_link.end",
    "reading_link.make",
    "reading_link.open",
    "requests.accept",
    "requests.ask",
    "requests.end",
    "resume.bring",
    "resume.open",
    "review.conclude",
    "sharing.accept",
    "sharing.end",
    "sharing.propose",
    "signing.ask_mail",
    "signing.enrol",
    "signing.enter",
    "signing.give_code",
    "start.begin",
    "steps.save",
)
LEADING: Final = (
    "account.end",
    "account.unlink",
    "campaign.close",
    "campaign.remind",
    "confirming.send",
    "exports.stop",
    "hub.open_again",
    "later.leave",
    "later.renew",
    "portfolio.remove",
    "questions.first",
    "second_factor.drop",
    "signing.extend",
    "signing.leave",
)
FILES: Final = (
    "exports.case",
    "exports.fetch",
    "filling.pdf_form",
    "filling.sheet",
    "health.alive",
    "health.robots",
    "health.static",
    "later.file",
    "outcome.download",
    "plan.download",
    "questions.blank",
    "questions.pdf_form",
    "questions.sheet",
    "restitution.download",
    "second_factor.file",
    "tour.report",
)
_PROVIDER: Final = "no identity provider is set up in the service that is looked at"
OTHERS: Final[dict[str, Reasons]] = {
    "account.leaving": _thing("account.leave"),
    "account.password": _form("account.change_password"),
    "account.sessions": _told("its only form is a button that leads on", "error")
    | _told("one looks at it from a browser that is on it", "empty"),
    "account.show": _by("account.describe") | _told("an account always has a name and an address", "empty"),
    "administration.account": _thing("administration.change"),
    "administration.inviting": _form("administration.send"),
    "administration.networks": _by("administration.open_network")
    | _told("the sample network is always there", "empty")
    | _told("a line a network, as in its ordinary condition", "full"),
    "administration.show": _told("a search that finds nothing is its empty condition", "error"),
    "aims.show": _by("aims.save") | _told(_OPENS_EMPTY, "empty"),
    "campaign.new": _form("campaign.create"),
    "campaign.show": _by("campaign.invite"),
    "campaign_link.show": _thing("campaign_link.begin"),
    "claiming.show": _thing("claiming.attach"),
    "confirming.show": _form("confirming.confirm"),
    "conversation.show": _by("conversation.say"),
    "cross_reading.show": _by("cross_reading.save") | _told("always about one question", "empty"),
    "drafting.show": _by("drafting.change")
    | _told("a finished diagnostic always calls for priorities", "empty"),
    "erasing.show": _thing("erasing.erase"),
    "exchanges.show": _by("exchanges.send")
    | _told("each thread is like the others: one or many differ in length alone", "normal"),
    "exports.show": _by("exports.ask"),
    "file.show": _by("file.comment"),
    "filling.bring": _told("the preview of a file: its lines are like one another", "empty", "full"),
    "filling.show": _form("filling.bring"),
    "following.show": _by("following.propose"),
    "home.show": _told(_NO_FORM, "error")
    | _told("with no diagnostic in this browser: its ordinary condition", "empty"),
    "hub.show": _told("its only form is a button that leads on", "error"),
    "invitation.show": _told(_ONE_THING, "empty", "full"),
    "later.show": _told("its only forms are buttons that lead on", "error")
    | _told(_ONE_THING, "empty", "full"),
    "library.detail": _told(_FIXED, "empty", "full"),
    "library.show": _told("a search that finds nothing is its empty condition", "error")
    | _told("the whole kit: its ordinary condition", "full"),
    "mailed.code": _form("mailed.type_code"),
    "mailed.show": _told(_ONE_THING, "empty", "full"),
    "organisation.index": _by("organisation.make"),
    "organisation.show": _by("organisation.rename"),
    "outcome.show": _told(_NO_FORM, "error"),
    "parts.show": _told("every part in every state on one page", "normal", "error", "empty"),
    "plan.show": _by("plan.change"),
    "portfolio.chart": _told("filters that find nothing are its empty condition", "error"),
    "portfolio.show": _by("portfolio.save"),
    "profile.confirm": _told(_NO_FORM, "error") | _told(_ONE_THING, "empty", "full"),
    "profile.show": _by("profile.save") | _told("between its empty and its full condition", "normal"),
    "provider.back": _told(_PROVIDER, "normal") | _told(_ONE_THING, "empty", "full"),
    "provider.finish": _told(_PROVIDER),
    "provider.leave": _told(_PROVIDER),
    "publishing.show": _by("publishing.make") | _told("a finished diagnostic always has results", "empty"),
    "reading_link.show": _thing("reading_link.open"),
    "requests.show": _by("requests.ask"),
    "restitution.show": _told(_NO_FORM, "error") | _told("what is published is never empty", "empty"),
    "resume.ask": _form("resume.bring"),
    "resume.show": _thing("resume.open"),
    "review.show": _by("review.conclude") | _told("between its empty and its full condition", "normal"),
    "second_factor.enrol": _told(_ONLY_REFUSES_PARTLY, "empty", "full"),
    "second_factor.renew": _form("second_factor.enrol"),
    "second_factor.show": _told("its only form is a button that leads on", "error")
    | _told(_ONE_THING, "empty", "full"),
    "sharing.show": _by("sharing.propose"),
    "signing.kept": _told("its form goes to the page where it was written", "error")
    | _told("nothing kept: it leads on", "empty")
    | _told(_ONE_THING, "full"),
    "signing.second_factor": _form("signing.give_code"),
    "signing.show": _form("signing.enter"),
    "start.show": _by("start.begin") | _told(_OPENS_EMPTY, "empty"),
    "steps.show": _by("steps.save"),
    "territory.show": _told("filters that find nothing are its empty condition", "error"),
    "tour.show": _FIXED_PAGE,
}
MISSING: Final[Mapping[str, Reasons]] = (
    dict.fromkeys(FIXED_PAGES, _FIXED_PAGE)
    | dict.fromkeys(REFUSING, _REFUSING)
    | dict.fromkeys(LEADING, _LEADS)
    | dict.fromkeys(FILES, _FILE)
    | OTHERS
)
"""For each route, the conditions that it has no state for, with the reason."""
