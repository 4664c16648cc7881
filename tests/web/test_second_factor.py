"""The second factor: needed by those who meet what belongs to others; each code is good once."""

import re

import pytest
from flask import Flask
from pyotp import TOTP

from diagnostic.actions.services import Services
from tests.web.people import Someone, network_of, organisation_of, signed_in, someone
from tests.web.proofs import (
    PASSWORD,
    enrolled,
    give_password,
    is_in,
    now_on,
    passes,
    sign_in,
    sign_in_by_mail,
    telephone_of,
    told,
)
from tests.web.visitor import Visitor

FACTOR = "/connexion/double-validation"


@pytest.fixture
def advisor(app: Flask, services: Services) -> Someone:
    """An advisor who signed in, and has no second factor yet."""
    person = someone(app, services, is_strong=False)
    network_of(services, person)
    return person


def recovery_codes(visitor: Visitor) -> list[str]:
    return re.findall(r"[A-Z0-9]{5}-[A-Z0-9]{5}", visitor.page.words)


def member_with_telephone(app: Flask, services: Services) -> tuple[Someone, TOTP]:
    """A member who set a second factor up a moment ago."""
    person = someone(app, services)
    organisation_of(services, person)
    give_password(services, person.id)
    person.visitor.visit("/compte/double-validation/activer")
    return person, enrolled(person.visitor, services)


@pytest.mark.parametrize("path", ["/compte", "/compte/sessions", "/compte/mot-de-passe", "/compte/quitter"])
def test_an_advisor_can_do_nothing_before(advisor: Someone, path: str) -> None:
    page = advisor.visitor.visit(path)
    assert page.url.split("?")[0].endswith(FACTOR)
    assert page.heading == "Activer la double validation"


def test_what_an_advisor_sends_before_is_refused(advisor: Someone) -> None:
    page = advisor.visitor.visit(FACTOR)
    token = page.form("Activer").value("csrf_token")
    for path in ("/compte", "/compte/mot-de-passe", "/compte/quitter", "/administration/reseaux"):
        answer = advisor.visitor.ask("POST", path, body=f"csrf_token={token}".encode())
        assert answer.status_code == 401, path


def test_setting_it_up_leads_on_with_recovery_codes(app: Flask, services: Services, advisor: Someone) -> None:
    other = signed_in(app, services, advisor.id, is_strong=False)
    advisor.visitor.visit("/compte/sessions")
    enrolled(advisor.visitor, services)
    codes = recovery_codes(advisor.visitor)
    assert len(set(codes)) == 10
    assert other.ask("GET", FACTOR).headers["Location"].startswith("/connexion")
    file = advisor.visitor.page.form("Télécharger les codes")
    answer = advisor.visitor.ask("POST", file.action, body=file.body())
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert all(each in answer.text for each in codes)
    advisor.visitor.follow("J’ai noté mes codes, continuer")
    assert advisor.visitor.page.heading == "Vos connexions"
    assert "authn_second_factor_set" in told(services)


def test_a_wrong_code_sets_nothing_up(services: Services, advisor: Someone) -> None:
    advisor.visitor.visit(FACTOR)
    telephone = telephone_of(advisor.visitor)
    late = now_on(telephone, services, 3)
    advisor.visitor.submit("Activer", {"typed": late}, expecting=422)
    assert telephone_of(advisor.visitor).secret == telephone.secret
    assert not is_in(advisor.visitor)


def test_the_picture_and_the_key_say_the_same(advisor: Someone) -> None:
    page = advisor.visitor.visit(FACTOR)
    [picture] = [each for each in page.root.iter() if each.get("class") == "qr"]
    assert picture.get("role") == "img"
    assert len(telephone_of(advisor.visitor).secret) == 32


def test_a_member_may_do_without(app: Flask, services: Services) -> None:
    person = someone(app, services, is_strong=False)
    organisation_of(services, person)
    assert is_in(person.visitor)


