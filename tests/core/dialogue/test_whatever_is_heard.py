"""What holds of every conversation, whatever is heard and in whatever order."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from diagnostic.core.answers import Provenance, answer_from
from diagnostic.core.changes import QUESTION, field_of
from diagnostic.core.dialogue.heard import Command, Decided, Heard, Message, Picked, Verdict
from diagnostic.core.dialogue.replies import Say
from diagnostic.core.dialogue.talk import Proposal, Stage, Talk
from diagnostic.core.dialogue.turning import given, next_field, values_of
from diagnostic.core.routing import Path
from tests.core.dialogue.anything import anything
from tests.core.dialogue.chat import ALL, PAIRED, Chat, an_understanding

THE_ONE = "the one that waits"
ANSWERING = {Command.DONT_KNOW, Command.NOT_APPLICABLE}


class Conversations(RuleBasedStateMachine):
    """Anything is heard, anything is answered elsewhere, and time passes."""

    chat: Chat

    @initialize(profile=st.sampled_from([{}, PAIRED, {"P2": "planned"}]))
    def begin(self, profile: dict[str, str]) -> None:
        self.chat = Chat.begun(profile=profile)

    @rule(heard=anything)
    def something_is_heard(self, heard: Heard) -> None:
        self.hear(heard)

    @rule(value=st.sampled_from(["1", "2", "3", "dont_know", "practised", "anciens"]))
    def a_choice_is_pressed(self, value: str) -> None:
        self.hear(Picked(self.chat.talk.current, value))

    @rule(about=st.sampled_from(ALL), level=st.sampled_from([1, 2, 3]), by_model=st.booleans())
    def words_are_understood(self, about: str, level: int, *, by_model: bool) -> None:
        message = Message("pour chaque nouveau", understood=(an_understanding(about, level),))
        self.hear(replace(message, by_model=by_model))

    @precondition(lambda self: self.chat.talk.waiting)
    @rule(verdict=st.sampled_from(Verdict))
    def a_proposal_is_decided(self, verdict: Verdict) -> None:
        self.hear(Decided(THE_ONE, verdict))

    @rule(
        command=st.sampled_from([Command.YES, Command.NO]),
        proposal=st.sampled_from([THE_ONE, "proposal-0", ""]),
    )
    def a_yes_or_a_no_is_written(self, command: Command, proposal: str) -> None:
        self.hear(Message("oui", command=command, proposal=proposal))

    @rule(about=st.sampled_from(ALL), value=st.sampled_from(["1", "2", "dont_know"]))
    def something_is_answered_elsewhere(self, about: str, value: str) -> None:
        self.chat.give(about, value)

    @rule(hours=st.sampled_from([1, 30]))
    def time_passes(self, hours: int) -> None:
        self.chat.wait(timedelta(hours=hours))

    def hear(self, heard: Heard) -> None:
        chat = self.chat
        chat.hear(_meant(heard, chat.talk.waiting))
        assert chat.before
        path, talk = chat.before
        assert chat.says, "the person is left without a word"
        _assert_proposes_well(heard, talk, chat.talk, path)
        if not chat.recorded:
            return
        answered = chat.turned.answered
        assert answered
        assert _may_record(_meant(heard, talk.waiting), talk, chat)
        assert answered.value in values_of(path, answered.field)
        assert not answered.note or (talk.waiting and answered.note == talk.waiting.quote)
        assert answered.provenance in _ways(talk.waiting)
        _assert_goes_on(talk, chat.talk, chat.path)

    @invariant()
    def a_proposal_waits_exactly_while_it_is_put(self) -> None:
        talk = self.chat.talk
        assert (talk.stage is Stage.PROPOSING) == (talk.waiting is not None)
        assert not talk.waiting or talk.current == field_of(QUESTION, talk.waiting.question)

    @invariant()
    def only_levels_of_the_scale_are_ever_told(self) -> None:
        for each in self.chat.replies:
            if each.field.startswith(QUESTION) and each.say is not Say.EDITING:
                told = [code for code in (each.value, each.before, each.other) if code]
                assert all(answer_from(code, 3) for code in told), each


def _meant(heard: Heard, waiting: Proposal | None) -> Heard:
    """What was drawn, with the id of the proposal that waits where it was meant."""
    if isinstance(heard, Decided | Message) and heard.proposal == THE_ONE:
        return replace(heard, proposal=waiting.id if waiting else "")
    return heard


def _may_record(heard: Heard, talk: Talk, chat: Chat) -> bool:
    """True for a direct choice, and for a decision about the very proposal that waited, in time."""
    waiting = talk.waiting
    in_time = waiting is not None and chat.now.isoformat() < waiting.expires_at
    match heard:
        case Picked():
            return True
        case Decided(proposal=proposal, verdict=verdict):
            return in_time and waiting is not None and proposal == waiting.id and verdict is not Verdict.OTHER
        case Message(by_model=True):
            return False
        case Message(command=Command.YES, proposal=proposal, direct=""):
            return in_time and waiting is not None and proposal == waiting.id
        case Message():
            return bool(heard.direct) or heard.command in ANSWERING
        case _:
            return heard in ANSWERING


def _ways(waiting: Proposal | None) -> set[Provenance]:
    """How an answer may have come, given what waited."""
    if waiting is None:
        return {Provenance.CHOSEN}
    how = Provenance.CONFIRMED_PROPOSAL if waiting.by_model else Provenance.CONFIRMED_TEXT
    return {Provenance.CHOSEN, how}


def _assert_proposes_well(heard: Heard, before: Talk, after: Talk, path: Path) -> None:
    """What is newly proposed stands on the words just heard, and leaves earlier answers alone."""
    known = {each for each in (before.waiting, *before.queue) if each}
    for each in {each for each in (after.waiting, *after.queue) if each} - known:
        assert isinstance(heard, Message)
        assert each.quote.strip()
        assert each.quote in heard.text
        assert each.by_model is heard.by_model
        about = field_of(QUESTION, each.question)
        assert str(each.level) in values_of(path, about)
        is_corrected = heard.command is Command.CHANGE_ANSWER and heard.target == each.question
        assert about == before.current or is_corrected or not given(path, about)


def _assert_goes_on(before: Talk, after: Talk, path: Path) -> None:
    """The next question is the pages' own, unless one returns, passed it over, or a proposal waits."""
    if after.stage is Stage.PROPOSING:
        return
    assert after.stage is Stage.ASKING
    assert after.current or not next_field(path, ())
    if path.missing_profile():
        return
    following = path.next_question()
    the_pages_ask = field_of(QUESTION, following.key) if following else ""
    places = {before.return_to, before.current, the_pages_ask}
    assert after.current in places or the_pages_ask in after.skipped


TestConversations = Conversations.TestCase
TestConversations.settings = settings(max_examples=300, stateful_step_count=40, deadline=None)
