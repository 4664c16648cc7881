"""The pages of people with an account: who signs in, and how to come to each."""

from typing import Final

from tests.journeys.arrivals import (
    asked_for_a_code,
    campaign_link,
    claiming,
    mailed_code,
    of_a_new_diagnostic,
    reading_link,
)
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.state import State
from tests.journeys.ways import (
    ADMINISTRATOR,
    ADVISOR,
    MANAGER,
    as_person,
    path_of,
    pressed,
    through_link,
)


def _wrong_password(who: Respondent, _: Server) -> None:
    who.visit("/connexion")
    who.page.fill("#email", "quelqu.un@exemple.org")
    who.page.fill("#password", "pas le bon")
    who.press("Se connecter")


def _following(who: Respondent, server: Server) -> None:
    through_link(MANAGER, "/organisations", "main a[href*='/organisations/']")(who, server)
    who.visit(f"{path_of(who.page.url, server)}/accompagnement")


def _menu(who: Respondent, server: Server) -> None:
    """The menu of a narrow window, opened over the page."""
    as_person(ADVISOR, "/compte")(who, server)
    who.page.locator(".page__menu-button").click()


def _session_end(who: Respondent, server: Server) -> None:
    """The warning that the session is about to end."""
    as_person(ADVISOR, "/compte")(who, server)
    who.page.locator("#session-end").evaluate("each => each.showModal()")


WORKSPACE: Final = (
    State("menu", "account.show", _menu),
    State("session-end", "account.show", _session_end, needs_script=True),
    State("sign-in", "signing.show", lambda who, _: who.visit("/connexion")),
    State("sign-in-error", "signing.enter", _wrong_password, "error"),
    State("sign-in-code", "signing.second_factor", asked_for_a_code),
    State("mailed-code", "mailed.code", mailed_code),
    State("mailed-ended", "mailed.show", lambda who, _: who.visit("/m/" + "a" * 43), "error"),
    State(
        "invitation-ended",
        "invitation.show",
        lambda who, _: who.visit("/invitation/" + "a" * 43, 404),
        "error",
    ),
    State("account", "account.show", as_person(MANAGER, "/compte")),
    State("account-password", "account.password", as_person(MANAGER, "/compte/mot-de-passe")),
    State("account-sessions", "account.sessions", as_person(MANAGER, "/compte/sessions")),
    State("account-leaving", "account.leaving", as_person(MANAGER, "/compte/quitter")),
    State("account-second-factor", "second_factor.show", as_person(ADVISOR, "/compte/double-validation")),
    State("account-enrol", "second_factor.renew", as_person(MANAGER, "/compte/double-validation/activer")),
    State("confirm-proof", "confirming.show", as_person(MANAGER, "/connexion/confirmer")),
    State("administration", "administration.show", as_person(ADMINISTRATOR, "/administration")),
    State(
        "administration-account",
        "administration.account",
        through_link(ADMINISTRATOR, "/administration", "main a[href*='/comptes/']"),
    ),
    State(
        "administration-invite",
        "administration.inviting",
        as_person(ADMINISTRATOR, "/administration/inviter"),
    ),
    State(
        "administration-networks",
        "administration.networks",
        as_person(ADMINISTRATOR, "/administration/reseaux"),
    ),
    State("campaigns", "campaign.index", as_person(ADVISOR, "/campagnes")),
    State("campaigns-none", "campaign.index", as_person(MANAGER, "/campagnes", 403), "error"),
    State("campaign-new", "campaign.new", as_person(ADVISOR, "/campagnes/nouvelle")),
    State(
        "campaign-error",
        "campaign.create",
        pressed(ADVISOR, "/campagnes/nouvelle", "Ouvrir la campagne"),
        "error",
    ),
    State("campaign", "campaign.show", through_link(ADVISOR, "/campagnes", "a.link-card__link")),
    State("campaign-link", "campaign_link.show", campaign_link),
    State("claiming", "claiming.show", claiming),
    State("sharing", "sharing.show", of_a_new_diagnostic("partage"), "empty"),
    State("reading-link", "reading_link.show", reading_link),
    State("uploading", "filling.show", of_a_new_diagnostic("fichier")),
    State("portfolio", "portfolio.show", as_person(ADVISOR, "/suivi"), "full"),
    State("portfolio-none", "portfolio.show", as_person(ADVISOR, "/suivi?mots=introuvable"), "empty"),
    State("portfolio-chart", "portfolio.chart", as_person(ADVISOR, "/suivi/carte"), "full"),
    State("territory", "territory.show", as_person(ADVISOR, "/suivi/territoire"), "full"),
    State("exports", "exports.show", as_person(ADVISOR, "/suivi/exports")),
    State("requests", "requests.show", as_person(ADVISOR, "/suivi/demandes"), "full"),
    State("organisations", "organisation.index", as_person(MANAGER, "/organisations")),
    State(
        "organisation",
        "organisation.show",
        through_link(MANAGER, "/organisations", "main a[href*='/organisations/']"),
    ),
    State("following", "following.show", _following),
)
"""Each with its name and the route it belongs to."""
