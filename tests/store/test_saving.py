"""Answers are saved once, and nobody's answer is overwritten unseen."""

import pytest

from diagnostic.core.answers import Provenance
from diagnostic.core.faults import AlreadyFinished, Clash, RefusedInput
from diagnostic.store.session import Store
from tests.store.given import HOUR, NOON, PARTNERS, ROLE, begun, entries, history, said, save


def test_known_fault_06_two_tabs_second_writer_is_told(store: Store) -> None:
    identifier = begun(store)
    first_tab = save(store, identifier, said(ROLE, "3", note="depuis 2024"))
    second_tab = save(store, identifier, said(ROLE, "1", note="pas encore"))
    assert first_tab.applied == (ROLE,)
    assert second_tab.applied == ()
    assert second_tab.clashes == (Clash(ROLE, "3", "depuis 2024", "1", "pas encore", 1),)
    assert entries(store, identifier)[ROLE].value == "3"


def test_case_04_a_clash_leaves_the_other_answers_of_the_set_kept(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"))
    second_tab = save(store, identifier, said(ROLE, "1"), said(PARTNERS, "2"))
    assert second_tab.applied == (PARTNERS,)
    assert [clash.field for clash in second_tab.clashes] == [ROLE]
    assert entries(store, identifier)[PARTNERS].value == "2"


def test_case_04_different_questions_merge(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"))
    assert save(store, identifier, said(PARTNERS, "2")).clashes == ()
    assert {field: each.value for field, each in entries(store, identifier).items()} == {
        ROLE: "3",
        PARTNERS: "2",
    }


def test_both_tabs_may_say_the_same(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"))
    second_tab = save(store, identifier, said(ROLE, "3"))
    assert (second_tab.applied, second_tab.clashes, second_tab.versions) == ((), (), {ROLE: 1})
    assert len(history(store, identifier)) == 1


def test_who_saw_the_other_answer_may_change_it(store: Store) -> None:
    identifier = begun(store)
    told = save(store, identifier, said(ROLE, "3"))
    changed = save(store, identifier, said(ROLE, "4", seen=told.versions[ROLE]))
    assert (changed.applied, changed.versions) == ((ROLE,), {ROLE: 2})


def test_an_answer_cleared_stays_in_the_history(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"))
    save(store, identifier, said(ROLE, "", seen=1))
    with store.read() as work:
        assert work.assessments.get(identifier).record.answers == {}
    assert [event.value for event in history(store, identifier)] == ["3", ""]


def test_case_01_a_set_sent_again_is_kept_once_and_told_as_before(store: Store) -> None:
    identifier = begun(store)
    changes = (said(ROLE, "3"), said(PARTNERS, "2"))
    first = save(store, identifier, *changes, key="one")
    assert save(store, identifier, *changes, key="one") == first
    assert len(history(store, identifier)) == 2


def test_case_06_a_message_replayed_a_hundred_times_is_one_answer(store: Store) -> None:
    identifier = begun(store)
    told = {str(save(store, identifier, said(ROLE, "3"), key="message")) for _ in range(100)}
    assert len(told) == 1
    assert len(history(store, identifier)) == 1


def test_a_replay_does_not_undo_what_others_changed_since(store: Store) -> None:
    identifier = begun(store)
    first = save(store, identifier, said(ROLE, "3"), key="one")
    save(store, identifier, said(ROLE, "4", seen=1), key="two")
    assert save(store, identifier, said(ROLE, "3"), key="one") == first
    assert entries(store, identifier)[ROLE].value == "4"


def test_a_replay_tells_its_clashes_again(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"))
    second_tab = (said(ROLE, "1"), said(PARTNERS, "2"))
    first = save(store, identifier, *second_tab, key="second")
    assert save(store, identifier, *second_tab, key="second") == first


def test_a_key_that_comes_back_with_another_answer_is_told_and_writes_nothing(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"), key="page")
    back_button = save(store, identifier, said(ROLE, "2", seen=1), key="page")
    assert back_button.applied == ()
    assert back_button.clashes == (Clash(ROLE, "3", "", "2", "", 1),)
    assert len(history(store, identifier)) == 1


def test_the_same_key_names_another_set_in_another_assessment(store: Store) -> None:
    mine, theirs = begun(store), begun(store)
    save(store, mine, said(ROLE, "3"), key="one")
    assert save(store, theirs, said(ROLE, "2"), key="one").applied == (ROLE,)


def test_a_sender_is_never_told_to_have_seen_what_they_did_not(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "2"))
    save(store, identifier, said(ROLE, "3", seen=1))
    unchanged_here = save(store, identifier, said(ROLE, "2", seen=1), said(PARTNERS, "1"))
    assert unchanged_here.clashes == ()
    assert unchanged_here.versions == {ROLE: 1, PARTNERS: 3}
    later = save(store, identifier, said(ROLE, "4", seen=unchanged_here.versions[ROLE]))
    assert [clash.stored_value for clash in later.clashes] == ["3"]


def test_case_03_an_old_page_after_finishing_is_refused_and_a_replay_is_not(store: Store) -> None:
    identifier = begun(store)
    first = save(store, identifier, said(ROLE, "3"), key="one")
    with store.write() as work:
        work.assessments.finish(identifier, "{}", NOON)
    assert save(store, identifier, said(ROLE, "3"), key="one") == first
    with pytest.raises(AlreadyFinished):
        save(store, identifier, said(PARTNERS, "1"))


def test_a_field_given_twice_is_refused_by_name(store: Store) -> None:
    identifier = begun(store)
    with pytest.raises(RefusedInput) as refused:
        save(store, identifier, said(ROLE, "3"), said(PARTNERS, "1"), said(ROLE, "2"))
    assert [refusal.where for refusal in refused.value.refusals] == [ROLE]
    assert entries(store, identifier) == {}


def test_an_event_tells_how_and_when_an_answer_came(store: Store) -> None:
    identifier = begun(store)
    with store.write() as work:
        confirmed = (said(ROLE, "3", note="nous l’avons écrit"),)
        work.assessments.save(identifier, confirmed, "turn", Provenance.CONFIRMED_TEXT, NOON + HOUR)
    (event,) = history(store, identifier)
    assert (event.number, event.field, event.value, event.note) == (1, ROLE, "3", "nous l’avons écrit")
    assert (event.key, event.provenance, event.at) == ("turn", Provenance.CONFIRMED_TEXT, NOON + HOUR)


def test_a_version_that_never_was_counts_as_nothing_seen(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"), said(PARTNERS, "2"))
    other_fields_version = save(store, identifier, said(PARTNERS, "4", seen=1))
    assert [clash.stored_value for clash in other_fields_version.clashes] == ["2"]
