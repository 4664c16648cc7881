"""Where signing in leads, and what mails point to: never out of the service."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.people import someone
from tests.web.proofs import PASSWORD, give_password, link_to, mails_to
from tests.web.visitor import Visitor


class TestC11WhereSigningInLeads:
    @pytest.mark.parametrize(
        "evil",
        [
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil.example",
            "https://evil.example/",
            "/%0d%0aLocation:%20https://evil.example",
            "/%2f/evil.example",
            "/%5cevil.example",
            "javascript:alert(1)",
            "/" + "a" * 10_000,
            "",
        ],
    )
    def test_never_out_of_the_service(self, app: Flask, services: Services, evil: str) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        give_password(services, person.id)
        browser.visit("/connexion")
        form = browser.page.form("Se connecter").filled({"email": person.email, "password": PASSWORD})
        led = browser.client.post(
            "/connexion",
            query_string={"suite": evil},
            data=dict(form.pairs),
            base_url=browser.home,
            headers={"Origin": browser.home},
        )
        assert led.status_code == 303
        assert led.headers["Location"] in {"/compte", "/organisations"}

    def test_back_to_where_one_came_from_in_ones_language(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        give_password(services, person.id)
        browser.visit("/en/compte/sessions?ferme=oui")
        browser.submit("Sign in", {"email": person.email, "password": PASSWORD})
        assert browser.page.url.endswith("/en/compte/sessions?ferme=oui")


class TestC12AnotherHost:
    def test_a_link_is_asked_for_at_our_own_address_only(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        browser.visit("/connexion")
        form = browser.page.form("Recevoir un lien").filled({"mail_to": person.email})
        refused = browser.client.post(form.action, data=dict(form.pairs), base_url="http://evil.example")
        assert refused.status_code == 400
        browser.send(form, headers={"X-Forwarded-Host": "evil.example"})
        assert [each.body.count("evil") for each in mails_to(services, person.email)] == [0]
        assert link_to(services, person.email).startswith(services.settings.public_url)
