"""Pages of the workspace at both ends: with nothing on them yet, and with all that can be on them."""

from functools import partial
from typing import Final

from diagnostic.actions.services import Services
from tests.journeys.advised import Advised, inside
from tests.journeys.arrivals import (
    invitation,
    kept_text,
    mailed_link,
    previewed_file,
    read_through_link,
    recovery_codes,
)
from tests.journeys.respondent import Respondent
from tests.journeys.richness import (
    LONG,
    belonging,
    campaigning,
    crowded,
    discussed,
    exported,
    planned,
    proposed_to_advisor,
    shared_widely,
)
from tests.journeys.serving import Server
from tests.journeys.state import Reach, State
from tests.journeys.ways import ADMINISTRATOR, ADVISOR, MANAGER, as_person, in_case, sent_by

Empty = partial(State, condition="empty")
Full = partial(State, condition="full")
_FOLLOWING: Final = "/organisations/{organisation}/accompagnement"
_MORE_ACCOUNTS: Final = 60


def _alone(services: Services, case: Advised) -> None:
    """The manager made another structure, of which nothing is known yet."""
    now = services.clock.now()
    with services.store.write() as work:
        work.organisations.add(f"e-{case.name}", "La Nouvelle Maison", now)
        work.organisations.join(f"e-{case.name}", f"m-{case.name}", now, is_manager=True)


def _unanswered(services: Services, case: Advised) -> None:
    """The structure begins a second diagnostic, of which the advisor sees the file."""
    now, published = services.clock.now(), services.library.latest()[0]
    with services.store.write() as work:
        work.assessments.begin(
            f"u-{case.name}"[:22], published.key, published.version, "La Nouvelle Maison", "fr", now
        )
        work.organisations.own(case.organisation, f"u-{case.name}"[:22], now)


def _unanswered_file(who: Respondent, server: Server) -> None:
    in_case("advisor", "/suivi", _unanswered)(who, server)
    who.go(who.page.get_by_role("link", name="La Nouvelle Maison").first)


def _many_sessions(who: Respondent, server: Server) -> None:
    in_case("manager", "/compte")(who, server)
    for _ in range(8):
        as_person(MANAGER, "/compte")(who, server)
    who.visit("/compte/sessions")


def _many_accounts(who: Respondent, server: Server) -> None:
    with inside(server) as services, services.store.write() as work:
        name = services.clock.public_id()
        for number in range(_MORE_ACCOUNTS):
            address = f"{number}-{name}@exemple.org".lower()
            work.accounts.add(f"{number}-{name}", address, LONG[:60], "fr", services.clock.now())
    as_person(ADMINISTRATOR, "/administration?page=2")(who, server)


def _campaign(who: Respondent, server: Server) -> None:
    in_case("advisor", "/campagnes", campaigning)(who, server)
    for link in who.page.locator("a.link-card__link").all():
        if f"{LONG} 11" in link.inner_text():
            who.go(link)
            return
    raise AssertionError("the campaign is not listed")


def _new_campaign(who: Respondent, server: Server) -> None:
    in_case("advisor", "/campagnes/nouvelle")(who, server)
    who.page.fill("#name", "Campagne d’automne")
    who.page.fill("#closes_on", who.page.locator("#opens_on").input_value())
    who.go(who.page.locator("main").locator(sent_by("/nouvelle")))


def _published(page: str) -> Reach:
    """A page of the exchanges after everything was said."""
    return in_case("manager", page, discussed)


_EMPTY: Final = (
    Empty(
        "administration-none", "administration.show", as_person(ADMINISTRATOR, "/administration?recherche=zz")
    ),
    Empty("campaigns-empty", "campaign.index", in_case("advisor", "/campagnes")),
    Empty("campaign-empty", "campaign.show", _new_campaign),
    Empty("portfolio-empty", "portfolio.show", in_case("advisor", "/suivi", is_followed=False)),
    Empty("portfolio-chart-none", "portfolio.chart", as_person(ADVISOR, "/suivi/carte?mots=introuvable")),
    Empty("territory-none", "territory.show", in_case("advisor", "/suivi/territoire", is_followed=False)),
    Empty("exports-none", "exports.show", in_case("advisor", "/suivi/exports", is_followed=False)),
    Empty("requests-none", "requests.show", in_case("advisor", "/suivi/demandes", is_followed=False)),
    Empty("organisations-none", "organisation.index", in_case("advisor", "/organisations")),
    Empty("organisation-new", "organisation.show", in_case("manager", "/organisations/e-{name}", _alone)),
    Empty(
        "following-none",
        "following.show",
        in_case("manager", "/organisations/e-{name}/accompagnement", _alone),
    ),
    Empty("plan-empty", "plan.show", in_case("manager", "{path}/plan")),
    Empty("file-empty", "file.show", _unanswered_file),
)
_NORMAL: Final = (
    State("portfolio-one", "portfolio.show", in_case("advisor", "/suivi")),
    State("portfolio-chart-one", "portfolio.chart", in_case("advisor", "/suivi/carte")),
    State("territory-few", "territory.show", in_case("advisor", "/suivi/territoire")),
    State("requests-one", "requests.show", in_case("advisor", "/suivi/demandes")),
    State("sharing-one", "sharing.show", in_case("manager", "{path}/partage")),
    State("mailed", "mailed.show", mailed_link),
    State("invitation", "invitation.show", invitation),
    State("file-previewed", "filling.bring", previewed_file),
    State("recovery-codes", "second_factor.enrol", recovery_codes),
    State("kept-text", "signing.kept", kept_text),
    State("results-reader", "outcome.show", read_through_link),
)
_FULL: Final = (
    Full("account-advisor", "account.show", as_person(ADVISOR, "/compte")),
    Full("account-sessions-many", "account.sessions", _many_sessions),
    Full("administration-many", "administration.show", _many_accounts),
    Full("campaigns-many", "campaign.index", in_case("advisor", "/campagnes", campaigning)),
    Full("campaign-many", "campaign.show", _campaign),
    Full("exports-many", "exports.show", in_case("advisor", "/suivi/exports", exported)),
    Full(
        "requests-many",
        "requests.show",
        in_case("advisor", "/suivi/demandes", proposed_to_advisor, is_followed=False),
    ),
    Full("organisations-many", "organisation.index", in_case("manager", "/organisations", belonging)),
    Full(
        "organisation-many", "organisation.show", in_case("manager", "/organisations/{organisation}", crowded)
    ),
    Full("following-many", "following.show", in_case("manager", _FOLLOWING, shared_widely)),
    Full("sharing-many", "sharing.show", in_case("manager", "{path}/partage", shared_widely)),
    Full("file-many", "file.show", in_case("advisor", "{path}/dossier", discussed)),
    Full(
        "file-question-many",
        "cross_reading.show",
        in_case("advisor", "{path}/dossier/question/{question}", discussed),
    ),
    Full("file-draft-many", "drafting.show", in_case("advisor", "{path}/dossier/restitution", discussed)),
    Full("file-preview-many", "publishing.show", in_case("advisor", "{path}/dossier/apercu", discussed)),
    Full("restitution-many", "restitution.show", _published("{path}/restitution/1")),
    Full("exchanges-many", "exchanges.show", _published("{path}/echanges")),
    Full("plan-many", "plan.show", in_case("manager", "{path}/plan", planned)),
)
EXTREME: Final = (*_EMPTY, *_NORMAL, *_FULL)
"""Pages of the workspace with nothing, with something ordinary, and with much."""
