"""An application on a file of its own for each story, and people who visit it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.report.workers import Documents
from diagnostic.store.session import Store
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT, TINY_CONTENT
from tests.web.clock import StillClock
from tests.web.compiled import BYTECODE
from tests.web.given import IMPATIENT, Place, publish_unchecked, services_at
from tests.web.modelled import Played, playing
from tests.web.people import Someone, network_of, organisation_of, someone
from tests.web.visitor import Visitor
from tests.web.walks import placed

Publisher = Callable[[Path, Languages], Path]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    """Gives a migrated file where the questionnaires of a folder are published, to be copied."""
    made: dict[tuple[Path, Languages], Path] = {}

    def file_of(content: Path, languages: Languages) -> Path:
        wanted = (content, languages)
        if wanted not in made:
            made[wanted] = tmp_path_factory.mktemp("published") / "published.sqlite3"
            store = Store(f"sqlite:///{made[wanted]}")
            store.migrate()
            publish_unchecked(store, content, languages)
            store.close()
        return made[wanted]

    return file_of


@pytest.fixture
def content() -> Path:
    """The folder of the questionnaires; the real one unless a story says otherwise."""
    return REAL_CONTENT


@pytest.fixture(scope="session")
def languages() -> Languages:
    """The languages offered; those of the product unless a story says otherwise."""
    return Languages(packaged_paths().translations)


@pytest.fixture
def place(tmp_path: Path, published: Publisher, content: Path, languages: Languages) -> Place:
    file = tmp_path / "diagnostic.sqlite3"
    shutil.copyfile(published(content, languages), file)
    return Place(file, content)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    store = Store(place.url, IMPATIENT)
    yield store
    store.close()


@pytest.fixture
def documents() -> Iterator[Documents]:
    """Documents made in processes of their own, which start when one is asked for."""
    documents = Documents()
    yield documents
    documents.close()


@pytest.fixture
def services(
    place: Place, clock: StillClock, store: Store, languages: Languages, documents: Documents
) -> Services:
    return services_at(place, clock, store, languages, documents)


@pytest.fixture
def app(services: Services) -> Flask:
    app = create_app(services)
    app.jinja_env.bytecode_cache = BYTECODE
    return app


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who was never here before."""
    return Visitor.of(app)


@pytest.fixture
def played(services: Services) -> Iterator[Played]:
    """Begins a conversation with a model that plays as a test asks."""
    with playing(services) as begin:
        yield begin


@pytest.fixture
def tiny() -> Path:
    """The folder of the tiny questionnaire, for stories that take place there."""
    return TINY_CONTENT


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """An assessment with a profile, begun without any account."""
    return placed(visitor, services)


@pytest.fixture
def advisor(app: Flask, services: Services) -> Someone:
    advisor = someone(app, services)
    network_of(services, someone(app, services), advisor)
    return advisor


@pytest.fixture
def manager(app: Flask, services: Services) -> Someone:
    return someone(app, services)


@pytest.fixture
def organisation(services: Services, manager: Someone, hub: str) -> str:
    """The organisation that the assessment belongs to."""
    organisation_id = organisation_of(services, manager)
    with services.store.write() as work:
        work.organisations.own(organisation_id, hub.rsplit("/", 1)[1], services.clock.now())
    return organisation_id
