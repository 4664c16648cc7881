"""Asides: told, changing nothing; then the same thing comes back, once and shortly."""

from collections.abc import Callable

import pytest

from diagnostic.core.dialogue.commands import ASIDES, MOST_RESOURCES
from diagnostic.core.dialogue.heard import Command, Message
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.dialogue.talk import Stage
from tests.core.dialogue.chat import MEETING, ROLE, WELCOME, Chat, bare

KIT = ("R01", "R02", "R03", "R04", "R05")
ALL_ANSWERED = {"A1": 2, "A2": 1, "A4": 1, "B1": 2, "B2": 3}
Stand = Callable[[], Chat]
WORDED = {Command.KIT, Command.TALK_TO_HUMAN}
"""What needs words to be done: its button alone offers something else."""
ANSWERING = {Command.DONT_KNOW, Command.NOT_APPLICABLE}


def asking() -> Chat:
    return Chat.begun()


def choosing() -> Chat:
    chat = Chat.begun()
    chat.hear(Message("hum"))
    return chat


def proposing() -> Chat:
    chat = Chat.begun()
    chat.write((WELCOME, 2), (ROLE, 1))
    return chat


def finishing() -> Chat:
    chat = Chat.begun({"A1": 1})
    chat.hear(Command.FINISH)
    return chat


def done() -> Chat:
    return Chat.begun(ALL_ANSWERED)


STAGES = (asking, choosing, proposing, finishing, done)
"""Everything that a conversation may be waiting for."""

AGAIN = {
    asking: Reply(Say.ASK_AGAIN, WELCOME),
    choosing: Reply(Say.ASK_AGAIN, WELCOME),
    proposing: Reply(Say.PROPOSE, WELCOME, "2", quote="chaque nouveau", count=1),
    finishing: Reply(Say.CONFIRM_FINISH, count=4),
    done: Reply(Say.ALL_DONE),
}
"""What comes back after an aside: the very thing that waited."""


@pytest.mark.parametrize("command", list(ASIDES))
@pytest.mark.parametrize("stage", STAGES)
def test_an_aside_is_told_then_what_waited_comes_back_once(stage: Stand, command: Command) -> None:
    chat = stage()
    before = (chat.talk, chat.record)
    assert chat.hear(command)[0] is ASIDES[command]
    assert bare(*chat.replies[1:]) == (AGAIN[stage],)
    assert (chat.talk, chat.record) == before


@pytest.mark.parametrize("command", list(Command))
@pytest.mark.parametrize("stage", STAGES)
def test_every_command_is_answered_whatever_the_conversation_waits_for(
    stage: Stand, command: Command
) -> None:
    chat = stage()
    assert chat.hear(command)
    assert not chat.recorded or (command in ANSWERING and stage is not finishing)


@pytest.mark.parametrize("command", [each for each in Command if each not in WORDED])
@pytest.mark.parametrize("stage", STAGES)
def test_a_command_in_words_does_what_its_button_does(stage: Stand, command: Command) -> None:
    by_button, by_word = stage(), stage()
    by_button.hear(command)
    by_word.hear(Message("…", command=command))
    assert (by_word.talk, by_word.replies, by_word.record) == (
        by_button.talk,
        by_button.replies,
        by_button.record,
    )


@pytest.mark.parametrize("command", [Command.PAUSE, Command.RESUME_LATER])
@pytest.mark.parametrize("stage", STAGES)
def test_somebody_who_leaves_is_not_asked_again(stage: Stand, command: Command) -> None:
    chat = stage()
    talk = chat.talk
    assert chat.hear(command) == ((Say.PAUSED,) if command is Command.PAUSE else (Say.LATER,))
    assert chat.talk == talk


@pytest.mark.parametrize("stage", STAGES)
def test_what_waits_is_repeated_in_full(stage: Stand) -> None:
    chat = stage()
    chat.hear(Command.REPEAT)
    whole = Reply(Say.ASK, WELCOME)
    assert bare(*chat.replies) == (whole if AGAIN[stage].say is Say.ASK_AGAIN else AGAIN[stage],)


