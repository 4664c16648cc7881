"""Signing in: by password, by a mailed link or code, out again; known and unknown are answered alike."""

from dataclasses import replace
from datetime import timedelta

from flask import Flask

from diagnostic.actions.passwords import HASHER
from diagnostic.actions.services import Services
from diagnostic.web.app import create_app
from tests.web.people import organisation_of, someone
from tests.web.proofs import (
    PASSWORD,
    ask_for_link,
    code_to,
    give_password,
    is_in,
    link_to,
    mails_to,
    passes,
    sign_in,
    sign_in_by_mail,
    told,
)
from tests.web.visitor import Visitor

STRANGER = "inconnue@exemple.org"
WRONG = "un mauvais mot de passe"


def test_a_password_opens_and_signing_out_closes(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    give_password(services, person.id)
    sign_in(browser, person.email.upper())
    browser.visit("/compte")
    before = browser.client.get_cookie("a", domain="127.0.0.1")
    browser.submit("Se déconnecter")
    assert not is_in(browser)
    assert before
    browser.client.set_cookie("a", before.value, domain="127.0.0.1")
    assert not is_in(browser), "replayed after signing out"


def test_signing_out_has_the_browser_forget(app: Flask, services: Services) -> None:
    person = someone(app, services)
    person.visitor.visit("/compte")
    form = person.visitor.page.form("Se déconnecter")
    answer = person.visitor.ask("POST", form.action, body=form.body())
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_known_and_unknown_people_get_the_same_answer_to_a_password(app: Flask, services: Services) -> None:
    person = someone(app, services)
    give_password(services, person.id)
    pages = []
    for email in (person.email, STRANGER):
        browser = Visitor.of(app)
        sign_in(browser, email, WRONG, expecting=422)
        pages.append(browser.page.words.replace(email, ""))
    assert pages[0] == pages[1]


def test_known_and_unknown_people_get_the_same_answer_to_a_mail(app: Flask, services: Services) -> None:
    person = someone(app, services)
    pages = []
    for email in (person.email, STRANGER):
        browser = Visitor.of(app)
        ask_for_link(browser, email)
        pages.append((browser.page.url, browser.page.words))
    assert pages[0] == pages[1]
    assert len(mails_to(services, person.email)) == len(mails_to(services, STRANGER)) == 1
    assert "/m/" not in mails_to(services, STRANGER)[0].body


def test_a_code_typed_where_it_was_asked_for_opens_once(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    ask_for_link(browser, person.email)
    code = code_to(services, person.email)
    elsewhere = Visitor.of(app)
    elsewhere.visit("/connexion/code")
    elsewhere.submit("Se connecter", {"typed": code}, expecting=422)
    browser.submit("Se connecter", {"typed": code.lower().replace("-", " ")})
    assert is_in(browser)
    browser.submit("Se déconnecter")
    browser.visit("/connexion/code")
    browser.submit("Se connecter", {"typed": code}, expecting=422)


def test_five_wrong_codes_end_the_link_too(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    ask_for_link(browser, person.email)
    code, link = code_to(services, person.email), link_to(services, person.email)
    for _ in range(5):
        browser.submit("Se connecter", {"typed": "AAAA-AAAA"}, expecting=422)
    browser.submit("Se connecter", {"typed": code}, expecting=422)
    assert "Appuyez sur le bouton" not in browser.visit(link).words


def test_a_link_ends_after_ten_minutes_and_with_the_next_one(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    ask_for_link(browser, person.email)
    first = link_to(services, person.email)
    ask_for_link(browser, person.email)
    assert "Appuyez sur le bouton" not in browser.visit(first).words
    second = link_to(services, person.email)
    assert "Appuyez sur le bouton" in browser.visit(second).words
    passes(services, minutes=10)
    assert "Appuyez sur le bouton" not in browser.visit(second).words


def test_a_change_of_password_ends_links_of_before(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    ask_for_link(browser, person.email)
    give_password(services, person.id)
    assert "Appuyez sur le bouton" not in browser.visit(link_to(services, person.email)).words


class TestC33WhoOpensAMailedLink:
    def test_a_scanner_uses_nothing_up_and_gets_no_session(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        ask_for_link(browser, person.email)
        link = link_to(services, person.email)
        scanner = Visitor.of(app)
        for method in ("GET", "HEAD", "OPTIONS"):
            answer = scanner.ask(method, link)
            assert not scanner.client.get_cookie("a", domain="127.0.0.1"), answer
        page = scanner.visit(link)
        assert not [each for each in page.all("form") if "/m/" in each.get("action", "")]
        assert "http-equiv" not in page.html
        answer = scanner.ask("POST", link, body=b"csrf_token=x")
        assert answer.status_code == 403
        browser.visit(link)
        browser.submit("Se connecter")
        assert is_in(browser)

    def test_it_opens_once(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        ask_for_link(browser, person.email)
        browser.visit(link_to(services, person.email))
        form = browser.page.form("Se connecter")
        browser.send(form)
        assert is_in(browser)
        browser.client.delete_cookie("a", domain="127.0.0.1")
        browser.send(form, expecting=422)
        assert not is_in(browser)


class TestC31AThousandTries:
    def test_they_wait_longer_and_longer_and_the_person_enters_by_mail(
        self, app: Flask, services: Services
    ) -> None:
        person = someone(app, services)
        give_password(services, person.id)
        attacker = Visitor.of(app)
        attacker.visit("/connexion")
        form = attacker.page.form("Se connecter").filled({"email": person.email, "password": WRONG})
        answers = [
            attacker.ask(
                "POST", form.action, body=form.body(), headers={"X-Forwarded-For": f"10.0.{n}.1"}
            ).status_code
            for n in range(200)
        ]
        assert answers[:5] == [422] * 5
        assert set(answers[6:]) == {429}
        with services.store.read() as work:
            tries = work.attempts.since("", services.clock.now() - timedelta(days=1))
        assert tries == ()
        browser = Visitor.of(app)
        sign_in_by_mail(browser, services, person.email)
        assert is_in(browser)

    def test_the_wait_ends(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        give_password(services, person.id)
        for _ in range(6):
            sign_in(browser, person.email, WRONG, expecting=422)
            passes(services, minutes=2)
        sign_in(browser, person.email)
        assert is_in(browser)


class TestC36SessionsThatEnd:
    def test_a_session_set_before_is_not_the_one_after(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        give_password(services, person.id)
        browser.client.set_cookie("a", "chosen-by-somebody-else", domain="127.0.0.1")
        browser.client.set_cookie("pre", "chosen-too", domain="127.0.0.1")
        sign_in(browser, person.email)
        kept = browser.client.get_cookie("a", domain="127.0.0.1")
        assert kept
        assert kept.value != "chosen-by-somebody-else"

    def test_a_closed_account_is_out_at_the_next_request(self, app: Flask, services: Services) -> None:
        person = someone(app, services)
        assert is_in(person.visitor)
        with services.store.write() as work:
            work.directory.change(person.id, closed_at=services.clock.now())
        assert not is_in(person.visitor)

    def test_a_session_ends_when_idle_and_in_any_case_in_the_end(
        self, app: Flask, services: Services
    ) -> None:
        person = someone(app, services)
        organisation_of(services, person)
        for _ in range(7):
            passes(services, hours=1)
            assert is_in(person.visitor)
        passes(services, hours=1)
        assert not is_in(person.visitor)


class TestC34SpoofedAddresses:
    def test_a_proxy_of_ours_is_believed_once_and_no_further(self, services: Services) -> None:
        settings = replace(services.settings, proxies=1)
        app = create_app(replace(services, settings=settings))
        person, browser = someone(app, services), Visitor.of(app)
        give_password(services, person.id)
        browser.visit("/connexion")
        form = browser.page.form("Se connecter").filled({"email": person.email, "password": PASSWORD})
        browser.send(form, headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})
        browser.visit("/compte/sessions")
        assert "198.51.100.0" in browser.page.words
        assert "203.0.113" not in browser.page.words

    def test_what_a_browser_claims_is_ignored(self, app: Flask, services: Services) -> None:
        person, browser = someone(app, services), Visitor.of(app)
        give_password(services, person.id)
        browser.visit("/connexion")
        form = browser.page.form("Se connecter").filled({"email": person.email, "password": PASSWORD})
        browser.send(form, headers={"X-Forwarded-For": "203.0.113.9"})
        browser.visit("/compte/sessions")
        assert "203.0.113" not in browser.page.words
        assert "127.0.0.0" in browser.page.words


def test_what_happened_stands_in_the_trail(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    give_password(services, person.id)
    sign_in(browser, person.email, WRONG, expecting=422)
    sign_in(browser, person.email)
    browser.submit("Se déconnecter")
    assert told(services) == ["authn_login_fail", "authn_login_success", "session_ended"]


def test_a_weaker_hash_is_renewed(app: Flask, services: Services) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    weak = type(HASHER)(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with services.store.write() as work:
        work.credentials.set_password(person.id, weak)
    sign_in(browser, person.email)
    with services.store.read() as work:
        kept = work.credentials.password_of(person.id)
    assert kept
    assert kept != weak
    assert not HASHER.check_needs_rehash(kept)
