"""Proposals: a level understood from words is recorded by a yes to that very proposal only."""

from datetime import timedelta

import pytest

from diagnostic.core.answers import Provenance
from diagnostic.core.dialogue.heard import Command, Decided, Message, Understood, Verdict
from diagnostic.core.dialogue.machine import PROPOSAL_LASTS
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage
from diagnostic.core.dialogue.turning import Answered
from tests.core.dialogue.chat import MEETING, MINORS, ROLE, SPONSOR, WELCOME, WORDS, Chat

A_MOMENT = timedelta(microseconds=1)
SHOWN = (Say.STALE, Say.ASK_AGAIN)
OPEN = (Say.STALE, Say.PROPOSE)


@pytest.fixture
def chat() -> Chat:
    """A conversation where level 2 of the first question waits for a yes."""
    chat = Chat.begun()
    chat.write((WELCOME, 2))
    return chat


def test_words_are_only_proposed(chat: Chat) -> None:
    assert chat.replies == (Reply(Say.PROPOSE, WELCOME, "2", quote="chaque nouveau"),)
    assert (chat.recorded, chat.record.answers) == (False, {})


def test_a_yes_records_the_level_with_how_it_came(chat: Chat) -> None:
    chat.decide(Verdict.YES)
    assert chat.turned.answered == Answered(WELCOME, "2", Provenance.CONFIRMED_TEXT)
    assert chat.replies == (Reply(Say.RECORDED, WELCOME, "2"), Reply(Say.ASK, MEETING))


def test_a_yes_to_what_a_model_proposed_says_so() -> None:
    chat = Chat.begun()
    chat.write((WELCOME, 2), by_model=True)
    chat.decide(Verdict.YES)
    assert chat.turned.answered == Answered(WELCOME, "2", Provenance.CONFIRMED_PROPOSAL)


@pytest.mark.parametrize(("verdict", "level"), [(Verdict.BELOW, "1"), (Verdict.ABOVE, "3")])
def test_rather_the_one_beside_is_a_choice(chat: Chat, verdict: Verdict, level: str) -> None:
    chat.decide(verdict)
    assert chat.turned.answered == Answered(WELCOME, level, Provenance.CHOSEN)


@pytest.mark.parametrize(("level", "verdict"), [(1, Verdict.BELOW), (3, Verdict.ABOVE)])
def test_beside_the_first_and_the_last_there_is_nothing(level: int, verdict: Verdict) -> None:
    chat = Chat.begun()
    chat.write((WELCOME, level))
    assert chat.decide(verdict) == (Say.NOT_ALLOWED, Say.PROPOSE)
    assert not chat.recorded


@pytest.mark.parametrize("heard", [Verdict.OTHER, Command.LIST_OPTIONS])
def test_something_else_shows_every_choice(chat: Chat, heard: Verdict | Command) -> None:
    old = chat.waiting.id
    chat.hear(Decided(old, heard) if isinstance(heard, Verdict) else heard)
    assert chat.replies == (Reply(Say.SHOW_ALL, WELCOME),)
    assert (chat.talk.stage, chat.talk.waiting) == (Stage.CHOOSING, None)
    assert chat.hear(Decided(old, Verdict.YES)) == SHOWN
    chat.choose("1")
    assert chat.stands(WELCOME) == "1"


def test_a_level_beside_that_is_none_is_never_kept() -> None:
    chat = Chat.begun()
    chat.hear(Message(WORDS, understood=(_second(99),)))
    assert (chat.waiting.second, chat.last.other) == (None, "")
    chat.hear(Message(WORDS, understood=(_second(3),)))
    assert (chat.waiting.second, chat.last.other) == (3, "3")


