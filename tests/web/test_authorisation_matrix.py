"""The authorisation matrix: every route, method, actor and state of an object, against rules by hand."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from diagnostic.actions import limiting
from diagnostic.actions.limiting import Limit
from diagnostic.actions.services import Services
from diagnostic.language import Languages
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.web.compiled import BYTECODE
from tests.web.conftest import Publisher
from tests.web.matrix.people import ACTORS, BY_NAME, Actor
from tests.web.matrix.probing import (
    Probe,
    Prober,
    bare,
    fresh_address,
    probes,
    said,
    undeclared,
    watching,
)
from tests.web.matrix.rules import RATED, RULES, expected, rule_of
from tests.web.matrix.world import world_at

FEWEST: Final = 5_000
A_DAY: Final = timedelta(days=1)
MAY_GROW: Final = ("attempt", "audit_entry", "kept_form")
"""Tables that grow with whatever is tried or read: limits, the trail, what was sent without a session."""


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, published: Publisher, languages: Languages
) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("matrix")
    with world_at(folder, published(REAL_CONTENT, languages), languages) as services:
        yield services


@pytest.fixture(scope="module")
def prober(world: Services, patch: pytest.MonkeyPatch) -> Iterator[Prober]:
    app = create_app(world)
    app.jinja_env.bytecode_cache = BYTECODE
    with watching(app, patch) as prober:
        yield prober


def rows(world: Services) -> list[str]:
    """Everything that the file holds but for what may grow."""
    file = world.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{Path(file)}?mode=ro", uri=True)) as connection:
        grown = tuple(f'INSERT INTO "{table}"' for table in MAY_GROW)
        return [line for line in connection.iterdump() if not line.startswith(grown)]


@pytest.mark.parametrize("actor", ACTORS, ids=[each.name for each in ACTORS])
def test_every_route_does_what_the_rules_say(world: Services, prober: Prober, actor: Actor) -> None:
    before = rows(world)
    found = [each for probe in probes(prober.app, actor) for each in prober.deviations(probe)]
    assert not found, "\n".join(found)
    assert rows(world) == before


def test_what_one_may_not_know_of_is_as_if_absent(prober: Prober) -> None:
    found = []
    for actor in (
        BY_NAME[name] for name in ("nobody", "holder", "member", "advisor", "lead", "administrator")
    ):
        absent: dict[tuple[str, str], tuple[object, ...]] = {}
        for probe in sorted(hidden(prober, actor), key=lambda each: each.state != "absent"):
            reply = bare(prober.send(probe), probe)
            if reply != absent.setdefault((probe.endpoint, probe.method), reply):
                found.append(said(probe, "another answer", "the answer to what is absent"))
    assert not found, "\n".join(found)


def hidden(prober: Prober, actor: Actor) -> Iterator[Probe]:
    """The probes that have to look absent, for the states that tell most."""
    for probe in probes(prober.app, actor):
        rule = rule_of(probe.endpoint)
        assert rule
        is_telling = probe.state in {"absent", "foreign", "ended"} and probe.method != "HEAD"
        if is_telling and expected(rule, probe.method, actor, probe.state) == "absent":
            yield probe


def test_a_method_that_nobody_declared_is_refused_whoever_asks(prober: Prober) -> None:
    for actor in (BY_NAME[name] for name in ("nobody", "manager", "advisor", "administrator")):
        for probe in undeclared(prober.app, actor):
            assert prober.outcome(prober.send(probe)) == "no such method", probe


def test_every_route_has_a_rule_and_every_rule_a_route(prober: Prober) -> None:
    endpoints = {route.endpoint for route in prober.app.url_map.iter_rules()}
    assert not {each for each in endpoints if rule_of(each) is None}
    assert {rule.group for rule in RULES} == {rule.group for rule in map(rule_of, endpoints) if rule}


def test_the_matrix_is_as_large_as_promised(prober: Prober) -> None:
    assert sum(1 for actor in ACTORS for _ in probes(prober.app, actor)) >= FEWEST


def test_a_change_sent_from_elsewhere_reaches_no_view(prober: Prober) -> None:
    by_its_word, by_origin = (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
    )
    for name, headers in (("manager", by_its_word), ("advisor", by_origin)):
        for probe in probes(prober.app, BY_NAME[name]):
            if probe.method == "POST" and probe.state in {"", "own"}:
                assert prober.outcome(prober.send(probe, headers)) == "forbidden", probe


def test_whatever_is_limited_is_refused_once_tried_too_often(
    prober: Prober, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "LIMITS", {kind: Limit(1, A_DAY) for kind in limiting.LIMITS})
    for probe in probes(prober.app, BY_NAME["nobody"]):
        if probe.method == "POST" and probe.state in {"", "own"}:
            address = fresh_address()
            replies = [prober.send(probe, address=address).status_code for _ in range(2)]
            assert (replies[1] == 429) is (probe.endpoint in RATED), (probe, replies)
