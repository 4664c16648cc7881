"""Organisations: made by whoever signed in, and decided by their managers."""

from datetime import timedelta

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.clock import StillClock
from tests.web.people import Someone, organisation_of, someone
from tests.web.visitor import Visitor
from tests.web.walks import kept, placed


@pytest.fixture
def manager(app: Flask, services: Services) -> Someone:
    return someone(app, services)


@pytest.fixture
def home(services: Services, manager: Someone) -> str:
    """The address of an organisation that the manager manages."""
    return f"/organisations/{organisation_of(services, manager)}"


def member_of(app: Flask, services: Services, home: str, *, is_manager: bool = False) -> Someone:
    """Somebody who joined the organisation at this address."""
    person = someone(app, services)
    with services.store.write() as work:
        work.organisations.join(
            home.rsplit("/", 1)[1], person.id, services.clock.now(), is_manager=is_manager
        )
    return person


def mails(services: Services) -> list[tuple[str, str]]:
    """The mails to send: to whom, and their text."""
    with services.store.read() as work:
        due = work.outbox.due(services.clock.now() + timedelta(days=1), 100)
    return [(each.recipient, each.body) for each in due]


def actions_told(services: Services) -> list[str]:
    with services.store.read() as work:
        return [each.deed.action for each in work.trail.entries()]


def test_whoever_signed_in_makes_a_structure_and_manages_it(services: Services, manager: Someone) -> None:
    visitor = manager.visitor
    assert "Vous n’avez pas encore de structure" in visitor.visit("/organisations").words
    page = visitor.submit("Créer la structure", {"nom": "Le Relais"})
    assert page.heading == "Le Relais"
    assert "Inviter une personne de votre structure" in page.words
    assert "organisation_made" in actions_told(services)
    assert visitor.visit("/organisations").link("Le Relais")


def test_a_structure_without_a_name_is_not_made(manager: Someone) -> None:
    manager.visitor.visit("/organisations")
    page = manager.visitor.submit("Créer la structure", {"nom": "  "}, 422)
    assert page.errors() == {"#nom": "Écrivez un nom."}


def test_a_name_too_long_comes_back_to_be_shortened(manager: Someone, home: str) -> None:
    manager.visitor.visit(home)
    page = manager.visitor.submit("Changer le nom", {"nom": "x" * 201}, 422)
    assert page.value("nom") == "x" * 201
    manager.visitor.submit("Changer le nom", {"nom": "Le nouveau nom"})
    assert manager.visitor.page.heading == "Le nouveau nom"


def test_strangers_and_visitors_find_no_structure(
    app: Flask, services: Services, home: str, visitor: Visitor
) -> None:
    for path in (home, f"{home}/accompagnement"):
        someone(app, services).visitor.visit(path, expecting=404)
        assert visitor.ask("GET", path, site="none").status_code == 302


def test_a_member_sees_and_does_not_decide(app: Flask, services: Services, home: str) -> None:
    member = member_of(app, services, home)
    page = member.visitor.visit(home)
    assert "Changer le nom" not in page.words
    assert "Inviter une personne" not in page.words
    for deed in ("nom", "archiver", "invitations", "accompagnement", f"personnes/{member.id}/role"):
        assert member.visitor.ask("POST", f"{home}/{deed}", body=b"nom=x").status_code == 404


def test_a_manager_invites_and_takes_back(services: Services, manager: Someone, home: str) -> None:
    manager.visitor.visit(home)
    page = manager.visitor.submit("Envoyer l’invitation", {"email": "pas une adresse"}, 422)
    assert list(page.errors()) == ["#email"]
    page = manager.visitor.submit("Envoyer l’invitation", {"email": "Claire@exemple.org", "role": "manager"})
    assert "claire@exemple.org" in page.words
    assert [to for to, _ in mails(services)] == ["claire@exemple.org"]
    page = manager.visitor.submit("Annuler l’invitation claire@exemple.org")
    assert "Invitations sans réponse" not in page.words


def test_the_last_manager_stays_until_another_is_named(
    app: Flask, services: Services, manager: Someone, home: str
) -> None:
    member = member_of(app, services, home)
    manager.visitor.visit(home)
    assert (
        "la seule personne responsable"
        in manager.visitor.submit("Quitter cette structure", expecting=409).words
    )
    name = f"Personne {member.id.rsplit('-', 1)[1]}"
    manager.visitor.visit(home)
    manager.visitor.submit(f"Rendre responsable {name}")
    manager.visitor.submit("Quitter cette structure")
    manager.visitor.visit(home, expecting=404)
    assert "Changer le nom" in member.visitor.visit(home).words


def test_a_manager_who_steps_back_leaves_another_one(
    app: Flask, services: Services, manager: Someone, home: str
) -> None:
    manager.visitor.visit(home)
    name = f"Personne {manager.id.rsplit('-', 1)[1]}"
    assert (
        "au moins une personne responsable"
        in manager.visitor.submit(f"Rendre membre {name}", expecting=409).words
    )
    member_of(app, services, home, is_manager=True)
    manager.visitor.visit(home)
    manager.visitor.submit(f"Rendre membre {name}")
    assert "Changer le nom" not in manager.visitor.visit(home).words