class TestABindingYes:
    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_a_decision_about_another_proposal_changes_nothing(self, chat: Chat, verdict: Verdict) -> None:
        assert chat.hear(Decided("proposal-99", verdict)) == OPEN
        assert not chat.recorded
        assert chat.decide(Verdict.YES) == (Say.RECORDED, Say.ASK)

    def test_a_decision_without_any_proposal_changes_nothing(self) -> None:
        chat = Chat.begun()
        assert chat.hear(Decided("", Verdict.YES)) == SHOWN
        assert not chat.recorded

    def test_a_newer_proposal_takes_the_place_of_the_one_before(self, chat: Chat) -> None:
        old = chat.waiting.id
        chat.write((WELCOME, 3))
        assert chat.hear(Decided(old, Verdict.YES)) == OPEN
        chat.decide(Verdict.YES)
        assert chat.stands(WELCOME) == "3"

    def test_a_second_yes_changes_nothing(self, chat: Chat) -> None:
        old = chat.waiting.id
        chat.decide(Verdict.YES)
        assert chat.hear(Decided(old, Verdict.YES)) == SHOWN
        assert (chat.recorded, chat.talk.current) == (False, MEETING)

    def test_a_yes_in_words_confirms_what_the_page_showed(self, chat: Chat) -> None:
        yes = Message("oui, tout à fait", command=Command.YES, proposal=chat.waiting.id)
        assert chat.hear(yes) == (Say.RECORDED, Say.ASK)

    def test_a_yes_in_words_to_an_older_proposal_changes_nothing(self, chat: Chat) -> None:
        yes = Message("oui", command=Command.YES, proposal=chat.waiting.id)
        chat.write((WELCOME, 3))
        assert chat.hear(yes) == OPEN
        assert not chat.recorded

    @pytest.mark.parametrize("heard", [Command.YES, Message("oui", command=Command.YES)])
    def test_a_yes_that_was_said_to_something_else_changes_nothing(
        self, chat: Chat, heard: Command | Message
    ) -> None:
        assert chat.hear(heard) == OPEN
        assert not chat.recorded

    def test_a_no_in_words_shows_every_choice(self, chat: Chat) -> None:
        assert chat.hear(Message("non", command=Command.NO, proposal=chat.waiting.id)) == (Say.SHOW_ALL,)


class TestTime:
    def test_just_in_time_is_in_time(self, chat: Chat) -> None:
        chat.wait(PROPOSAL_LASTS - A_MOMENT)
        assert chat.decide(Verdict.YES) == (Say.RECORDED, Say.ASK)

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_a_proposal_that_lapsed_records_nothing_and_gives_way_to_the_choices(
        self, chat: Chat, verdict: Verdict
    ) -> None:
        chat.wait(PROPOSAL_LASTS)
        assert chat.decide(verdict) == SHOWN
        assert (chat.recorded, chat.talk.stage, chat.talk.waiting) == (False, Stage.CHOOSING, None)
        chat.choose("1")
        assert chat.stands(WELCOME) == "1"

    def test_an_answer_given_elsewhere_meanwhile_is_never_replaced_by_a_late_yes(self, chat: Chat) -> None:
        old = chat.waiting.id
        chat.give(WELCOME, "3")
        assert chat.hear(Decided(old, Verdict.YES)) == SHOWN
        assert (chat.stands(WELCOME), chat.talk.current) == ("3", MEETING)


class TestSeveralAtOnce:
    def test_they_are_put_one_by_one(self) -> None:
        chat = Chat.begun()
        chat.write((WELCOME, 2), (SPONSOR, 3), (ROLE, 1))
        assert [(each.say, each.field, each.count) for each in chat.replies] == [(Say.PROPOSE, WELCOME, 2)]
        chat.decide(Verdict.YES)
        assert [(each.say, each.field) for each in chat.replies] == [
            (Say.RECORDED, WELCOME),
            (Say.PROPOSE, SPONSOR),
        ]
        chat.decide(Verdict.ABOVE)
        assert chat.says == (Say.NOT_ALLOWED, Say.PROPOSE)
        chat.decide(Verdict.YES)
        chat.decide(Verdict.YES)
        assert (chat.says, chat.talk.current) == ((Say.RECORDED, Say.ASK), MEETING)
        assert [chat.stands(each) for each in (WELCOME, SPONSOR, ROLE)] == ["2", "3", "1"]

    def test_one_refused_leaves_the_others_waiting(self) -> None:
        chat = Chat.begun()
        chat.write((SPONSOR, 3), (ROLE, 1))
        chat.decide(Verdict.OTHER)
        chat.choose("1")
        assert (chat.says, chat.last.field) == ((Say.RECORDED, Say.PROPOSE), ROLE)

    def test_one_passed_over_leaves_the_others_waiting(self) -> None:
        chat = Chat.begun()
        chat.write((SPONSOR, 3), (ROLE, 1))
        assert (chat.hear(Command.SKIP), chat.last.field) == ((Say.SKIPPED, Say.PROPOSE), ROLE)
        assert chat.stands(SPONSOR) == ""

    def test_one_answered_elsewhere_meanwhile_is_not_put(self) -> None:
        chat = Chat.begun()
        chat.write((WELCOME, 2), (SPONSOR, 3))
        chat.give(SPONSOR, "1")
        assert chat.decide(Verdict.YES) == (Say.RECORDED, Say.ASK)
        assert chat.stands(SPONSOR) == "1"

    def test_two_for_one_question_are_answered_once(self) -> None:
        chat = Chat.begun()
        chat.write((WELCOME, 2), (WELCOME, 3))
        assert chat.decide(Verdict.YES) == (Say.RECORDED, Say.ASK)

    def test_questions_answered_before_are_left_alone_but_for_the_one_asked(self) -> None:
        chat = Chat.begun({"B1": 1})
        chat.write((SPONSOR, 3), (ROLE, 1))
        assert (chat.last.field, chat.last.count) == (ROLE, 0)

    def test_after_another_question_one_is_back_where_one_was(self) -> None:
        chat = Chat.begun()
        chat.write((ROLE, 1))
        assert chat.talk.current == ROLE
        chat.decide(Verdict.YES)
        assert chat.last == Reply(Say.ASK, WELCOME)


