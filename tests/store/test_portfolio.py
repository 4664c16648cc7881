"""The portfolio: what an advisor follows, filtered and sorted, and nothing of anybody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from diagnostic.core.answers import Provenance
from diagnostic.core.changes import PROFILE, QUESTION, Change, field_of
from diagnostic.core.portfolio import PAGE, Filters, Line, Need, Order, Standing
from diagnostic.core.review import Comment, Side
from diagnostic.store.session import Store, Work
from tests.build import SOME_DAY

ADVISOR, LEAD, OTHER = "advisor", "lead", "other"
NOW: Final = SOME_DAY + timedelta(days=40)


@pytest.fixture
def filled(store: Store) -> Store:
    """A network of a lead and an advisor who follows four structures, and another network with one."""
    with store.write() as work:
        work.questionnaires.publish("structure", "1", "digest", {"fr": "{}"}, SOME_DAY)
        for account in (ADVISOR, LEAD, OTHER):
            work.accounts.add(account, f"{account}@exemple.org", account, "fr", SOME_DAY)
        work.organisations.add_network("ours", "Le nôtre", SOME_DAY)
        work.organisations.add_network("theirs", "Le leur", SOME_DAY)
        work.organisations.practise("ours", ADVISOR, SOME_DAY, is_lead=False)
        work.organisations.practise("ours", LEAD, SOME_DAY, is_lead=True)
        work.organisations.practise("theirs", OTHER, SOME_DAY, is_lead=True)
        for name, advisor, territory, days in (
            ("École des Épis", ADVISOR, "rural", 1),
            ("Maison 100 %", ADVISOR, "urbain", 2),
            ("Tiers_lieu", ADVISOR, "rural", 39),
            ("Zone d’activité", ADVISOR, "mixte", 39),
            ("Ailleurs", OTHER, "rural", 39),
        ):
            begin(work, name, advisor, territory, SOME_DAY + timedelta(days=days))
        conclude(work, "Tiers_lieu", {"strategie": 2, "moyens": 0}, SOME_DAY + timedelta(days=30))
        conclude(work, "Maison 100 %", {"strategie": 4, "moyens": 1}, SOME_DAY + timedelta(days=20))
    return store


def begin(work: Work, name: str, advisor: str, territory: str, at: datetime) -> None:
    work.organisations.add(f"o-{name}", f"Organisation {name}", at)
    work.organisations.ask(f"f-{name}", f"o-{name}", advisor, "advisor", "1", at)
    work.organisations.accept(f"f-{name}", at)
    work.assessments.begin(name, "structure", "1", name, "fr", at)
    work.organisations.own(f"o-{name}", name, at)
    given = {
        field_of(PROFILE, "territoire"): territory,
        field_of(PROFILE, "animation-du-territoire"): "practised" if territory == "rural" else "planned",
        field_of(QUESTION, "role-defini"): "2",
    }
    changes = tuple(Change(name, value, "", seen=0) for name, value in given.items())
    work.assessments.save(name, changes, "key", Provenance.CHOSEN, at)


def conclude(work: Work, name: str, levels: dict[str, int], at: datetime) -> None:
    made = work.assessments.finish(name, "{}", at)
    work.portfolio.remember_levels(name, made.number, levels)


@pytest.fixture
def asked(filled: Store) -> Callable[..., list[str]]:
    """The structures of the first page, in order, for some filters."""

    def names(account: str = ADVISOR, filters: Filters | None = None) -> list[str]:
        return [each.structure for each in page(filled, account, filters or Filters())]

    return names


def page(store: Store, account: str, filters: Filters) -> tuple[Line, ...]:
    with store.read() as work:
        return work.portfolio.page(account, filters, 1, NOW)


def test_an_advisor_has_what_they_follow_and_a_lead_what_the_network_does(
    asked: Callable[..., list[str]],
) -> None:
    ours = {"École des Épis", "Maison 100 %", "Tiers_lieu", "Zone d’activité"}
    assert set(asked()) == ours
    assert asked(LEAD) == []
    assert set(asked(LEAD, Filters(whole_network=True))) == ours
    assert set(asked(ADVISOR, Filters(whole_network=True))) == set()
    assert asked(OTHER) == asked(OTHER, Filters(whole_network=True)) == ["Ailleurs"]


def test_what_needs_somebody_comes_first_and_what_waited_longest_before_the_rest(
    asked: Callable[..., list[str]],
) -> None:
    assert asked() == ["Maison 100 %", "Tiers_lieu", "École des Épis", "Zone d’activité"]


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(words="ecole epis"), ["École des Épis"]),
        (Filters(words="100 %"), ["Maison 100 %"]),
        (Filters(words="_"), ["Tiers_lieu"]),
        (Filters(words="ORGANISATION zone"), ["Zone d’activité"]),
        (Filters(words="absent"), []),
        (Filters(territories=frozenset({"rural"})), ["Tiers_lieu", "École des Épis"]),
        (Filters(forms=frozenset({"animation-du-territoire"})), ["Tiers_lieu", "École des Épis"]),
        (Filters(standings=frozenset({Standing.TO_REVIEW})), ["Maison 100 %", "Tiers_lieu"]),
        (Filters(standings=frozenset({Standing.PUBLISHED})), []),
        (Filters(dimension="strategie", at_most=2), ["Tiers_lieu"]),
        (Filters(dimension="strategie", at_most=4), ["Maison 100 %", "Tiers_lieu"]),
        (Filters(dimension="moyens", at_most=4), ["Maison 100 %"]),
        (Filters(quiet_since=SOME_DAY + timedelta(days=1, hours=1)), ["École des Épis"]),
        (
            Filters(order=Order.STRUCTURE),
            ["École des Épis", "Maison 100 %", "Tiers_lieu", "Zone d’activité"],
        ),
        (
            Filters(order=Order.STRUCTURE, descending=True),
            ["Zone d’activité", "Tiers_lieu", "Maison 100 %", "École des Épis"],
        ),
    ],
)
def test_filters_and_orders(filters: Filters, names: list[str], asked: Callable[..., list[str]]) -> None:
    assert asked(ADVISOR, filters) == names


def test_a_line_says_where_an_assessment_stands(filled: Store) -> None:
    lines = {each.structure: each for each in page(filled, ADVISOR, Filters())}
    reviewed, quiet = lines["Tiers_lieu"], lines["École des Épis"]
    assert (reviewed.standing, reviewed.need) == (Standing.TO_REVIEW, Need.REVIEW)
    assert reviewed.levels == {"strategie": 2, "moyens": 0}
    assert reviewed.profile == {"territoire": "rural", "animation-du-territoire": "practised"}
    assert reviewed.organisation_name == "Organisation Tiers_lieu"
    assert (quiet.standing, quiet.need, quiet.answered, quiet.levels) == (
        Standing.DRAFT,
        Need.QUIET,
        1,
        {},
    )
    assert lines["Zone d’activité"].need is Need.NOTHING


def test_counts_agree_with_the_lines(filled: Store) -> None:
    with filled.read() as work:
        every = work.portfolio
        assert every.count(ADVISOR, Filters(), NOW) == 4
        assert every.standings(ADVISOR, Filters(), NOW) == {
            Standing.DRAFT: 2,
            Standing.TO_REVIEW: 2,
            Standing.PUBLISHED: 0,
        }
        assert every.levels(ADVISOR, Filters(), NOW) == {"strategie": {2: 1, 4: 1}, "moyens": {0: 1, 1: 1}}
        some = Filters(territories=frozenset({"rural"}))
        assert every.levels(ADVISOR, some, NOW) == {"strategie": {2: 1}, "moyens": {0: 1}}


def test_an_unassigned_or_archived_organisation_is_gone_at_once(
    filled: Store, asked: Callable[..., list[str]]
) -> None:
    with filled.write() as work:
        work.organisations.end("f-Tiers_lieu", "organisation", NOW)
        work.organisations.archive("o-Maison 100 %", NOW)
    assert set(asked()) == {"École des Épis", "Zone d’activité"}


def test_a_reopened_assessment_has_levels_but_is_counted_at_none(filled: Store) -> None:
    with filled.write() as work:
        work.assessments.reopen("Tiers_lieu", NOW)
    line = next(each for each in page(filled, ADVISOR, Filters()) if each.structure == "Tiers_lieu")
    assert (line.standing, line.levels["strategie"]) == (Standing.DRAFT, 2)
    with filled.read() as work:
        assert work.portfolio.levels(ADVISOR, Filters(), NOW) == {"strategie": {4: 1}, "moyens": {1: 1}}


def test_pages_and_the_whole_hold_each_line_once(store: Store) -> None:
    with store.write() as work:
        work.questionnaires.publish("structure", "1", "digest", {"fr": "{}"}, SOME_DAY)
        work.accounts.add(ADVISOR, "a@exemple.org", "A", "fr", SOME_DAY)
        work.organisations.add_network("ours", "Le nôtre", SOME_DAY)
        work.organisations.practise("ours", ADVISOR, SOME_DAY, is_lead=True)
        for number in range(PAGE + 3):
            begin(work, f"Structure {number:03}", ADVISOR, "rural", SOME_DAY)
    with store.read() as work:
        first = work.portfolio.page(ADVISOR, Filters(), 1, NOW)
        second = work.portfolio.page(ADVISOR, Filters(), 2, NOW)
        third = work.portfolio.page(ADVISOR, Filters(), 3, NOW)
        whole = [line for some in work.portfolio.all(ADVISOR, Filters(), NOW) for line in some]
    assert (len(first), len(second), len(third)) == (PAGE, 3, 0)
    assert [each.id for each in whole] == [each.id for each in first + second]


def test_what_is_sorted_otherwise_is_the_same(filled: Store) -> None:
    every = {each.id for each in page(filled, ADVISOR, Filters())}
    for order in Order:
        for descending in (False, True):
            filters = replace(Filters(), order=order, descending=descending)
            assert {each.id for each in page(filled, ADVISOR, filters)} == every


def test_needs_are_counted_and_filtered_by_each(filled: Store, asked: Callable[..., list[str]]) -> None:
    with filled.read() as work:
        counts = work.portfolio.needs(ADVISOR, Filters(), NOW)
    assert counts == {Need.REVIEW: 2, Need.REPLY: 0, Need.QUIET: 1}
    for need, number in counts.items():
        assert len(asked(ADVISOR, Filters(needs=frozenset({need})))) == number
    both = frozenset({Need.REVIEW, Need.QUIET})
    assert len(asked(ADVISOR, Filters(needs=both))) == 3


def test_lines_are_sorted_by_the_level_of_one_dimension(asked: Callable[..., list[str]]) -> None:
    by_level = Filters(order=Order.LEVEL, sorted_by="strategie", descending=True)
    assert asked(ADVISOR, by_level)[:2] == ["Maison 100 %", "Tiers_lieu"]


def test_a_draft_comes_with_its_answers_and_a_finished_one_without(filled: Store) -> None:
    lines = {each.structure: each for each in page(filled, ADVISOR, Filters())}
    assert lines["École des Épis"].answers == {"role-defini": "2"}
    assert lines["Tiers_lieu"].answers == {}


def test_what_is_readable_is_what_one_follows_or_leads(filled: Store) -> None:
    every = ["École des Épis", "Maison 100 %", "Ailleurs", "absent"]
    with filled.read() as work:
        assert work.portfolio.readable(ADVISOR, every) == {"École des Épis", "Maison 100 %"}
        assert work.portfolio.readable(LEAD, every) == {"École des Épis", "Maison 100 %"}
        assert work.portfolio.readable(OTHER, every) == {"Ailleurs"}
        assert work.portfolio.ids(ADVISOR, Filters(), NOW, 2) == ("Maison 100 %", "Tiers_lieu")


def test_a_reply_waits_until_an_advisor_answers_on_that_very_assessment(filled: Store) -> None:
    def say(assessment: str, side: Side, days: int) -> None:
        at = SOME_DAY + timedelta(days=days)
        said = Comment("", side, "Quelqu’un", "Un mot.", at)
        with filled.write() as work:
            work.reviews.add_comment(f"c-{assessment}-{days}", assessment, f"k-{assessment}-{days}", said)

    def needs() -> dict[str, Need]:
        return {each.structure: each.need for each in page(filled, ADVISOR, Filters())}

    say("École des Épis", Side.STRUCTURE, 10)
    say("Zone d’activité", Side.ADVISOR, 12)
    assert needs()["École des Épis"] is Need.REPLY
    assert needs()["Zone d’activité"] is Need.NOTHING
    say("École des Épis", Side.ADVISOR, 13)
    assert needs()["École des Épis"] is Need.QUIET
