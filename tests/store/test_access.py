"""Who may open what: sessions and links are found by the hash of their secret, while they last."""

import hashlib

import pytest

from diagnostic.core.faults import AbsentObject
from diagnostic.core.hashing import hashed
from diagnostic.store.session import Store
from diagnostic.store.values import BrowserSession, UsedLink
from tests.store.given import HOUR, NOON, ROLE, begun, said, save

VISIT = hashed("visit")
LINK = hashed("link")


def with_session(store: Store, *granted: str) -> None:
    with store.write() as work:
        work.access.open_session(VISIT, NOON, NOON + HOUR)
        for each in granted:
            work.access.grant(VISIT, each, NOON)


def with_link(store: Store, assessment: str, name: str = "link") -> None:
    with store.write() as work:
        work.access.add_link(name, assessment, hashed(name), NOON, NOON + HOUR)


def test_a_secret_is_kept_as_its_sha_256() -> None:
    assert hashed("secret") == hashlib.sha256(b"secret").hexdigest()


def test_a_session_knows_what_was_granted_to_it(store: Store) -> None:
    first, second = begun(store, "b"), begun(store, "c")
    begun(store, "a")
    with_session(store, first)
    with store.write() as work:
        work.access.grant(VISIT, second, NOON + HOUR / 2)
        work.access.grant(VISIT, first, NOON + HOUR / 2)
    with store.read() as work:
        assert work.access.session(VISIT, NOON) == BrowserSession((first, second), NOON + HOUR)


def test_a_new_session_may_open_nothing(store: Store) -> None:
    with_session(store)
    with store.read() as work:
        assert work.access.session(VISIT, NOON) == BrowserSession((), NOON + HOUR)


def test_an_expired_ended_or_unknown_session_is_none(store: Store) -> None:
    with_session(store)
    with store.write() as work:
        assert work.access.session(VISIT, NOON + HOUR) is None
        assert work.access.session(hashed("other"), NOON) is None
        work.access.end_session(VISIT)
        work.access.end_session(VISIT)
        assert work.access.session(VISIT, NOON) is None


def test_nothing_is_granted_to_a_session_that_expired(store: Store) -> None:
    identifier = begun(store)
    with_session(store)
    with pytest.raises(AbsentObject), store.write() as work:
        work.access.grant(VISIT, identifier, NOON + HOUR)


def test_the_drafts_of_a_session_come_latest_first(store: Store) -> None:
    untouched, touched, finished, foreign = (begun(store) for _ in range(4))
    with_session(store, untouched, touched, finished)
    save(store, touched, said(ROLE, "3"))
    save(store, foreign, said(ROLE, "3"))
    with store.write() as work:
        work.assessments.finish(finished, "{}", NOON)
    with store.read() as work:
        drafts = work.access.drafts_of(VISIT, NOON)
        assert [draft.id for draft in drafts] == [touched, untouched]
        assert (drafts[0].structure, drafts[0].changed_at) == ("Le Relais", NOON + HOUR)
        assert work.access.drafts_of(VISIT, NOON + HOUR) == ()


def test_a_link_opens_its_assessment_as_often_as_wanted(store: Store) -> None:
    identifier = begun(store)
    with_link(store, identifier)
    with store.write() as work:
        assert work.access.use_link(LINK, NOON) == UsedLink("link", identifier)
        assert work.access.use_link(LINK, NOON + HOUR / 2) == UsedLink("link", identifier)


def test_an_expired_revoked_or_unknown_link_opens_nothing(store: Store) -> None:
    identifier = begun(store)
    with_link(store, identifier)
    with store.write() as work:
        assert work.access.use_link(LINK, NOON + HOUR) is None
        assert work.access.use_link(hashed("other"), NOON) is None
        work.access.revoke_links(identifier, NOON)
        assert work.access.use_link(LINK, NOON) is None


def test_revoking_leaves_the_links_of_others(store: Store) -> None:
    mine, theirs = begun(store), begun(store)
    with_link(store, mine)
    with_link(store, theirs, "theirs")
    with store.write() as work:
        work.access.revoke_links(mine, NOON)
        assert work.access.use_link(hashed("theirs"), NOON) == UsedLink("theirs", theirs)


def test_the_link_to_show_is_the_newest_that_opens(store: Store) -> None:
    identifier = begun(store)
    with_link(store, identifier)
    with store.write() as work:
        work.access.add_link("newer", identifier, hashed("newer"), NOON + HOUR / 2, NOON + HOUR)
        found = work.access.link_of(identifier, NOON + HOUR / 2)
        assert found
        assert (found.id, found.token_hash) == ("newer", hashed("newer"))
        work.access.revoke_links(identifier, NOON)
        assert work.access.link_of(identifier, NOON) is None


def test_purging_deletes_what_expired_and_nothing_else(store: Store) -> None:
    identifier = begun(store)
    with_session(store, identifier)
    with_link(store, identifier)
    with store.write() as work:
        assert work.access.purge(NOON + HOUR) == 0
        assert work.access.purge(NOON + 2 * HOUR) == 2
        assert work.access.session(VISIT, NOON) is None
        assert work.access.use_link(LINK, NOON) is None
        assert work.assessments.get(identifier).id == identifier
