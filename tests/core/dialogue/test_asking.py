"""Asking one question at a time: choices, the three ways not to answer, and words that say nothing."""

import pytest

from diagnostic.core.answers import DontKnow, Level, NotApplicable, Provenance
from diagnostic.core.dialogue.heard import Command, Message, Picked
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage
from diagnostic.core.dialogue.turning import Answered
from tests.core.dialogue.chat import ALL, MEETING, MINORS, NEWS, ROLE, SPONSOR, WELCOME, Chat, bare

ANSWERED = {"A1": 2, "A2": 1, "A4": 1, "B1": 2, "B2": 3}
"""Everything that is asked, the child of the second question left out."""


def test_somebody_new_is_greeted_and_asked_the_first_question() -> None:
    chat = Chat.begun()
    assert bare(*chat.replies) == (Reply(Say.GREET, count=5), Reply(Say.ASK, WELCOME))


def test_somebody_who_answered_before_is_greeted_with_what_is_left() -> None:
    chat = Chat.begun({"A1": 2, "A2": 1})
    assert bare(*chat.replies) == (Reply(Say.GREET_BACK, count=3), Reply(Say.ASK, MINORS))
    assert (chat.replies[0].done, chat.replies[0].asked) == (2, 5)


def test_when_all_is_answered_nothing_more_is_asked() -> None:
    assert Chat.begun(ANSWERED).says == (Say.GREET_BACK, Say.ALL_DONE)


def test_what_decides_the_path_is_asked_first() -> None:
    chat = Chat.begun(profile={})
    assert chat.last == Reply(Say.ASK, "profile:parrainage-des-nouveaux")
    chat.choose("practised")
    assert chat.last == Reply(Say.ASK, "profile:age-des-parrains")
    chat.choose("anciens")
    assert chat.last == Reply(Say.ASK, WELCOME)
    assert chat.record.profile == {
        "parrainage-des-nouveaux": ("practised",),
        "age-des-parrains": ("anciens",),
    }


def test_a_choice_is_recorded_at_once_and_the_next_question_asked() -> None:
    chat = Chat.begun()
    chat.choose("2")
    assert chat.turned.answered == Answered(WELCOME, "2", Provenance.CHOSEN)
    assert chat.replies == (Reply(Say.RECORDED, WELCOME, "2"), Reply(Say.ASK, MEETING))


def test_a_choice_named_in_words_is_recorded_at_once_too() -> None:
    chat = Chat.begun()
    assert chat.hear(Message("le 2", direct="2")) == (Say.RECORDED, Say.ASK)
    assert chat.stands(WELCOME) == "2"


@pytest.mark.parametrize("value", ["0", "4", "-1", "9" * 5000, "²", "practised", "", " 2", "not_applicable"])
def test_a_value_that_the_question_does_not_accept_changes_nothing(value: str) -> None:
    chat = Chat.begun()
    assert chat.choose(value) == (Say.NOT_ALLOWED, Say.ASK_AGAIN)
    assert not chat.recorded
    assert value not in {each.value for each in chat.replies if value} - {"not_applicable"}


@pytest.mark.parametrize("about", ["", "question:unheard-of", "profile:unheard-of", "target:accueil", NEWS])
def test_a_field_that_is_not_asked_changes_nothing(about: str) -> None:
    chat = Chat.begun()
    assert chat.hear(Picked(about, "2")) == (Say.STALE, Say.ASK_AGAIN)
    assert (chat.recorded, chat.talk.current) == (False, WELCOME)


def test_an_answer_that_opens_a_question_has_it_asked_next() -> None:
    opened, closed = Chat.begun({"A1": 1}), Chat.begun({"A1": 1})
    opened.choose("2")
    closed.choose("1")
    assert (opened.last, closed.last) == (Reply(Say.ASK, NEWS), Reply(Say.ASK, MINORS))


def test_an_answer_that_closes_a_question_says_how_many_answers_it_sets_aside() -> None:
    chat = Chat.begun({"A2": 2, "A3": 3})
    chat.hear(Picked(MEETING, "1"))
    assert Reply(Say.SET_ASIDE, count=1) in chat.replies
    assert chat.stands(NEWS) == "3"


