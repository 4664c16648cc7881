"""The conversation about one assessment: its history, and one turn of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from diagnostic.actions.answering import Source, record_within
from diagnostic.actions.concluding import finish_within
from diagnostic.actions.pacing import pace_within
from diagnostic.actions.services import Services
from diagnostic.actions.understanding import understood
from diagnostic.core.assessment import Assessment, State
from diagnostic.core.changes import Change, Entry
from diagnostic.core.dialogue.going_on import caught_up
from diagnostic.core.dialogue.heard import Command, Decided, Heard, Message, Outdated, Picked
from diagnostic.core.dialogue.machine import begin, take
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage, Talk
from diagnostic.core.dialogue.turning import Answered, Turn, Turned, turned_to, values_of
from diagnostic.core.faults import AlreadyFinished
from diagnostic.core.opened import Opened
from diagnostic.core.routing import Path
from diagnostic.store.conversations import Exchange, Standing

if TYPE_CHECKING:
    from diagnostic.store.session import Alongside, Work


class Shown(msgspec.Struct, frozen=True):
    """What a person did, as the history shows it: words they wrote, or a choice they made."""

    text: str = ""
    field: str = ""
    value: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One exchange of the history, in order."""

    number: int
    field: str
    shown: Shown
    replies: tuple[Reply, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """The conversation so far: where it stands, and everything said."""

    talk: Talk
    said: tuple[Said, ...]


def history(services: Services, given: Opened) -> History:
    """The conversation so far, with what the next turn will greet with. Nothing is written."""
    with services.store.read() as work:
        standing = work.conversations.standing(given.assessment.id)
        exchanges = work.conversations.exchanges(given.assessment.id)
        pace = pace_within(work, given)
    said = tuple(_said(each) for each in exchanges)
    path = Path(given.questionnaire, given.assessment.record, pace)
    is_over = given.assessment.state is State.FINISHED
    opening = _over(_talk_of(standing), said) if is_over else _opening(path, standing)
    if opening:
        at = services.clock.now()
        greeting = Said(len(said) + 1, opening.talk.current, Shown(), opening.replies, at)
        return History(opening.talk, (*said, greeting))
    return History(_talk_of(standing), said)


def hear(services: Services, given: Opened, text: str, language: str, about: str) -> Message:
    """Understand a message about a field, the one under way when empty; nothing is decided here."""
    path = Path(given.questionnaire, given.assessment.record)
    talk = turned_to(history(services, given).talk, about, path)
    return understood(services, given, talk, text, language)


def sought(services: Services, given: Opened, text: str, language: str) -> Message:
    """What the kit holds about these words, as if they had been said; nothing without a reader."""
    reader = services.readers(given.assessment.questionnaire, given.assessment.version)
    codes = reader.search(text, language) if reader else ()
    return Message(text, command=Command.KIT, codes=codes)


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a message or a click.

    ``key`` names it; ``about`` is the field that its page was asking, when it is not the one under way;
    ``typed`` are words that stood in the field of messages when something else was pressed; ``told`` and
    ``told_finish`` are done with an answer and with finishing when an advisor fills in with the structure.
    """

    key: str
    about: str = ""
    typed: str = ""
    told: Alongside | None = None
    told_finish: Alongside | None = None


def take_turn(services: Services, given: Opened, heard: Heard, sent: Sent) -> None:
    """Answer one message or click, once for each key: sent again, it changes nothing.

    The answer it may lead to, the exchange and the new state are kept together or not at all.
    Raises AlreadyFinished when the assessment was finished.
    """
    with services.store.write() as work:
        assessment = work.assessments.get(given.assessment.id)
        if work.conversations.has(assessment.id, sent.key):
            return
        if assessment.state is State.FINISHED:
            raise AlreadyFinished
        path = Path(given.questionnaire, assessment.record, pace_within(work, given))
        talk, number = _standing(services, work, path, assessment.id)
        talk = turned_to(talk, sent.about, path)
        heard = _if_current(heard, talk, assessment, sent.about)
        turned = take(Turn(path, talk, services.clock.now(), services.clock.public_id), heard)
        if turned.answered:
            entries = work.assessments.entries(assessment.id)
            change = _change(turned.answered, entries)
            source = Source(sent.key, turned.answered.provenance, sent.told)
            record_within(services, work, assessment, (change,), source)
        shown = _shown(heard, path)
        shown = shown if shown.text else msgspec.structs.replace(shown, text=sent.typed)
        place = _Place(number + 1, sent.key, talk.current, shown)
        _add(services, work, assessment.id, turned, place)
        if turned.finish:
            finish_within(services, work, given, sent.told_finish)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an exchange stands: its number, its key, what was asked, and what was heard."""

    number: int
    key: str
    field: str
    shown: Shown


def _standing(services: Services, work: Work, path: Path, assessment_id: str) -> tuple[Talk, int]:
    """The state and the number of exchanges; a greeting is kept with the message that follows it."""
    standing = work.conversations.standing(assessment_id)
    number = standing.exchanges if standing else 0
    opening = _opening(path, standing)
    if opening is None:
        return _talk_of(standing), number
    place = _Place(number + 1, services.clock.public_id(), opening.talk.current, Shown())
    _add(services, work, assessment_id, opening, place)
    return opening.talk, place.number


def _opening(path: Path, standing: Standing | None) -> Turned | None:
    """What is said before the next message: at the beginning, or after answers given at the other door."""
    return caught_up(path, _talk_of(standing)) if standing else begin(path)


def _over(talk: Talk, said: tuple[Said, ...]) -> Turned | None:
    """What is said of a finished diagnostic; nothing more where the conversation itself finished it."""
    is_told = bool(said) and any(each.say is Say.FINISHED for each in said[-1].replies)
    return None if is_told else Turned(replace(talk, current=""), (Reply(Say.OVER),))


def _talk_of(standing: Standing | None) -> Talk:
    return msgspec.json.decode(standing.talk, type=Talk) if standing else Talk()


def _add(services: Services, work: Work, assessment_id: str, turned: Turned, place: _Place) -> None:
    work.conversations.add(
        assessment_id,
        msgspec.json.encode(turned.talk).decode(),
        Exchange(
            number=place.number,
            key=place.key,
            field=place.field,
            heard=msgspec.json.encode(place.shown).decode(),
            replies=msgspec.json.encode(turned.replies).decode(),
            request=turned.request,
            at=services.clock.now(),
        ),
    )


def _if_current(heard: Heard, talk: Talk, assessment: Assessment, about: str) -> Heard:
    """A choice counts only on a page that asked for it and said what stands, by button and in words."""
    if isinstance(heard, Picked) and heard.seen is not None:
        return heard if heard.seen == assessment.versions.get(heard.field, 0) else Outdated(heard)
    if not isinstance(heard, Message) or heard.seen is None or not _is_choice(heard):
        return heard
    if heard.proposal:
        is_current = heard.proposal in {each.id for each in (talk.waiting, talk.offer) if each}
    else:
        is_current = about == talk.current and heard.seen == assessment.versions.get(about, 0)
    # Where nothing can be chosen, nothing is out of date.
    is_open = bool(talk.current) and talk.stage is not Stage.FINISHING
    return Outdated(heard) if is_open and not is_current else heard


def _is_choice(message: Message) -> bool:
    return bool(message.direct) or message.command in {Command.DONT_KNOW, Command.NOT_APPLICABLE}


def _change(answered: Answered, entries: dict[str, Entry]) -> Change:
    """The change an answer amounts to; a note that stands is never replaced."""
    now = entries.get(answered.field, Entry())
    return Change(answered.field, answered.value, now.note or answered.note, now.version)


def _shown(heard: Heard, path: Path) -> Shown:
    """What the history keeps; a value that no page offered is not kept."""
    match heard:
        case Message(text=text):
            return Shown(text=text)
        case Picked(field=field, value=value):
            return Shown(field=field, value=value) if value in values_of(path, field) else Shown()
        case Outdated(chosen=chosen):
            return _shown(chosen, path)
        case Decided(verdict=verdict):
            return Shown(command=f"verdict-{verdict.value}")
        case _:
            return Shown(command=heard.value)


def _said(exchange: Exchange) -> Said:
    return Said(
        number=exchange.number,
        field=exchange.field,
        shown=msgspec.json.decode(exchange.heard, type=Shown),
        replies=msgspec.json.decode(exchange.replies, type=tuple[Reply, ...]),
        at=exchange.at,
    )
