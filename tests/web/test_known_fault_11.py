"""Known fault 11: an advisor of one structure gets 404 on every route of another, as if it did not exist."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from flask import Flask
from werkzeug.routing import Rule

from diagnostic.actions.services import Services
from diagnostic.web.policy import KEY_OF, read_policy
from tests.web.form import Form
from tests.web.people import Someone, follows, network_of, organisation_of, someone
from tests.web.visitor import Visitor
from tests.web.walks import answer, finish, placed

GIVEN: Final = {
    "dimension": "strategie",
    "form": "pdf",
    "token": "an-unknown-token",
    "questionnaire": "structure",
    "code": "K10",
}
"""Values that every other part of an address is given; whatever else there is names nothing."""

FRESH: Final = re.compile(r'(?:value|token)="id-\d+-[^"]*"')
"""Tokens of forms, another at each display."""


@pytest.fixture
def advisor(app: Flask, services: Services) -> Someone:
    """An advisor who follows a structure of their own, with a diagnostic."""
    advisor, manager = someone(app, services), someone(app, services)
    network_of(services, someone(app, services), advisor)
    follows(services, advisor, owned(services, manager, placed(Visitor.of(app), services)))
    return advisor


@pytest.fixture
def foreign(app: Flask, services: Services, visitor: Visitor) -> dict[str, str]:
    """The ids of another structure and of its diagnostic, begun, answered and finished."""
    hub = placed(visitor, services)
    answer(visitor, hub, "strategie", {"role-defini": "2", "role-defini-note": "Une note"})
    finish(visitor, hub)
    organisation = owned(services, someone(app, services), hub)
    return {"assessment": hub.rsplit("/", 1)[1], "organisation": organisation, "campaign": "campaign-none"}


def owned(services: Services, manager: Someone, hub: str) -> str:
    organisation = organisation_of(services, manager)
    with services.store.write() as work:
        work.organisations.own(organisation, hub.rsplit("/", 1)[1], services.clock.now())
    return organisation


def addresses(app: Flask, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every method and address that names one of these objects."""
    policy = read_policy()
    adapter = app.url_map.bind("127.0.0.1:8000")
    for rule in app.url_map.iter_rules():
        kind = policy[rule.endpoint].loads
        if kind:
            values = _values(rule) | {KEY_OF[kind]: ids[kind]}
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, adapter.build(rule.endpoint, values, method=method)


def _values(rule: Rule) -> dict[str, str | int]:
    return {name: GIVEN.get(name, 1 if _is_number(rule, name) else "absent") for name in rule.arguments}


def _is_number(rule: Rule, name: str) -> bool:
    return f"int:{name}" in rule.rule


def test_every_route_of_a_structure_one_does_not_follow_is_as_if_absent(
    app: Flask, advisor: Someone, foreign: dict[str, str]
) -> None:
    form = token_of(advisor)
    absent = dict.fromkeys(foreign, "no-such-object")
    probes = list(zip(addresses(app, foreign), addresses(app, absent), strict=True))
    assert len(probes) > 40
    for (method, url), (_, nowhere) in probes:
        replies = [
            advisor.visitor.ask(method, each, body=form.body() if method == "POST" else b"")
            for each in (url, nowhere)
        ]
        assert [each.status_code for each in replies] == [404, 404], (method, url)
        there, here = (FRESH.sub("", each.get_data(as_text=True)) for each in replies)
        assert there.replace(url, nowhere) == here, (method, url)


def test_a_refusal_stands_in_the_trail(services: Services, advisor: Someone, foreign: dict[str, str]) -> None:
    advisor.visitor.visit(f"/diagnostic/{foreign['assessment']}/rapport.pdf", expecting=404)
    with services.store.read() as work:
        [told] = [each.deed for each in work.trail.about(foreign["assessment"])]
    assert (told.action, told.outcome, told.actor_id) == ("authz_fail", "refused", advisor.id)


def test_what_an_advisor_follows_is_open_on_the_same_routes(services: Services, advisor: Someone) -> None:
    with services.store.read() as work:
        [following] = work.assignments.of_advisor(advisor.id)
        [held] = work.organisations.assessments(following.organisation)
    for page in ("resultats", "rapport.pdf"):
        assert advisor.visitor.ask("GET", f"/diagnostic/{held.id}/{page}").status_code == 200


def token_of(person: Someone) -> Form:
    """A form with a token of this very browser: what is refused is not refused for the lack of one."""
    return person.visitor.visit("/suivi/demandes").form("Envoyer la demande")