class TestWhatIsSaidAboutAProposal:
    """Everything said while a proposal waits is about its question, whichever was asked before."""

    def test_a_number_chooses_for_the_question_proposed(self) -> None:
        chat = Chat.begun()
        chat.write((ROLE, 1))
        chat.hear(Message("le 3", direct="3"))
        assert (chat.stands(ROLE), chat.stands(WELCOME)) == ("3", "")

    def test_not_knowing_is_about_the_question_proposed(self) -> None:
        chat = Chat.begun()
        chat.write((MINORS, 1))
        chat.hear(Message("je ne sais pas", command=Command.DONT_KNOW))
        assert (chat.stands(MINORS), chat.stands(WELCOME)) == ("dont_know", "")

    def test_asking_why_is_about_the_question_proposed(self) -> None:
        chat = Chat.begun()
        chat.write((ROLE, 1))
        chat.hear(Command.EXPLAIN_QUESTION)
        assert [(each.say, each.field) for each in chat.replies] == [(Say.WHY, ROLE), (Say.PROPOSE, ROLE)]


class TestNotes:
    def test_words_are_kept_when_that_was_said(self, chat: Chat) -> None:
        assert chat.decide(Verdict.YES_WITH_NOTE) == (Say.RECORDED, Say.NOTE_KEPT, Say.ASK)
        assert chat.turned.answered == Answered(WELCOME, "2", Provenance.CONFIRMED_TEXT, "chaque nouveau")

    @pytest.mark.parametrize("verdict", [Verdict.YES, Verdict.BELOW, Verdict.ABOVE])
    def test_otherwise_they_are_not(self, chat: Chat, verdict: Verdict) -> None:
        chat.decide(verdict)
        assert chat.turned.answered
        assert chat.turned.answered.note == ""

    def test_the_person_is_told_when_a_note_stands_already(self, chat: Chat) -> None:
        chat.note(WELCOME, "Décidé en 2024")
        assert chat.decide(Verdict.YES_WITH_NOTE) == (Say.RECORDED, Say.NOTE_STAYS, Say.ASK)


def _second(level: int) -> Understood:
    return Understood("referent-accueil", 2, "chaque nouveau", second=level)


MORE = f"{WORDS} Pour le reste de l’année, nous demandons aux associations voisines ce qui manque."


@pytest.mark.parametrize(("text", "is_part"), [(WORDS, False), (MORE, True)])
def test_what_was_not_taken_up_of_a_message_is_told(text: str, *, is_part: bool) -> None:
    chat = Chat.begun()
    chat.hear(Message(text, understood=(Understood("referent-accueil", 2, WORDS),)))
    assert chat.replies[-1].is_part is is_part


def test_more_than_a_no_is_told_not_to_count() -> None:
    chat = Chat.begun()
    chat.write((WELCOME, 2))
    told = "non, pas exactement, c’était avec la mairie"
    no = Message(told, command=Command.NO, proposal=chat.waiting.id, is_guess=True)
    assert chat.hear(no) == (Say.SHOW_ALL,)
    assert chat.replies[0].is_part
