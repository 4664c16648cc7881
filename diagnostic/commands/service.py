"""Commands of a running service: publish, serve."""

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from granian import Granian
from granian.constants import Interfaces

from diagnostic.actions import publishing
from diagnostic.actions.sampling import is_empty, load_samples
from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.clock import SystemClock
from diagnostic.commands.beside import worked_beside
from diagnostic.core.faults import UnreadableSettings, VersionAlreadyPublished
from diagnostic.settings import PREFIX, Settings, read_settings

SAMPLES = "structure/samples"
USUAL_PORT = 8000
LOOPBACK = "127.0.0.1"
THREADS = 16
"""For each worker; a document keeps one waiting, and never more than ``Limits.in_hand`` do at once."""


@dataclass(frozen=True, slots=True)
class SamplePeople:
    """How the people of a trial are made, and how they are told at an address."""

    make: Callable[[Services], None]
    announce: Callable[[Services, str], None]


def publish(environment: Mapping[str, str]) -> int:
    """Publish the working copy of every questionnaire."""
    services = _ready(environment)
    for each in publishing.publish(services):
        print(f"published {each.key} {each.version}")
    return 0


def serve(
    environment: Mapping[str, str], port: int | None, workers: int, people: SamplePeople, *, samples: bool
) -> int:
    """Prepare the database, then serve until stopped."""
    address = read_settings(environment).public_url
    local_port = port or urlsplit(address).port or USUAL_PORT
    _require_free(local_port)
    services = _ready(environment)
    _publish_what_is_new(services)
    if port and not services.settings.is_secure:
        address = f"http://127.0.0.1:{port}"
    if samples and is_empty(services):
        _announce_samples(services, address)
        people.make(services)
    people.announce(services, address)
    services.store.close()
    print(f"\nThe service is open on {address} (stop it with Ctrl+C)\n", flush=True)
    os.environ[f"{PREFIX}PUBLIC_URL"] = address
    with worked_beside():
        Granian(
            "diagnostic.wsgi:app",
            address=LOOPBACK,
            port=local_port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            websockets=False,
            log_access=False,
        ).serve()
    return 0


def _require_free(port: int) -> None:
    """Refuse a port that another program serves: the server itself would share it without a word."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            problem = f"port {port}: already in use; stop what serves it, or choose another with --port"
            raise UnreadableSettings((problem,)) from error


def _ready(environment: Mapping[str, str]) -> Services:
    settings = read_settings(environment)
    _keep_secret(settings)
    services = build_services(read_settings(environment))
    services.store.migrate()
    return services


def _keep_secret(settings: Settings) -> None:
    """Make this installation's secret once, readable by its owner only."""
    settings.data.mkdir(parents=True, exist_ok=True)
    kept = settings.data / "secret-key"
    if settings.secret_key or kept.exists():
        return
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(SystemClock().token())


def _publish_what_is_new(services: Services) -> None:
    try:
        publishing.publish(services)
    except VersionAlreadyPublished as taken:
        print(
            f"The content of {taken} has changed since that version was published: people still see "
            "the published one. Give questionnaire.toml a new version to publish the change."
        )


def _announce_samples(services: Services, address: str) -> None:
    print("Sample assessments, each with its private link:")
    for sample in load_samples(services, services.settings.questions / SAMPLES):
        state = "finished" if sample.is_finished else "begun"
        print(f"  {sample.structure} ({state}): {address}/r/{sample.link}")
