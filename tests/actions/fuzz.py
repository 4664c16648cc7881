"""Whatever is written to the conversation: never a fault, never an answer unsaid, never a message lost.

``python -m tests.actions.fuzz [MESSAGES] [CHANCE]`` sends 10,000 messages through the whole web application,
in both languages and in every mood of the conversation, and prints what came of them.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import cycle
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, seed, settings

from diagnostic.actions.answering import record_answers
from diagnostic.actions.conversing import Sent, take_turn
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.actions.wiring import cues_of, readers_of
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Change
from diagnostic.core.dialogue.heard import Command, Heard, Message, Understood
from diagnostic.core.limits import tidy
from diagnostic.core.opened import Opened
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.report.workers import Documents
from diagnostic.store.session import Store
from diagnostic.web.app import create_app
from tests.actions.hostile import written
from tests.build import REAL_CONTENT
from tests.web.clock import StillClock
from tests.web.given import PUBLIC_URL, Place, publish_unchecked, services_at

FORMS: Final = ("animation-du-territoire", "experimentations-collectives", "accompagnement-des-organisations")
WORDS: Final = "Notre rôle tient dans une phrase du site, et une étude a deux ans."
PROPOSED: Final = (
    Understood("role-defini", 2, "une phrase du site"),
    Understood("etude-du-territoire", 3, "une étude a deux ans"),
)
MESSAGES_EACH: Final = 12
"""Messages that one diagnostic hears before the next mood begins another."""

PAGES: Final = 3
"""Messages sent from one page: those after the first come from a tab that is no longer up to date."""

SAID: Final = re.compile(
    r"\b(oui|yes|ok|ouais|d accord|je ne sais pas|jsp|i don t know|dunno|[1-9])\b"
    r"|\bno[nt] applicable\b"
)
"""What may answer by itself; chance writes it now and then."""


@dataclass(slots=True)
class Came:
    """What came of the messages."""

    sent: int = 0
    confirmed: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    moods: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Person:
    """Somebody in one conversation."""

    services: Services
    client: FlaskClient
    id: str
    address: str

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is kept."""
        with self.services.store.read() as work:
            return work.assessments.get(self.id)

    def give(self, values: dict[str, str]) -> None:
        """Answer on the pages."""
        changes = (Change(each, value, "", 0) for each, value in values.items())
        record_answers(self.services, self.assessment, changes, self.services.clock.public_id())

    def say(self, heard: Heard) -> None:
        """Take one turn as if a reader had understood this."""
        now = self.assessment
        questionnaire = self.services.library.questionnaire(now.questionnaire, now.version, "fr")
        take_turn(self.services, Opened(now, questionnaire), heard, Sent(self.services.clock.public_id()))

    def fields(self) -> dict[str, str]:
        """What the page would send beside the message."""
        page = self.client.get(self.address).get_data(as_text=True)
        hidden = re.findall(r'<input[^>]*type="hidden"[^>]*>', page)
        pairs = ((re.search(r'name="([^"]*)"', e), re.search(r'value="([^"]*)"', e)) for e in hidden)
        return {name[1]: unescape(value[1]) for name, value in pairs if name and value}

    def post(self, fields: dict[str, str], message: str) -> tuple[int, str]:
        """Send a message; gives the status and the page."""
        body = urlencode(fields | {"message": message}, errors="surrogatepass").encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": PUBLIC_URL}
        reply = self.client.post(self.address, data=body, headers=kind | {"Sec-Fetch-Site": "same-origin"})
        return reply.status_code, reply.get_data(as_text=True)

    def last_heard(self) -> str:
        """What was heard last, as it is kept."""
        with self.services.store.read() as work:
            return work.conversations.exchanges(self.id)[-1].heard


MOODS: Final = (
    "profile",
    "question",
    "proposal",
    "two proposals",
    "correction",
    "finishing",
    "done",
    "finished",
)


