"""Organisations, who follows them, and what they share: kept alike in both databases."""

from datetime import datetime

import pytest

from diagnostic.actions.auditing import Told
from diagnostic.core.faults import AbsentObject
from diagnostic.core.hashing import hashed
from diagnostic.core.organisations import BY_ADVISOR, BY_ORGANISATION, Consent, ReadingLink
from diagnostic.core.trail import ActorKind, Deed
from diagnostic.store.session import Store
from tests.store.given import HOUR, NOON, begun

VISIT, LINK = hashed("visit"), hashed("link")


def person(store: Store, account: str, *, network: str = "") -> str:
    """An account, of an advisor when there is a network."""
    with store.write() as work:
        work.accounts.add(account, f"{account}@exemple.org", account.title(), "fr", NOON)
        if network:
            work.organisations.practise(network, account, NOON, is_lead=False)
    return account


@pytest.fixture
def organisation(store: Store) -> str:
    """An organisation with a manager and an assessment, and a network with an advisor."""
    begun(store, "held")
    person(store, "alice")
    with store.write() as work:
        work.organisations.add("relais", "Le Relais", NOON)
        work.organisations.join("relais", "alice", NOON, is_manager=True)
        work.organisations.own("relais", "held", NOON)
        work.organisations.add_network("reseau", "Le réseau", NOON)
    person(store, "bruno", network="reseau")
    return "relais"


def asked(store: Store, by: str = BY_ADVISOR) -> str:
    with store.write() as work:
        work.organisations.ask("asked", "relais", "bruno", by, "", NOON)
    return "asked"


def test_an_organisation_is_named_and_renamed(store: Store, organisation: str) -> None:
    with store.write() as work:
        work.organisations.rename(organisation, "Le nouveau")
        assert work.organisations.hold(organisation).name == "Le nouveau"
    with store.read() as work:
        assert work.organisations.get(organisation).made_at == NOON
        with pytest.raises(AbsentObject):
            work.organisations.get("absent")


def test_its_people_come_managers_first(store: Store, organisation: str) -> None:
    person(store, "aaron")
    with store.write() as work:
        work.organisations.join(organisation, "aaron", NOON, is_manager=False)
    with store.read() as work:
        people = work.organisations.people(organisation)
    assert [(each.account, each.is_manager) for each in people] == [("alice", True), ("aaron", False)]


def test_its_assessments_come_with_their_state(store: Store, organisation: str) -> None:
    begun(store, "other")
    with store.write() as work:
        work.assessments.finish("held", "{}", NOON + HOUR)
    with store.read() as work:
        [held] = work.organisations.assessments(organisation)
    assert (held.id, held.structure, held.finished_at) == ("held", "Le Relais", NOON + HOUR)


def test_an_organisation_is_archived_and_opened_again(store: Store, organisation: str) -> None:
    for at in (NOON + HOUR, None):
        with store.write() as work:
            work.organisations.archive(organisation, at)
        with store.read() as work:
            assert work.organisations.get(organisation).archived_at == at


def test_accepting_keeps_the_words_that_were_shown(store: Store, organisation: str) -> None:
    assignment = asked(store)
    with store.write() as work:
        work.organisations.accept(assignment, NOON + HOUR, "2026-11")
        with pytest.raises(AbsentObject):
            work.organisations.accept(assignment, NOON, "2026-12")
    with store.read() as work:
        [standing] = work.assignments.of_organisation(organisation)
        assert work.assignments.of_advisor("bruno") == (standing,)
        assert work.assignments.between(organisation, "bruno") == assignment
    assert (standing.words_version, standing.accepted_at) == ("2026-11", NOON + HOUR)
    assert (standing.advisor_name, standing.network_name) == ("Bruno", "Le réseau")


def test_what_ended_or_is_archived_stands_no_more(store: Store, organisation: str) -> None:
    assignment = asked(store, BY_ORGANISATION)
    with store.write() as work:
        work.organisations.archive(organisation, NOON)
    with store.read() as work:
        assert work.assignments.of_advisor("bruno") == ()
    with store.write() as work:
        work.organisations.end(assignment, BY_ORGANISATION, NOON)
        assert work.assignments.of_organisation(organisation) == ()
        assert work.assignments.between(organisation, "bruno") is None


def test_who_advises_no_more_follows_nobody(store: Store, organisation: str) -> None:
    asked(store)
    with store.write() as work:
        work.directory.stop_advising("bruno")
        assert work.assignments.of_organisation(organisation) == ()


def test_managers_are_written_to_in_their_language(store: Store, organisation: str) -> None:
    with store.read() as work:
        assert work.assignments.managers(organisation) == (("alice@exemple.org", "fr"),)


def consent(name: str, until: datetime) -> Consent:
    return Consent(name, "bruno", "Bruno", "Alice", NOON, until)


