"""One turn of the conversation: the state and what was heard in; state, replies and answers out.

Nothing is recorded but a direct choice, or a yes to the very proposal that waits.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from diagnostic.core.answers import NOT_APPLICABLE, Provenance
from diagnostic.core.changes import PROFILE, QUESTION, field_of
from diagnostic.core.dialogue.commands import aim_of, obey
from diagnostic.core.dialogue.going_on import asking, proposing, staying, still_open
from diagnostic.core.dialogue.heard import (
    Command,
    Decided,
    Heard,
    Message,
    Outdated,
    Picked,
    Understood,
    Verdict,
)
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Offer, Proposal, Stage, Talk
from diagnostic.core.dialogue.turning import (
    Answered,
    Turn,
    Turned,
    given,
    left,
    next_field,
    telling,
    values_of,
    with_value,
)
from diagnostic.core.profile import FormOfAction
from diagnostic.core.routing import Path

PROPOSAL_LASTS = timedelta(hours=24)
WORDS_TOLD = 8
"""Words beside those relied on from which the person is told that they did not count."""

STEP = {Verdict.BELOW: -1, Verdict.ABOVE: 1, Verdict.YES: 0, Verdict.YES_WITH_NOTE: 0}


def begin(path: Path) -> Turned:
    """Open the conversation: a greeting that knows where one stands, and the first question."""
    progress = path.progress()
    field = next_field(path, ())
    kind = Say.GREET_BACK if progress.answered else Say.GREET
    first = Reply(Say.ASK, field) if field else Reply(Say.ALL_DONE)
    lacking = tuple((field_of(PROFILE, each), "") for each in path.missing_profile())
    return Turned(Talk(current=field), (replace(telling(path, kind), listed=lacking), first))


def take(turn: Turn, heard: Heard) -> Turned:
    """Answer what was heard; what was offered before holds for this turn only."""
    offer = turn.talk.offer
    turn = replace(turn, talk=replace(turn.talk, offer=None, pair=()))
    if offer and _says(heard, Command.YES):
        return _accepted(turn, offer, heard)
    if offer and offer.field == turn.talk.current and _says(heard, Command.NO):
        return Turned(turn.talk, (Reply(Say.SHOW_ALL, offer.field),))
    return _taken(turn, heard)


def _says(heard: Heard, command: Command) -> bool:
    """Whether a yes, or a no, is all that was said, by button or in words."""
    return heard is command or (
        isinstance(heard, Message) and heard.command is command and not heard.by_model
    )


def _accepted(turn: Turn, offer: Offer, heard: Heard) -> Turned:
    """A yes to the very value that was offered; to another one, or too late, it takes nothing."""
    is_this = isinstance(heard, Message) and heard.proposal == offer.id
    if not is_this or _has_lapsed(offer, turn.now) or offer.field != turn.talk.current:
        return staying(turn, Reply(Say.STALE))
    return _picked(turn, Picked(offer.field, offer.value), Provenance.CONFIRMED_TEXT)


def offering(turn: Turn, field: str, value: str, *before: Reply) -> Turned:
    """Ask whether a value was meant, with all the choices of its field, which is the one under way."""
    offer = Offer(turn.new_id(), field, value, (turn.now + PROPOSAL_LASTS).isoformat())
    talk = replace(turn.talk, stage=Stage.CHOOSING, waiting=None, offer=offer)
    return Turned(talk, (*before, Reply(Say.MEANT, field, value)))


def _taken(turn: Turn, heard: Heard) -> Turned:
    match heard:
        case Picked():
            return _picked(turn, heard, Provenance.CHOSEN)
        case Decided():
            return _decided(turn, heard)
        case Message():
            return _message(turn, heard)
        case Outdated():
            return _outdated(turn)
        case _:
            return _command(turn, heard, Message(""))


def _picked(turn: Turn, picked: Picked, provenance: Provenance, note: str = "") -> Turned:
    """Record a value, then go on; a value that the field does not accept changes nothing."""
    path, talk = turn.path, turn.talk
    accepted = values_of(path, picked.field)
    if picked.value not in accepted:
        value = NOT_APPLICABLE if picked.value == NOT_APPLICABLE else ""
        return staying(turn, Reply(Say.NOT_ALLOWED, picked.field, value) if accepted else Reply(Say.STALE))
    after = with_value(path, picked.field, picked.value)
    said = _told(path, after, picked, note)
    moved = replace(
        left(talk, picked.field),
        skipped=tuple(each for each in talk.skipped if each != picked.field),
        return_to=talk.return_to if picked.field == talk.current else talk.current,
    )
    answered = Answered(picked.field, picked.value, provenance, note)
    return replace(asking(after, said, moved), answered=answered)


def _told(path: Path, after: Path, picked: Picked, note: str) -> tuple[Reply, ...]:
    before = given(path, picked.field)
    changed = before and before != picked.value
    said = [Reply(Say.REPLACED if changed else Say.RECORDED, picked.field, picked.value, before=before)]
    if note:
        has_one = picked.field.partition(":")[2] in path.record.notes
        said.append(Reply(Say.NOTE_STAYS if has_one else Say.NOTE_KEPT, picked.field))
    aside = len(after.set_aside()) - len(path.set_aside())
    if aside > 0:
        said.append(Reply(Say.SET_ASIDE, count=aside))
    return tuple(said)


def _decided(turn: Turn, decided: Decided) -> Turned:
    """Confirm, move by one, or refuse the proposal that waits; any other proposal is stale."""
    waiting = turn.talk.waiting
    if waiting is None or waiting.id != decided.proposal:
        return staying(turn, Reply(Say.STALE))
    choosing = replace(turn.talk, stage=Stage.CHOOSING, waiting=None)
    if _has_lapsed(waiting, turn.now):
        return staying(replace(turn, talk=choosing), Reply(Say.STALE))
    field = field_of(QUESTION, waiting.question)
    if decided.verdict is Verdict.OTHER:
        return Turned(choosing, (Reply(Say.SHOW_ALL, field),))
    level = str(waiting.level + STEP[decided.verdict])
    if decided.verdict in {Verdict.BELOW, Verdict.ABOVE}:
        return _picked(turn, Picked(field, level), Provenance.CHOSEN)
    kept = waiting.quote if decided.verdict is Verdict.YES_WITH_NOTE else ""
    how = Provenance.CONFIRMED_PROPOSAL if waiting.by_model else Provenance.CONFIRMED_TEXT
    return _picked(turn, Picked(field, level), how, kept)


def _has_lapsed(proposal: Proposal | Offer, now: datetime) -> bool:
    return now >= datetime.fromisoformat(proposal.expires_at)


def _outdated(turn: Turn) -> Turned:
    """Record nothing; where an answer stands by now, show it with all the choices."""
    field = turn.talk.current
    stands = given(turn.path, field)
    if not stands:
        return staying(turn, Reply(Say.STALE))
    talk = replace(turn.talk, stage=Stage.CHOOSING, stood=stands, waiting=None)
    return Turned(talk, (Reply(Say.STALE), Reply(Say.EDITING, field, stands), Reply(Say.SHOW_ALL, field)))


def _message(turn: Turn, message: Message) -> Turned:
    """Obey or propose; a model only proposes, so that what it says beside is not heard."""
    talk = turn.talk
    if not message.by_model:
        if message.command is Command.CHANGE_ANSWER:
            return _correcting(turn, message)
        if message.direct and talk.current and talk.stage is not Stage.FINISHING:
            return _picked(turn, Picked(talk.current, message.direct), Provenance.CHOSEN)
        if message.command:
            return _command(turn, message.command, message)
        if _is_open_to(turn, message.value):
            return offering(turn, talk.current, message.value)
    proposals = still_open(turn.path, _proposals(turn, message), but=talk.current)
    if proposals:
        return _with_rest(proposing(turn.path, (), talk, proposals), says_more=_says_more(message, proposals))
    return _unsure(turn, message)


def _unsure(turn: Turn, message: Message) -> Turned:
    """Two levels that are close, else all of them: nothing is proposed."""
    talk = turn.talk
    choosing = replace(talk, stage=Stage.CHOOSING, waiting=None)
    if message.pair and _are_levels(turn, message.pair):
        low, high = (str(each) for each in message.pair)
        choosing = replace(choosing, pair=(low, high))
        return Turned(choosing, (Reply(Say.CLARIFY, talk.current, low, other=high, quote=message.text),))
    missed = replace(choosing, misses=talk.misses + 1)
    what = Reply(Say.SHOW_ALL, talk.current) if talk.current else Reply(Say.ALL_DONE)
    return Turned(missed, (Reply(Say.NOT_UNDERSTOOD, talk.current, count=missed.misses), what))


def _is_open_to(turn: Turn, value: str) -> bool:
    """Whether a value is one of those of the field being asked."""
    return value in values_of(turn.path, turn.talk.current) and turn.talk.stage is not Stage.FINISHING


def _correcting(turn: Turn, message: Message) -> Turned:
    """Go to the answer to change; a level understood with its name is proposed at once beside the old one."""
    named = tuple(each for each in message.understood if each.question == message.target)
    turned = obey(turn, Command.CHANGE_ANSWER, message)
    field = aim_of(message)
    if turned.talk.current != field:
        return turned
    if message.value in values_of(turn.path, field) and message.value != given(turn.path, field):
        return offering(replace(turn, talk=turned.talk), field, message.value, *turned.replies[:1])
    proposals = still_open(
        turn.path, _proposals(turn, replace(message, understood=named)), but=turned.talk.current
    )
    return proposing(turn.path, turned.replies[:1], turned.talk, proposals) if proposals else turned


def _are_levels(turn: Turn, pair: tuple[int, int]) -> bool:
    return turn.question is not None and {str(each) for each in pair} <= set(
        values_of(turn.path, turn.talk.current)
    )


def _proposals(turn: Turn, message: Message) -> tuple[Proposal, ...]:
    """Proposals that stand on the person's own words; the others are discarded."""
    quoted = (each for each in message.understood if each.quote.strip() and each.quote in message.text)
    by_model = message.by_model
    return tuple(_proposal(turn, each, by_model=by_model and not each.by_rules) for each in quoted)


