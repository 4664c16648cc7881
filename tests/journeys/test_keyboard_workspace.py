"""A keyboard is enough for those who work with accounts, for looking something up and for what went wrong."""

from typing import Final

import pytest
from playwright.sync_api import Locator, expect
from pyotp import TOTP, random_base32

from diagnostic.actions.passwords import hash_password
from diagnostic.actions.services import Services
from tests.journeys.advised import STRUCTURE, Advised, advised
from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.pages import Choices, open_link
from tests.journeys.richness import asked_by_others
from tests.journeys.serving import Server
from tests.journeys.states import reached
from tests.journeys.test_keyboard import HAS_FOCUS, Keyboard
from tests.journeys.ways import ADMINISTRATOR, sign_in
from tests.journeys.wording import bare

SECRET: Final = random_base32()
PASSWORD: Final = "deux rives et un long chemin"
LOOKS: Final = (Look(320, "fr"), Look(1280, "fr", has_script=False))
BOTH: Final = pytest.mark.parametrize("look", LOOKS, ids=str)
REASON: Final = "Vu ensemble le 3 mars."
IS_BODY: Final = "document.activeElement === document.body"
TOP: Final = "document.scrollingElement.scrollTop === 0"


def with_proofs(services: Services, case: Advised) -> None:
    """The advisor has a password and a telephone."""
    kept = hash_password(PASSWORD)
    with services.store.write() as work:
        work.credentials.set_password(f"a-{case.name}", kept)
        work.credentials.set_second_factor(f"a-{case.name}", SECRET, 0, (services.clock.token(),))


def write(keys: Keyboard, field: str, text: str) -> None:
    """Reach a field and type in it."""
    keys.reach(keys.who.page.locator(field))
    keys.who.page.keyboard.type(text)


def send(keys: Keyboard, control: Locator, key: str = "Enter") -> None:
    """Press something that leads on; the focus is where one goes on, or else Tab begins at the top."""
    keys.go(control, key)
    if keys.who.page.evaluate(IS_BODY):
        assert keys.who.page.evaluate(TOP) or "#" in keys.who.page.url
    keys.press("Tab")
    assert not keys.who.page.evaluate(IS_BODY), f"the focus is lost on {keys.who.page.url}"


def enter(keys: Keyboard, case: Advised) -> None:
    """Sign in by password and code."""
    keys.who.visit("/connexion")
    write(keys, "#email", f"a-{case.name}@exemple.org")
    write(keys, "#password", PASSWORD)
    send(keys, keys.who.button("Se connecter"))
    write(keys, "#typed", TOTP(SECRET).now())
    send(keys, keys.who.button("Continuer"))


@BOTH
def test_an_advisor_signs_in_filters_reads_comments_and_publishes(
    arrival: Arrival, server: Server, look: Look
) -> None:
    who = arrival(look)
    keys = Keyboard(who)
    enter(keys, advised(server, prepare=with_proofs))
    who.visit("/suivi")
    write(keys, "#mots", "atelier")
    send(keys, who.button("Afficher"))
    send(keys, who.page.get_by_role("link", name=STRUCTURE).first)
    assert who.heading == STRUCTURE
    send(keys, keys.link("Les passer en revue"))
    keys.reach(who.page.locator("input[name=level]").first)
    keys.press("Space", "ArrowDown", "ArrowDown")
    write(keys, "#reason", REASON)
    send(keys, who.button("Enregistrer la lecture"))
    assert bare(REASON) in bare(who.page.locator("#lecture").inner_text())
    write(keys, "#text", "Qui pourrait le savoir ?")
    send(keys, who.button("Envoyer le commentaire"))
    send(keys, keys.link("Revenir au dossier"))
    send(keys, keys.link("Préparer la restitution"))
    send(keys, who.button("Voir l’aperçu et publier"))
    send(keys, who.button("Publier la restitution"), "Space")
    assert who.page.url.split("?")[0].endswith("/restitution/1")


