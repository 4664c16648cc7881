"""A session that ends while somebody writes: nothing is lost, nothing is saved by itself."""

from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.web.forms import TOKEN_FIELD
from tests.web.people import Someone, organisation_of, someone
from tests.web.proofs import give_password, passes, sign_in
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, placed

NOTE = "Une longue note " * 250
BACK = "Revenir à ma page avec mon texte"


def member_at_a_step(app: Flask, services: Services, visitor: Visitor) -> tuple[Someone, str]:
    """Somebody signed in, at a step of their structure’s assessment; gives its address too."""
    hub, person = placed(visitor, services), someone(app, services)
    give_password(services, person.id)
    organisation = organisation_of(services, person)
    with services.store.write() as work:
        work.organisations.own(organisation, hub.rsplit("/", 1)[1], services.clock.now())
    return person, f"{hub}/dimension/strategie"


class TestC7ASessionThatEndsWhileSomebodyWrites:
    def test_the_text_is_back_in_its_field_after_signing_in(
        self, app: Flask, services: Services, visitor: Visitor
    ) -> None:
        person, step = member_at_a_step(app, services, visitor)
        browser = person.visitor
        browser.visit(step)
        form = browser.page.form(NEXT).filled({"role-defini": "3", "role-defini-note": NOTE[:3999]})
        passes(services, hours=3)
        page = browser.send(form, expecting=401)
        assert "gardé 15 minutes" in page.words
        browser.follow("Se connecter pour continuer")
        browser.submit("Se connecter", {"email": person.email, "password": "faux mot de passe"}, 422)
        sign_in_again(browser, person)
        assert browser.page.heading == "Votre texte est gardé"
        assert chosen(services, step) == []
        browser.submit(BACK, expecting=403)
        assert browser.page.form(NEXT).value("role-defini") == "3"
        assert browser.page.form(NEXT).value("role-defini-note") == NOTE[:3999].strip()
        browser.submit(NEXT)
        assert chosen(services, step) == ["3"]

    def test_another_browser_sees_nothing_of_it(
        self, app: Flask, services: Services, visitor: Visitor
    ) -> None:
        person, step = member_at_a_step(app, services, visitor)
        person.visitor.visit(step)
        form = person.visitor.page.form(NEXT).filled({"role-defini-note": "Un secret"})
        passes(services, hours=3)
        person.visitor.send(form, expecting=401)
        other = Visitor.of(app)
        sign_in(other, person.email)
        page = other.visit("/connexion/texte-garde?suite=" + step)
        assert page.heading != "Votre texte est gardé"

    def test_it_is_kept_a_quarter_of_an_hour_without_secrets(
        self, app: Flask, services: Services, visitor: Visitor
    ) -> None:
        person, step = member_at_a_step(app, services, visitor)
        browser = person.visitor
        browser.visit(step)
        form = browser.page.form(NEXT).filled({"role-defini": "3"})
        passes(services, hours=3)
        browser.send(form.forged("password", "mon secret à moi"), expecting=401)
        with services.store.read() as work:
            connection = work.kept_forms._connection  # noqa: SLF001 - what is kept is looked at itself
            fields = connection.exec_driver_sql("SELECT fields FROM kept_form").scalar_one()
        assert "mon secret" not in fields
        assert TOKEN_FIELD not in fields
        passes(services, minutes=15)
        browser.follow("Se connecter pour continuer")
        sign_in_again(browser, person)
        assert browser.page.heading != "Votre texte est gardé"


def chosen(services: Services, step: str) -> list[str]:
    """What stands as the answer that was being given."""
    with services.store.read() as work:
        entries = work.assessments.entries(step.split("/")[-3])
    return [each.value for field, each in entries.items() if field.endswith("role-defini")]


def sign_in_again(browser: Visitor, person: Someone) -> None:
    """Sign in on the page under way."""
    browser.submit(
        "Se connecter", {"email": person.email, "password": "quatre bateaux sous un vieux tilleul"}
    )


class TestC8ATokenOfAnotherSession:
    def test_a_form_comes_back_with_what_was_typed(self, app: Flask, services: Services) -> None:
        person = someone(app, services)
        person.visitor.visit("/compte")
        form = person.visitor.page.form("Enregistrer").filled({"name": "Camille Durand"})
        page = person.visitor.send(form.forged(TOKEN_FIELD, "d’une autre session"), expecting=403)
        assert page.form("Enregistrer").value("name") == "Camille Durand"


def test_the_page_knows_when_the_session_ends(app: Flask, services: Services) -> None:
    person = someone(app, services)
    page = person.visitor.visit("/compte")
    assert int(page.by_id("session-end").get("data-session-seconds", "0")) == 2 * 3600
    passes(services, minutes=90)
    form = page.form("Se déconnecter")
    answer = person.visitor.ask("POST", "/connexion/prolonger", body=form.body())
    assert answer.get_json() == {"seconds": 2 * 3600}
    passes(services, minutes=90)
    person.visitor.visit("/compte/sessions")
