"""Commands of the conversation: asides that come back to the question, and moves between questions."""

from collections.abc import Callable
from dataclasses import replace

from diagnostic.core.changes import PROFILE, QUESTION, field_of
from diagnostic.core.dialogue.going_on import again, asking, before_finishing, staying
from diagnostic.core.dialogue.heard import Command, Message
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage
from diagnostic.core.dialogue.turning import (
    Turn,
    Turned,
    given,
    left,
    moved_to,
    next_field,
    telling,
    values_of,
)
from diagnostic.core.questionnaire import Question

MOST_RESOURCES = 5

ASIDES = {
    Command.EXPLAIN_QUESTION: Say.WHY,
    Command.EXPLAIN_LEVEL: Say.LEVELS,
    Command.EXAMPLE: Say.EXAMPLE,
    Command.EVIDENCE: Say.EVIDENCE,
    Command.PROGRESS: Say.PROGRESS,
    Command.PRIVACY: Say.PRIVACY,
    Command.LANGUAGE: Say.LANGUAGE,
    Command.SWITCH_TO_FORM: Say.FORM,
    Command.RESTART: Say.RESTART,
    Command.THANKS: Say.THANKS,
    Command.OUT_OF_SCOPE: Say.OFF_TOPIC,
}
"""Commands that are told and change nothing; the question then comes back once, shortly."""


def obey(turn: Turn, command: Command, message: Message) -> Turned:
    """Do what a command asks."""
    if command in ASIDES:
        told = telling(turn.path, ASIDES[command], turn.talk.current)
        terms = tuple(each for each in message.codes if each in turn.path.questionnaire.term)
        return staying(turn, replace(told, codes=terms))
    return _MOVES[command](turn, message)


def _back(turn: Turn, message: Message) -> Turned:
    del message
    current = turn.talk.current
    trail = [each for each in turn.talk.trail if each != current and values_of(turn.path, each)]
    if not trail:
        return staying(turn, Reply(Say.NOTHING_BEFORE))
    target = trail.pop()
    return _editing(replace(turn, talk=replace(turn.talk, trail=tuple(trail))), target)


def _editing(turn: Turn, target: str) -> Turned:
    """Put an earlier question before the person again, with what stands for it."""
    waiting = turn.talk.waiting
    # A proposal that waits is not lost: its turn comes once the earlier answer is dealt with.
    is_left = waiting is not None and field_of(QUESTION, waiting.question) != target
    queue = (waiting, *turn.talk.queue) if waiting and is_left else turn.talk.queue
    talk = moved_to(replace(turn.talk, queue=queue), target, turn.path)
    return Turned(talk, (Reply(Say.EDITING, target, given(turn.path, target)), Reply(Say.SHOW_ALL, target)))


def _skip(turn: Turn, message: Message) -> Turned:
    del message
    current = turn.talk.current
    if not current:
        return staying(turn)
    if given(turn.path, current):
        return asking(turn.path, (), left(turn.talk, current))
    if next_field(turn.path, (*turn.talk.skipped, current)) == current:
        return _needed(turn)
    skipped = (*(each for each in turn.talk.skipped if each != current), current)
    talk = replace(left(turn.talk, current), skipped=skipped)
    return asking(turn.path, (Reply(Say.SKIPPED, current),), talk)


def _change(turn: Turn, message: Message) -> Turned:
    """Go to an answer given before; without a name, list them."""
    target = aim_of(message)
    if not target or not values_of(turn.path, target):
        return staying(turn, _answers(turn, Say.WHICH_ANSWER))
    return _editing(turn, target)


def aim_of(message: Message) -> str:
    """The field that a correction names, empty when it names none."""
    if message.profile:
        return field_of(PROFILE, message.profile)
    return field_of(QUESTION, message.target) if message.target else ""


def _needed(turn: Turn) -> Turned:
    """Say why the question asked cannot be passed over: it decides the others, or no other is left."""
    is_profile = turn.talk.current.startswith(f"{PROFILE}:")
    return staying(turn, Reply(Say.NEEDED if is_profile else Say.LAST_LEFT, turn.talk.current))


def _answers(turn: Turn, say: Say) -> Reply:
    """The answers that stand, each by its field."""
    record = turn.path.record
    profile = [each.key for each in turn.path.live_profile() if record.profile.get(each.key)]
    answered = [each.key for each in turn.path.all_questions() if each.key in record.answers]
    fields = [field_of(PROFILE, e) for e in profile] + [field_of(QUESTION, e) for e in answered]
    return replace(telling(turn.path, say), listed=tuple((each, given(turn.path, each)) for each in fields))


def _summary(turn: Turn, message: Message) -> Turned:
    del message
    return staying(turn, _answers(turn, Say.SUMMARY))


