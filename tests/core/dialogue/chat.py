"""A person in conversation: what is heard in, what is said out, and what stands recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from diagnostic.core.answers import Record
from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.going_on import caught_up
from diagnostic.core.dialogue.heard import Decided, Heard, Message, Picked, Understood, Verdict
from diagnostic.core.dialogue.machine import begin, take
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Proposal, Talk
from diagnostic.core.dialogue.turning import Turn, Turned, given, with_value
from diagnostic.core.routing import Path
from tests.build import SOME_DAY, Given, a_record, the_tiny_questionnaire

PAIRED: Final = {"P2": "practised", "P4": "recents"}
"""A profile of the tiny questionnaire under which both of its dimensions are asked."""

WELCOME: Final = "question:referent-accueil"
MEETING: Final = "question:premier-rendez-vous"
NEWS: Final = "question:nouvelles-apres-un-mois"
MINORS: Final = "question:benevoles-mineurs"
SPONSOR: Final = "question:choix-du-parrain"
ROLE: Final = "question:role-du-parrain"
ALL: Final = (WELCOME, MEETING, NEWS, MINORS, SPONSOR, ROLE)
"""The six questions of the tiny questionnaire; the third is asked when the second is at 2 or 3."""

WORDS: Final = "Nadia reçoit chaque nouveau et donne son numéro."


@dataclass(slots=True)
class Chat:
    """One conversation; ``before`` is the path and the state that the last turn found."""

    path: Path
    talk: Talk
    replies: tuple[Reply, ...]
    now: datetime = SOME_DAY
    answer: Turned | None = None
    before: tuple[Path, Talk] | None = None
    numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    def begun(cls, answers: Given | None = None, profile: Mapping[str, str] | None = None) -> "Chat":
        """A conversation about the tiny questionnaire, everything asked unless told otherwise."""
        record = a_record(answers, PAIRED if profile is None else profile, of=the_tiny_questionnaire())
        path = Path(the_tiny_questionnaire(), record)
        opening = begin(path)
        return cls(path, opening.talk, opening.replies)

    def hear(self, heard: Heard) -> tuple[Say, ...]:
        """Take one turn as the product does; gives what is said."""
        opening = caught_up(self.path, self.talk)
        talk = opening.talk if opening else self.talk
        self.before = (self.path, talk)
        self.answer = take(Turn(self.path, talk, self.now, self._new_id), heard)
        self.talk, self.replies = self.answer.talk, self.answer.replies
        if self.answer.answered:
            self.give(self.answer.answered.field, self.answer.answered.value)
        return self.says

    def _new_id(self) -> str:
        return f"proposal-{next(self.numbers)}"

    def give(self, about: str, value: str) -> None:
        """Record an answer, as the pages do too."""
        self.path = with_value(self.path, about, value)

    def note(self, about: str, text: str) -> None:
        """Give an answer a note, as the pages do."""
        record = replace(self.path.record, notes={about.partition(":")[2]: text})
        self.path = Path(self.path.questionnaire, record)

    def wait(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by

    def choose(self, value: str) -> tuple[Say, ...]:
        """Press a choice of what is asked."""
        return self.hear(Picked(self.talk.current, value))

    def write(self, *levels: tuple[str, int], by_model: bool = False) -> tuple[Say, ...]:
        """Write words that say these levels of these fields."""
        understood = tuple(an_understanding(about, level) for about, level in levels)
        return self.hear(Message(WORDS, understood=understood, by_model=by_model))

    def decide(self, verdict: Verdict) -> tuple[Say, ...]:
        """Press a button of the proposal that waits."""
        return self.hear(Decided(self.waiting.id, verdict))

    @property
    def turned(self) -> Turned:
        """What the last turn came to."""
        assert self.answer, "nothing was heard yet"
        return self.answer

    @property
    def says(self) -> tuple[Say, ...]:
        """What was said last, by kind."""
        return tuple(each.say for each in self.replies)

    @property
    def last(self) -> Reply:
        """The last thing said."""
        return self.replies[-1]

    @property
    def waiting(self) -> Proposal:
        """The proposal that waits."""
        assert self.talk.waiting, "nothing is proposed"
        return self.talk.waiting

    @property
    def record(self) -> Record:
        """All that stands recorded."""
        return self.path.record

    def stands(self, about: str) -> str:
        """The stored value of a field, empty for none."""
        return given(self.path, about)

    @property
    def recorded(self) -> bool:
        """True when the last turn recorded something."""
        return bool(self.answer and self.answer.answered)


def bare(*replies: Reply) -> tuple[Reply, ...]:
    """Replies without the figures and answers of the moment that they keep."""
    return tuple(replace(each, done=0, asked=0, minutes=0, parts=(), listed=()) for each in replies)


def an_understanding(about: str, level: int, quote: str = "chaque nouveau") -> Understood:
    """What a reader makes of the words that every story here uses."""
    kind, _, key = about.partition(":")
    assert field_of(QUESTION, key) == f"{kind}:{key}"
    return Understood(key, level, quote)
