"""Batches and saved views: each of one account, a batch worked on by one program at a time."""

from datetime import timedelta
from typing import Final

import pytest

from diagnostic.core.batches import KEPT, Batch, BatchState
from diagnostic.core.portfolio import Filters, Need, SavedView
from diagnostic.store.session import Store
from tests.build import SOME_DAY

LEASE: Final = timedelta(minutes=2)


def batch(name: str, account: str = "one", minutes: int = 0) -> Batch:
    at = SOME_DAY + timedelta(minutes=minutes)
    return Batch(name, account, "fr", ("a", "b"), 0, (), BatchState.WAITING, at, at + KEPT)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two accounts, and three batches."""
    with store.write() as work:
        for each in ("one", "other"):
            work.accounts.add(each, f"{each}@exemple.org", each, "fr", SOME_DAY)
        work.batches.add(batch("later", minutes=1))
        work.batches.add(batch("first"))
        work.batches.add(batch("foreign", "other", minutes=2))
    return store


def test_an_account_has_its_own_the_latest_first(filled: Store) -> None:
    with filled.read() as work:
        assert work.batches.of("one") == (batch("later", minutes=1), batch("first"))
        assert work.batches.get("absent") is None


def test_what_waits_longest_is_taken_first_and_by_one_only(filled: Store) -> None:
    now = SOME_DAY + timedelta(minutes=5)
    with filled.write() as work:
        taken = [work.batches.take(now, now - LEASE) for _ in range(4)]
    assert [each.id for each in taken if each] == ["first", "later", "foreign"]
    with filled.write() as work:
        assert work.batches.take(now + LEASE - timedelta(seconds=1), now - timedelta(seconds=1)) is None
        again = work.batches.take(now + LEASE, now)
    assert again is not None
    assert again.id == "first"


def test_only_the_next_step_of_a_batch_that_runs_counts(filled: Store) -> None:
    now = SOME_DAY + timedelta(minutes=5)
    with filled.write() as work:
        assert not work.batches.go_on("first", 1, (), now)
        work.batches.take(now, now - LEASE)
        assert work.batches.go_on("first", 1, ("a",), now)
        assert not work.batches.go_on("first", 1, (), now)
        assert work.batches.go_on("first", 2, ("a",), now)
        work.batches.leave("first", BatchState.READY)
        work.batches.leave("first", BatchState.STOPPED)
        found = work.batches.get("first")
    assert found is not None
    assert (found.state, found.done, found.refused, found.made) == (BatchState.READY, 2, ("a",), ("b",))


def test_what_expired_is_never_taken_and_leaves(filled: Store) -> None:
    now = SOME_DAY + KEPT + timedelta(seconds=30)
    with filled.write() as work:
        taken = work.batches.take(now, now - LEASE)
        assert taken is not None
        assert taken.id == "later"
        work.batches.purge(now)
        assert work.batches.ids() == {"later", "foreign"}


def test_views_belong_to_one_account_and_a_name_stands_once(filled: Store) -> None:
    with filled.write() as work:
        work.saved_views.save(SavedView("1", "Rural", "territoire=rural"), "one", SOME_DAY)
        work.saved_views.save(SavedView("2", "Rural", "territoire=mixte"), "one", SOME_DAY)
        work.saved_views.save(SavedView("3", "Rural", "etat=a-relire"), "other", SOME_DAY)
        work.saved_views.remove("3", "one")
        assert [each.id for each in work.saved_views.of("one")] == ["2"]
        work.saved_views.remove("2", "one")
        assert work.saved_views.of("one") == ()
        assert [each.id for each in work.saved_views.of("other")] == ["3"]


def test_nothing_of_nobody_is_readable_and_nothing_waits(filled: Store) -> None:
    with filled.read() as work:
        assert work.portfolio.readable("one", ["a", "b"]) == frozenset()
        assert work.portfolio.campaigns("one") == ()
        assert work.portfolio.ids("one", Filters(), SOME_DAY, 10) == ()
        needs = work.portfolio.needs("one", Filters(), SOME_DAY)
    assert needs == {Need.REVIEW: 0, Need.REPLY: 0, Need.QUIET: 0}
