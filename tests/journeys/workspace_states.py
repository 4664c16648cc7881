"""The pages of people with an account: who signs in, and how to come to each."""

from collections.abc import Callable
from typing import Final

from tests.journeys.advised import session_of
from tests.journeys.pages import begin
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server

Reach = Callable[[Respondent, Server], None]

ADVISOR: Final = "conseillere@passerelle.example"
LEAD: Final = "responsable@passerelle.example"
ADMINISTRATOR: Final = "administration@passerelle.example"
MANAGER: Final = "direction@passerelle.example"


def sign_in(who: Respondent, server: Server, email: str, *, is_strong: bool = True) -> None:
    """Be one of the sample people from now on."""
    secret = session_of(server, email, is_strong=is_strong)
    who.page.context.add_cookies([{"name": "a", "value": secret, "url": server.home}])


def _path(url: str, server: Server) -> str:
    """The address of a page without host nor language."""
    return url.removeprefix(server.home).removeprefix("/en")


def _as(email: str, path: str, expecting: int = 200) -> Reach:
    """A page that one of the sample people opens."""

    def reach(who: Respondent, server: Server) -> None:
        sign_in(who, server, email)
        who.visit(path, expecting)

    return reach


def _follow(email: str, path: str, selector: str) -> Reach:
    """What the first link of a kind on a page leads to."""

    def reach(who: Respondent, server: Server) -> None:
        sign_in(who, server, email)
        who.visit(path)
        who.go(who.page.locator(selector).first)

    return reach


def _press(email: str, path: str, button: str) -> Reach:
    """A page after its form was sent empty."""

    def reach(who: Respondent, server: Server) -> None:
        sign_in(who, server, email)
        who.visit(path)
        who.press(button)

    return reach


def _asked_for_a_code(who: Respondent, server: Server) -> None:
    sign_in(who, server, ADVISOR, is_strong=False)
    who.visit("/connexion/double-validation")


def _mailed_code(who: Respondent, _: Server) -> None:
    who.visit("/connexion")
    who.page.fill("#mail_to", "quelqu.un@exemple.org")
    who.go(who.page.locator("form:has(#mail_to) button"))


def _wrong_password(who: Respondent, _: Server) -> None:
    who.visit("/connexion")
    who.page.fill("#email", "quelqu.un@exemple.org")
    who.page.fill("#password", "pas le bon")
    who.press("Se connecter")


def _claiming(who: Respondent, server: Server) -> None:
    hub = begin(who, "Structure à rattacher")
    sign_in(who, server, MANAGER)
    who.visit(f"{_path(hub, server)}/rattacher")


def _sharing(who: Respondent, server: Server) -> None:
    hub = begin(who, "Structure qui partage")
    who.visit(f"{_path(hub, server)}/partage")


def _uploading(who: Respondent, server: Server) -> None:
    hub = begin(who, "Structure hors ligne")
    who.visit(f"{_path(hub, server)}/fichier")


def _reading_link(who: Respondent, server: Server) -> None:
    _sharing(who, server)
    who.page.fill("#label", "La mairie")
    who.press("Faire le lien")
    link = who.page.locator("input[readonly]").first.input_value()
    who.visit(_path(link, server))


def _campaign_link(who: Respondent, server: Server) -> None:
    _follow(ADVISOR, "/campagnes", "a.link-card__link")(who, server)
    link = who.page.locator("#lien").input_value()
    who.page.context.clear_cookies()
    who.visit(_path(link, server))


def _following(who: Respondent, server: Server) -> None:
    _follow(MANAGER, "/organisations", "main a[href*='/organisations/']")(who, server)
    who.visit(f"{_path(who.page.url, server)}/accompagnement")


WORKSPACE: Final[tuple[tuple[str, str, Reach], ...]] = (
    ("sign-in", "signing.show", lambda who, _: who.visit("/connexion")),
    ("sign-in-error", "signing.enter", _wrong_password),
    ("sign-in-code", "signing.second_factor", _asked_for_a_code),
    ("mailed-code", "mailed.code", _mailed_code),
    ("mailed-ended", "mailed.show", lambda who, _: who.visit("/m/" + "a" * 43)),
    ("invitation-ended", "invitation.show", lambda who, _: who.visit("/invitation/" + "a" * 43, 404)),
    ("account", "account.show", _as(MANAGER, "/compte")),
    ("account-password", "account.password", _as(MANAGER, "/compte/mot-de-passe")),
    ("account-sessions", "account.sessions", _as(MANAGER, "/compte/sessions")),
    ("account-leaving", "account.leaving", _as(MANAGER, "/compte/quitter")),
    ("account-second-factor", "second_factor.show", _as(MANAGER, "/compte/double-validation")),
    ("account-enrol", "second_factor.renew", _as(MANAGER, "/compte/double-validation/activer")),
    ("confirm-proof", "confirming.show", _as(MANAGER, "/connexion/confirmer")),
    ("administration", "administration.show", _as(ADMINISTRATOR, "/administration")),
    (
        "administration-account",
        "administration.account",
        _follow(ADMINISTRATOR, "/administration", "main a[href*='/comptes/']"),
    ),
    ("administration-invite", "administration.inviting", _as(ADMINISTRATOR, "/administration/inviter")),
    ("administration-networks", "administration.networks", _as(ADMINISTRATOR, "/administration/reseaux")),
    ("campaigns", "campaign.index", _as(ADVISOR, "/campagnes")),
    ("campaigns-none", "campaign.index", _as(MANAGER, "/campagnes", 403)),
    ("campaign-new", "campaign.new", _as(ADVISOR, "/campagnes/nouvelle")),
    ("campaign-error", "campaign.create", _press(ADVISOR, "/campagnes/nouvelle", "Ouvrir la campagne")),
    ("campaign", "campaign.show", _follow(ADVISOR, "/campagnes", "a.link-card__link")),
    ("campaign-link", "campaign_link.show", _campaign_link),
    ("claiming", "claiming.show", _claiming),
    ("sharing", "sharing.show", _sharing),
    ("reading-link", "reading_link.show", _reading_link),
    ("uploading", "filling.show", _uploading),
    ("portfolio", "portfolio.show", _as(ADVISOR, "/suivi")),
    ("portfolio-none", "portfolio.show", _as(ADVISOR, "/suivi?mots=introuvable")),
    ("portfolio-chart", "portfolio.chart", _as(ADVISOR, "/suivi/carte")),
    ("territory", "territory.show", _as(ADVISOR, "/suivi/territoire")),
    ("exports", "exports.show", _as(ADVISOR, "/suivi/exports")),
    ("requests", "requests.show", _as(ADVISOR, "/suivi/demandes")),
    ("organisations", "organisation.index", _as(MANAGER, "/organisations")),
    (
        "organisation",
        "organisation.show",
        _follow(MANAGER, "/organisations", "main a[href*='/organisations/']"),
    ),
    ("following", "following.show", _following),
)
"""Each with its name and the route it belongs to."""
