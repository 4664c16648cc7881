"""What a turn of the conversation works with, and what it comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE, Provenance, Record, answer_from, code_of
from diagnostic.core.changes import PROFILE, QUESTION, field_of
from diagnostic.core.dialogue.replies import Part, Reply, Say
from diagnostic.core.dialogue.talk import Stage, Talk
from diagnostic.core.questionnaire import Question
from diagnostic.core.routing import Path


@dataclass(frozen=True, slots=True)
class Answered:
    """One value to record, how it came, and words to keep as its note when it has none."""

    field: str
    value: str
    provenance: Provenance
    note: str = ""


@dataclass(frozen=True, slots=True)
class Turned:
    """What one turn comes to; ``finish`` asks to finish, ``request`` holds words for a person."""

    talk: Talk
    replies: tuple[Reply, ...]
    answered: Answered | None = None
    finish: bool = False
    request: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn under way: the live path, the state before it, the time, and a maker of ids."""

    path: Path
    talk: Talk
    now: datetime
    new_id: Callable[[], str]

    @property
    def question(self) -> Question | None:
        """The scored question being asked, if it is one."""
        kind, _, key = self.talk.current.partition(":")
        return self.path.questionnaire.question[key] if kind == QUESTION else None


def values_of(path: Path, field: str) -> tuple[str, ...]:
    """The values a live field accepts, in order; none for a field that is not asked."""
    kind, _, key = field.partition(":")
    if kind == PROFILE:
        asked = next((each for each in path.live_profile() if each.key == key), None)
        return tuple(choice.key for choice in asked.choices) if asked else ()
    question = path.questionnaire.question.get(key) if kind == QUESTION else None
    if question is None or not path.is_live(question):
        return ()
    levels = tuple(str(each.value) for each in path.questionnaire.scale)
    return (*levels, DONT_KNOW, NOT_APPLICABLE) if question.allows_not_applicable else (*levels, DONT_KNOW)


def given(path: Path, field: str) -> str:
    """The stored value of a field, empty when it has none."""
    kind, _, key = field.partition(":")
    if kind == PROFILE:
        return " ".join(path.record.profile.get(key, ()))
    answer = path.record.answers.get(key)
    return code_of(answer) if answer else ""


def telling(path: Path, say: Say, field: str = "") -> Reply:
    """A reply with how far the answers are at this moment."""
    progress = path.progress()
    parts = tuple(
        Part(each.key, path.progress(each).answered, path.progress(each).asked) for each in path.dimensions()
    )
    return Reply(
        say,
        field,
        count=progress.left,
        done=progress.answered,
        asked=progress.asked,
        minutes=path.minutes_left(),
        parts=parts,
    )


def with_value(path: Path, field: str, value: str) -> Path:
    """The path as it will be once a value is recorded."""
    kind, _, key = field.partition(":")
    record: Record = path.record
    if kind == PROFILE:
        record = replace(record, profile={**record.profile, key: (value,)})
    else:
        answer = answer_from(value, path.questionnaire.top)
        if answer:
            record = replace(record, answers={**record.answers, key: answer})
    return Path(path.questionnaire, record, path.pace)


def next_field(path: Path, skipped: tuple[str, ...]) -> str:
    """The next thing to ask: what decides the path first, then the first unanswered question.

    What was passed over comes back once nothing else is left; empty when all is answered.
    """
    missing = [field_of(PROFILE, key) for key in path.missing_profile()]
    unanswered = [field_of(QUESTION, each.key) for each in path.unanswered()]
    fields = missing or unanswered
    waiting = [each for each in fields if each not in skipped]
    return next(iter(waiting or fields), "")


def moved_to(talk: Talk, field: str, path: Path) -> Talk:
    """The state with ``field`` before the person, to come back afterwards."""
    return_to = talk.return_to or talk.current
    return replace(
        talk,
        stage=Stage.CHOOSING,
        current=field,
        stood=given(path, field),
        return_to="" if return_to == field else return_to,
        waiting=None,
        offer=None,
        pair=(),
    )


def turned_to(talk: Talk, field: str, path: Path) -> Talk:
    """The state as if ``field`` were being asked; unchanged if it is, or if it is not live."""
    return talk if field == talk.current or not values_of(path, field) else moved_to(talk, field, path)


def left(talk: Talk, field: str) -> Talk:
    """The state once a field was dealt with: it is the first that one comes back to."""
    return replace(talk, trail=(*(each for each in talk.trail if each != field), field))
