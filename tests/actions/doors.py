"""One diagnostic and its two doors: the pages and the conversation."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from diagnostic.actions.answering import Recorded, record_answers
from diagnostic.actions.conversing import History, Sent, history, take_turn
from diagnostic.actions.services import Services
from diagnostic.actions.starting import start
from diagnostic.core.answers import Provenance
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Change
from diagnostic.core.dialogue.heard import Decided, Heard, Message, Picked, Verdict
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Talk
from diagnostic.core.dialogue.turning import values_of
from diagnostic.core.opened import Opened
from diagnostic.core.routing import Path
from diagnostic.store.conversations import Exchange
from tests.core.dialogue.chat import WORDS, an_understanding


@dataclass(slots=True)
class Doors:
    """One diagnostic on the tiny questionnaire, and everything that can be done with it."""

    services: Services
    id: str
    numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    def begun(cls, services: Services) -> "Doors":
        """A new diagnostic, nothing answered."""
        return cls(services, start(services, "tiny", "La Cabane", "fr", "").assessment.id)

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is kept."""
        with self.services.store.read() as work:
            return work.assessments.get(self.id)

    @property
    def opened(self) -> Opened:
        """The assessment as somebody opens it in French."""
        now = self.assessment
        return Opened(now, self.services.library.questionnaire(now.questionnaire, now.version, "fr"))

    @property
    def path(self) -> Path:
        """The live path."""
        return Path(self.opened.questionnaire, self.assessment.record)

    def new_key(self) -> str:
        """A key that nothing was sent with before."""
        return f"key-{next(self.numbers)}"

    def by_page(self, about: str, value: str, note: str = "") -> Recorded:
        """Answer on a page that shows what stands."""
        change = Change(about, value, note, self.version(about))
        return record_answers(self.services, self.assessment, (change,), self.new_key())

    def say(self, heard: Heard, key: str = "", about: str = "") -> tuple[Say, ...]:
        """Take one turn of the conversation; gives what is said."""
        take_turn(self.services, self.opened, heard, Sent(key or self.new_key(), about))
        return self.says

    def choose(self, value: str, about: str = "") -> tuple[Say, ...]:
        """Press a choice of a conversation that shows what stands."""
        asked = about or self.talk.current
        return self.say(Picked(asked, value, self.version(asked)), about=asked)

    def write(self, about: str, level: int, *, by_model: bool = False) -> tuple[Say, ...]:
        """Write words that say this level, while ``about`` is asked."""
        understood = (an_understanding(about, level),)
        return self.say(Message(WORDS, understood=understood, by_model=by_model), about=about)

    def decide(self, verdict: Verdict) -> tuple[Say, ...]:
        """Press a button of the proposal that waits."""
        assert self.talk.waiting, "nothing is proposed"
        return self.say(Decided(self.talk.waiting.id, verdict))

    def accepts(self, about: str, value: str) -> bool:
        """True when the field is asked and has this value among its choices."""
        return value in values_of(self.path, about)

    def version(self, about: str) -> int:
        """The number of a field's last change."""
        return self.assessment.versions.get(about, 0)

    @property
    def history(self) -> History:
        """The conversation as its page shows it."""
        return history(self.services, self.opened)

    @property
    def talk(self) -> Talk:
        """Where the conversation stands."""
        return self.history.talk

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What was said last."""
        return self.history.said[-1].replies

    @property
    def says(self) -> tuple[Say, ...]:
        """What was said last, by kind."""
        return tuple(each.say for each in self.replies)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every exchange that is kept."""
        with self.services.store.read() as work:
            return work.conversations.exchanges(self.id)

    def ways(self, about: str) -> list[tuple[str, Provenance]]:
        """Every value that a field was given, with how it came."""
        with self.services.store.read() as work:
            events = work.assessments.history(self.id)
        return [(each.value, each.provenance) for each in events if each.field == about]

    def with_services(self, services: Services) -> "Doors":
        """The same diagnostic on other services."""
        return replace(self, services=services)
