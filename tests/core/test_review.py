"""What an advisor changes in the order of priorities, and what asks for a look."""

from diagnostic.core.answers import Answer, DontKnow, Level, Record
from diagnostic.core.concluding import conclude
from diagnostic.core.regard import Sign, regards_of
from diagnostic.core.review import (
    Planned,
    Proposal,
    Reading,
    completed,
    erased,
    hidden,
    moved,
    standing,
    with_resource,
    without_resource,
    written,
)
from diagnostic.core.routing import Path
from tests.build import SOME_DAY
from tests.report.samples import questionnaire_in, sample_record

BY_HAND = Planned("main-1", title="Un café", why="Rien ne réunit.", first_step="Un jour.", months=3)


def proposal(*keys: str) -> Proposal:
    return Proposal(tuple(Planned(each) for each in keys))


def keys(given: Proposal) -> list[str]:
    return [each.key for each in given.priorities]


def test_moving_names_a_place_so_that_twice_is_once() -> None:
    once = moved(proposal("a", "b", "c"), "a", 2)
    assert keys(once) == ["b", "a", "c"]
    assert moved(once, "a", 2) == once
    assert keys(moved(once, "c", -4)) == ["c", "b", "a"]
    assert keys(moved(once, "b", 99)) == ["a", "c", "b"]
    assert moved(once, "absent", 1) == once


def test_only_what_was_written_by_hand_is_erased() -> None:
    given = written(proposal("a"), BY_HAND)
    assert keys(erased(given, "main-1")) == ["a"]
    assert erased(given, "a") == given
    assert hidden(given, "a", "Plus tard.").hidden == (Planned("a", hidden="Plus tard."),)
    assert hidden(hidden(given, "a", "Plus tard."), "a", "") == given


def test_resources_are_added_once() -> None:
    given = with_resource(with_resource(Proposal(), "K10"), "K10")
    assert given.resources == ("K10",)
    assert without_resource(given, "K10") == Proposal()


def test_new_priorities_come_last_and_those_gone_leave() -> None:
    outcome = conclude(questionnaire_in("fr"), sample_record())
    proposed = [each.question for each in outcome.priorities]
    given = completed(Proposal((Planned("gone"), BY_HAND, Planned(proposed[1]))), outcome)
    others = [each for each in proposed if each != proposed[1]]
    assert keys(given) == ["main-1", proposed[1], *others]
    assert completed(given, outcome) == given


def test_the_last_reading_counts_unless_withdrawn() -> None:
    def reading(number: int, question: str, level: str) -> Reading:
        return Reading(number, question, level, "Vu.", "Inès", SOME_DAY)

    last = standing((reading(1, "a", "3"), reading(2, "b", "2"), reading(3, "a", "4"), reading(4, "b", "")))
    assert {key: each.level for key, each in last.items()} == {"a": "4"}


def test_what_is_unknown_comes_before_what_has_a_note() -> None:
    record = sample_record()
    asked = Path(questionnaire_in("fr"), record).all_questions()
    answers: dict[str, Answer] = {}
    answers.update((each.key, Level(2)) for each in asked)
    answers[asked[3].key] = DontKnow()
    answers[asked[7].key] = Level(4)
    path = Path(
        questionnaire_in("fr"), Record(record.profile, answers, {asked[0].key: "Une note.", asked[5].key: ""})
    )
    found = {each.question.key: each.signs for each in regards_of(path, [asked[6].key])}
    assert list(found) == [asked[6].key, asked[3].key, asked[7].key, asked[0].key]
    assert found[asked[6].key] == (Sign.ASKED,)
    assert found[asked[7].key] == (Sign.APART,)
