"""The pages of the portfolio ask the database as often for five lines as for two hundred."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from diagnostic.actions.services import Services
from tests.web.followed import follow, many
from tests.web.people import Someone, network_of, someone

FILTERS = "?mots=structure&etat=a-relire&territoire=rural&dimension=strategie&niveau=4&calme=14"


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of any database meanwhile."""
    asked: list[str] = []

    def note(*given: Any) -> None:
        asked.append(given[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def number_of(visitor_of: Someone, address: str) -> int:
    visitor_of.visitor.visit(address)
    with statements() as asked:
        visitor_of.visitor.visit(address)
    return len(asked)


@pytest.mark.parametrize("address", ["/suivi", "/suivi/carte", "/suivi/territoire", "/suivi/exports"])
def test_the_number_of_statements_does_not_grow_with_the_lines(
    app: Flask, services: Services, address: str
) -> None:
    advisor = someone(app, services)
    network_of(services, advisor)
    advisor.visitor.typed.add("structure")
    follow(services, advisor, *many(4), *many(1, finished=False))
    few = {query: number_of(advisor, address + query) for query in ("", FILTERS)}
    follow(services, advisor, *many(150), *many(45, finished=False))
    assert all(number_of(advisor, address + query) <= number for query, number in few.items())
    assert max(few.values()) <= 25, few
