"""Links to read one report: they open the report and nothing else, until a date or until they are ended."""

from datetime import timedelta

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.clock import StillClock
from tests.web.people import organisation_of, someone
from tests.web.visitor import Visitor
from tests.web.walks import answer, finish, placed


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """An assessment that was finished, held in the visitor's browser."""
    hub = placed(visitor, services)
    answer(visitor, hub, "strategie", {"role-defini": "2"})
    finish(visitor, hub)
    return hub


def made(visitor: Visitor, hub: str, days: str = "7") -> str:
    """A link to read, made by the page."""
    visitor.visit(f"{hub}/partage")
    page = visitor.submit("Faire le lien", {"label": "La mairie", "days": days})
    [field] = [each for each in page.all("input") if "/lire/" in each.get("value", "")]
    return field.get("value", "")


def opened(app: Flask, link: str) -> Visitor:
    """Somebody else who opened a link."""
    reader = Visitor.of(app)
    assert "Passerelles" not in reader.visit(link).words
    reader.submit("Lire le rapport")
    return reader


def test_a_reader_reads_results_and_report_and_nothing_else(app: Flask, visitor: Visitor, hub: str) -> None:
    reader = opened(app, made(visitor, hub))
    assert reader.page.url == f"{hub}/resultats"
    assert reader.ask("GET", f"{hub}/rapport.docx").status_code == 200
    for path in ("", "/relecture", "/dimension/strategie", "/conversation", "/partage", "/reprise.json"):
        reader.visit(f"{hub}{path}", expecting=404)


def test_no_link_or_form_leads_a_reader_where_they_may_not_go(app: Flask, visitor: Visitor, hub: str) -> None:
    reader = opened(app, made(visitor, hub))
    page = reader.page
    inside = {
        each.get("href", "").partition("#")[0]
        for each in page.all("a")
        if "/diagnostic/" in each.get("href", "")
    }
    assert inside
    for url in inside:
        assert reader.ask("GET", url).status_code == 200, url
    assert not [each for each in page.all("form") if "/diagnostic/" in each.get("action", "")]


def test_getting_the_address_opens_nothing(app: Flask, visitor: Visitor, hub: str) -> None:
    reader = Visitor.of(app)
    reader.visit(made(visitor, hub))
    reader.visit(f"{hub}/resultats", expecting=404)


def test_c35_a_link_that_was_passed_on_is_ended_and_sessions_with_it(
    app: Flask, visitor: Visitor, hub: str
) -> None:
    link = made(visitor, hub)
    reader, third = opened(app, link), opened(app, link)
    visitor.visit(f"{hub}/partage")
    visitor.submit("Fermer ce lien La mairie")
    for each in (reader, third):
        each.visit(f"{hub}/resultats", expecting=404)
        assert each.ask("GET", f"{hub}/rapport.pdf").status_code == 404
    reader.visit(link)
    assert "La structure a fermé ce lien" in reader.submit("Lire le rapport", expecting=404).words


def test_c35_a_resume_link_that_was_passed_on_is_replaced_and_sessions_with_it(
    app: Flask, visitor: Visitor, services: Services
) -> None:
    hub = placed(visitor, services)
    link = visitor.visit(f"{hub}/reprendre-plus-tard").by_id("lien").get("value", "")
    third, colleague = Visitor.of(app), Visitor.of(app)
    for each in (third, colleague):
        each.visit(link)
        each.submit("Reprendre le diagnostic")
    colleague.visit(f"{hub}/reprendre-plus-tard")
    colleague.submit("Remplacer ce lien par un nouveau")
    third.visit(hub, expecting=404)
    colleague.visit(hub)
    visitor.visit(hub)


def test_a_link_ends_at_its_date(app: Flask, visitor: Visitor, hub: str, clock: StillClock) -> None:
    link = made(visitor, hub)
    reader = opened(app, link)
    clock.move(timedelta(days=7))
    reader.visit(f"{hub}/resultats", expecting=404)
    reader.visit(link)
    reader.submit("Lire le rapport", expecting=404)
    assert "Aucun lien ouvert" in visitor.visit(f"{hub}/partage").words


def test_the_structure_sees_when_a_link_was_opened(app: Flask, visitor: Visitor, hub: str) -> None:
    link = made(visitor, hub)
    assert "pas encore ouvert" in visitor.visit(f"{hub}/partage").words
    opened(app, link)
    page = visitor.visit(f"{hub}/partage")
    assert "ouvert la dernière fois le" in page.words
    assert "Une personne avec un lien de lecture" in page.words


def test_a_label_is_asked_for_and_days_are_those_offered(visitor: Visitor, hub: str) -> None:
    visitor.visit(f"{hub}/partage")
    page = visitor.submit("Faire le lien", {"label": ""}, 422)
    assert list(page.errors()) == ["#label"]
    form = page.form("Faire le lien").filled({"label": "La mairie"}).forged("days", "9999")
    visitor.send(form, 404)


def test_an_archived_structure_closes_its_links_to_read(
    app: Flask, services: Services, visitor: Visitor, hub: str
) -> None:
    reader = opened(app, made(visitor, hub))
    organisation = organisation_of(services, someone(app, services))
    with services.store.write() as work:
        work.organisations.own(organisation, hub.rsplit("/", 1)[1], services.clock.now())
        work.organisations.archive(organisation, services.clock.now())
    reader.visit(f"{hub}/resultats", expecting=404)


def test_an_unknown_or_altered_link_opens_nothing(app: Flask, visitor: Visitor, hub: str) -> None:
    link = made(visitor, hub)
    for wrong in (link[:-1], link.swapcase().replace("HTTP", "http"), f"{link}x"):
        reader = Visitor.of(app)
        path = "/lire/" + wrong.rsplit("/", 1)[1]
        reader.visit(path)
        reader.submit("Lire le rapport", expecting=404)
