"""Sharing with an advisor: said before, decided by the structure, seen afterwards, ended at any time."""

import hashlib
from typing import Final

from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.core.organisations import SHARING_WORDS
from diagnostic.web.accompanying import sharing_words
from tests.web.people import Someone, follows, name_of, organisation_of, someone
from tests.web.test_organisations import mails, member_of
from tests.web.visitor import Visitor
from tests.web.walks import placed

WORDS: Final = {"2026-11": "efd67e0f6590687fc8db54d5ff2f1074f9eea476c6fcda4aba37c41804cf1cd4"}
"""What was agreed to under each version: other words need another version."""


ANSWERING: Final = ("", "/dimension/strategie", "/conversation", "/profil", "/cap", "/relecture")


def test_the_words_agreed_to_change_with_their_version(app: Flask) -> None:
    with app.test_request_context():
        words = sharing_words()
    told = "\n".join((*words.may, *words.may_not, words.after))
    assert WORDS[SHARING_WORDS] == hashlib.sha256(told.encode()).hexdigest()


def test_a_holder_without_account_shares_with_an_advisor(
    services: Services, hub: str, visitor: Visitor, advisor: Someone
) -> None:
    page = visitor.visit(f"{hub}/partage")
    assert "lire toutes vos réponses et vos notes" in page.words
    page = visitor.submit("Partager avec cette personne", {"email": advisor.email})
    assert "Vos propositions sans réponse" in page.words
    assert [to for to, _ in mails(services)] == [advisor.email]
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    advisor.visitor.visit("/suivi/demandes")
    advisor.visitor.typed.add("Les Passerelles")
    assert "Vous la suivez depuis" in advisor.visitor.submit("Accepter de suivre Les Passerelles").words
    page = advisor.visitor.visit(f"{hub}/resultats")
    assert not page.links("Revoir mes réponses")
    assert not page.links("Toutes les étapes")
    assert "Suit votre structure depuis" in visitor.visit(f"{hub}/partage").words


def test_what_was_read_is_told_with_its_day(
    hub: str, services: Services, visitor: Visitor, advisor: Someone, organisation: str
) -> None:
    follows(services, advisor, organisation)
    assert "aucune personne extérieure" in visitor.visit(f"{hub}/partage").words
    advisor.visitor.visit(f"{hub}/resultats")
    advisor.visitor.visit(f"{hub}/resultats")
    assert visitor.visit(f"{hub}/partage").words.count("a consulté les résultats") == 1


def test_the_structure_sees_on_both_pages_who_read(
    hub: str, services: Services, manager: Someone, advisor: Someone, organisation: str
) -> None:
    follows(services, advisor, organisation)
    advisor.visitor.visit(f"{hub}/resultats")
    for url in (f"{hub}/partage", f"/organisations/{organisation}/accompagnement"):
        page = manager.visitor.visit(url)
        assert f"{name_of(advisor)} (Réseau d’exemple)" in page.words
        assert "a consulté les résultats" in page.words


def test_c37_stopping_closes_every_page_at_once_and_the_report_too(
    hub: str, services: Services, manager: Someone, advisor: Someone, organisation: str
) -> None:
    follows(services, advisor, organisation)
    report = f"{hub}/rapport.pdf"
    first = advisor.visitor.ask("GET", report)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-store")
    manager.visitor.visit(f"/organisations/{organisation}/accompagnement")
    manager.visitor.submit(f"Arrêter l’accès {name_of(advisor)}")
    for url in (f"{hub}/resultats", report):
        again = advisor.visitor.ask("GET", url)
        assert (again.status_code, again.headers["Cache-Control"]) == (404, "no-store")
    assert [to for to, _ in mails(services)] == [advisor.email]


def test_an_advisor_asks_and_the_manager_answers(
    services: Services, manager: Someone, advisor: Someone, organisation: str, hub: str
) -> None:
    advisor.visitor.visit("/suivi/demandes")
    page = advisor.visitor.submit("Envoyer la demande", {"email": manager.email, "structure": "Elle"})
    assert "Maison des associations" not in page.words
    assert [to for to, _ in mails(services)] == [manager.email]
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    page = manager.visitor.visit(f"/organisations/{organisation}/accompagnement")
    assert "Demandes qui attendent votre réponse" in page.words
    manager.visitor.submit(f"Accepter {name_of(advisor)}")
    advisor.visitor.visit(f"{hub}/resultats")
    with services.store.read() as work:
        [standing] = work.assignments.of_organisation(organisation)
    assert standing.words_version == SHARING_WORDS


def test_a_request_is_refused_without_having_opened_anything(
    services: Services, manager: Someone, advisor: Someone, organisation: str, hub: str
) -> None:
    advisor.visitor.visit("/suivi/demandes")
    advisor.visitor.submit("Envoyer la demande", {"email": manager.email, "structure": "Elle"})
    manager.visitor.visit(f"{hub}/partage")
    manager.visitor.submit(f"Refuser {name_of(advisor)}")
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    with services.store.read() as work:
        assert not work.assignments.of_organisation(organisation)


