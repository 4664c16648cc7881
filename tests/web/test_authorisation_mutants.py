"""Whichever guard is taken away, the authorisation matrix tells: no guard stands there for nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import pytest

from diagnostic.actions import limiting
from diagnostic.actions.limiting import Limit
from diagnostic.language import Languages
from diagnostic.web.access import POLICY
from diagnostic.web.app import create_app
from diagnostic.web.policy import read_policy
from tests.build import REAL_CONTENT
from tests.web.compiled import BYTECODE
from tests.web.conftest import Publisher
from tests.web.matrix.mutants import Mutant, of_refusals, of_relations, of_row, of_sessions
from tests.web.matrix.people import ACTORS, BY_NAME
from tests.web.matrix.probing import Probe, Prober, fresh_address, probes, watching
from tests.web.matrix.rules import RATED
from tests.web.matrix.world import world_at

A_DAY: Final = timedelta(days=1)
TELLING: Final = frozenset({"", "own", "assisted", "foreign"})
"""The states in which somebody who is let in by mistake is seen."""
MUTANTS: Final = [*of_relations(), *of_refusals(), *of_sessions()]


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def prober(
    tmp_path_factory: pytest.TempPathFactory,
    published: Publisher,
    languages: Languages,
    patch: pytest.MonkeyPatch,
) -> Iterator[Prober]:
    folder = tmp_path_factory.mktemp("mutants")
    with world_at(folder, published(REAL_CONTENT, languages), languages) as services:
        app = create_app(services)
        app.jinja_env.bytecode_cache = BYTECODE
        with watching(app, patch, runs=False) as prober:
            yield prober


@pytest.fixture(scope="module")
def all_probes(prober: Prober) -> list[Probe]:
    """Every probe but HEAD, by everybody."""
    return [each for actor in ACTORS for each in probes(prober.app, actor) if each.method != "HEAD"]


@pytest.fixture(autouse=True)
def few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "LIMITS", {kind: Limit(1, A_DAY) for kind in limiting.LIMITS})


def tells(prober: Prober, given: list[Probe]) -> bool:
    """True when a probe deviates from the rules, or a change sent from elsewhere, or too often, is let in."""
    return (
        any(True for probe in given for _ in prober.deviations(probe))
        or any(lets_elsewhere_in(prober, each) for each in given if each.actor.name == "manager")
        or any(lets_floods_in(prober, each) for each in given if each.actor.name == "nobody")
    )


def lets_elsewhere_in(prober: Prober, probe: Probe) -> bool:
    if probe.method != "POST":
        return False
    return prober.outcome(prober.send(probe, {"Sec-Fetch-Site": "cross-site"})) != "forbidden"


def lets_floods_in(prober: Prober, probe: Probe) -> bool:
    if probe.endpoint not in RATED:
        return False
    address = fresh_address()
    return [prober.send(probe, address=address).status_code for _ in range(2)][1] != 429


def of_endpoints(all_probes: list[Probe], *endpoints: str) -> list[Probe]:
    return [each for each in all_probes if each.endpoint in endpoints]


def test_as_things_stand_nothing_deviates(prober: Prober, all_probes: list[Probe]) -> None:
    used = {endpoint for mutant in MUTANTS for endpoint in mutant.endpoints}
    assert not tells(prober, of_endpoints(all_probes, *used))


# A condition that joins two tables warns when it is gone; only what is let in may tell.
@pytest.mark.filterwarnings("ignore:.*cartesian product")
@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_guard_that_is_taken_away_is_missed(
    prober: Prober, all_probes: list[Probe], mutant: Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant.apply(monkeypatch)
    assert tells(prober, of_endpoints(all_probes, *mutant.endpoints))


@pytest.mark.parametrize("endpoint", sorted(read_policy()))
def test_a_row_that_opens_to_more_people_is_missed(
    prober: Prober, all_probes: list[Probe], endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = prober.app.extensions[POLICY]
    given = [each for each in of_endpoints(all_probes, endpoint) if each.state in TELLING]
    given.sort(key=lambda each: each.actor is not BY_NAME["nobody"])
    for change, row in of_row(policy[endpoint]):
        with monkeypatch.context() as changed:
            changed.setitem(policy, endpoint, row)
            assert tells(prober, given), change
