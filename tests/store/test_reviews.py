"""Readings, comments, drafts, restitutions and action plans, on both databases."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import DatabaseError

from diagnostic.core.following import ActionFields, ActionState
from diagnostic.core.review import Comment, Reading, Side
from diagnostic.store.reviews import KeptDraft, KeptRestitution
from diagnostic.store.session import Store
from tests.store.given import HOUR, NOON, begun

PLAN = ActionFields("Réunir les partenaires", "Awa", date(2027, 1, 8))


@pytest.fixture
def assessment(store: Store) -> str:
    with store.write() as work:
        work.accounts.add("advisor", "ines@exemple.org", "Inès", "fr", NOON)
    return begun(store)


def reading(level: str) -> Reading:
    return Reading(0, "role-defini", level, "Vu ensemble.", "Inès", NOON)


def test_readings_are_numbered_as_they_come(store: Store, assessment: str) -> None:
    with store.write() as work:
        for level in ("3", "4", ""):
            work.reviews.add_reading(assessment, "advisor", reading(level))
    with store.read() as work:
        kept = work.reviews.readings(assessment)
    assert [(each.number, each.level) for each in kept] == [(1, "3"), (2, "4"), (3, "")]
    assert kept[0] == replace(reading("3"), number=1)


def test_a_comment_is_kept_once_for_its_key(store: Store, assessment: str) -> None:
    said = Comment("", Side.STRUCTURE, "", "Ligne 1\nLigne 2 <b>", NOON)
    with store.write() as work:
        assert work.reviews.add_comment("one", assessment, "key", said)
        assert not work.reviews.add_comment("two", assessment, "key", replace(said, text="autre"))
    with store.read() as work:
        assert work.reviews.comments(assessment) == (said,)


def test_a_draft_replaces_the_one_before(store: Store, assessment: str) -> None:
    first = KeptDraft("Bonjour", "{}", 1, "Inès", NOON)
    with store.read() as work:
        assert work.reviews.draft(assessment) is None
    for draft in (first, replace(first, message="Bonsoir", revision=2, changed_at=NOON + HOUR)):
        with store.write() as work:
            work.reviews.keep_draft(assessment, draft)
        with store.read() as work:
            assert work.reviews.draft(assessment) == draft


def test_a_restitution_never_changes(store: Store, assessment: str) -> None:
    made = KeptRestitution(1, "{}", "Inès", "Réseau", NOON)
    with store.write() as work:
        work.reviews.publish(assessment, made)
        work.reviews.publish(assessment, replace(made, number=2))
    with pytest.raises(DatabaseError), store.write() as work:
        work.reviews.publish(assessment, made)
    with store.read() as work:
        assert work.reviews.restitutions(assessment) == (made, replace(made, number=2))


def test_an_action_changes_only_as_it_was_seen(store: Store, assessment: str) -> None:
    with store.write() as work:
        work.following.add("a", assessment, PLAN, NOON)
        work.following.add("b", assessment, replace(PLAN, what="Écrire"), NOON)
        seen, other = work.following.actions(assessment)
        begun_now = replace(seen, fields=replace(PLAN, state=ActionState.BEGUN))
        assert work.following.change(assessment, begun_now, NOON)
        assert not work.following.change(assessment, begun_now, NOON)
        assert not work.following.change("another", other, NOON)
    with store.read() as work:
        first, second = work.following.actions(assessment)
    assert first == replace(begun_now, revision=2)
    assert second == other


def test_a_reminder_is_due_once_on_its_day_and_again_on_another(store: Store, assessment: str) -> None:
    day = date(2027, 1, 4)
    fields = replace(PLAN, remind_on=day, remind_at="ines@exemple.org")
    with store.write() as work:
        work.following.add("a", assessment, fields, NOON)
        assert work.following.due(date(2027, 1, 3), 9) == ()
        assert [each.action for each in work.following.due(day, 9)] == ["a"]
        assert work.following.reminded("a", NOON)
        assert not work.following.reminded("a", NOON)
        assert work.following.due(day, 9) == ()
        (kept,) = work.following.actions(assessment)
        later = replace(kept, fields=replace(fields, remind_on=date(2027, 2, 1)))
        assert work.following.change(assessment, later, NOON)
        assert [each.action for each in work.following.due(date(2027, 2, 1), 9)] == ["a"]


def test_whom_to_write_to(store: Store, assessment: str) -> None:
    with store.write() as work:
        work.accounts.add("member", "awa@exemple.org", "Awa", "en", NOON)
        work.organisations.add("o", "Le Relais", NOON)
        work.organisations.join("o", "member", NOON, is_manager=False)
        work.organisations.own("o", assessment, NOON)
        work.organisations.add_network("n", "Réseau", NOON)
        work.organisations.practise("n", "advisor", NOON, is_lead=False)
        work.organisations.ask("f", "o", "advisor", "advisor", "1", NOON)
        assert work.correspondents.advisors(assessment) == ()
        work.organisations.accept("f", NOON)
    with store.read() as work:
        assert [each.email for each in work.correspondents.structure(assessment)] == ["awa@exemple.org"]
        assert [each.email for each in work.correspondents.advisors(assessment)] == ["ines@exemple.org"]
        assert work.correspondents.organisation_of(assessment) == "Le Relais"
        assert work.correspondents.campaign_of(assessment) == ""