def test_a_greeting_is_returned_with_what_is_left() -> None:
    chat = Chat.begun({"A1": 2})
    chat.hear(Command.GREETING)
    assert bare(chat.replies[0]) == (Reply(Say.GREET_BACK, count=4),)


@pytest.mark.parametrize("command", [Command.YES, Command.NO])
def test_a_yes_or_a_no_that_answers_nothing_brings_the_question_back(command: Command) -> None:
    chat = Chat.begun()
    assert chat.hear(Message("oui", command=command)) == (Say.NO_YES_OR_NO, Say.ASK_AGAIN)


class TestTheKit:
    def test_resources_are_shown_and_the_question_comes_back(self) -> None:
        chat = Chat.begun()
        chat.hear(Message("une fiche sur l’accueil ?", command=Command.KIT, codes=KIT[:3]))
        assert chat.replies == (
            Reply(Say.RESOURCES, WELCOME, quote="une fiche sur l’accueil ?", codes=KIT[:3]),
            Reply(Say.ASK_AGAIN, WELCOME),
        )

    def test_its_button_alone_gives_what_goes_with_the_question(self) -> None:
        chat = Chat.begun()
        assert chat.hear(Command.KIT) == (Say.RESOURCES, Say.ASK_AGAIN)
        assert 1 <= len(chat.replies[0].codes) <= MOST_RESOURCES
        assert len(set(chat.replies[0].codes)) == len(chat.replies[0].codes)

    def test_where_nothing_is_asked_it_asks_what_is_looked_for(self) -> None:
        assert done().hear(Command.KIT) == (Say.ASK_KIT, Say.ALL_DONE)

    def test_an_invented_resource_is_never_shown(self) -> None:
        chat = Chat.begun()
        chat.hear(Message("…", command=Command.KIT, codes=("K99", "R02", "<b>", "")))
        assert chat.replies[0].codes == ("R02",)

    def test_at_most_five_are_shown(self) -> None:
        chat = Chat.begun()
        chat.hear(Message("…", command=Command.KIT, codes=KIT * 2))
        assert len(chat.replies[0].codes) == MOST_RESOURCES

    @pytest.mark.parametrize("codes", [(), ("K99",)])
    def test_where_the_kit_holds_nothing_it_is_said(self, codes: tuple[str, ...]) -> None:
        chat = Chat.begun()
        assert chat.hear(Message("…", command=Command.KIT, codes=codes)) == (Say.NO_RESOURCE, Say.ASK_AGAIN)


class TestAPerson:
    def test_a_question_for_a_person_is_kept_in_its_own_words(self) -> None:
        chat = Chat.begun()
        words = "Pouvez-vous me rappeler jeudi au sujet du parrainage ?"
        assert chat.hear(Message(words, command=Command.TALK_TO_HUMAN)) == (Say.PERSON, Say.ASK_AGAIN)
        assert chat.turned.request == words

    def test_nothing_else_is_kept_for_a_person(self) -> None:
        chat = Chat.begun()
        for each in Command:
            if each is not Command.TALK_TO_HUMAN:
                chat.hear(Message("mes mots", command=each))
                assert chat.turned.request == ""

    def test_without_words_they_are_asked_for_and_nothing_is_said_to_be_kept(self) -> None:
        chat = Chat.begun()
        assert chat.hear(Command.TALK_TO_HUMAN) == (Say.ASK_PERSON, Say.ASK_AGAIN)
        assert chat.turned.request == ""


class TestTerms:
    def test_those_that_were_named_are_explained(self) -> None:
        chat = Chat.begun()
        named = tuple(chat.path.questionnaire.term)[:1]
        assert named
        chat.hear(Message("c’est quoi ?", command=Command.EXPLAIN_TERMS, codes=(*named, "unheard-of")))
        assert chat.replies == (Reply(Say.TERMS, WELCOME, codes=named), Reply(Say.ASK_AGAIN, WELCOME))

    def test_where_there_is_none_nothing_is_invented(self) -> None:
        assert done().hear(Command.EXPLAIN_TERMS) == (Say.NO_TERM, Say.ALL_DONE)


