"""Sending the requests of the authorisation matrix, and reading from outside what came of each."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import pytest
from flask import Flask
from werkzeug.routing import Rule as Route
from werkzeug.test import TestResponse

from diagnostic.core.trail import Deed
from diagnostic.store.trail import Trail
from tests.web.given import PUBLIC_URL
from tests.web.headers import header_faults, header_strangers
from tests.web.matrix.people import RELATIONS, TO_ASSESSMENTS, Actor, name_of, object_id, relations
from tests.web.matrix.rules import Rule, expected, rule_of, trail

UNDECLARED: Final = ("PUT", "DELETE", "PATCH")
SEGMENTS: Final[dict[str, Any]] = {
    "account_id": "account-member",
    "address": "no-such-file",
    "code": "K10",
    "dimension": "strategie",
    "form": "pdf",
    "number": 1,
    "question": "role-defini",
    "questionnaire": "structure",
}
"""What stands in the other parts of an address; whatever else there is names nothing."""
MAY_ANSWER: Final = {"provider.leave": {404}, "provider.back": {422}}
"""Pages that cannot open here, where nobody set an identity provider up."""
ONCE_IN: Final = frozenset({"own", "foreign", "absent"})
"""The states in which those are tried who are nobody here, and HEAD, which follows GET."""
KEYS: Final = {"assessment": "assessment_id", "organisation": "organisation_id", "campaign": "campaign_id"}
FRESH: Final = re.compile(r"(?:id|token)-\d+-[x0-9a-f]*")
"""Tokens of forms and browsers, another at each display."""
_ADDRESSES: Final = count(1)


@dataclass(frozen=True, slots=True)
class Probe:
    """One request: by whom, for an object in which state."""

    endpoint: str
    method: str
    url: str
    actor: Actor
    state: str


@dataclass(slots=True)
class Seen:
    """What happened inside during a request: whether a view ran, and what the trail was told."""

    is_reached: bool = False
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prober:
    """Sends probes to an application whose views and trail are watched."""

    app: Flask
    seen: Seen

    def send(self, probe: Probe, headers: Mapping[str, str] | None = None, address: str = "") -> TestResponse:
        """Send one request, by default from a network address that nothing else came from."""
        self.seen.is_reached = False
        self.seen.told.clear()
        given = {"Sec-Fetch-Site": "same-origin"} | dict(headers or {})
        if probe.actor.cookies:
            given["Cookie"] = probe.actor.cookies
        return self.app.test_client(use_cookies=False).open(
            probe.url,
            method=probe.method,
            base_url=PUBLIC_URL,
            headers=given,
            environ_overrides={"REMOTE_ADDR": address or fresh_address()},
        )

    def outcome(self, response: TestResponse) -> str:
        """What came of a request, in the words of the rules."""
        if self.seen.is_reached:
            return "in" if response.status_code < 500 else f"in, then {response.status_code}"
        led_to = response.headers.get("Location", "").partition("?")[0].removeprefix(PUBLIC_URL)
        moved = {"/connexion": "sign in", "/connexion/double-validation": "second factor"}
        known = {
            302: moved.get(led_to, f"led to {led_to}"),
            401: "sign in first",
            403: "forbidden",
            404: "absent",
            405: "no such method",
        }
        return known.get(response.status_code, str(response.status_code))

    def deviations(self, probe: Probe) -> Iterator[str]:
        """How what came of a probe differs from the rules, each with all that is needed to repeat it."""
        rule = rule_of(probe.endpoint)
        assert rule, f"no rule is written for {probe.endpoint}"
        yield from _compared(self, probe, rule, self.send(probe))


def _compared(prober: Prober, probe: Probe, rule: Rule, response: TestResponse) -> Iterator[str]:
    wanted = expected(rule, probe.method, probe.actor, probe.state)
    got = prober.outcome(response)
    if got != wanted:
        yield said(probe, got, wanted)
    for fault in (*header_faults(response, probe.url, secure=False), *header_strangers(response)):
        yield said(probe, fault, "the headers of every answer")
    told = [each for each in prober.seen.told if each in {"authz_fail", "sensitive_read"}]
    must = trail(rule, probe.method, probe.actor, probe.state, wanted)
    if told != ([must] if must else []):
        yield said(probe, f"trail {told}", f"trail [{must}]")
    if got == "in":
        yield from _faults_inside(probe, response)


def _faults_inside(probe: Probe, response: TestResponse) -> Iterator[str]:
    """A page that opens opens well, and names no structure that its reader may not know of."""
    is_page = probe.method == "GET"
    may = {200, 302, 303} | MAY_ANSWER.get(probe.endpoint, {404} if _names_nothing(probe.url) else set())
    if is_page and response.status_code not in may:
        yield said(probe, str(response.status_code), "a page")
    for state in TO_ASSESSMENTS:
        if name_of(state).encode() in response.data and not _may_know(probe.actor, state):
            yield said(probe, f"names the structure {state}", "nothing of it")


def _may_know(actor: Actor, state: str) -> bool:
    return any(state in states and relations(kind, state, actor) for kind, states in RELATIONS.items())


def _names_nothing(url: str) -> bool:
    return "absent" in url or "no-such-file" in url


def said(probe: Probe, got: str, wanted: str) -> str:
    """A deviation in one line."""
    asked = f"{probe.method} {probe.url} ({probe.endpoint}) by {probe.actor.name}, {probe.state}"
    return f"{asked}: {got}, not {wanted}"


def fresh_address() -> str:
    """A network address that nothing came from yet."""
    number = next(_ADDRESSES)
    return f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"


def probes(app: Flask, actor: Actor) -> Iterator[Probe]:
    """Every route with every method that it declares, for one actor, with its object in every state."""
    for route in sorted(app.url_map.iter_rules(), key=lambda each: (each.endpoint, each.rule)):
        for state in states_of(route):
            url = address(app, route, state)
            for method in sorted((route.methods or set()) - {"OPTIONS"}):
                if state in {*ONCE_IN, ""} or (actor.is_met_everywhere and method != "HEAD"):
                    yield Probe(route.endpoint, method, url, actor, state)


def undeclared(app: Flask, actor: Actor) -> Iterator[Probe]:
    """Every address with the methods that nobody declared there."""
    declared: dict[str, set[str]] = {}
    for route in app.url_map.iter_rules():
        declared.setdefault(route.rule, set()).update(route.methods or ())
    for route in app.url_map.iter_rules():
        state = states_of(route)[0]
        for method in UNDECLARED:
            if method not in declared[route.rule]:
                yield Probe(route.endpoint, method, address(app, route, state), actor, state)


def kind_of(route: Route) -> str:
    """The kind of object that an address names, empty for none."""
    return next((kind for kind, key in KEYS.items() if key in route.arguments), "")


def states_of(route: Route) -> list[str]:
    """The states in which there is an object for an address."""
    return list(RELATIONS[kind_of(route)])


def address(app: Flask, route: Route, state: str) -> str:
    """The address of a route for the object in a state."""
    values = {name: SEGMENTS.get(name, "absent") for name in route.arguments}
    if route.endpoint == "exports.case":
        values["form"] = "json"
    if kind_of(route):
        values[KEYS[kind_of(route)]] = object_id(state)
    return app.url_map.bind("").build(route.endpoint, values, method=min(route.methods or {"GET"}))


def bare(response: TestResponse, probe: Probe) -> tuple[int, str, list[tuple[str, str]]]:
    """Status, body and headers without what names the object asked for and without fresh tokens."""
    texts = [response.get_data(as_text=True), *(value for _, value in response.headers)]
    body, *values = (FRESH.sub("", each).replace(object_id(probe.state), "ID") for each in texts)
    return response.status_code, body, list(zip(response.headers.keys(), values, strict=True))


@contextmanager
def watching(app: Flask, patch: pytest.MonkeyPatch, *, runs: bool = True) -> Iterator[Prober]:
    """A prober of an application; with ``runs`` False its views do nothing but be noticed."""
    seen = Seen()
    for endpoint, view in app.view_functions.items():
        patch.setitem(app.view_functions, endpoint, _noticed(view, seen, runs=runs))
    append = Trail.append

    def told(trail_: Trail, deed: Deed, key: bytes) -> None:
        seen.told.append(deed.action)
        append(trail_, deed, key)

    patch.setattr(Trail, "append", told)
    yield Prober(app, seen)


def _noticed(view: Callable[..., Any], seen: Seen, *, runs: bool) -> Callable[..., Any]:
    def noticed(**values: Any) -> Any:
        seen.is_reached = True
        return view(**values) if runs else ""

    return noticed
