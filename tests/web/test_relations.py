"""Whoever asks for an assessment gets it through a relation, or the same page as if it did not exist."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.people import Someone, follows, network_of, organisation_of, someone
from tests.web.visitor import Visitor
from tests.web.walks import placed


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """An assessment with a profile, begun without any account."""
    return placed(visitor, services)


@pytest.fixture
def manager(app: Flask, services: Services) -> Someone:
    return someone(app, services)


@pytest.fixture
def organisation(services: Services, manager: Someone, hub: str) -> str:
    """The organisation that the assessment belongs to."""
    organisation_id = organisation_of(services, manager)
    with services.store.write() as work:
        work.organisations.own(organisation_id, hub.rsplit("/", 1)[1], services.clock.now())
    return organisation_id


def test_a_member_works_on_it_and_a_stranger_does_not(
    app: Flask, services: Services, hub: str, manager: Someone, organisation: str
) -> None:
    del organisation
    manager.visitor.visit(hub)
    someone(app, services).visitor.visit(hub, expecting=404)


def test_an_advisor_reads_it_once_accepted_and_writes_nothing(
    app: Flask, services: Services, hub: str, organisation: str
) -> None:
    advisor, lead, other = (someone(app, services) for _ in range(3))
    network_of(services, lead, advisor, other)
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    follows(services, advisor, organisation)
    advisor.visitor.visit(f"{hub}/resultats")
    lead.visitor.visit(f"{hub}/resultats")
    other.visitor.visit(f"{hub}/resultats", expecting=404)
    advisor.visitor.visit(f"{hub}/dimension/strategie", expecting=404)


def test_what_advisors_read_and_are_refused_stands_in_the_trail(
    app: Flask, services: Services, hub: str, organisation: str
) -> None:
    advisor = someone(app, services)
    network_of(services, advisor)
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    follows(services, advisor, organisation)
    advisor.visitor.visit(f"{hub}/resultats")
    with services.store.read() as work:
        told = [(each.deed.actor_id, each.deed.action, each.deed.outcome) for each in work.trail.entries()]
    assert told == [(advisor.id, "authz_fail", "refused"), (advisor.id, "sensitive_read", "done")]


def test_what_the_structure_reads_of_itself_is_its_own_business(
    services: Services, hub: str, manager: Someone, organisation: str
) -> None:
    del organisation
    manager.visitor.visit(f"{hub}/resultats")
    with services.store.read() as work:
        assert not list(work.trail.entries())


def test_an_advisor_is_out_as_soon_as_unassigned_or_the_organisation_is_archived(
    app: Flask, services: Services, hub: str, organisation: str
) -> None:
    advisor = someone(app, services)
    network_of(services, advisor)
    assignment = follows(services, advisor, organisation)
    advisor.visitor.visit(f"{hub}/resultats")
    with services.store.write() as work:
        work.organisations.end(assignment, "organisation", services.clock.now())
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
    follows(services, advisor, organisation)
    advisor.visitor.visit(f"{hub}/resultats")
    with services.store.write() as work:
        work.organisations.archive(organisation, services.clock.now())
    advisor.visitor.visit(f"{hub}/resultats", expecting=404)