@BOTH
def test_a_manager_shares_accepts_and_refuses(arrival: Arrival, server: Server, look: Look) -> None:
    who = arrival(look)
    keys = Keyboard(who)
    case = advised(server, prepare=asked_by_others)
    who.page.context.add_cookies([{"name": "a", "value": case.manager, "url": server.home}])
    who.visit(f"{case.path}/partage")
    write(keys, "#label", "La mairie")
    send(keys, who.button("Faire le lien"))
    assert who.page.locator("input[readonly]").count() == 1
    send(keys, who.page.locator("form[action*='/accepter'] button"))
    assert not who.page.locator("form[action*='/accepter']").count()
    ends = who.page.locator("form[action*='/arreter'] button")
    before = ends.count()
    send(keys, ends.first, "Space")
    assert ends.count() == before - 1


@BOTH
def test_an_administrator_corrects_then_invites(arrival: Arrival, server: Server, look: Look) -> None:
    who = arrival(look)
    keys = Keyboard(who)
    sign_in(who, server, ADMINISTRATOR)
    who.visit("/administration/inviter")
    keys.go(who.button("Envoyer l’invitation"))
    link = who.page.locator("[data-error-summary] a").first
    if look.has_script:
        assert who.page.locator("[data-error-summary]").evaluate("each => each === document.activeElement")
    keys.reach(link)
    keys.press("Enter")
    expect(who.page.locator("#email")).to_be_focused()
    who.page.keyboard.type(f"nouvelle-{look.width}@exemple.org")
    keys.reach(who.page.locator("input[name=role]").first)
    keys.press("Space")
    keys.reach(who.page.locator("#network"))
    keys.press("ArrowDown")
    send(keys, who.button("Envoyer l’invitation"))
    assert who.page.url.endswith("envoyee=oui")


@BOTH
def test_a_refused_note_is_corrected_from_the_summary(arrival: Arrival, server: Server, look: Look) -> None:
    who = reached(arrival(look), server, "step-error")
    keys = Keyboard(who)
    keys.reach(who.page.locator("[data-error-summary] a").first)
    keys.press("Enter")
    wrong = who.page.locator("textarea[aria-invalid=true]")
    expect(wrong).to_be_focused()
    keys.press("Control+a")
    who.page.keyboard.type(REASON)
    send(keys, who.button("Enregistrer et continuer"))
    assert not who.page.locator("[data-error-summary]").count()


@BOTH
def test_the_report_is_downloaded(arrival: Arrival, server: Server, look: Look) -> None:
    who = arrival(look)
    keys = Keyboard(who)
    who.visit(f"{open_link(who, server.finished[0])}/resultats")
    keys.reach(who.page.locator("main a[href*='rapport.pdf']").first)
    with who.page.expect_download() as led:
        keys.press("Enter")
    assert led.value.path().read_bytes().startswith(b"%PDF-")
    assert not who.page.evaluate(IS_BODY)


@BOTH
def test_a_resource_is_looked_up(arrival: Arrival, look: Look) -> None:
    who = arrival(look)
    keys = Keyboard(who)
    who.visit("/ressources")
    field = who.page.locator("main input[type=search]")
    keys.reach(field)
    who.page.keyboard.type("convention de partenariat")
    with who.page.expect_navigation():
        keys.press("Enter")
    who.arrive()
    send(keys, who.page.locator("main .resource-card a").first)
    assert who.heading


@BOTH
def test_a_note_and_a_choice_keep_the_focus_when_they_save_themselves(
    arrival: Arrival, server: Server, look: Look
) -> None:
    who = reached(arrival(look), server, "step")
    keys, choices = Keyboard(who), Choices(who)
    first = choices.names()[0]
    keys.reach(choices.input(first, "1"))
    keys.press("Space")
    if look.has_script:
        expect(choices.question(first).locator("[data-question-status]")).not_to_be_empty()
    assert choices.input(first, "1").evaluate(HAS_FOCUS)