def begun(services: Services, client: FlaskClient, language: str, mood: str) -> Person:
    """Somebody whose conversation is in this mood."""
    started = start(services, "structure", "Le Pont", language, "")
    client.set_cookie("s", started.visit, domain="127.0.0.1")
    prefix = "" if language == "fr" else f"/{language}"
    address = f"{PUBLIC_URL}{prefix}/diagnostic/{started.assessment.id}/conversation"
    person = Person(services, client, started.assessment.id, address)
    if mood == "profile":
        return person
    person.give({f"profile:{each}": "practised" for each in FORMS})
    if mood in {"done", "finished"}:
        questions = services.library.newest("structure", "fr").questions
        person.give({f"question:{each.key}": "2" for each in questions})
    if mood == "correction":
        person.give({"question:role-defini": "2"})
        person.say(Message("le rôle", command=Command.CHANGE_ANSWER, target="role-defini"))
    if "proposal" in mood:
        person.say(Message(WORDS, understood=PROPOSED if mood.startswith("two") else PROPOSED[:1]))
    if mood == "finishing":
        person.say(Command.FINISH)
    return person


def run(services: Services, number: int, chance: int) -> Came:
    """Send so many messages, drawn by ``chance``, and look at what each of them did."""
    came = Came()
    turns = _turns(services, came)

    @seed(chance)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(written)
    def send(message: str) -> None:
        if came.sent < number:
            person, fields = next(turns)
            _send(person, fields, message, came)

    send()
    return came


def _turns(services: Services, came: Came) -> Iterator[tuple[Person, dict[str, str]]]:
    """Who writes next, with what their page sends beside; every mood and language in turn."""
    app = create_app(services)
    for mood, language in cycle((mood, each) for mood in MOODS for each in ("fr", "en")):
        person = begun(services, app.test_client(), language, mood)
        fields = person.fields()
        if mood == "finished":
            # A tab that was open before the end.
            for command in (Command.FINISH, Command.YES):
                person.say(command)
        for each in range(MESSAGES_EACH):
            if mood != "finished" and each % PAGES == 0:
                # Once a “yes” has finished it, its page has no form: the old one stays open.
                fields = person.fields() or fields
            came.moods[f"{mood}, {language}"] += 1
            yield person, fields | {"idempotency_key": services.clock.public_id()}


def _send(person: Person, fields: dict[str, str], message: str, came: Came) -> None:
    before = person.assessment
    status, page = person.post(fields, message)
    after = person.assessment
    came.sent += 1
    came.statuses[status] += 1
    if status not in {303, 409, 422}:
        came.faults.append(f"{status} for {message[:60]!r}")
    if after.record != before.record:
        came.confirmed += 1
        if not SAID.search(_plain(message)):
            came.faults.append(f"recorded without a choice: {message[:60]!r}")
    # A browser cannot send half a character: what the server reads in its place is no matter.
    kept = tidy(re.split("[\ud800-\udfff]", message)[-1])
    if status == 303 and kept and _json(kept) not in person.last_heard():
        came.faults.append(f"lost: {message[:60]!r}")
    if status == 409 and kept.isascii() and kept.isalpha() and kept not in unescape(page):
        came.faults.append(f"not shown again: {message[:60]!r}")


def _plain(message: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", message.lower())


def _json(text: str) -> str:
    """The text as JSON holds it, the first characters only."""
    return text[:40].replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def world(folder: Path, languages: Languages, documents: Documents) -> Services:
    """The application on a file of its own, its reader by words and meaning where that is installed."""
    place = Place(folder / "fuzz.sqlite3", REAL_CONTENT)
    store = Store(place.url)
    store.migrate()
    publish_unchecked(store, REAL_CONTENT, languages)
    services = services_at(place, StillClock(), store, languages, documents)
    cues = cues_of(services.content)
    return replace(services, readers=readers_of(services.content, services.library, cues), cues=cues)


def main(number: int = 10_000, chance: int = 6) -> int:
    """Send the messages, print the figures; 1 when there was any fault."""
    with tempfile.TemporaryDirectory() as folder:
        services = world(Path(folder), Languages(packaged_paths().translations), Documents())
        came = run(services, number, chance)
        services.store.close()
    sys.stdout.write(
        f"{came.sent} messages, statuses {dict(came.statuses)}, {came.confirmed} answers by a choice\n"
        f"moods {dict(came.moods)}\n{len(came.faults)} faults\n"
    )
    sys.stdout.writelines(f"{each}\n" for each in came.faults)
    return int(bool(came.faults))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
