"""Commands of the conversation: asides that come back to the question, and moves between questions."""

from collections.abc import Callable
from dataclasses import replace

from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.going_on import again, asking, staying
from diagnostic.core.dialogue.heard import Command, Message
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage
from diagnostic.core.dialogue.turning import Turn, Turned, given, left, moved_to, values_of

MOST_RESOURCES = 5

ASIDES = {
    Command.EXPLAIN_QUESTION: Say.WHY,
    Command.EXPLAIN_TERMS: Say.TERMS,
    Command.EXPLAIN_LEVEL: Say.LEVELS,
    Command.EXAMPLE: Say.EXAMPLE,
    Command.EVIDENCE: Say.EVIDENCE,
    Command.PROGRESS: Say.PROGRESS,
    Command.SUMMARY: Say.SUMMARY,
    Command.PRIVACY: Say.PRIVACY,
    Command.LANGUAGE: Say.LANGUAGE,
    Command.SWITCH_TO_FORM: Say.FORM,
    Command.RESULTS: Say.RESULTS,
    Command.DOWNLOAD_REPORT: Say.DOWNLOAD,
    Command.RESTART: Say.RESTART,
    Command.THANKS: Say.THANKS,
    Command.OUT_OF_SCOPE: Say.OFF_TOPIC,
}
"""Commands that are told and change nothing; the question then comes back once, shortly."""


def obey(turn: Turn, command: Command, message: Message) -> Turned:
    """Do what a command asks."""
    if command in ASIDES:
        return staying(turn, Reply(ASIDES[command], turn.talk.current, count=turn.path.progress().left))
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
    talk = moved_to(turn.talk, target, turn.path)
    return Turned(talk, (Reply(Say.EDITING, target, given(turn.path, target)), Reply(Say.SHOW_ALL, target)))


def _skip(turn: Turn, message: Message) -> Turned:
    del message
    current = turn.talk.current
    if not current:
        return staying(turn)
    if given(turn.path, current):
        return asking(turn.path, (), left(turn.talk, current))
    skipped = (*(each for each in turn.talk.skipped if each != current), current)
    talk = replace(left(turn.talk, current), skipped=skipped)
    return asking(turn.path, (Reply(Say.SKIPPED, current),), talk)


def _change(turn: Turn, message: Message) -> Turned:
    """Go to an answer given before; without a name, list them."""
    target = field_of(QUESTION, message.target) if message.target else ""
    if not target or not values_of(turn.path, target):
        return staying(turn, Reply(Say.WHICH_ANSWER))
    return _editing(turn, target)


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
    """Finishing is asked once more, with what is left; without the path's questions it is not offered."""
    del message
    if turn.path.missing_profile():
        return staying(turn, Reply(Say.NOT_ALLOWED, turn.talk.current))
    left = turn.path.progress().left
    talk = replace(turn.talk, stage=Stage.FINISHING, waiting=None)
    return Turned(talk, (Reply(Say.CONFIRM_FINISH, count=left),))


def _rest(kind: Say) -> Callable[[Turn, Message], Turned]:
    def rest(turn: Turn, message: Message) -> Turned:
        del message
        return Turned(turn.talk, (Reply(kind),))

    return rest


def _person(turn: Turn, message: Message) -> Turned:
    told = staying(turn, Reply(Say.PERSON, turn.talk.current))
    return replace(told, request=message.text)


def _kit(turn: Turn, message: Message) -> Turned:
    known = turn.path.questionnaire.catalogue.by_code
    codes = tuple(each for each in message.codes if each in known)[:MOST_RESOURCES]
    found = Reply(Say.RESOURCES, turn.talk.current, codes=codes) if codes else Reply(Say.NO_RESOURCE)
    return staying(turn, found)


def _greet(turn: Turn, message: Message) -> Turned:
    del message
    return staying(turn, Reply(Say.GREET_BACK, count=turn.path.progress().left))


def _nothing(turn: Turn, message: Message) -> Turned:
    """A yes, a no or « non concerné » that answers nothing: the question comes back."""
    del message
    return staying(turn)


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
    Command.YES: _nothing,
    Command.NO: _nothing,
    Command.DONT_KNOW: _nothing,
    Command.NOT_APPLICABLE: _nothing,
}