class TestWhatIsGuessed:
    @pytest.mark.parametrize("command", sorted(ANSWERING))
    def test_it_answers_nothing_until_it_is_said_or_chosen(self, command: Command) -> None:
        chat = Chat.begun({"A1": 1, "A2": 1})
        chat.hear(Message("ne quittez pas", command=command, is_guess=True))
        assert (chat.says, chat.recorded, chat.talk.stage) == ((Say.MEANT,), False, Stage.CHOOSING)
        assert chat.last.value == command.value
        chat.hear(Message("…", command=command))
        assert chat.recorded


class TestFinishing:
    def test_it_is_asked_once_more_with_what_is_left(self) -> None:
        chat = Chat.begun({"A1": 1})
        chat.hear(Command.FINISH)
        assert bare(*chat.replies) == (Reply(Say.CONFIRM_FINISH, count=4),)
        assert not chat.turned.finish

    def test_the_key_questions_left_are_named(self) -> None:
        chat = Chat.begun({"A1": 1})
        chat.hear(Command.FINISH)
        critical = [each.key for each in chat.path.unanswered() if each.critical]
        assert critical
        assert [field for field, _ in chat.last.listed] == [f"question:{each}" for each in critical]

    @pytest.mark.parametrize("heard", [Command.YES, Message("oui", command=Command.YES)])
    def test_a_yes_finishes(self, heard: Command | Message) -> None:
        chat = finishing()
        assert chat.hear(heard) == (Say.FINISHED,)
        assert chat.turned.finish

    def test_a_no_goes_on_with_the_question(self) -> None:
        chat = finishing()
        assert chat.hear(Command.NO) == (Say.ASK_AGAIN,)
        assert (chat.turned.finish, chat.talk.stage) == (False, Stage.ASKING)
        assert chat.hear(Command.YES) == (Say.NO_YES_OR_NO, Say.ASK_AGAIN)

    def test_a_yes_said_to_a_proposal_finishes_nothing(self) -> None:
        chat = proposing()
        yes = Message("oui", command=Command.YES, proposal=chat.waiting.id)
        chat.hear(Command.FINISH)
        assert chat.hear(yes) == (Say.STALE, Say.CONFIRM_FINISH)
        assert (chat.turned.finish, chat.recorded) == (False, False)

    def test_not_knowing_whether_to_finish_answers_no_question(self) -> None:
        chat = finishing()
        assert chat.hear(Message("je ne sais pas", command=Command.DONT_KNOW)) == (Say.CONFIRM_FINISH,)
        assert not chat.recorded

    def test_a_number_answers_no_question_either(self) -> None:
        chat = finishing()
        chat.hear(Message("2", direct="2"))
        assert (chat.recorded, chat.says) == (False, (Say.NOT_UNDERSTOOD, Say.SHOW_ALL))

    def test_without_what_decides_the_path_it_is_not_offered(self) -> None:
        chat = Chat.begun(profile={})
        assert chat.hear(Command.FINISH) == (Say.PROFILE_LACKS, Say.ASK_AGAIN)
        assert chat.talk.stage is Stage.ASKING
        assert next(field for field, _ in chat.replies[0].listed) == chat.last.field

    @pytest.mark.parametrize("command", [Command.FINISH, Command.RESULTS, Command.DOWNLOAD_REPORT])
    def test_what_the_profile_lacks_is_asked_whatever_is_under_way(self, command: Command) -> None:
        chat = Chat.begun(profile={"P2": "practised"})
        chat.give(MEETING, "1")
        chat.hear(Command.CHANGE_ANSWER)
        assert chat.hear(command) == (Say.PROFILE_LACKS, Say.ASK_AGAIN)
        assert chat.last.field in {f"profile:{each}" for each in chat.path.missing_profile()}
        assert not chat.turned.finish
