"""How long the pages of an advisor take who follows five thousand structures, and what an export takes."""

import resource
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import perf_counter
from typing import Final

from flask.testing import FlaskClient

from diagnostic.actions.exporting import TableForm, chunks_of, portfolio_file
from diagnostic.actions.portfolio import offered
from diagnostic.actions.publishing import publish
from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.core.answers import Provenance
from diagnostic.core.changes import PROFILE, QUESTION, Change, field_of
from diagnostic.core.hashing import hashed
from diagnostic.core.people import Asker
from diagnostic.core.portfolio import Filters
from diagnostic.settings import read_settings
from diagnostic.store.accounts import Opening
from diagnostic.store.session import Work
from diagnostic.web.app import create_app
from tests.bench.pages import HOME, SECRET, Timing

HOW_MANY: Final = 5000
TIMES: Final = 12
FIRST: Final = 2
ACCOUNT, TOKEN = "advisor", "a-pretended-token"
TERRITORIES: Final = ("rural", "periurbain", "urbain", "mixte")
TYPES: Final = ("tiers-lieu", "ptce", "cress", "incubateur", "autre")
ADDRESSES: Final = {
    "portfolio": "",
    "portfolio, page 100": "?page=100",
    "… by words": "?mots=epis",
    "… by state": "?etat=a-relire",
    "… by need": "?besoin=silence",
    "… by territory": "?territoire=rural",
    "… by type": "?type=ptce",
    "… by form practised": "?forme=animation-du-territoire",
    "… by level": "?dimension=strategie&niveau=2",
    "… without change": "?calme=90",
    "… by territory, sorted": "?tri=territoire",
    "… whole network": "?reseau=oui",
    "map": "/carte",
    "map, sorted by level": "/carte?tri=niveau-strategie",
    "territory": "/territoire",
    "territory, rural": "/territoire?territoire=rural",
}


def measure() -> list[str]:
    """The table of pages, then what exports take."""
    head = f"{'portfolio of 5,000':32}{'median':>9}{'95th':>9}{'ratio':>9}{'KiB':>9}"
    with _filled() as (services, client):
        timings = [_timing(client, name, f"{HOME}/suivi{path}") for name, path in ADDRESSES.items()]
        exports = [_export(services, form) for form in TableForm]
    unit = timings[0].middle
    return [head, *(each.line(unit) for each in timings), "", *exports]


def _timing(client: FlaskClient, name: str, address: str) -> Timing:
    spent, size = [], 0
    for _ in range(FIRST + TIMES):
        begun = perf_counter()
        response = client.get(address)
        spent.append(1000 * (perf_counter() - begun))
        size = len(response.get_data())
        assert response.status_code == 200, f"{name}: {response.status_code}"
    return Timing(name, tuple(spent[FIRST:]), size)


def _export(services: Services, form: TableForm) -> str:
    """Seconds and rows a second of one export, then the peak of memory of another."""
    begun = perf_counter()
    size = _exported(services, form)
    seconds = perf_counter() - begun
    tracemalloc.start()
    _exported(services, form)
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{form.value}: {HOW_MANY} rows in {seconds:.1f} s ({HOW_MANY / seconds:.0f} rows/s), "
        f"{size / 2**20:.1f} MiB; "
        f"peak {most:.1f} MiB of Python objects; the whole process {resident:.0f} MiB at most"
    )


def _exported(services: Services, form: TableForm) -> int:
    with services.store.read() as work:
        signed_in = work.accounts.signed_in(hashed(TOKEN), services.clock.now())
    asker = Asker(signed_in=signed_in)
    offer = offered(services, asker, "fr")
    file = portfolio_file(services, asker, Filters(), offer, form, "fr")
    return sum(len(each) for each in chunks_of(file))


@contextmanager
def _filled() -> Iterator[tuple[Services, FlaskClient]]:
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(read_settings({"DIAGNOSTIC_DATA": folder, "DIAGNOSTIC_SECRET_KEY": SECRET}))
        services.store.migrate()
        publish(services)
        for start in range(0, HOW_MANY, 500):
            with services.store.write() as work:
                if not start:
                    _add_advisor(services, work)
                for number in range(start, start + 500):
                    _add(services, work, number)
        client = create_app(services).test_client()
        client.set_cookie("a", TOKEN, domain="127.0.0.1")
        yield services, client
        services.store.close()
        services.documents.close()


def _add_advisor(services: Services, work: Work) -> None:
    now = services.clock.now()
    work.accounts.add(ACCOUNT, "advisor@exemple.org", "Advisor", "fr", now)
    work.organisations.add_network("network", "Réseau", now)
    work.organisations.practise("network", ACCOUNT, now, is_lead=True)
    until = now + timedelta(hours=8)
    work.accounts.open_session(Opening(hashed(TOKEN), "session", ACCOUNT, "", "", True, now, until))  # noqa: FBT003 - is_strong


def _add(services: Services, work: Work, number: int) -> None:
    """A structure with its profile and fifty answers; three in four are finished."""
    key, owner = f"assessment-{number}", f"owner-{number}"
    at = services.clock.now() - timedelta(days=number % 200, minutes=number)
    published = services.library.newest("structure", "fr")
    name = f"École des Épis {number}" if number % 100 == 0 else f"Structure {number}"
    work.organisations.add(owner, name, at)
    work.organisations.ask(f"f-{number}", owner, ACCOUNT, "advisor", "1", at)
    work.organisations.accept(f"f-{number}", at)
    work.assessments.begin(key, published.key, published.version, name, "fr", at)
    work.organisations.own(owner, key, at)
    given = {
        field_of(PROFILE, "territoire"): TERRITORIES[number % 4],
        field_of(PROFILE, "type-structure"): TYPES[number % 5],
        field_of(PROFILE, "animation-du-territoire"): ("practised", "planned")[number % 2],
    }
    given |= {field_of(QUESTION, each.key): str(1 + number % 4) for each in published.questions[:50]}
    changes = tuple(Change(field, value, "", seen=0) for field, value in given.items())
    work.assessments.save(key, changes, f"key-{number}", Provenance.CHOSEN, at)
    if number % 4:
        made = work.assessments.finish(key, "{}", at)
        levels = {each.key: (number + place) % 5 for place, each in enumerate(published.dimensions)}
        work.portfolio.remember_levels(key, made.number, levels)
