"""Arrivals that take more than an address: by a mail, by a link that was given, by what was begun before."""

from pyotp import TOTP

from diagnostic.actions.inviting import Into, invite
from diagnostic.clock import SystemClock
from diagnostic.core.people import Asker, Role
from tests.journeys.advised import advised, inside
from tests.journeys.mailbox import INVITATION, LINK, mail_to
from tests.journeys.pages import ALL_PRACTISED, NEXT, Choices, begin
from tests.journeys.respondent import Respondent
from tests.journeys.richness import linked
from tests.journeys.serving import Server
from tests.journeys.state import Reach
from tests.journeys.test_offline import bring, filled
from tests.journeys.ways import ADVISOR, MANAGER, in_case, path_of, sign_in, through_link


def of_a_new_diagnostic(page: str, *, has_profile: bool = False) -> Reach:
    """A page of a diagnostic begun a moment ago in this browser."""

    def reach(who: Respondent, server: Server) -> None:
        hub = begin(who, "Les Passerelles")
        if has_profile:
            Choices(who).give(ALL_PRACTISED)
            who.press(NEXT)
        who.visit(f"{path_of(hub, server)}/{page}".rstrip("/"))

    return reach


def resume_link(who: Respondent, server: Server) -> None:
    """The page of a private link."""
    who.visit(server.finished[0].removeprefix(server.home))


def asked_for_a_code(who: Respondent, server: Server) -> None:
    """An advisor who has still to give the code of their telephone."""
    sign_in(who, server, ADVISOR, is_strong=False)
    who.visit("/connexion/double-validation")


def mailed_code(who: Respondent, _: Server) -> None:
    """Where to type the code of a mail, which is the same for an address that nobody has."""
    who.visit("/connexion")
    who.page.fill("#mail_to", f"{SystemClock().public_id()}@exemple.org")
    who.go(who.page.locator("form:has(#mail_to) button"))


def mailed_link(who: Respondent, server: Server) -> None:
    """The page of a link to sign in, in the browser that asked for it."""
    email = advised(server).manager_address
    who.visit("/connexion")
    who.page.fill("#mail_to", email)
    who.go(who.page.locator("form:has(#mail_to) button"))
    found = LINK.search(mail_to(server, email, 0))
    assert found
    who.visit(f"/m/{found[1]}")


def invitation(who: Respondent, server: Server) -> None:
    """The page of an invitation, for somebody who has no account yet."""
    case = advised(server)
    email = f"invitee-{case.name}@exemple.org".lower()
    with inside(server) as services:
        invite(services, Asker(), Role.MEMBER, email, Into(organisation=case.organisation), "fr")
    found = INVITATION.search(mail_to(server, email, 0))
    assert found
    who.visit(f"/invitation/{found[1]}")


def recovery_codes(who: Respondent, server: Server) -> None:
    """The codes shown once, when a second factor was set up."""
    in_case("manager", "/compte/double-validation/activer")(who, server)
    telephone = TOTP(who.page.input_value("#cle").replace(" ", ""))
    who.page.fill("#typed", telephone.now())
    who.go(who.page.locator("form:has(#typed) button"))


def kept_text(who: Respondent, server: Server) -> None:
    """What was sent after the session had ended, found again after signing in."""
    sign_in(who, server, MANAGER)
    who.visit("/organisations")
    who.page.locator("details:has(#nom) summary").click()
    who.page.fill("#nom", "La Maison des liens")
    who.page.context.clear_cookies(name="a")
    who.go(who.page.locator("form:has(#nom) button"))
    sign_in(who, server, MANAGER)
    who.visit("/connexion/texte-garde?suite=/organisations")


def claiming(who: Respondent, server: Server) -> None:
    """A diagnostic begun without account, to attach to one of one’s structures."""
    hub = begin(who, "Structure à rattacher")
    sign_in(who, server, MANAGER)
    who.visit(f"{path_of(hub, server)}/rattacher")


def reading_link(who: Respondent, server: Server) -> None:
    """The page of a link to read a report."""
    in_case("manager", "{path}/partage", linked)(who, server)
    link = who.page.locator("input[readonly]").first.input_value()
    who.page.context.clear_cookies()
    who.visit(path_of(link, server))


def read_through_link(who: Respondent, server: Server) -> None:
    """The results, for whoever got a link to read them."""
    reading_link(who, server)
    who.go(who.page.locator("main form button"))


def campaign_link(who: Respondent, server: Server) -> None:
    """The page of the link of a campaign."""
    through_link(ADVISOR, "/campagnes", "a.link-card__link")(who, server)
    link = who.page.locator("#lien").input_value()
    who.page.context.clear_cookies()
    who.visit(path_of(link, server))


def previewed_file(who: Respondent, server: Server) -> None:
    """What a file that was filled in offline would change."""
    of_a_new_diagnostic("fichier")(who, server)
    sheet = who.download(who.page.locator("a[href$='a-remplir.xlsx']"))
    bring(who, filled(sheet))
