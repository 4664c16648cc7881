"""Opening a page never writes: whatever is asked with GET or HEAD, the store stays as it was."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.report.workers import Documents
from diagnostic.store.session import Store, Work
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.web.clock import StillClock
from tests.web.given import Place, digest_of, publish_unchecked, services_at
from tests.web.visitor import Visitor
from tests.web.walks import answer, finish, placed

GIVEN: Final = {
    "account_id": "no-such-account",
    "campaign_id": "no-such-campaign",
    "organisation_id": "no-such-organisation",
    "questionnaire": "structure",
    "code": "K10",
    "dimension": "strategie",
    "question": "role-defini",
    "number": "1",
    "address": "no-such-file",
    "token": "an-unknown-token",
    "batch_id": "no-such-batch",
}
FORMS: Final = ("pdf", "docx", "xlsx")


class WatchedStore(Store):
    """A store that remembers how often somebody asked to write."""

    writes: int = 0

    @contextmanager
    def write(self) -> Iterator[Work]:
        self.writes += 1
        with super().write() as work:
            yield work


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WatchedStore]:
    with closing(WatchedStore(f"sqlite:///{tmp_path / 'diagnostic.sqlite3'}")) as store:
        store.migrate()
        publish_unchecked(store, REAL_CONTENT, Languages(packaged_paths().translations))
        yield store


@pytest.fixture
def services(store: Store, tmp_path: Path) -> Iterator[Services]:
    place = Place(tmp_path / "diagnostic.sqlite3", REAL_CONTENT)
    languages = Languages(packaged_paths().translations)
    with closing(Documents()) as documents:
        yield services_at(place, StillClock(), store, languages, documents)


def addresses(app: Flask, assessment: str) -> list[str]:
    """An address for every route that GET reaches, in both languages."""
    adapter = app.url_map.bind("127.0.0.1:8000")
    found = [
        adapter.build(rule.endpoint, values)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        for values in _values(rule.arguments, assessment)
    ]
    return found + [f"/en{each}" for each in found]


def _values(arguments: set[str], assessment: str) -> Iterator[dict[str, str]]:
    given = {name: GIVEN[name] for name in arguments - {"assessment_id", "form"}}
    if "assessment_id" in arguments:
        given["assessment_id"] = assessment
    for form in FORMS if "form" in arguments else ("",):
        yield given | ({"form": form} if form else {})


def test_no_page_that_is_opened_asks_to_write(
    services: Services, store: WatchedStore, tmp_path: Path
) -> None:
    app = create_app(services)
    visitor = Visitor.of(app)
    hub = placed(visitor, services)
    link = visitor.visit(f"{hub}/reprendre-plus-tard").by_id("lien").get("value", "")
    answer(visitor, hub, "strategie", {"role-defini": "2", "role-defini-note": "Une note"})
    for state in ("draft", "finished"):
        before, asked = digest_of(tmp_path / "diagnostic.sqlite3"), store.writes
        for url in [link, *addresses(app, hub.rsplit("/", 1)[1])]:
            for method in ("GET", "HEAD", "OPTIONS"):
                assert visitor.ask(method, url).status_code < 500, (state, method, url)
        assert store.writes == asked
        assert digest_of(tmp_path / "diagnostic.sqlite3") == before
        if state == "draft":
            finish(visitor, hub)


def test_a_page_opened_by_somebody_new_writes_nothing_either(
    services: Services, store: WatchedStore, tmp_path: Path
) -> None:
    app = create_app(services)
    before, asked = digest_of(tmp_path / "diagnostic.sqlite3"), store.writes
    for url in addresses(app, "no-such-assessment"):
        assert Visitor.of(app).ask("GET", url).status_code < 500, url
    assert store.writes == asked
    assert digest_of(tmp_path / "diagnostic.sqlite3") == before