def _says_more(message: Message, proposals: tuple[Proposal, ...]) -> bool:
    """Whether the message holds words enough beside the quotes to have meant something else too."""
    rest = message.text
    for each in proposals:
        rest = rest.replace(each.quote, " ", 1)
    return len(rest.split()) >= WORDS_TOLD


def _with_rest(turned: Turned, *, says_more: bool) -> Turned:
    """With the last reply telling, where it is so, that part of the message was not taken up."""
    *before, last = turned.replies
    return replace(turned, replies=(*before, replace(last, is_part=says_more)))


def _proposal(turn: Turn, understood: Understood, *, by_model: bool) -> Proposal:
    levels = values_of(turn.path, field_of(QUESTION, understood.question))
    return Proposal(
        id=turn.new_id(),
        question=understood.question,
        level=understood.level,
        quote=understood.quote,
        second=understood.second if str(understood.second) in levels else None,
        by_model=by_model,
        expires_at=(turn.now + PROPOSAL_LASTS).isoformat(),
    )


def _command(turn: Turn, command: Command, message: Message) -> Turned:
    """Yes and no belong to what waits; the other commands stand by themselves."""
    stage = turn.talk.stage
    if command in {Command.YES, Command.NO} and stage in {Stage.PROPOSING, Stage.FINISHING}:
        return _yes_or_no(turn, message, is_yes=command is Command.YES)
    if command in {Command.YES, Command.NO} and _is_open_to(turn, message.value):
        return offering(turn, turn.talk.current, message.value)
    value = _answer_of(turn, command)
    if not value:
        return obey(turn, command, message)
    if stage is Stage.FINISHING:
        return staying(turn)
    accepted = values_of(turn.path, turn.talk.current)
    if message.is_guess and value in accepted:
        return offering(turn, turn.talk.current, value)
    return _picked(turn, Picked(turn.talk.current, value), Provenance.CHOSEN)


def _answer_of(turn: Turn, command: Command) -> str:
    """The value that not knowing, or not being concerned, gives the field asked; empty when it gives none."""
    if command not in {Command.DONT_KNOW, Command.NOT_APPLICABLE}:
        return ""
    if turn.question:
        return command.value
    none = FormOfAction.NOT_CONCERNED.value
    is_none = command is Command.NOT_APPLICABLE and none in values_of(turn.path, turn.talk.current)
    return none if is_none else ""


def _yes_or_no(turn: Turn, message: Message, *, is_yes: bool) -> Turned:
    """A yes or a no in words, to what the person had before them and to nothing else."""
    if turn.talk.stage is Stage.PROPOSING:
        told = _decided(turn, Decided(message.proposal, Verdict.YES if is_yes else Verdict.OTHER))
        return told if is_yes else _with_rest(told, says_more=message.is_guess)
    if message.proposal:
        return staying(turn, Reply(Say.STALE))
    calm = replace(turn.talk, stage=Stage.ASKING)
    if is_yes:
        return Turned(calm, (Reply(Say.FINISHED),), finish=True)
    return staying(replace(turn, talk=calm))