def test_who_is_removed_is_out_at_the_next_request(
    app: Flask, services: Services, manager: Someone, home: str
) -> None:
    member = member_of(app, services, home)
    member.visitor.visit(home)
    manager.visitor.visit(home)
    manager.visitor.submit(f"Retirer Personne {member.id.rsplit('-', 1)[1]}")
    member.visitor.visit(home, expecting=404)
    assert "member_removed" in actions_told(services)


def test_a_person_of_another_structure_cannot_be_named_here(
    app: Flask, services: Services, manager: Someone, home: str
) -> None:
    other = someone(app, services)
    form = manager.visitor.visit(home).form("Changer le nom")
    for deed in ("role", "retirer"):
        sent = manager.visitor.ask("POST", f"{home}/personnes/{other.id}/{deed}", body=form.body())
        assert sent.status_code == 404


def test_beginning_while_signed_in_offers_the_structure(
    services: Services, manager: Someone, home: str
) -> None:
    manager.visitor.visit(home)
    manager.visitor.follow("Commencer un diagnostic")
    page = manager.visitor.submit("Commencer", {"structure": "Antenne du nord"})
    hub = page.url.removesuffix("/profil")
    assert kept(services, hub).structure == "Antenne du nord"
    assert "Antenne du nord" in manager.visitor.visit(home).words
    signed_out = Visitor(manager.visitor.client)
    manager.visitor.client.delete_cookie("a", domain="127.0.0.1")
    signed_out.visit(hub, expecting=404)


def test_beginning_in_the_name_of_a_structure_of_others_is_refused(
    app: Flask, services: Services, manager: Someone, home: str
) -> None:
    foreign = organisation_of(services, someone(app, services))
    form = manager.visitor.visit(f"/commencer/structure?pour={home.rsplit('/', 1)[1]}").form("Commencer")
    page = manager.visitor.send(form.forged("organisation", foreign), 422)
    assert list(page.errors()) == ["#organisation"]


def test_an_archived_structure_is_opened_again(manager: Someone, home: str, clock: StillClock) -> None:
    manager.visitor.visit(home)
    assert "Cette structure est archivée" in manager.visitor.submit("Archiver cette structure").words
    clock.move(timedelta(minutes=1))
    assert "Cette structure est archivée" not in manager.visitor.submit("Rouvrir cette structure").words


def test_a_diagnostic_is_attached_with_its_link_kept(
    app: Flask, services: Services, manager: Someone, home: str, visitor: Visitor
) -> None:
    hub = placed(visitor, services)
    visitor.visit(hub)
    visitor.client.set_cookie("a", _account_of(manager), domain="127.0.0.1")
    visitor.visit(f"{hub}/partage")
    visitor.follow("Rattacher ce diagnostic à votre structure")
    page = visitor.submit("Rattacher ce diagnostic", {"organisation": home.rsplit("/", 1)[1]})
    assert page.url.partition("?")[0].endswith(home)
    assert "Les Passerelles" in page.words
    manager.visitor.visit(hub)
    assert "Déjà rattaché" in _notices(visitor.visit(f"{hub}/rattacher").notices())
    other = someone(app, services)
    visitor.client.set_cookie("a", _account_of(other), domain="127.0.0.1")
    assert "Déjà rattaché" in _notices(visitor.visit(f"{hub}/rattacher").notices())


def test_attaching_may_end_what_opened_without_account(
    services: Services, manager: Someone, visitor: Visitor
) -> None:
    hub = placed(visitor, services)
    link = visitor.visit(f"{hub}/reprendre-plus-tard").by_id("lien").get("value", "")
    visitor.client.set_cookie("a", _account_of(manager), domain="127.0.0.1")
    visitor.visit(f"{hub}/rattacher")
    visitor.submit("Rattacher ce diagnostic", {"nom": "Le Relais", "lien": "fermer"})
    visitor.visit(hub)
    visitor.client.delete_cookie("a", domain="127.0.0.1")
    visitor.visit(hub, expecting=404)
    visitor.visit(link)
    visitor.submit("Reprendre le diagnostic", expecting=404)


def test_attaching_asks_to_sign_in_first(services: Services, visitor: Visitor) -> None:
    hub = placed(visitor, services)
    sent = visitor.ask("GET", f"{hub}/rattacher")
    assert sent.status_code == 302
    assert "suite=" in sent.headers["Location"]
    assert visitor.ask("POST", f"{hub}/rattacher", body=b"nom=x").status_code == 401


def test_attaching_to_a_structure_of_others_is_refused(
    app: Flask, services: Services, manager: Someone, home: str, visitor: Visitor
) -> None:
    del home
    foreign = organisation_of(services, someone(app, services))
    hub = placed(visitor, services)
    visitor.client.set_cookie("a", _account_of(manager), domain="127.0.0.1")
    form = visitor.visit(f"{hub}/rattacher").form("Rattacher ce diagnostic")
    page = visitor.send(form.forged("organisation", foreign), 422)
    assert list(page.errors()) == ["#organisation"]


def _account_of(person: Someone) -> str:
    cookie = person.visitor.client.get_cookie("a", domain="127.0.0.1")
    assert cookie
    return cookie.value


def _notices(notices: list[str]) -> str:
    return " ".join(notices)