def test_asking_tells_nobody_whether_an_address_is_known(
    services: Services, manager: Someone, advisor: Someone, organisation: str
) -> None:
    del organisation
    advisor.visitor.visit("/suivi/demandes")
    told = [
        advisor.visitor.submit("Envoyer la demande", {"email": email, "structure": "La Ruche"}).words
        for email in (manager.email, "personne@ailleurs.example")
    ]
    assert told[0] == told[1]
    assert [to for to, _ in mails(services)] == [manager.email, "personne@ailleurs.example"]


def test_an_advisor_follows_no_more(
    services: Services, manager: Someone, advisor: Someone, organisation: str, hub: str
) -> None:
    follows(services, advisor, organisation)
    advisor.visitor.visit("/suivi/demandes")
    advisor.visitor.submit("Ne plus suivre Maison des associations")
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    assert [to for to, _ in mails(services)] == [manager.email]


def test_somebody_unknown_is_written_to_and_nothing_is_opened(
    services: Services, hub: str, visitor: Visitor
) -> None:
    visitor.visit(f"{hub}/partage")
    page = visitor.submit("Partager avec cette personne", {"email": "inconnue@exemple.org"})
    assert "Personne n’accompagne de structures ici" in " ".join(page.notices())
    assert [to for to, _ in mails(services)] == ["inconnue@exemple.org"]


def test_a_mail_repeats_no_name_that_would_become_a_link(services: Services, visitor: Visitor) -> None:
    hub = placed(visitor, services, "Gagnez sur http://mauvais.example")
    visitor.visit(f"{hub}/partage")
    visitor.submit("Partager avec cette personne", {"email": "inconnue@exemple.org"})
    [(_, body)] = mails(services)
    assert "mauvais" not in body
    assert "Une structure" in body


def test_a_holder_does_not_decide_for_a_structure_that_has_people(
    hub: str, visitor: Visitor, organisation: str, advisor: Someone
) -> None:
    del organisation
    form = visitor.visit(f"{hub}/partage").form("Faire le lien")
    assert "Partager avec cette personne" not in visitor.page.words
    body = form.forged("email", advisor.email).forged("words", SHARING_WORDS).body()
    assert visitor.ask("POST", f"{hub}/partage", body=body).status_code == 403


def test_a_member_sees_who_follows_and_does_not_decide(
    app: Flask, services: Services, hub: str, organisation: str, advisor: Someone
) -> None:
    assignment = follows(services, advisor, organisation)
    member = member_of(app, services, f"/organisations/{organisation}")
    page = member.visitor.visit(f"{hub}/partage")
    assert name_of(advisor) in page.words
    assert "Arrêter" not in page.words
    for deed in (f"{assignment}/arreter", "liens", f"remplir-ensemble/{assignment}"):
        assert member.visitor.ask("POST", f"{hub}/partage/{deed}", body=b"label=x").status_code == 404


def test_c10_what_stands_with_another_structure_is_as_if_absent(
    app: Flask, services: Services, manager: Someone, organisation: str, advisor: Someone
) -> None:
    other = someone(app, services)
    foreign = organisation_of(services, other)
    theirs = follows(services, advisor, foreign)
    home = f"/organisations/{organisation}/accompagnement"
    form = manager.visitor.visit(home).form("Partager avec cette personne")
    for identifier in (theirs, "absent"):
        for deed in ("accepter", "arreter"):
            sent = manager.visitor.ask("POST", f"{home}/{identifier}/{deed}", body=form.body())
            assert sent.status_code == 404
    with services.store.read() as work:
        assert work.assignments.between(foreign, advisor.id) == theirs


def test_words_that_changed_meanwhile_are_shown_again(
    manager: Someone, organisation: str, advisor: Someone, services: Services
) -> None:
    form = manager.visitor.visit(f"/organisations/{organisation}/accompagnement").form(
        "Partager avec cette personne"
    )
    manager.visitor.send(form.filled({"email": advisor.email}).forged("words", "2020-01"), 409)
    assert not mails(services)


def test_c9_fields_that_no_page_offers_change_nothing(
    hub: str, visitor: Visitor, services: Services, advisor: Someone
) -> None:
    form = visitor.visit(f"{hub}/partage").form("Partager avec cette personne")
    sent = form.filled({"email": advisor.email})
    for name, value in (
        ("role", "manager"),
        ("advisor_id", advisor.id),
        ("accepted_at", "2026-01-01"),
        ("is_manager", "1"),
        ("organisation_id", "organisation-1"),
    ):
        sent = sent.forged(name, value)
    visitor.send(sent)
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    with services.store.read() as work:
        owner = work.organisations.owner_of(hub.rsplit("/", 1)[1])
        assert owner
        assert not work.organisations.people(owner)
        [asked] = work.assignments.of_organisation(owner)
    assert asked.accepted_at is None
