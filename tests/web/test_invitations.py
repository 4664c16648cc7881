"""Invitations: told by GET, accepted by POST, for one address only, once, for seven days."""

import pytest
from flask import Flask

from diagnostic.actions.asking import asker_of
from diagnostic.actions.inviting import Into, invite
from diagnostic.actions.services import Services
from diagnostic.core.people import Asker, Role
from tests.web.people import Someone, network_of, organisation_of, someone
from tests.web.proofs import ask_for_link, is_in, link_to, passes, told
from tests.web.visitor import Visitor

NEW = "nouvelle@exemple.org"
PRESS = "Accepter l’invitation"
NAME = "Camille Durand"


@pytest.fixture
def manager(app: Flask, services: Services) -> Someone:
    return someone(app, services)


@pytest.fixture
def organisation(services: Services, manager: Someone) -> str:
    return organisation_of(services, manager, "Les Passerelles")


def asked_by(services: Services, person: Someone) -> Asker:
    cookie = person.visitor.client.get_cookie("a", domain="127.0.0.1")
    return asker_of(services, "", cookie.value if cookie else "", "")


def invited(services: Services, by: Someone, organisation: str, email: str, role: Role = Role.MEMBER) -> str:
    """Invite somebody; gives the link of the mail."""
    invite(services, asked_by(services, by), role, email, Into(organisation=organisation), "fr")
    return link_to(services, email)


def roles(services: Services, email: str) -> frozenset[Role]:
    with services.store.read() as work:
        person = work.accounts.person_at(email)
    return person.roles if person else frozenset()


def test_somebody_new_gets_an_account_and_goes_on(
    app: Flask, services: Services, manager: Someone, organisation: str
) -> None:
    link, browser = invited(services, manager, organisation, NEW), Visitor.of(app)
    page = browser.visit(link)
    assert "« Les Passerelles »" in page.words
    assert roles(services, NEW) == frozenset()
    browser.submit(PRESS, {"name": "  "}, expecting=422)
    browser.submit(PRESS, {"name": NAME})
    assert is_in(browser)
    assert roles(services, NEW) == {Role.MEMBER}
    assert told(services)[-2:] == ["privilege_permissions_changed", "authn_login_success"]
    Visitor.of(app).visit(link, expecting=404)


def test_somebody_known_signs_in_first(
    app: Flask, services: Services, manager: Someone, organisation: str
) -> None:
    known = someone(app, services)
    link, browser = invited(services, manager, organisation, known.email, Role.MANAGER), Visitor.of(app)
    assert "Vous avez déjà un compte" in browser.visit(link).words
    token = browser.visit("/connexion").form("Se connecter").value("csrf_token")
    answer = browser.ask("POST", link, body=f"csrf_token={token}&name=X".encode())
    assert answer.headers["Location"].startswith("/connexion")
    assert not is_in(browser)
    known.visitor.visit(link)
    known.visitor.submit(PRESS)
    assert roles(services, known.email) == {Role.MEMBER, Role.MANAGER}


def test_nobody_else_accepts_it(app: Flask, services: Services, manager: Someone, organisation: str) -> None:
    link, other = invited(services, manager, organisation, NEW), someone(app, services)
    page = other.visitor.visit(link)
    assert "une autre adresse" in page.words
    token = page.form("Se déconnecter").value("csrf_token")
    assert other.visitor.ask("POST", link, body=f"csrf_token={token}".encode()).status_code == 403
    assert roles(services, other.email) == frozenset()
    Visitor.of(app).visit(link)


def test_it_ends_after_seven_days_and_with_the_next_one(
    app: Flask, services: Services, manager: Someone, organisation: str
) -> None:
    first = invited(services, manager, organisation, NEW)
    second = invited(services, manager, organisation, NEW)
    Visitor.of(app).visit(first, expecting=404)
    Visitor.of(app).visit(second)
    passes(services, days=7)
    Visitor.of(app).visit(second, expecting=404)


def test_a_manager_invited_as_member_still_manages(
    services: Services, manager: Someone, organisation: str
) -> None:
    manager.visitor.visit(invited(services, manager, organisation, manager.email))
    manager.visitor.submit(PRESS)
    assert Role.MANAGER in roles(services, manager.email)


def test_a_lead_invited_by_a_lead_sets_a_second_factor_up_first(app: Flask, services: Services) -> None:
    lead, browser = someone(app, services), Visitor.of(app)
    network = network_of(services, lead)
    invite(services, asked_by(services, lead), Role.LEAD, NEW, Into(network=network), "en")
    browser.visit(link_to(services, NEW).replace("/en/", "/"))
    browser.submit(PRESS, {"name": NAME})
    assert browser.page.heading == "Activer la double validation"


@pytest.mark.parametrize(
    ("role", "into"),
    [
        (Role.MEMBER, Into()),
        (Role.MEMBER, Into(network="n")),
        (Role.LEAD, Into(organisation="o")),
        (Role.ADMINISTRATOR, Into(network="n")),
    ],
)
def test_a_role_goes_with_what_it_is_into(services: Services, role: Role, into: Into) -> None:
    with pytest.raises(ValueError, match="nobody is invited"):
        invite(services, Asker(), role, NEW, into, "fr")


def test_each_kind_of_token_opens_its_own_door_only(
    app: Flask, services: Services, manager: Someone, organisation: str
) -> None:
    """Of every kind, at every door, cut short or in another case: none is accepted."""
    browser = Visitor.of(app)
    invitation = invited(services, manager, organisation, NEW).rsplit("/", 1)[1]
    ask_for_link(browser, manager.email)
    mailed = link_to(services, manager.email).rsplit("/", 1)[1]
    csrf = browser.visit("/connexion").form("Se connecter").value("csrf_token")
    foreign = {"m": [invitation], "invitation": [mailed], "r": [invitation, mailed]}
    own = {"m": mailed, "invitation": invitation}
    for door, others in foreign.items():
        token = own.get(door, "x")
        altered = (token.upper(), token.swapcase(), token[:-1], token + "x", token[:8])
        for tried in (*others, *altered, "", "%00", "x" * 5000):
            answer = browser.ask("POST", f"/{door}/{tried}", body=f"csrf_token={csrf}&name=X".encode())
            assert answer.status_code in {404, 405, 422}, (door, tried, answer.status_code)
            assert not browser.client.get_cookie("a", domain="127.0.0.1")
    assert not is_in(browser)
    assert roles(services, NEW) == frozenset()
