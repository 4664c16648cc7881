"""Every route has, for each condition of a page, a state to look at or a reason why there is none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from diagnostic.web.app import create_app
from tests.journeys.conditions import CONDITIONS, MISSING
from tests.journeys.states import STATES

MET: Final = frozenset((each.endpoint, each.condition) for each in STATES)
BY: Final = "by "


@pytest.fixture(scope="module")
def endpoints(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    folder: Path = tmp_path_factory.mktemp("routes")
    app = create_app(build_services(read_settings({"DIAGNOSTIC_DATA": str(folder)})))
    return frozenset(each.endpoint for each in app.url_map.iter_rules())


def faults(endpoint: str) -> Iterator[str]:
    """Conditions of a route with neither state nor reason, and those with both."""
    for condition in CONDITIONS:
        is_met, reason = (endpoint, condition) in MET, MISSING.get(endpoint, {}).get(condition, "")
        if is_met == bool(reason):
            yield f"{endpoint}, {condition}: {'a state and a reason' if is_met else 'no state and no reason'}"


def test_every_condition_of_every_route_has_a_state_or_a_reason(endpoints: frozenset[str]) -> None:
    assert [fault for endpoint in sorted(endpoints) for fault in faults(endpoint)] == []


def test_no_state_and_no_reason_belongs_to_a_route_that_is_gone(endpoints: frozenset[str]) -> None:
    told = {each.endpoint for each in STATES} | set(MISSING)
    assert told - endpoints == {""}, (
        "the page of an address that leads nowhere is the only one without a route"
    )


def test_a_route_said_to_show_the_error_of_another_does() -> None:
    named = {
        reason.removeprefix(BY)
        for reasons in MISSING.values()
        for reason in reasons.values()
        if reason.startswith(BY)
    }
    assert {each for each in named if (each, "error") not in MET} == set()


def test_no_two_states_have_the_same_name() -> None:
    names = [each.name for each in STATES]
    assert len(names) == len(set(names))
