"""Going on: the next proposal or the next question, or the same thing once more."""

from dataclasses import replace

from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Proposal, Stage, Talk
from diagnostic.core.dialogue.turning import (
    Turn,
    Turned,
    given,
    moved_to,
    next_field,
    telling,
    values_of,
)
from diagnostic.core.routing import Path


def asking(path: Path, said: tuple[Reply, ...], talk: Talk) -> Turned:
    """Go on after having said something: proposals that wait their turn first, then the next question."""
    waiting = still_open(path, talk.queue)
    if waiting:
        return proposing(path, said, talk, waiting)
    target = talk.return_to if _is_open(path, talk.return_to) else next_field(path, talk.skipped)
    after = replace(
        talk,
        stage=Stage.ASKING,
        current=target,
        stood="",
        return_to="",
        waiting=None,
        queue=(),
        misses=0,
        offer=None,
        pair=(),
    )
    return Turned(after, (*said, Reply(Say.ASK, target) if target else Reply(Say.ALL_DONE)))


def proposing(path: Path, said: tuple[Reply, ...], talk: Talk, proposals: tuple[Proposal, ...]) -> Turned:
    """Put the first proposal to the person, its question before them; the others wait their turn."""
    first, *others = proposals
    about = field_of(QUESTION, first.question)
    moved = moved_to(talk, about, path)
    told = {each.question for each in proposals}
    earlier = [each for each in still_open(path, talk.queue) if each.question not in told]
    after = replace(moved, stage=Stage.PROPOSING, waiting=first, queue=(*others, *earlier), misses=0)
    return Turned(after, (*said, _proposed(first, len(after.queue))))


def still_open(path: Path, proposals: tuple[Proposal, ...], but: str = "") -> tuple[Proposal, ...]:
    """The proposals for unanswered questions on the path, and for ``but``, the field under way."""
    return tuple(
        each
        for each in proposals
        if str(each.level) in values_of(path, field_of(QUESTION, each.question))
        and (field_of(QUESTION, each.question) == but or not given(path, field_of(QUESTION, each.question)))
    )


def caught_up(path: Path, talk: Talk) -> Turned | None:
    """Go on when what is being asked was answered elsewhere meanwhile, or is asked no more; else None."""
    if talk.stage is Stage.FINISHING:
        return None
    is_asked = bool(values_of(path, talk.current)) if talk.current else not next_field(path, ())
    if is_asked and given(path, talk.current) == talk.stood:
        return None
    return asking(path, (telling(path, Say.GREET_BACK),), talk)


def staying(turn: Turn, *said: Reply) -> Turned:
    """Say something, then ask the same thing again, shortly and once."""
    return Turned(turn.talk, (*said, again(turn)))


def again(turn: Turn) -> Reply:
    """What the conversation waits for."""
    talk = turn.talk
    if talk.stage is Stage.FINISHING:
        return before_finishing(turn.path)
    if talk.waiting:
        return _proposed(talk.waiting, len(talk.queue))
    return Reply(Say.ASK_AGAIN, talk.current) if talk.current else Reply(Say.ALL_DONE)


def before_finishing(path: Path) -> Reply:
    """The question whether to finish, with what is left and which of it matters most."""
    critical = (each for each in path.unanswered() if each.critical)
    told = telling(path, Say.CONFIRM_FINISH)
    return replace(told, listed=tuple((field_of(QUESTION, each.key), "") for each in critical))


def _proposed(proposal: Proposal, others: int) -> Reply:
    return Reply(
        Say.PROPOSE,
        field_of(QUESTION, proposal.question),
        str(proposal.level),
        other=str(proposal.second or ""),
        quote=proposal.quote,
        count=others,
    )


def _is_open(path: Path, field: str) -> bool:
    return bool(field) and bool(values_of(path, field)) and not given(path, field)