def test_consent_ends_at_its_date_or_when_replaced(store: Store, organisation: str) -> None:
    del organisation
    with store.write() as work:
        work.sharing.consent("held", consent("first", NOON + HOUR))
        work.sharing.consent("held", consent("second", NOON + HOUR))
    with store.read() as work:
        assert work.sharing.consents("held", NOON) == (consent("second", NOON + HOUR),)
        assert work.sharing.consents("held", NOON + HOUR) == ()


def test_consent_is_ended_from_its_own_assessment_only(store: Store, organisation: str) -> None:
    with store.write() as work:
        work.sharing.consent("held", consent("first", NOON + HOUR))
        with pytest.raises(AbsentObject):
            work.sharing.end_consent("other", "first", NOON)
        work.sharing.end_consent("held", "first", NOON)
        assert work.sharing.consents("held", NOON) == ()
        work.sharing.consent("held", consent("again", NOON + HOUR))
        work.sharing.end_consents(organisation, "bruno", NOON)
        assert work.sharing.consents("held", NOON) == ()


def link(name: str = "mairie") -> ReadingLink:
    return ReadingLink(name, "La mairie", NOON, NOON + HOUR, None)


def test_a_link_to_read_opens_until_its_date(store: Store, organisation: str) -> None:
    del organisation
    with store.write() as work:
        work.access.open_session(VISIT, NOON, NOON + 2 * HOUR)
        work.sharing.add_link("held", link(), LINK, "Alice")
        assert work.sharing.opens(LINK, NOON)
        assert work.sharing.use_link(LINK, VISIT, NOON) == "held"
        assert work.sharing.use_link(LINK, VISIT, NOON + HOUR / 2) == "held"
        [standing] = work.sharing.links("held", NOON)
        assert standing.used_at == NOON + HOUR / 2
        assert not work.sharing.opens(LINK, NOON + HOUR)
        assert work.sharing.links("held", NOON + HOUR) == ()
    with pytest.raises(AbsentObject), store.write() as work:
        work.sharing.use_link(LINK, VISIT, NOON + HOUR)


def test_a_link_to_read_is_ended_from_its_own_assessment_only(store: Store, organisation: str) -> None:
    del organisation
    with store.write() as work:
        work.sharing.add_link("held", link(), LINK, "")
        with pytest.raises(AbsentObject):
            work.sharing.end_link("other", "mairie", NOON)
        work.sharing.end_link("held", "mairie", NOON)
        assert not work.sharing.opens(LINK, NOON)
        with pytest.raises(AbsentObject):
            work.sharing.end_link("held", "mairie", NOON)


def test_sessions_that_came_by_a_link_end_with_it_but_for_the_one_that_asks(
    store: Store, organisation: str
) -> None:
    del organisation
    names = ("owner", "renewer", "third")
    with store.write() as work:
        for name in names:
            work.access.open_session(hashed(name), NOON, NOON + HOUR)
        work.access.grant(hashed("owner"), "held", NOON)
        for name in names:
            work.access.grant(hashed(name), "held", NOON, "link")
        work.access.end_grants_by_link("held", hashed("renewer"))
        assert [_opens(work.access.session(hashed(name), NOON)) for name in names] == [True, True, False]
        work.access.end_grants("held")
        assert not any(_opens(work.access.session(hashed(name), NOON)) for name in names)


def _opens(session: object) -> bool:
    return bool(getattr(session, "assessments", ()))


def test_what_was_read_is_told_of_one_assessment_and_of_the_organisation(
    store: Store, organisation: str
) -> None:
    read = Told("sensitive_read", "assessment", "held", "advisor", request="outcome.show")
    own = Told("organisation_renamed", "organisation", organisation)
    refused = Told("authz_fail", "assessment", "held", "advisor", outcome="refused")
    asked_for = Told("following_asked", "organisation", organisation, "advisor")
    with store.write() as work:
        for told in (read, own, refused, asked_for):
            work.trail.append(_deed(told), b"key")
    with store.read() as work:
        [seen] = work.sharing.consultations("held", 10)
        both = work.sharing.consultations_of(organisation, 10)
        assert len(work.sharing.consultations_of(organisation, 1)) == 1
    assert (seen.name, seen.network_name, seen.structure) == ("Bruno", "Le réseau", "Le Relais")
    assert [each.action for each in both] == ["following_asked", "sensitive_read"]


def _deed(told: Told) -> Deed:
    return Deed(
        at=NOON,
        actor_kind=ActorKind.ACCOUNT,
        actor_id="bruno",
        role=told.role,
        action=told.action,
        object_kind=told.kind,
        object_id=told.id,
        outcome=told.outcome,
        address="",
        request=told.request,
        detail={},
    )
