"""An assessment is begun, read, renamed, finished and opened again."""

import pytest

from diagnostic.core.answers import DontKnow, Level, Provenance
from diagnostic.core.assessment import State
from diagnostic.core.faults import AbsentObject, AlreadyFinished
from diagnostic.store.session import Store
from tests.store.given import HOUR, NOON, PARTNERS, ROLE, begun, history, said, save


def test_a_new_assessment_is_an_empty_draft_on_its_version(store: Store) -> None:
    identifier = begun(store)
    with store.read() as work:
        new = work.assessments.get(identifier)
    assert (new.questionnaire, new.version, new.structure) == ("structure", "1", "Le Relais")
    assert (new.state, new.revision, new.versions, new.record.answers) == (State.DRAFT, 0, {}, {})
    assert new.begun_at == new.changed_at == NOON


def test_answers_notes_and_choices_come_back_as_they_were_given(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3", note="écrit en 2024 ✓"), said(PARTNERS, "dont_know"))
    save(store, identifier, said("profile:territoire", "rural urbain"), said("target:strategie", "4"))
    with store.read() as work:
        record = work.assessments.get(identifier).record
    assert record.answers == {"role-defini": Level(3), "partenaires-connus": DontKnow()}
    assert record.notes == {"role-defini": "écrit en 2024 ✓"}
    assert record.profile == {"territoire": ("rural", "urbain")}
    assert record.targets == {"strategie": 4}


def test_versions_and_revision_follow_the_changes(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"), said(PARTNERS, "2"))
    save(store, identifier, said(ROLE, "4", seen=1))
    with store.read() as work:
        changed = work.assessments.get(identifier)
    assert changed.versions == {ROLE: 3, PARTNERS: 2}
    assert changed.revision == 3
    assert changed.changed_at == NOON + HOUR


def test_an_absent_assessment_is_told_by_every_deed(store: Store) -> None:
    with store.write() as work:
        for deed in (
            lambda: work.assessments.get("absent"),
            lambda: work.assessments.rename("absent", "Le Pont"),
            lambda: work.assessments.save("absent", (), "key", Provenance.CHOSEN, NOON),
            lambda: work.assessments.finish("absent", "{}", NOON),
            lambda: work.assessments.reopen("absent", NOON),
        ):
            with pytest.raises(AbsentObject):
                deed()


def test_assessments_are_counted(store: Store) -> None:
    with store.read() as work:
        assert work.assessments.count() == 0
    begun(store)
    begun(store)
    with store.read() as work:
        assert work.assessments.count() == 2


def test_a_structure_can_be_renamed(store: Store) -> None:
    identifier = begun(store)
    with store.write() as work:
        work.assessments.rename(identifier, "Le Pont")
        assert work.assessments.get(identifier).structure == "Le Pont"


def test_finishing_freezes_the_outcome_and_refuses_new_answers(store: Store) -> None:
    identifier = begun(store)
    save(store, identifier, said(ROLE, "3"))
    with store.write() as work:
        work.assessments.finish(identifier, '{"level": 3}', NOON)
    with pytest.raises(AlreadyFinished):
        save(store, identifier, said(ROLE, "4", seen=1))
    with store.read() as work:
        kept = work.assessments.conclusion(identifier)
        finished = work.assessments.get(identifier)
    assert kept
    assert (kept.number, kept.revision, kept.outcome, kept.finished_at) == (1, 1, '{"level": 3}', NOON)
    assert (finished.state, finished.finished_at) == (State.FINISHED, NOON)
    assert len(history(store, identifier)) == 1


def test_finishing_twice_keeps_the_first_outcome(store: Store) -> None:
    identifier = begun(store)
    with store.write() as work:
        first = work.assessments.finish(identifier, '{"time": 1}', NOON)
    with store.write() as work:
        assert work.assessments.finish(identifier, '{"time": 2}', NOON + HOUR) == first
        assert work.assessments.conclusion(identifier) == first


def test_an_assessment_opened_again_has_no_conclusion_until_it_is_finished_again(store: Store) -> None:
    identifier = begun(store)
    with store.write() as work:
        work.assessments.finish(identifier, '{"time": 1}', NOON)
        work.assessments.reopen(identifier, NOON + HOUR)
        assert work.assessments.conclusion(identifier) is None
        assert work.assessments.get(identifier).state is State.DRAFT
    save(store, identifier, said(ROLE, "2"))
    with store.write() as work:
        again = work.assessments.finish(identifier, '{"time": 2}', NOON + HOUR)
        assert work.assessments.conclusion(identifier) == again
    assert (again.number, again.revision, again.outcome) == (2, 1, '{"time": 2}')


def test_opening_a_draft_again_changes_nothing(store: Store) -> None:
    identifier = begun(store)
    with store.write() as work:
        before = work.assessments.get(identifier)
        work.assessments.reopen(identifier, NOON + HOUR)
        assert work.assessments.get(identifier) == before


def test_a_fault_undoes_the_whole_transaction(store: Store) -> None:
    identifier = begun(store)

    def save_then_fail() -> None:
        with store.write() as work:
            work.assessments.save(identifier, (said(ROLE, "3"),), "key", Provenance.CHOSEN, NOON)
            work.assessments.get("absent")

    with pytest.raises(AbsentObject):
        save_then_fail()
    assert history(store, identifier) == ()
