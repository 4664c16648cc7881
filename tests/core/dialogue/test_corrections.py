"""Going back, correcting what was said, and finding again the place where one was."""

from dataclasses import replace

import pytest

from diagnostic.core.dialogue.heard import Command, Decided, Message, Outdated, Picked, Verdict
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage
from diagnostic.core.dialogue.turning import turned_to
from tests.core.dialogue.chat import (
    MEETING,
    MINORS,
    NEWS,
    ROLE,
    SPONSOR,
    WELCOME,
    WORDS,
    Chat,
    an_understanding,
)

ALL_ANSWERED = {"A1": 2, "A2": 1, "A4": 1, "B1": 2, "B2": 3}


def change(about: str) -> Message:
    """« En fait, pour … » and the name of a question."""
    return Message("en fait…", command=Command.CHANGE_ANSWER, target=about.partition(":")[2])


@pytest.fixture
def chat() -> Chat:
    """A conversation at its third question, the first two answered in it."""
    chat = Chat.begun()
    chat.choose("2")
    chat.choose("1")
    return chat


def test_known_fault_13_a_correction_comes_back_to_the_very_place(chat: Chat) -> None:
    chat.hear(change(WELCOME))
    assert chat.replies == (Reply(Say.EDITING, WELCOME, "2"), Reply(Say.SHOW_ALL, WELCOME))
    chat.choose("3")
    assert chat.replies == (
        Reply(Say.REPLACED, WELCOME, "3", before="2"),
        Reply(Say.ASK, MINORS),
    )


def test_known_fault_13_nothing_is_asked_twice_nor_left_out_after_a_correction() -> None:
    chat = Chat.begun()
    asked = [chat.talk.current]
    for value in ("2", "1"):
        chat.choose(value)
        asked.append(chat.talk.current)
    chat.hear(change(WELCOME))
    chat.choose("1")
    while chat.talk.current:
        chat.choose("1")
        asked.append(chat.talk.current)
    assert asked == [WELCOME, MEETING, MINORS, SPONSOR, ROLE, ""]


def test_known_fault_13_a_correction_that_opens_a_question_has_it_asked_afterwards(chat: Chat) -> None:
    chat.hear(change(MEETING))
    chat.choose("2")
    assert chat.last == Reply(Say.ASK, MINORS)
    chat.choose("1")
    assert chat.last == Reply(Say.ASK, NEWS)


def test_known_fault_13_a_correction_that_closes_the_place_goes_on_to_the_next() -> None:
    chat = Chat.begun({"A1": 1, "A2": 2})
    assert chat.talk.current == NEWS
    chat.hear(change(MEETING))
    chat.choose("1")
    assert chat.last == Reply(Say.ASK, MINORS)


def test_known_fault_13_a_correction_in_words_is_proposed_then_comes_back(chat: Chat) -> None:
    chat.hear(change(WELCOME))
    assert chat.write((WELCOME, 3)) == (Say.PROPOSE,)
    assert chat.stands(WELCOME) == "2"
    assert chat.decide(Verdict.YES) == (Say.REPLACED, Say.ASK)
    assert (chat.stands(WELCOME), chat.talk.current) == ("3", MINORS)


def test_known_fault_13_old_and_new_are_shown_when_one_message_says_both(chat: Chat) -> None:
    new = (an_understanding(WELCOME, 3), an_understanding(ROLE, 1))
    chat.hear(replace(change(WELCOME), text=WORDS, understood=new))
    assert chat.replies == (
        Reply(Say.EDITING, WELCOME, "2"),
        Reply(Say.PROPOSE, WELCOME, "3", quote="chaque nouveau"),
    )
    chat.decide(Verdict.YES)
    assert (chat.stands(WELCOME), chat.stands(ROLE), chat.talk.current) == ("3", "", MINORS)


def test_a_number_said_with_the_name_of_another_question_is_none_for_this_one(chat: Chat) -> None:
    chat.hear(replace(change(WELCOME), direct="3"))
    assert (chat.recorded, chat.talk.current) == (False, WELCOME)


def test_known_fault_13_asides_during_a_correction_do_not_lose_the_place(chat: Chat) -> None:
    chat.hear(change(WELCOME))
    for each in (Command.EXPLAIN_QUESTION, Command.PROGRESS, Command.KIT):
        chat.hear(each)
    assert chat.talk.current == WELCOME
    chat.choose("2")
    assert (chat.says, chat.talk.current) == ((Say.RECORDED, Say.ASK), MINORS)


