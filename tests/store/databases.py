"""Databases of a private PostgreSQL: many files each, so the stories share one that is emptied."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from sqlalchemy import make_url

from diagnostic.store.tables import metadata


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running PostgreSQL."""

    url: str
    numbers: Iterator[int]

    def database(self) -> str:
        """The address of a new database without any table."""
        name = f"story{next(self.numbers)}"
        run(self.url, f"CREATE DATABASE {name} TEMPLATE template0")
        return make_url(self.url).set(database=name).render_as_string()


def emptied(url: str) -> str:
    """The same address, once every row is gone, even those that triggers protect."""
    deletions = (str(table.delete()) for table in metadata.tables.values())
    run(url, "; ".join(("SET session_replication_role = replica", *deletions)))
    return url


def run(url: str, statements: str) -> None:
    """Run statements as the owner of the cluster."""
    address = make_url(url).set(drivername="postgresql").render_as_string()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statements.encode())
