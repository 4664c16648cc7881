"""A service whose conversation asks a model besides: the fake endpoint, behind the whole application."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from diagnostic.actions.concluding import outcome_of
from diagnostic.actions.services import Services
from diagnostic.actions.wiring import cues_of, endpoint_of
from diagnostic.core.answers import Provenance
from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.talk import Proposal
from diagnostic.core.opened import Opened
from diagnostic.core.outcome import Outcome
from diagnostic.reading.endpoint import ModelReader
from diagnostic.reading.offline import OfflineReader
from diagnostic.web.app import create_app
from tests.reading.fake_endpoint import Answerer, FakeEndpoint, serving
from tests.reading.material import material
from tests.web.compiled import BYTECODE
from tests.web.page import Page
from tests.web.talks import talk, waiting, write
from tests.web.visitor import Visitor
from tests.web.walks import kept, placed

ROLE: Final = "role-defini"
WRITTEN: Final = "Il y a un petit texte sur notre site, jamais validé par personne."
"""Words about the first question: by rules they say its second level."""
MODEL: Final = "some-model"
KEY: Final = "a-secret-that-no-page-or-log-may-show"


@lru_cache(maxsize=1)
def by_words() -> OfflineReader:
    """The offline reader of the real questionnaire, by words alone."""
    reader = material().reader()
    reader.prepare()
    return reader


def offline(services: Services) -> Services:
    """Services whose conversation reads by words alone."""
    return replace(services, cues=cues_of(services.content), readers=lambda _key, _version: by_words())


def with_model(services: Services, endpoint: FakeEndpoint, seconds: float = 5.0) -> Services:
    """The same services, a model set at this endpoint."""
    settings = replace(services.settings, model_address=endpoint.address, model_name=MODEL, model_key=KEY)
    called = endpoint_of(settings)
    assert called, "the settings name a model"
    reader = ModelReader(by_words(), material().questionnaires, replace(called, seconds=seconds))
    return replace(offline(services), settings=settings, readers=lambda _key, _version: reader)


@dataclass(slots=True)
class Talking:
    """Somebody in a conversation, at its first question."""

    visitor: Visitor
    services: Services
    hub: str

    @classmethod
    def begun(cls, services: Services) -> "Talking":
        """Begin a diagnostic on the real questionnaire, everything practised, and open its conversation."""
        app = create_app(services)
        app.jinja_env.bytecode_cache = BYTECODE
        visitor = Visitor.of(app)
        hub = placed(visitor, services)
        visitor.visit(talk(hub))
        return cls(visitor, services, hub)

    def write(self, text: str) -> Page:
        """Write a message and look at what comes back."""
        return write(self.visitor, text)

    def send(self, text: str, key: str) -> int:
        """Send a message as the page does, without looking at what comes back; gives the status."""
        form = self.visitor.page.form("Envoyer").filled({"message": text}).forged("idempotency_key", key)
        return self.visitor.ask("POST", form.action, body=form.body()).status_code

    @property
    def proposal(self) -> Proposal:
        """The proposal that waits for a yes."""
        return waiting(self.services, self.hub)

    @property
    def answers(self) -> dict[str, object]:
        """Every answer recorded."""
        return dict(kept(self.services, self.hub).record.answers)

    @property
    def outcome(self) -> Outcome:
        """What the answers come to."""
        now = kept(self.services, self.hub)
        told = self.services.library.questionnaire(now.questionnaire, now.version, "fr")
        return outcome_of(self.services, Opened(now, told))

    def ways(self, question: str = ROLE) -> list[tuple[str, Provenance]]:
        """Every value a question was given, with how it came."""
        with self.services.store.read() as work:
            events = work.assessments.history(self.hub.rsplit("/", 1)[1])
        return [(e.value, e.provenance) for e in events if e.field == field_of(QUESTION, question)]


Played = Callable[..., tuple[Talking, FakeEndpoint]]


@contextmanager
def playing(services: Services) -> Iterator[Played]:
    """Gives what begins a conversation with a model that plays as a test asks, until the block ends."""
    with ExitStack() as stack:

        def begin(answerer: Answerer, seconds: float = 5.0, **how: Any) -> tuple[Talking, FakeEndpoint]:
            endpoint = stack.enter_context(serving(answerer, **how))
            return Talking.begun(with_model(services, endpoint, seconds)), endpoint

        yield begin
