"""What goes with an assessment, and which ones nobody has used for long, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from diagnostic.core.faults import AbsentObject
from diagnostic.core.following import ActionFields, ActionState
from diagnostic.core.hashing import hashed
from diagnostic.core.review import Comment, Side
from diagnostic.store.reviews import KeptRestitution
from diagnostic.store.session import Store
from diagnostic.store.tables import metadata
from tests.store.given import HOUR, NOON, ROLE, begun, said, save

DAY = timedelta(days=1)
LATER = NOON + 100 * DAY


def idle(store: Store, begun_before: timedelta, finished_before: timedelta) -> tuple[str, ...]:
    """What is idle a hundred days later."""
    with store.write() as work:
        return work.erasing.idle(LATER - begun_before, LATER - finished_before, 10)


def test_all_that_belongs_to_it_goes_even_what_never_changes(store: Store) -> None:
    gone, stays = begun(store), begun(store)
    for each in (gone, stays):
        save(store, each, said(ROLE, "2", note="Une note"))
        with store.write() as work:
            work.access.add_link(f"link-{each}", each, hashed(each), NOON, LATER)
            work.assessments.finish(each, "{}", NOON)
            work.reviews.publish(each, KeptRestitution(1, "{}", "Inès", "Réseau", NOON))
            work.following.add(
                f"a-{each}", each, ActionFields("Écrire", "Inès", date(2027, 1, 1), ActionState.PLANNED), NOON
            )
    with store.write() as work:
        work.erasing.erase(gone)
    with store.read() as work:
        connection = work.erasing._connection  # noqa: SLF001 - every table is looked at, whatever its reader
        for table in metadata.tables.values():
            if "assessment_id" in table.c:
                left = set(connection.scalars(select(table.c.assessment_id)))
                assert left <= {stays}, table.name
        assert work.assessments.get(stays).record.notes


def test_one_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(AbsentObject), store.write() as work:
        work.erasing.erase("nothing")


def test_those_never_finished_and_the_others_have_their_own_time(store: Store) -> None:
    never, once, again = begun(store), begun(store), begun(store)
    with store.write() as work:
        work.assessments.finish(once, "{}", NOON)
        work.assessments.finish(again, "{}", NOON)
        work.assessments.reopen(again, NOON)
    assert idle(store, 90 * DAY, 101 * DAY) == (never,)
    assert set(idle(store, 101 * DAY, 90 * DAY)) == {once, again}
    assert idle(store, 101 * DAY, 101 * DAY) == ()


def test_each_use_makes_it_last(store: Store) -> None:
    used = [begun(store) for _ in range(4)]
    soon = LATER - HOUR
    with store.write() as work:
        work.access.add_link("link", used[0], hashed("link"), NOON, LATER)
        work.access.use_link(hashed("link"), soon)
        work.reviews.add_comment("c", used[1], "key", Comment("", Side.STRUCTURE, "Inès", "Oui", soon))
        fields = ActionFields("Écrire", "Inès", date(2027, 1, 1), ActionState.PLANNED)
        work.following.add("a", used[2], fields, soon)
        work.assessments.finish(used[3], "{}", soon)
    assert idle(store, 90 * DAY, 90 * DAY) == ()
    assert set(idle(store, HOUR / 2, HOUR / 2)) == set(used)


def test_what_an_organisation_has_is_never_idle(store: Store) -> None:
    owned = begun(store)
    with store.write() as work:
        work.organisations.add("organisation", "Le Relais", NOON)
        work.organisations.own("organisation", owned, NOON)
    assert idle(store, DAY, DAY) == ()


def test_no_more_than_asked_for_the_oldest_first(store: Store) -> None:
    first, second = begun(store), begun(store)
    save(store, second, said(ROLE, "2"))
    with store.write() as work:
        assert work.erasing.idle(LATER, LATER, 1) == (first,)
