"""Stores for the tests: each story is told on SQLite and on a private PostgreSQL."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from diagnostic.store.session import Store
from tests.store.databases import Cluster, emptied
from tests.store.postgres import PostgresAbsentError, running_postgres

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    try:
        with running_postgres() as url:
            yield Cluster(url, count())
    except PostgresAbsentError as absent:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and no row, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite3"
    store = Store(f"sqlite:///{path}")
    store.migrate()
    store.close()
    return path


@pytest.fixture(scope="session")
def migrated_database(cluster: Cluster) -> str:
    """The address of a PostgreSQL database with all tables."""
    url = cluster.database()
    store = Store(url)
    store.migrate()
    store.close()
    return url


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'diagnostic.sqlite3'}"
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.database()


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables and no row."""
    if kind == "sqlite":
        path = tmp_path / "diagnostic.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        return f"sqlite:///{path}"
    return emptied(request.getfixturevalue("migrated_database"))


@pytest.fixture
def open_store() -> Iterator[Callable[..., Store]]:
    """Opens stores that are closed after the test."""
    opened: list[Store] = []

    def open_one(url: str, patience: float = 5.0) -> Store:
        opened.append(Store(url, patience))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def store(url: str, open_store: Callable[..., Store]) -> Store:
    return open_store(url)