def _terms(turn: Turn, message: Message) -> Turned:
    """Explain the terms that were named, else those of the question asked, else say that there is none."""
    named = tuple(each for each in message.codes if each in turn.path.questionnaire.term)
    terms = named or (turn.question.terms if turn.question else ())
    return staying(turn, Reply(Say.TERMS if terms else Say.NO_TERM, turn.talk.current, codes=terms))


def _repeat(turn: Turn, message: Message) -> Turned:
    del message
    reply = again(turn)
    return Turned(turn.talk, (replace(reply, say=Say.ASK) if reply.say is Say.ASK_AGAIN else reply,))


def _all(turn: Turn, message: Message) -> Turned:
    del message
    if not turn.talk.current:
        return staying(turn)
    talk = replace(turn.talk, stage=Stage.CHOOSING, waiting=None)
    return Turned(talk, (Reply(Say.SHOW_ALL, talk.current),))


def _finish(turn: Turn, message: Message) -> Turned:
    """Finishing is asked once more, with what is left; without the path's questions, the first of them is."""
    del message
    if turn.path.missing_profile():
        return _lacking(turn)
    talk = replace(turn.talk, stage=Stage.FINISHING, waiting=None)
    return Turned(talk, (before_finishing(turn.path),))


def _lacking(turn: Turn) -> Turned:
    """Say what the profile lacks, and ask for it: nothing can be worked out without."""
    missing = [field_of(PROFILE, each) for each in turn.path.missing_profile()]
    talk = turn.talk if turn.talk.current in missing else moved_to(turn.talk, missing[0], turn.path)
    lacks = Reply(Say.PROFILE_LACKS, count=len(missing), listed=tuple((each, "") for each in missing))
    return staying(replace(turn, talk=talk), lacks)


def _leading(kind: Say) -> Callable[[Turn, Message], Turned]:
    def lead(turn: Turn, message: Message) -> Turned:
        del message
        return _lacking(turn) if turn.path.missing_profile() else staying(turn, Reply(kind))

    return lead


def _rest(kind: Say) -> Callable[[Turn, Message], Turned]:
    def rest(turn: Turn, message: Message) -> Turned:
        del message
        return Turned(turn.talk, (Reply(kind),))

    return rest


def _person(turn: Turn, message: Message) -> Turned:
    if not message.text:
        return staying(turn, Reply(Say.ASK_PERSON, turn.talk.current))
    told = staying(turn, Reply(Say.PERSON, turn.talk.current))
    return replace(told, request=message.text)


def _kit(turn: Turn, message: Message) -> Turned:
    """Resources found for words; without words, those that help with the question asked."""
    known = turn.path.questionnaire.catalogue.by_code
    if not message.text:
        helpful = _helpful(turn.question)
        found = Reply(Say.RESOURCES, turn.talk.current, codes=helpful) if helpful else Reply(Say.ASK_KIT)
        return staying(turn, found)
    codes = tuple(each for each in message.codes if each in known)[:MOST_RESOURCES]
    told = Reply(Say.RESOURCES, turn.talk.current, quote=message.text, codes=codes)
    found = told if codes else Reply(Say.NO_RESOURCE)
    return staying(turn, found)


def _helpful(question: Question | None) -> tuple[str, ...]:
    """The resources of a question, those of its first levels first, each once."""
    codes = (code for anchor in question.anchors for code in anchor.resources) if question else ()
    return tuple(dict.fromkeys(codes))[:MOST_RESOURCES]


def _greet(turn: Turn, message: Message) -> Turned:
    del message
    return staying(turn, telling(turn.path, Say.GREET_BACK))


def _undecided(turn: Turn, message: Message) -> Turned:
    """A yes, a no or “I don’t know” that answers nothing: the question comes back, with what it needs."""
    del message
    if turn.talk.stage is Stage.FINISHING or not turn.talk.current:
        return staying(turn)
    is_level = turn.question is not None and turn.talk.waiting is None
    return staying(turn, Reply(Say.NO_YES_OR_NO, turn.talk.current)) if is_level else _needed(turn)


_MOVES: dict[Command, Callable[[Turn, Message], Turned]] = {
    Command.BACK: _back,
    Command.SKIP: _skip,
    Command.CHANGE_ANSWER: _change,
    Command.REPEAT: _repeat,
    Command.LIST_OPTIONS: _all,
    Command.FINISH: _finish,
    Command.PAUSE: _rest(Say.PAUSED),
    Command.RESUME_LATER: _rest(Say.LATER),
    Command.TALK_TO_HUMAN: _person,
    Command.KIT: _kit,
    Command.GREETING: _greet,
    Command.YES: _undecided,
    Command.NO: _undecided,
    Command.DONT_KNOW: _undecided,
    Command.NOT_APPLICABLE: _undecided,
    Command.RESULTS: _leading(Say.RESULTS),
    Command.DOWNLOAD_REPORT: _leading(Say.DOWNLOAD),
    Command.SUMMARY: _summary,
    Command.EXPLAIN_TERMS: _terms,
}
