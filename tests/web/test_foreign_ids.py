"""C10: an id of another structure, wherever it is sent, is as if there were none; the trail keeps the try."""

from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import Answer, Level
from diagnostic.language import Languages
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.web.compiled import BYTECODE
from tests.web.conftest import Publisher
from tests.web.given import PUBLIC_URL
from tests.web.matrix.people import name_of, object_id
from tests.web.matrix.probing import FRESH
from tests.web.matrix.world import world_at
from tests.web.test_headers_everywhere import Browser

FOREIGN, ABSENT = object_id("foreign"), object_id("absent")
MANAGER, ADVISOR = "a=secret-of-manager", "a=secret-of-advisor"
IN_ADDRESSES: Final = {
    "result": "/diagnostic/{}/resultats",
    "pdf": "/diagnostic/{}/rapport.pdf",
    "restitution": "/diagnostic/{}/restitution/1/rapport.pdf",
    "plan": "/diagnostic/{}/plan.xlsx",
    "export": "/suivi/exports/structure/{}.zip",
    "chat": "/diagnostic/{}/conversation",
    "file of answers": "/diagnostic/{}/reprise.json",
}
IN_BODIES: Final = ("assessment_id", "assessment", "organisation_id", "organisation", "id", "subject")


@pytest.fixture
def services(
    tmp_path_factory: pytest.TempPathFactory, published: Publisher, languages: Languages
) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("foreign")
    with world_at(folder, published(REAL_CONTENT, languages), languages) as services:
        yield services


@pytest.fixture
def browser(services: Services) -> Browser:
    app = create_app(services)
    app.jinja_env.bytecode_cache = BYTECODE
    return Browser(app, PUBLIC_URL)


def told(services: Services, object_id: str) -> list[tuple[str, str]]:
    with services.store.read() as work:
        return [(each.deed.action, each.deed.actor_id) for each in work.trail.about(object_id)]


@pytest.mark.parametrize("where", IN_ADDRESSES)
def test_c10_in_an_address_it_is_as_if_absent_and_the_trail_keeps_it(
    services: Services, browser: Browser, where: str
) -> None:
    theirs = browser.ask("GET", IN_ADDRESSES[where].format(FOREIGN), ADVISOR)
    nobodys = browser.ask("GET", IN_ADDRESSES[where].format(ABSENT), ADVISOR)
    assert theirs.status_code == nobodys.status_code == 404
    bodies = (
        FRESH.sub("", each.text).replace(state, "") for each, state in ((theirs, FOREIGN), (nobodys, ABSENT))
    )
    assert next(bodies) == next(bodies)
    assert told(services, FOREIGN) == [("authz_fail", "account-advisor")]


@pytest.mark.parametrize("name", IN_BODIES)
def test_c10_in_the_body_of_a_change_of_one_s_own_it_counts_for_nothing(
    services: Services, browser: Browser, name: str
) -> None:
    own = object_id("own")
    before = answers(services, FOREIGN)
    page = f"/diagnostic/{own}/resultats"
    sent = browser.send(f"/diagnostic/{own}/rouvrir", MANAGER, page, **{name: FOREIGN, "reopen": "yes"})
    assert sent.status_code == 303
    assert FOREIGN not in sent.headers["Location"]
    assert answers(services, FOREIGN) == before
    assert is_finished(services, FOREIGN)
    assert not is_finished(services, own)


def test_c10_the_key_of_a_change_elsewhere_neither_tells_nor_stops_anything(
    services: Services, browser: Browser
) -> None:
    own, page = object_id("own"), f"/diagnostic/{object_id('own')}/resultats"
    browser.send(f"/diagnostic/{own}/rouvrir", MANAGER, page, reopen="yes")
    sent = browser.send(
        f"/diagnostic/{own}/dimension/strategie",
        MANAGER,
        f"/diagnostic/{own}/dimension/strategie",
        **{"idempotency_key": "model", "role-defini": "3", "role-defini-version": "4"},
    )
    assert name_of("foreign") not in sent.text
    assert sent.status_code < 500
    assert answers(services, FOREIGN)["role-defini"] == Level(2)


def answers(services: Services, assessment_id: str) -> Mapping[str, Answer]:
    with services.store.read() as work:
        return work.assessments.get(assessment_id).record.answers


def is_finished(services: Services, assessment_id: str) -> bool:
    with services.store.read() as work:
        return work.assessments.get(assessment_id).finished_at is not None