class TestThreeWaysNotToAnswer:
    def test_they_are_three_states(self) -> None:
        chat = Chat.begun({"A1": 1})
        chat.hear(Command.SKIP)
        chat.hear(Command.NOT_APPLICABLE)
        chat.hear(Command.DONT_KNOW)
        assert chat.record.answers == {
            "referent-accueil": Level(1),
            "benevoles-mineurs": NotApplicable(),
            "choix-du-parrain": DontKnow(),
        }
        assert chat.talk.skipped == (MEETING,)

    @pytest.mark.parametrize("command", [Command.DONT_KNOW, Command.NOT_APPLICABLE])
    def test_words_buttons_and_choices_say_the_same(self, command: Command) -> None:
        by_word, by_choice = Chat.begun({"A1": 1, "A2": 1}), Chat.begun({"A1": 1, "A2": 1})
        by_word.hear(Message("…", command=command))
        by_choice.choose(command.value)
        assert by_word.record == by_choice.record
        assert by_word.replies == by_choice.replies

    def test_not_applicable_is_refused_where_the_question_concerns_everybody(self) -> None:
        chat = Chat.begun()
        assert chat.hear(Command.NOT_APPLICABLE) == (Say.NOT_ALLOWED, Say.ASK_AGAIN)
        assert not chat.recorded

    @pytest.mark.parametrize("command", [Command.DONT_KNOW, Command.NOT_APPLICABLE])
    def test_they_answer_no_question_about_the_structure(self, command: Command) -> None:
        chat = Chat.begun(profile={})
        said = chat.hear(command)
        if command is Command.NOT_APPLICABLE:
            assert chat.stands("profile:parrainage-des-nouveaux") == "not_concerned"
        else:
            assert (said, chat.recorded) == ((Say.NEEDED, Say.ASK_AGAIN), False)

    @pytest.mark.parametrize("command", [Command.YES, Command.NO])
    def test_a_yes_or_a_no_says_why_the_structure_is_asked_about(self, command: Command) -> None:
        chat = Chat.begun(profile={})
        assert chat.hear(command) == (Say.NEEDED, Say.ASK_AGAIN)
        assert not chat.recorded


class TestSkipping:
    def test_a_question_passed_over_comes_back_once_nothing_else_is_left(self) -> None:
        chat = Chat.begun()
        assert chat.hear(Command.SKIP) == (Say.SKIPPED, Say.ASK)
        asked = []
        while chat.talk.current != WELCOME:
            asked.append(chat.talk.current)
            chat.choose("1")
        assert asked == [MEETING, MINORS, SPONSOR, ROLE]
        assert chat.last == Reply(Say.ASK, WELCOME)

    def test_several_come_back_in_their_order(self) -> None:
        chat = Chat.begun()
        chat.hear(Command.SKIP)
        chat.hear(Command.SKIP)
        for _ in (MINORS, SPONSOR, ROLE):
            chat.choose("1")
        assert chat.talk.current == WELCOME
        chat.choose("1")
        assert chat.talk.current == MEETING

    def test_the_only_question_left_is_said_to_be_the_last(self) -> None:
        chat = Chat.begun({"A1": 2, "A2": 1, "A4": 1, "B1": 2})
        chat.hear(Command.SKIP)
        assert (chat.says, chat.talk.current) == ((Say.LAST_LEFT, Say.ASK_AGAIN), ROLE)

    def test_once_answered_it_is_forgotten_as_passed_over(self) -> None:
        chat = Chat.begun()
        chat.hear(Command.SKIP)
        chat.hear(Picked(WELCOME, "1"))
        assert chat.talk.skipped == ()

    def test_when_nothing_is_asked_there_is_nothing_to_pass_over(self) -> None:
        assert Chat.begun(ANSWERED).hear(Command.SKIP) == (Say.ALL_DONE,)


class TestWordsThatSayNothing:
    def test_all_the_choices_are_shown(self) -> None:
        chat = Chat.begun()
        chat.hear(Message("ça dépend des jours"))
        assert chat.replies == (Reply(Say.NOT_UNDERSTOOD, WELCOME, count=1), Reply(Say.SHOW_ALL, WELCOME))
        assert (chat.talk.stage, chat.recorded) == (Stage.CHOOSING, False)

    def test_they_are_counted_until_something_is_understood(self) -> None:
        chat = Chat.begun()
        chat.hear(Message("ça dépend"))
        chat.hear(Message("hum"))
        assert chat.replies[0].count == 2
        chat.choose("1")
        chat.hear(Message("hum"))
        assert chat.replies[0].count == 1

    def test_after_the_last_question_they_lead_to_the_end(self) -> None:
        assert Chat.begun(ANSWERED).hear(Message("hum")) == (Say.NOT_UNDERSTOOD, Say.ALL_DONE)

    def test_two_close_levels_are_told_apart_by_one_question(self) -> None:
        chat = Chat.begun()
        chat.hear(Message("Nadia, souvent", pair=(1, 2)))
        assert chat.replies == (Reply(Say.CLARIFY, WELCOME, "1", other="2", quote="Nadia, souvent"),)
        assert not chat.recorded
        chat.choose("2")
        assert chat.stands(WELCOME) == "2"

    @pytest.mark.parametrize("pair", [(0, 1), (3, 4), (-1, 7)])
    def test_two_levels_that_are_none_are_never_shown(self, pair: tuple[int, int]) -> None:
        chat = Chat.begun()
        assert chat.hear(Message("hum", pair=pair)) == (Say.NOT_UNDERSTOOD, Say.SHOW_ALL)


def test_a_whole_questionnaire_is_answered_by_choices_alone() -> None:
    chat = Chat.begun(profile={})
    for value in ("practised", "recents", "2", "2", "3", "not_applicable", "dont_know", "1"):
        assert not chat.path.progress().is_complete
        chat.choose(value)
    assert chat.says == (Say.RECORDED, Say.ALL_DONE)
    assert [chat.stands(each) for each in ALL] == ["2", "2", "3", "not_applicable", "dont_know", "1"]
