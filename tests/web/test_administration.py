"""Administration: accounts and networks, each change with a fresh proof, no way to any answer."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.core.people import Role
from tests.web.people import Someone, network_of, organisation_of, someone
from tests.web.proofs import is_in, mails_to, passes, told
from tests.web.visitor import Visitor
from tests.web.walks import placed

CARD = "/administration/comptes/{}"


@pytest.fixture
def chief(app: Flask, services: Services) -> Someone:
    return someone(app, services, is_administrator=True)


@pytest.fixture
def person(app: Flask, services: Services) -> Someone:
    return someone(app, services)


def roles(services: Services, account_id: str) -> frozenset[Role]:
    with services.store.read() as work:
        found = work.accounts.person(account_id)
    return found.roles if found else frozenset()


@pytest.mark.parametrize("path", ["", "/comptes/account-1", "/inviter", "/reseaux"])
def test_nobody_else_comes_in(person: Someone, app: Flask, path: str) -> None:
    person.visitor.visit(f"/administration{path}", expecting=403)
    assert Visitor.of(app).visit(f"/administration{path}").heading == "Se connecter"


def test_accounts_are_searched_and_paged(services: Services, chief: Someone) -> None:
    now = services.clock.now()
    with services.store.write() as work:
        for n in range(120):
            work.accounts.add(f"many-{n}", f"ligne{n:03}@exemple.org", f"Ligne {n}", "fr", now)
    page = chief.visitor.visit("/administration")
    assert len([each for each in page.all("th") if each.get("scope") == "row"]) == 50
    page = chief.visitor.visit("/administration?recherche=LIGNE11")
    assert len([each for each in page.all("th") if each.get("scope") == "row"]) == 10
    assert "Aucun compte" in chief.visitor.visit("/administration?recherche=%25_%27").words
    for odd in ("0", "-1", "99999999", "x", "%C2%B2"):
        chief.visitor.visit(f"/administration?page={odd}")


def test_an_account_is_closed_at_once_and_opened_again(
    services: Services, chief: Someone, person: Someone
) -> None:
    chief.visitor.visit(CARD.format(person.id))
    chief.visitor.submit("Fermer ce compte")
    assert not is_in(person.visitor)
    chief.visitor.submit("Rouvrir ce compte")
    assert told(services)[-2:] == ["account_closed", "account_reopened"]


def test_roles_are_given_and_taken(services: Services, chief: Someone, person: Someone) -> None:
    network = network_of(services, chief)
    chief.visitor.visit(CARD.format(person.id))
    chief.visitor.submit("Enregistrer ce rôle", {"role": "lead", "network": ""}, expecting=422)
    chief.visitor.submit("Enregistrer ce rôle", {"role": "lead", "network": network})
    assert roles(services, person.id) == {Role.ADVISOR, Role.LEAD}
    chief.visitor.submit("Enregistrer ce rôle", {"role": "none"})
    chief.visitor.submit("Laisser gérer les comptes")
    assert roles(services, person.id) == {Role.ADMINISTRATOR}
    chief.visitor.submit("Ne plus laisser gérer les comptes")
    assert roles(services, person.id) == frozenset()
    assert told(services).count("privilege_permissions_changed") == 4


def test_nobody_closes_or_demotes_themselves(services: Services, chief: Someone) -> None:
    page = chief.visitor.visit(CARD.format(chief.id))
    form = page.form("Fermer ses connexions")
    for deed in ("close", "demote", "second-factor"):
        chief.visitor.send(form.forged("deed", deed), expecting=403)
    assert roles(services, chief.id) == {Role.ADMINISTRATOR}


def test_sessions_are_ended(chief: Someone, person: Someone) -> None:
    chief.visitor.visit(CARD.format(person.id))
    chief.visitor.submit("Fermer ses connexions")
    assert not is_in(person.visitor)


def test_every_change_takes_a_fresh_proof(services: Services, chief: Someone, person: Someone) -> None:
    page = chief.visitor.visit(CARD.format(person.id))
    form = page.form("Fermer ce compte")
    passes(services, minutes=11)
    chief.visitor.send(form)
    assert chief.visitor.page.heading == "Confirmer que c’est vous"
    assert is_in(person.visitor)
    for path in (CARD.format(person.id), "/administration/inviter"):
        assert chief.visitor.visit(path).heading == "Confirmer que c’est vous"


def test_somebody_is_invited(services: Services, chief: Someone) -> None:
    network = network_of(services, chief)
    chief.visitor.visit("/administration/inviter")
    given = {"email": "Nouvelle@Exemple.org ", "role": "advisor"}
    chief.visitor.submit("Envoyer l’invitation", given, expecting=422)
    chief.visitor.submit("Envoyer l’invitation", given | {"network": network})
    assert len(mails_to(services, "nouvelle@exemple.org")) == 1
    chief.visitor.submit(
        "Envoyer l’invitation", {"email": "a@b.fr\r\nBcc: x@y.fr", "role": "administrator"}, 422
    )


def test_a_network_is_opened(chief: Someone) -> None:
    page = chief.visitor.visit("/administration/reseaux")
    assert "Aucun réseau" in page.words
    chief.visitor.submit("Ouvrir ce réseau", {"name": "Réseau des Vals"})
    assert "Réseau des Vals" in chief.visitor.page.words
    chief.visitor.submit("Ouvrir ce réseau", {"name": "x" * 201}, expecting=422)


def test_no_answer_is_read_by_administrators(
    services: Services, visitor: Visitor, chief: Someone, person: Someone
) -> None:
    hub = placed(visitor, services)
    organisation = organisation_of(services, person)
    with services.store.write() as work:
        work.organisations.own(organisation, hub.rsplit("/", 1)[1], services.clock.now())
    for path in ("", "/resultats", "/rapport.pdf", "/dimension/strategie", "/conversation"):
        chief.visitor.visit(f"{hub}{path}", expecting=404)
