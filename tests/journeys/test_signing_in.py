"""A member with a telephone: signs in by mail, sets a second factor up, comes back with it."""

import pytest
from playwright.sync_api import expect
from pyotp import TOTP

from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.mailbox import LINK, mail_to, mails_to
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server


def member(server: Server, name: str) -> str:
    """Somebody who manages a structure; gives the address they sign in with."""
    data = server.output.parent / "data"
    services = build_services(read_settings({"DIAGNOSTIC_DATA": str(data)}))
    email, now = f"{name}@exemple.org", services.clock.now()
    with services.store.write() as work:
        work.accounts.add(f"account-{name}", email, "Camille Durand", "fr", now)
        work.organisations.add(f"organisation-{name}", "Les Passerelles", now)
        work.organisations.join(f"organisation-{name}", f"account-{name}", now, is_manager=True)
    services.store.close()
    return email


def enter_by_mail(who: Respondent, server: Server, email: str) -> None:
    """Ask for a link by keyboard alone, open it, press its button."""
    before = len(mails_to(server, email))
    who.visit("/connexion")
    who.page.fill("#mail_to", email)
    with who.page.expect_navigation():
        who.page.press("#mail_to", "Enter")
    who.arrive()
    found = LINK.search(mail_to(server, email, before))
    assert found
    who.visit(f"/m/{found[1]}")
    who.go(who.page.locator("main button"))


@pytest.mark.parametrize("look", [Look(320), Look(320, has_script=False)], ids=str)
def test_a_member_signs_in_with_a_telephone(arrival: Arrival, server: Server, look: Look) -> None:
    email = member(server, f"membre-{look.has_script}".lower())
    who = arrival(look)
    enter_by_mail(who, server, email)
    who.visit("/compte/double-validation/activer")
    telephone = TOTP(who.page.input_value("#cle").replace(" ", ""))
    who.page.fill("#typed", telephone.now())
    who.press("Activer")
    codes = who.page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    who.follow("J’ai noté mes codes, continuer")
    who.page.get_by_role("button", name="Menu").click()
    who.press("Se déconnecter")
    enter_by_mail(who, server, email)
    assert who.heading == "Double validation"
    who.page.fill("#typed", codes[0])
    who.press("Continuer")
    who.visit("/compte")
    expect(who.page.locator("main")).to_contain_text("9 codes")


def test_the_page_warns_before_the_session_ends_and_one_key_makes_it_last(
    arrival: Arrival, server: Server
) -> None:
    email = member(server, "attentive")
    who = arrival(Look(320))
    enter_by_mail(who, server, email)
    who.page.clock.install()
    who.visit("/compte")
    warning = who.page.locator("#session-end")
    who.page.clock.fast_forward(117 * 60 * 1000)
    expect(warning).to_be_hidden()
    who.page.clock.fast_forward(2 * 60 * 1000)
    expect(warning).to_be_visible()
    expect(who.page.locator("[data-session-extend]")).to_be_focused()
    who.page.keyboard.press("Enter")
    expect(warning).to_be_hidden()
