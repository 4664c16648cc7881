"""Campaigns: opened by an advisor, answered by structures that decide what they share."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.clock import StillClock
from tests.web.page import plain
from tests.web.people import Someone, follows, network_of, organisation_of, someone
from tests.web.visitor import Visitor

NAME = "Campagne d’hiver"
LIST = "contact@un.example ; La Première\nLa Deuxième\tcontact@deux.example\n\ncontact@trois.example"


@pytest.fixture
def lead(app: Flask, services: Services) -> Someone:
    return someone(app, services)


@pytest.fixture
def advisor(app: Flask, services: Services, lead: Someone) -> Someone:
    found = someone(app, services)
    network_of(services, lead, found)
    return found


@pytest.fixture
def campaign(advisor: Someone, clock: StillClock) -> str:
    """The address of a campaign that is open."""
    visitor = advisor.visitor
    visitor.visit("/campagnes/nouvelle")
    visitor.submit("Ouvrir la campagne", given(clock))
    return visitor.page.url.partition("?")[0]


def given(clock: StillClock, days: int = 30) -> dict[str, str]:
    today = clock.now().date()
    return {
        "name": NAME,
        "message": "À bientôt.",
        "opens_on": today.isoformat(),
        "closes_on": (today + timedelta(days=days)).isoformat(),
    }


def mails(services: Services) -> list[tuple[str, str]]:
    """The address and the text of every mail that waits."""
    with services.store.read() as work:
        return [(each.recipient, each.body) for each in work.outbox.due(services.clock.now(), 100)]


def link_in(body: str) -> str:
    return next(line for line in body.splitlines() if "/c/" in line)


def link_of(visitor: Visitor, campaign: str) -> str:
    page = visitor.visit(campaign)
    return page.by_id("lien").get("value", "")


def test_an_advisor_sees_their_own_a_lead_the_network_s_and_others_none(
    app: Flask, services: Services, lead: Someone, advisor: Someone, campaign: str
) -> None:
    colleague = someone(app, services)
    with services.store.write() as work:
        person = work.accounts.person(advisor.id)
        assert person
        assert person.practice
        work.organisations.practise(
            person.practice.network, colleague.id, services.clock.now(), is_lead=False
        )
    stranger = someone(app, services)
    network_of(services, stranger)
    for each, sees in ((advisor, True), (lead, True), (colleague, False), (stranger, False)):
        page = each.visitor.visit("/campagnes")
        assert (NAME in page.words) is sees
        each.visitor.visit(campaign, expecting=200 if sees else 404)


def test_somebody_who_does_not_advise_has_no_campaigns(app: Flask, services: Services) -> None:
    someone(app, services).visitor.visit("/campagnes", expecting=403)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "n" * 201},
        {"opens_on": ""},
        {"opens_on": "demain"},
        {"closes_on": "2020-01-01"},
        {"closes_on": "9999-01-01"},
        {"message": "m" * 2001},
    ],
)
def test_a_campaign_that_cannot_be_is_refused_with_what_was_typed(
    advisor: Someone, clock: StillClock, wrong: dict[str, str]
) -> None:
    visitor = advisor.visitor
    visitor.visit("/campagnes/nouvelle")
    visitor.submit("Ouvrir la campagne", given(clock) | wrong, expecting=422)
    assert visitor.page.form("Ouvrir la campagne").value("closes_on") == (given(clock) | wrong)["closes_on"]
    assert "Pas encore de campagne" in visitor.visit("/campagnes").words


def test_a_list_invites_each_structure_once(services: Services, advisor: Someone, campaign: str) -> None:
    visitor = advisor.visitor
    visitor.visit(campaign)
    visitor.submit("Inviter ces structures", {"structures": LIST})
    assert {each for each, _ in mails(services)} == {
        "contact@un.example",
        "contact@deux.example",
        "contact@trois.example",
    }
    visitor.submit("Inviter ces structures", {"structures": LIST + "\ncontact@quatre.example"})
    assert len(mails(services)) == 4
    assert "La Deuxième" in visitor.visit(campaign).words


def test_a_list_with_a_fault_invites_nobody_and_says_where(
    services: Services, advisor: Someone, campaign: str
) -> None:
    visitor = advisor.visitor
    visitor.visit(campaign)
    page = visitor.submit(
        "Inviter ces structures", {"structures": f"{LIST}\nsans adresse\nCONTACT@un.example"}, expecting=422
    )
    assert "Ligne 5, « sans adresse »" in plain(page.words)
    assert "Ligne 6" in page.words
    assert not mails(services)
    assert "sans adresse" in page.form("Inviter ces structures").value("structures")


def test_a_file_invites_as_a_list_does(services: Services, advisor: Someone, campaign: str) -> None:
    advisor.visitor.visit(campaign)
    content = "structure;mail\r\n« Été »;contact@ete.example\r\n".encode("cp1252")
    advisor.visitor.typed.add("« Été »")
    advisor.visitor.upload("Inviter les structures du fichier", "file", content)
    assert [each for each, _ in mails(services)] == ["contact@ete.example"]
    assert "Été" in advisor.visitor.visit(campaign).words


def test_a_structure_that_shares_is_read_by_the_advisor_and_one_that_does_not_is_not(
    app: Flask, lead: Someone, advisor: Someone, campaign: str
) -> None:
    link = link_of(advisor.visitor, campaign)
    for name, shares, status in (("Ouverte", True, 200), ("Discrète", False, 404)):
        visitor = Visitor.of(app)
        visitor.visit(link)
        visitor.submit("Commencer", {"structure": name} | ({"shares": ["yes"]} if shares else {}))
        hub = visitor.page.url.rpartition("/")[0]
        advisor.visitor.visit(f"{hub}/resultats", expecting=status)
        lead.visitor.visit(f"{hub}/resultats", expecting=status)
    page = advisor.visitor.visit(campaign)
    assert "Non partagé" in page.words
    assert "Discrète" in page.words


def test_whoever_shares_says_who_they_are(app: Flask, advisor: Someone, campaign: str) -> None:
    visitor = Visitor.of(app)
    visitor.visit(link_of(advisor.visitor, campaign))
    visitor.submit("Commencer", {"structure": "", "shares": ["yes"]}, expecting=422)


def test_an_invitation_is_not_spent_by_reading_and_serves_once(
    app: Flask, services: Services, advisor: Someone, campaign: str
) -> None:
    advisor.visitor.visit(campaign)
    advisor.visitor.submit("Inviter ces structures", {"structures": "contact@un.example ; La Première"})
    link = link_in(mails(services)[0][1])
    for _ in range(3):
        Visitor.of(app).visit(link)
    visitor = Visitor.of(app)
    page = visitor.visit(link)
    assert page.form("Commencer").value("structure") == "La Première"
    other = Visitor.of(app)
    other.visit(link)
    visitor.submit("Commencer", {"shares": ["yes"]})
    other.submit("Commencer", {}, expecting=409)
    assert "a déjà servi" in Visitor.of(app).visit(link).words


def test_nobody_begins_before_the_first_day_after_the_last_or_once_closed(
    app: Flask, services: Services, advisor: Someone, campaign: str
) -> None:
    link = link_of(advisor.visitor, campaign)
    visitor = Visitor.of(app)
    visitor.visit(link)
    form = visitor.page.form("Commencer")
    advisor.visitor.submit("Clore la campagne", {})
    visitor.send(form, expecting=409)
    assert "est close" in visitor.page.words
    with services.store.read() as work:
        assert work.assessments.count() == 0


def test_only_those_who_have_not_begun_are_reminded(
    app: Flask, services: Services, advisor: Someone, campaign: str
) -> None:
    advisor.visitor.visit(campaign)
    advisor.visitor.submit("Inviter ces structures", {"structures": LIST})
    sent = mails(services)
    visitor = Visitor.of(app)
    visitor.visit(link_in(next(body for to, body in sent if to == "contact@un.example")))
    visitor.submit("Commencer", {})
    advisor.visitor.visit(campaign)
    advisor.visitor.submit("Rappeler aux 2 structures qui n’ont pas commencé", {})
    again = mails(services)[len(sent) :]
    assert {each for each, _ in again} == {"contact@deux.example", "contact@trois.example"}
    assert {link_in(body) for _, body in again} <= {link_in(body) for _, body in sent}


def test_a_link_that_nobody_made_opens_nothing(app: Flask) -> None:
    Visitor.of(app).visit("/c/" + "a" * 43, expecting=404)


def test_what_is_done_is_told_to_the_trail(services: Services, advisor: Someone, campaign: str) -> None:
    key = urlsplit(campaign).path.rpartition("/")[2]
    advisor.visitor.visit(campaign)
    advisor.visitor.submit("Inviter ces structures", {"structures": LIST})
    advisor.visitor.submit("Clore la campagne", {})
    with services.store.read() as work:
        told = [each.deed.action for each in work.trail.about(key)]
    assert told == ["campaign_closed", "campaign_invited", "campaign_opened"]


def test_what_another_advisor_reads_is_not_said_to_be_shared_with_this_one(
    app: Flask, services: Services, advisor: Someone, campaign: str
) -> None:
    visitor = Visitor.of(app)
    visitor.visit(link_of(advisor.visitor, campaign))
    visitor.submit("Commencer", {"structure": "Ailleurs"})
    assessment = visitor.page.url.split("/")[-2]
    elsewhere, owner = someone(app, services), someone(app, services)
    network_of(services, elsewhere)
    organisation = organisation_of(services, owner)
    with services.store.write() as work:
        work.organisations.own(organisation, assessment, services.clock.now())
    follows(services, elsewhere, organisation)
    assert "Non partagé" in advisor.visitor.visit(campaign).words
