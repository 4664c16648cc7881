"""How long requests take inside one process, without network and browser."""

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Final

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from diagnostic.actions.publishing import publish
from diagnostic.actions.resuming import open_link
from diagnostic.actions.sample_network import load_network
from diagnostic.actions.sampling import load_samples
from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.core.hashing import hashed
from diagnostic.settings import read_settings
from diagnostic.store.accounts import Opening
from diagnostic.web.app import create_app

ADVISOR: Final = "conseillere@passerelle.example"
HOME: Final = "http://127.0.0.1:8000"
SECRET: Final = "a-pretended-key-of-forty-characters-long"
TIMES: Final = 60
FIRST: Final = 5
"""Requests that are not counted: templates and questionnaires are read then."""
QUESTION: Final = "role-defini"
STEP: Final = "dimension/strategie"
JSON: Final = {"Accept": "application/json"}
MESSAGE: Final = "On en a parlé une fois en conseil, sans rien écrire."

Deed = Callable[[], TestResponse]


@dataclass(frozen=True, slots=True)
class Timing:
    """What was timed: its name, milliseconds of each request and of the processor for it, bytes at last."""

    name: str
    spent: tuple[float, ...]
    size: int
    worked: tuple[float, ...] = ()

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.spent)

    def line(self, unit: float) -> str:
        """One row: median, 95th, how many times ``unit``, size, and the processor’s median where known."""
        late = quantiles(self.spent, n=20)[-1]
        ratio = self.middle / unit
        worked = f"{median(self.worked):11.1f}" if self.worked else ""
        return f"{self.name:32}{self.middle:9.1f}{late:9.1f}{ratio:9.1f}{self.size / 1024:9.1f}{worked}"


def measure() -> list[str]:
    """The table of requests, with the health check as the unit."""
    head = f"{'pages, in one process':32}{'median':>9}{'95th':>9}{'ratio':>9}{'KiB':>9}{'processor':>11}"
    with _visited() as (client, advisor, hubs):
        portfolio = {"GET portfolio": lambda: advisor.get(f"{HOME}/suivi")}
        timings = _timings(_deeds(client, *hubs) | portfolio)
    unit = timings[0].middle
    return [head, *(each.line(unit) for each in timings)]


def _deeds(client: FlaskClient, begun: str, finished: str) -> dict[str, Deed]:
    """What is asked for, by name; the first is the unit of the ratios."""

    def page(path: str) -> Deed:
        return lambda: client.get(path)

    return {
        "GET health": page(f"{HOME}/healthz"),
        "GET home": page(f"{HOME}/"),
        "GET hub": page(begun),
        "GET dimension": page(f"{begun}/{STEP}"),
        "POST dimension, one answer": _saving(client, f"{begun}/{STEP}"),
        "GET review": page(f"{begun}/relecture"),
        "GET results": page(f"{finished}/resultats"),
        "GET library": page(f"{HOME}/ressources"),
        "GET conversation": page(f"{begun}/conversation"),
        "POST conversation, a message": _saying(client, f"{begun}/conversation"),
    }


def _saving(client: FlaskClient, path: str) -> Deed:
    """Each time another level for the same question, as the script sends it."""
    page = client.get(path).text
    sent = {"csrf_token": _value(page, "csrf_token"), "question": QUESTION}
    seen = _value(page, f"{QUESTION}-version")
    key = re.findall(r'data-autosave-key="([^"]+)"', page)[0]
    level = 1

    def save() -> TestResponse:
        nonlocal seen, key, level
        level = level % 4 + 1
        given = {QUESTION: str(level), f"{QUESTION}-version": seen, "idempotency_key": key}
        response = client.post(path, data=sent | given, headers=JSON)
        told = response.get_json()
        assert told["status"] == "saved", told
        seen, key = str(told["versions"][QUESTION]), told["key"]
        return response

    return save


def _saying(client: FlaskClient, path: str) -> Deed:
    """The same words again and again; nothing is recorded, for nobody confirms."""
    page = client.get(path).text
    sent = {"csrf_token": _value(page, "csrf_token"), "message": MESSAGE, "send": "yes"}

    def say() -> TestResponse:
        return client.post(path, data=sent)

    return say


def _timings(deeds: dict[str, Deed]) -> list[Timing]:
    """Every deed in turn, round after round, so that what else the machine does falls on all alike."""
    spent: dict[str, list[float]] = {name: [] for name in deeds}
    worked: dict[str, list[float]] = {name: [] for name in deeds}
    sizes = {}
    for _ in range(FIRST + TIMES):
        for name, deed in deeds.items():
            begun, idle = perf_counter(), process_time()
            response = deed()
            worked[name].append(1000 * (process_time() - idle))
            spent[name].append(1000 * (perf_counter() - begun))
            sizes[name] = len(response.get_data())
            assert response.status_code < 400, f"{name}: {response.status_code}"
    return [
        Timing(name, tuple(spent[name][FIRST:]), sizes[name], tuple(worked[name][FIRST:])) for name in deeds
    ]


@contextmanager
def _visited() -> Iterator[tuple[FlaskClient, FlaskClient, tuple[str, str]]]:
    """A browser that holds a sample half way and a finished one, an adviser’s, and the addresses of both."""
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(read_settings({"DIAGNOSTIC_DATA": folder, "DIAGNOSTIC_SECRET_KEY": SECRET}))
        services.store.migrate()
        publish(services)
        app = create_app(services)
        client, advisor = app.test_client(), app.test_client()
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        advisor.set_cookie("a", _signed_in(services), domain="127.0.0.1")
        yield client, advisor, _opened(services, client)
        services.store.close()
        services.documents.close()


def _opened(services: Services, client: FlaskClient) -> tuple[str, str]:
    visit = ""
    hubs = {}
    for sample in load_samples(services, services.settings.questions / "structure" / "samples"):
        assessment, visit = open_link(services, sample.link, visit)
        hubs[sample.is_finished] = f"{HOME}/diagnostic/{assessment.id}"
    client.set_cookie("s", visit, domain="127.0.0.1")
    return hubs[False], hubs[True]


def _signed_in(services: Services) -> str:
    """Make the sample network; gives the secret of a browser in which its adviser signed in."""
    load_network(services, SECRET)
    secret, now = services.clock.token(), services.clock.now()
    with services.store.write() as work:
        person = work.accounts.person_at(ADVISOR)
        assert person
        work.accounts.open_session(
            Opening(
                token_hash=hashed(secret),
                id="session",
                account=person.id,
                device="",
                address="",
                is_strong=True,
                at=now,
                expires_at=now + timedelta(hours=8),
            )
        )
    return secret


def _value(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert found, f"no field {name}"
    value = re.search(r'value="([^"]*)"', found[0])
    assert value, f"no value of {name}"
    return value[1]
