"""One's own account: name, password, sessions, leaving; extra fields change nothing."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.people import Someone, organisation_of, signed_in, someone
from tests.web.proofs import PASSWORD, code_to, give_password, is_in, passes, sign_in, sign_in_by_mail, told
from tests.web.visitor import Visitor

OTHER = "trois renards devant la vieille gare"


@pytest.fixture
def person(app: Flask, services: Services) -> Someone:
    return someone(app, services)


def test_name_and_language_are_changed(services: Services, person: Someone) -> None:
    person.visitor.visit("/compte")
    person.visitor.submit("Enregistrer", {"name": "Camille Durand", "language": "en"})
    with services.store.read() as work:
        found = work.accounts.person(person.id)
    assert found
    assert (found.name, found.language) == ("Camille Durand", "en")
    person.visitor.submit("Enregistrer", {"name": ""}, expecting=422)


class TestC9ExtraFields:
    def test_they_change_nothing(self, services: Services, person: Someone) -> None:
        person.visitor.visit("/compte")
        form = person.visitor.page.form("Enregistrer")
        for name, value in {
            "role": "administrator",
            "is_administrator": "1",
            "email": "autre@exemple.org",
            "account_id": "account-1",
            "totp_secret": "x",
        }.items():
            form = form.forged(name, value)
        person.visitor.send(form)
        with services.store.read() as work:
            found = work.accounts.person(person.id)
        assert found
        assert (found.email, found.roles) == (person.email, frozenset())


def test_a_password_is_changed_with_the_current_one(app: Flask, services: Services, person: Someone) -> None:
    give_password(services, person.id)
    other = signed_in(app, services, person.id)
    person.visitor.visit("/compte/mot-de-passe")
    press = "Enregistrer ce mot de passe"
    wrong = {"current_password": "pas le bon du tout", "new_password": OTHER}
    person.visitor.submit(press, wrong, expecting=422)
    easy = {"current_password": PASSWORD, "new_password": "motdepasse12"}
    person.visitor.submit(press, easy, expecting=422)
    assert is_in(other)
    person.visitor.submit(press, {"current_password": PASSWORD, "new_password": OTHER})
    assert is_in(person.visitor)
    assert not is_in(other)
    browser = Visitor.of(app)
    sign_in(browser, person.email, PASSWORD, expecting=422)
    sign_in(browser, person.email, OTHER)
    assert "authn_password_change" in told(services)


def test_a_forgotten_password_is_replaced_after_a_mail(
    app: Flask, services: Services, person: Someone
) -> None:
    give_password(services, person.id)
    browser = Visitor.of(app)
    sign_in_by_mail(browser, services, person.email)
    browser.visit("/compte/mot-de-passe")
    browser.submit("Enregistrer ce mot de passe", {"new_password": OTHER})
    sign_in(Visitor.of(app), person.email, OTHER)


def test_a_first_password_takes_a_fresh_proof_by_mail(services: Services, person: Someone) -> None:
    passes(services, minutes=11)
    page = person.visitor.visit("/compte/mot-de-passe")
    assert page.heading == "Confirmer que c’est vous"
    person.visitor.submit("Recevoir un code par mail")
    person.visitor.submit("Confirmer que c’est moi", {"typed": "AAAA-BBBB"}, expecting=422)
    person.visitor.submit("Confirmer que c’est moi", {"typed": code_to(services, person.email)})
    assert person.visitor.page.heading == "Choisir un mot de passe"


def test_sessions_are_listed_and_ended(app: Flask, services: Services, person: Someone) -> None:
    others = [signed_in(app, services, person.id) for _ in range(3)]
    stranger = someone(app, services)
    page = person.visitor.visit("/compte/sessions")
    assert page.words.count("Dernière activité") == 4
    form = page.form("Fermer toutes les autres")
    with services.store.read() as work:
        [theirs] = work.sessions.of(stranger.id, services.clock.now())
    person.visitor.send(form.forged("session", theirs.id), expecting=404)
    assert is_in(stranger.visitor)
    person.visitor.visit("/compte/sessions")
    person.visitor.submit("Fermer toutes les autres")
    assert [is_in(each) for each in others] == [False] * 3
    assert is_in(person.visitor)


def test_leaving_forgets_the_address_and_ends_every_session(
    app: Flask, services: Services, person: Someone
) -> None:
    other = signed_in(app, services, person.id)
    person.visitor.visit("/compte/quitter")
    person.visitor.submit("Fermer mon compte pour de bon")
    assert not is_in(person.visitor)
    assert not is_in(other)
    with services.store.read() as work:
        assert not work.accounts.is_taken(person.email)


def test_who_alone_manages_a_structure_hands_it_over_first(services: Services, person: Someone) -> None:
    person.visitor.visit("/compte/quitter")
    form = person.visitor.page.form("Fermer mon compte pour de bon")
    organisation_of(services, person)
    person.visitor.send(form, expecting=409)
    assert is_in(person.visitor)