def test_a_correction_during_a_correction_comes_back_to_the_first_place(chat: Chat) -> None:
    chat.hear(change(WELCOME))
    chat.hear(change(MEETING))
    chat.choose("1")
    assert chat.last == Reply(Say.ASK, MINORS)


def test_a_correction_given_up_leaves_the_answer_as_it_was(chat: Chat) -> None:
    chat.hear(change(WELCOME))
    assert chat.hear(Command.SKIP) == (Say.ASK,)
    assert (chat.stands(WELCOME), chat.talk.current, chat.talk.skipped) == ("2", MINORS, ())


def test_after_the_last_question_a_correction_leads_back_to_the_end() -> None:
    chat = Chat.begun(ALL_ANSWERED)
    chat.hear(change(ROLE))
    assert chat.choose("1") == (Say.REPLACED, Say.ALL_DONE)


@pytest.mark.parametrize("target", ["", "unheard-of", "nouvelles-apres-un-mois", "<b>"])
def test_without_a_name_that_is_one_the_answers_are_listed(chat: Chat, target: str) -> None:
    said = chat.hear(Message("j’ai mal répondu", command=Command.CHANGE_ANSWER, target=target))
    assert said == (Say.WHICH_ANSWER, Say.ASK_AGAIN)
    assert chat.talk.current == MINORS


def test_a_question_not_answered_yet_can_be_named_too(chat: Chat) -> None:
    chat.hear(change(ROLE))
    assert chat.replies[0] == Reply(Say.EDITING, ROLE, "")
    chat.choose("1")
    assert chat.last == Reply(Say.ASK, MINORS)


class TestGoingBack:
    def test_the_question_before_comes_with_its_answer(self, chat: Chat) -> None:
        chat.hear(Command.BACK)
        assert chat.replies == (Reply(Say.EDITING, MEETING, "1"), Reply(Say.SHOW_ALL, MEETING))
        chat.choose("1")
        assert chat.last == Reply(Say.ASK, MINORS)

    def test_twice_goes_back_two_and_still_returns(self, chat: Chat) -> None:
        chat.hear(Command.BACK)
        chat.hear(Command.BACK)
        assert chat.talk.current == WELCOME
        chat.choose("3")
        assert chat.last == Reply(Say.ASK, MINORS)

    def test_at_the_beginning_there_is_nothing_before(self) -> None:
        assert Chat.begun().hear(Command.BACK) == (Say.NOTHING_BEFORE, Say.ASK_AGAIN)

    def test_a_question_passed_over_can_be_gone_back_to(self, chat: Chat) -> None:
        chat.hear(Command.SKIP)
        chat.hear(Command.BACK)
        assert chat.replies[0] == Reply(Say.EDITING, MINORS, "")

    def test_from_the_only_question_left_one_goes_back_to_another(self) -> None:
        chat = Chat.begun({"A1": 2, "A2": 1, "A4": 1})
        chat.choose("2")
        chat.hear(Command.SKIP)
        assert chat.talk.current == ROLE
        chat.hear(Command.BACK)
        assert chat.talk.current == SPONSOR

    def test_the_way_back_holds_each_question_once(self, chat: Chat) -> None:
        for _ in range(3):
            chat.hear(change(WELCOME))
            chat.choose("1")
        assert chat.talk.trail == (MEETING, WELCOME)

    def test_one_never_goes_back_to_where_one_is(self) -> None:
        chat = Chat.begun()
        chat.write((ROLE, 1))
        chat.decide(Verdict.YES)
        chat.hear(Command.BACK)
        assert chat.talk.current == ROLE

    def test_a_question_that_is_asked_no_more_is_left_out(self) -> None:
        chat = Chat.begun({"A1": 1, "A2": 2})
        chat.choose("3")
        chat.give(MEETING, "1")
        chat.hear(Command.BACK)
        assert chat.says == (Say.NOTHING_BEFORE, Say.ASK_AGAIN)

    def test_from_the_end_one_goes_back_to_the_last(self) -> None:
        chat = Chat.begun({"A1": 2, "A2": 1, "A4": 1, "B1": 2})
        chat.choose("1")
        assert chat.last == Reply(Say.ALL_DONE)
        chat.hear(Command.BACK)
        assert (chat.talk.current, chat.choose("2")) == (ROLE, (Say.REPLACED, Say.ALL_DONE))


