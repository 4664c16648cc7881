"""axe and the HTML checker object to nothing on any page, in any state, with scripts or without."""

from collections.abc import Iterator
from itertools import product
from typing import Final

import pytest

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.looking import Source, look_at
from tests.journeys.respondent import Respondent
from tests.journeys.serving import Server
from tests.journeys.states import STATES
from tests.journeys.validating import Checker, checking

CASES: Final = tuple(
    pytest.param(place, has_script, id=f"{STATES[place].name}-{'script' if has_script else 'no-script'}")
    for place, has_script in product(range(len(STATES)), (True, False))
    if has_script or not STATES[place].needs_script
)


@pytest.fixture(scope="session")
def checker() -> Iterator[Checker]:
    with checking() as checker:
        yield checker


def documents(who: Respondent, source: Source) -> Iterator[str]:
    """The page as it was sent, and as the scripts left it."""
    yield source.text()
    if who.look.has_script:
        yield who.page.content()


@pytest.mark.parametrize(("place", "has_script"), CASES)
def test_nothing_is_objected_to(
    arrival: Arrival, server: Server, checker: Checker, place: int, has_script: bool
) -> None:
    # In one language with scripts and in the other without, so that each state is looked at in both.
    who = arrival(Look(320, "en" if place % 2 == has_script else "fr", has_script))
    source = Source(who.page).watch()
    STATES[place].reach(who, server)
    assert [each for document in documents(who, source) for each in checker.objections(document)] == []
    assert look_at(who) == []