def test_a_member_who_has_one_is_asked_for_it(app: Flask, services: Services) -> None:
    person, telephone = member_with_telephone(app, services)
    passes(services, minutes=1)
    browser = Visitor.of(app)
    sign_in(browser, person.email)
    assert browser.page.heading == "Double validation"
    assert not is_in(browser)
    before = browser.client.get_cookie("a", domain="127.0.0.1")
    browser.submit("Continuer", {"typed": now_on(telephone, services)})
    assert is_in(browser)
    after = browser.client.get_cookie("a", domain="127.0.0.1")
    assert before
    assert after
    assert before.value != after.value


def test_a_mailed_link_is_no_second_factor(app: Flask, services: Services) -> None:
    person, _ = member_with_telephone(app, services)
    browser = Visitor.of(app)
    sign_in_by_mail(browser, services, person.email)
    assert browser.page.heading == "Double validation"
    assert not is_in(browser)


def test_a_code_serves_once_and_never_an_earlier_one(app: Flask, services: Services) -> None:
    person, telephone = member_with_telephone(app, services)
    passes(services, minutes=2)
    code, earlier = now_on(telephone, services), now_on(telephone, services, -1)
    first, second = Visitor.of(app), Visitor.of(app)
    sign_in(first, person.email)
    first.submit("Continuer", {"typed": f" {code[:3]} {code[3:]}"})
    assert is_in(first)
    sign_in(second, person.email)
    for replayed in (code, earlier):
        second.submit("Continuer", {"typed": replayed}, expecting=422)
    assert not is_in(second)


def test_a_recovery_code_serves_once(app: Flask, services: Services) -> None:
    person = someone(app, services)
    give_password(services, person.id)
    person.visitor.visit("/compte/double-validation/activer")
    enrolled(person.visitor, services)
    code = recovery_codes(person.visitor)[0]
    for expecting in (200, 422):
        browser = Visitor.of(app)
        sign_in(browser, person.email)
        browser.submit("Continuer", {"typed": code.lower()}, expecting=expecting)
    person.visitor.visit("/compte")
    assert "Il vous reste 9 codes" in person.visitor.page.words


def test_guessing_codes_waits_longer_and_longer(app: Flask, services: Services) -> None:
    person, telephone = member_with_telephone(app, services)
    browser = Visitor.of(app)
    sign_in(browser, person.email)
    form = browser.page.form("Continuer").filled({"typed": "000000"})
    answers = [browser.ask("POST", form.action, body=form.body()).status_code for _ in range(12)]
    assert answers[:5] == [422] * 5
    assert answers[-1] == 429
    passes(services, minutes=16)
    browser.visit(FACTOR)
    browser.submit("Continuer", {"typed": now_on(telephone, services)})
    assert is_in(browser)


def test_another_telephone_takes_a_fresh_proof(app: Flask, services: Services) -> None:
    person, telephone = member_with_telephone(app, services)
    passes(services, minutes=11)
    page = person.visitor.visit("/compte/double-validation/activer")
    assert page.heading == "Confirmer que c’est vous"
    person.visitor.submit("Confirmer que c’est moi", {"typed": now_on(telephone, services)})
    assert person.visitor.page.heading == "Activer la double validation"
    replaced = enrolled(person.visitor, services)
    assert replaced.secret != telephone.secret


def test_a_half_signed_in_browser_cannot_replace_it(app: Flask, services: Services) -> None:
    person, _ = member_with_telephone(app, services)
    browser = Visitor.of(app)
    sign_in(browser, person.email)
    form = browser.page.form("Continuer")
    answer = browser.ask("POST", f"{FACTOR}/activer", body=form.forged("typed", "123456").body())
    assert answer.status_code == 403
    answer = browser.ask("POST", "/compte/double-validation/activer", body=form.body())
    assert answer.status_code == 401


def test_a_member_takes_it_away_and_an_advisor_does_not(app: Flask, services: Services) -> None:
    person, _ = member_with_telephone(app, services)
    person.visitor.visit("/compte/double-validation")
    form = person.visitor.page.form("Retirer la double validation")
    network_of(services, person)
    assert person.visitor.ask("POST", form.action, body=form.body()).status_code == 403
    with services.store.write() as work:
        work.directory.stop_advising(person.id)
    person.visitor.send(form)
    browser = Visitor.of(app)
    sign_in(browser, person.email, PASSWORD)
    assert is_in(browser)