class TestAnswersGivenElsewhere:
    def test_the_question_answered_on_the_pages_is_not_asked_again(self, chat: Chat) -> None:
        chat.give(MINORS, "1")
        assert chat.hear(Command.REPEAT) == (Say.ASK,)
        assert chat.talk.current == SPONSOR

    def test_an_answer_elsewhere_does_not_move_what_is_asked(self, chat: Chat) -> None:
        chat.give(ROLE, "1")
        chat.hear(Command.REPEAT)
        assert chat.talk.current == MINORS

    def test_a_question_that_is_asked_no_more_gives_way(self) -> None:
        chat = Chat.begun({"A1": 1, "A2": 2})
        chat.give(MEETING, "1")
        chat.hear(Command.REPEAT)
        assert chat.last == Reply(Say.ASK, MINORS)

    def test_a_question_opened_after_the_end_is_asked(self) -> None:
        chat = Chat.begun(ALL_ANSWERED)
        chat.give(MEETING, "2")
        chat.hear(Command.REPEAT)
        assert chat.last == Reply(Say.ASK, NEWS)

    def test_an_answer_under_correction_is_not_asked_for_once_corrected_elsewhere(self, chat: Chat) -> None:
        chat.hear(change(WELCOME))
        chat.give(WELCOME, "1")
        chat.hear(Command.REPEAT)
        assert chat.last == Reply(Say.ASK, MINORS)

    def test_finishing_goes_on_whatever_is_answered_meanwhile(self, chat: Chat) -> None:
        chat.hear(Command.FINISH)
        chat.give(MINORS, "1")
        assert chat.hear(Command.YES) == (Say.FINISHED,)


class TestStaleClicks:
    def test_a_choice_on_an_old_page_shows_what_stands_and_records_nothing(self, chat: Chat) -> None:
        chat.talk = turned_to(chat.talk, WELCOME, chat.path)
        chat.hear(Outdated(Picked(WELCOME, "3", seen=0)))
        assert chat.replies == (
            Reply(Say.STALE),
            Reply(Say.EDITING, WELCOME, "2"),
            Reply(Say.SHOW_ALL, WELCOME),
        )
        assert (chat.recorded, chat.talk.stage) == (False, Stage.CHOOSING)

    def test_where_nothing_stands_the_question_comes_back(self, chat: Chat) -> None:
        assert chat.hear(Outdated(Picked(MINORS, "3", seen=4))) == (Say.STALE, Say.ASK_AGAIN)

    def test_a_stale_decision_brings_the_question_back(self, chat: Chat) -> None:
        assert chat.hear(Decided("proposal-0", Verdict.YES)) == (Say.STALE, Say.ASK_AGAIN)
        assert not chat.recorded


class TestTurningToAQuestion:
    """The page of a question leads to the conversation about that question."""

    def test_one_comes_back_afterwards(self, chat: Chat) -> None:
        chat.talk = turned_to(chat.talk, ROLE, chat.path)
        chat.choose("1")
        assert chat.last == Reply(Say.ASK, MINORS)

    @pytest.mark.parametrize("about", ["", NEWS, "question:unheard-of", "profile:unheard-of", MINORS])
    def test_a_field_that_is_not_asked_or_already_is_turns_to_nothing(self, chat: Chat, about: str) -> None:
        assert turned_to(chat.talk, about, chat.path) == chat.talk

    def test_an_answer_to_yet_another_question_leaves_one_there(self, chat: Chat) -> None:
        chat.talk = turned_to(chat.talk, ROLE, chat.path)
        chat.hear(Picked(SPONSOR, "1"))
        assert chat.last == Reply(Say.ASK, ROLE)

    def test_passing_it_over_comes_back_too(self, chat: Chat) -> None:
        chat.talk = turned_to(chat.talk, ROLE, chat.path)
        chat.talk = turned_to(chat.talk, MINORS, chat.path)
        chat.hear(Command.SKIP)
        assert chat.last == Reply(Say.ASK, SPONSOR)
