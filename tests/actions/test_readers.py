"""Readers are made ready before the first request, with a model behind them only where one is set."""

from dataclasses import replace
from pathlib import Path

import pytest

from diagnostic.actions import wiring
from diagnostic.actions.library import Library
from diagnostic.actions.services import Services
from diagnostic.actions.understanding import prepare_readers
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import Basis, Reader, Situation
from diagnostic.reading.embedding import installed_embedder
from diagnostic.reading.endpoint import ModelReader
from diagnostic.reading.offline import OfflineReader
from diagnostic.store.session import Store
from tests.build import REAL_CONTENT
from tests.reading.material import KEY

WRITTEN = "Il y a un petit texte sur notre site, jamais validé par personne."


@pytest.fixture
def content() -> Path:
    """The real questionnaire: the tiny one has no cues."""
    return REAL_CONTENT


def wired(services: Services, model: str = "") -> Services:
    """The services as the program makes them, with a model at an address if one is given."""
    name, key = ("any", "a-key") if model else ("", "")
    told = replace(services.settings, model_address=model, model_name=name, model_key=key)
    cues = wiring.cues_of(services.content)
    made = wiring.readers_of(services.content, services.library, cues, wiring.endpoint_of(told))
    return replace(services, settings=told, cues=cues, readers=made)


def the_reader(services: Services) -> Reader | None:
    [newest] = [each for each in services.library.latest() if each.key == KEY]
    return services.readers(newest.key, newest.version)


def unloaded() -> None:
    """As where the package that compares meanings is not installed."""


@pytest.mark.parametrize("is_installed", [True, False])
def test_the_newest_versions_are_read_from_the_first_request(
    services: Services, monkeypatch: pytest.MonkeyPatch, *, is_installed: bool
) -> None:
    made: list[OfflineReader] = []
    prepare = OfflineReader.prepare

    def noted(reader: OfflineReader) -> None:
        made.append(reader)
        prepare(reader)

    monkeypatch.setattr(OfflineReader, "prepare", noted)
    if not is_installed:
        monkeypatch.setattr(wiring, "installed_embedder", unloaded)
    ready = wired(services)
    prepare_readers(ready)
    reader = the_reader(ready)
    assert made == [reader]
    expected = Basis.MEANING if is_installed and installed_embedder() else Basis.WORDS
    assert made[0].basis is expected
    assert made[0].read(WRITTEN, Situation("fr", "role-defini")).level == 2


def test_a_questionnaire_without_cues_has_no_reader(services: Services) -> None:
    ready = wired(services)
    assert ready.readers("tiny", "1") is None


def test_a_service_without_tables_starts_all_the_same(
    services: Services, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    empty = Store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    prepare_readers(replace(services, library=wiring.library_of(empty)))
    empty.close()
    assert "readers are not ready" in caplog.text


def test_cues_at_fault_do_not_stop_the_service(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: str) -> Questionnaire:
        raise ValueError

    library = Library(services.library.latest, broken)
    ready = wired(replace(services, library=library))
    prepare_readers(ready)
    assert "readers are not ready" in caplog.text


def test_a_model_is_asked_only_where_one_is_set(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "installed_embedder", unloaded)
    assert isinstance(the_reader(wired(services)), OfflineReader)
    address = "https://model.example/v1"
    modelled = wired(services, address)
    assert isinstance(the_reader(modelled), ModelReader)
    called = wiring.endpoint_of(modelled.settings)
    assert called
    assert (called.address, called.model, called.key) == (address, "any", "a-key")
