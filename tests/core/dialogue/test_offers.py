"""What the assistant offers beside a proposal: a value meant, or two levels, for the next message only."""

from datetime import timedelta

import pytest

from diagnostic.core.answers import Provenance
from diagnostic.core.dialogue.heard import Command, Message
from diagnostic.core.dialogue.machine import PROPOSAL_LASTS
from diagnostic.core.dialogue.replies import Say
from diagnostic.core.dialogue.talk import Stage
from tests.core.dialogue.chat import MEETING, WELCOME, Chat

UNSURE = Message("bof, je ne vois pas", command=Command.DONT_KNOW, is_guess=True)


def yes(chat: Chat, offer: str = "") -> tuple[Say, ...]:
    """Say yes on the page that the last turn showed, or on the one that showed this offer."""
    shown = offer or (chat.talk.offer.id if chat.talk.offer else "")
    return chat.hear(Message("oui", command=Command.YES, proposal=shown))


def offered(chat: Chat) -> str:
    assert chat.talk.offer, "nothing is offered"
    return chat.talk.offer.id


def test_a_yes_takes_the_very_value_that_was_offered() -> None:
    chat = Chat.begun()
    assert chat.hear(UNSURE) == (Say.MEANT,)
    assert not chat.recorded
    yes(chat)
    assert chat.stands(WELCOME) == "dont_know"
    assert chat.turned.answered
    assert chat.turned.answered.provenance is Provenance.CONFIRMED_TEXT
    assert chat.talk.offer is None


def test_a_yes_of_another_page_takes_nothing() -> None:
    chat = Chat.begun()
    chat.hear(UNSURE)
    assert yes(chat, "another")[0] is Say.STALE
    assert not chat.recorded


def test_a_yes_without_the_page_that_offered_takes_nothing() -> None:
    chat = Chat.begun()
    chat.hear(UNSURE)
    assert chat.hear(Command.YES)[0] is Say.STALE
    assert not chat.recorded


def test_an_offer_lapses() -> None:
    chat = Chat.begun()
    chat.hear(UNSURE)
    chat.wait(PROPOSAL_LASTS + timedelta(seconds=1))
    assert yes(chat)[0] is Say.STALE
    assert not chat.recorded


def test_an_offer_holds_for_the_next_message_only() -> None:
    chat = Chat.begun()
    chat.hear(UNSURE)
    before = offered(chat)
    chat.hear(Command.EXPLAIN_QUESTION)
    yes(chat, before)
    assert not chat.recorded


def test_a_yes_said_twice_answers_once() -> None:
    chat = Chat.begun()
    chat.hear(UNSURE)
    before = offered(chat)
    yes(chat, before)
    asked = chat.talk.current
    yes(chat, before)
    assert not chat.recorded
    assert chat.talk.current == asked


def test_a_model_takes_no_offer() -> None:
    chat = Chat.begun()
    chat.hear(UNSURE)
    chat.hear(Message("oui", command=Command.YES, proposal=offered(chat), by_model=True))
    assert not chat.recorded


def test_two_levels_are_shown_alone_for_one_message() -> None:
    chat = Chat.begun()
    assert chat.hear(Message("Un peu des deux", pair=(2, 3))) == (Say.CLARIFY,)
    assert chat.talk.pair == ("2", "3")
    chat.hear(Command.LIST_OPTIONS)
    assert not chat.talk.pair


def test_a_correction_of_the_profile_offers_the_choice_it_names() -> None:
    chat = Chat.begun()
    says = chat.hear(
        Message("en fait…", command=Command.CHANGE_ANSWER, profile="parrainage-des-nouveaux", value="planned")
    )
    assert says == (Say.EDITING, Say.MEANT)
    assert (chat.talk.current, chat.talk.stage) == ("profile:parrainage-des-nouveaux", Stage.CHOOSING)
    assert not chat.recorded
    yes(chat)
    assert chat.stands("profile:parrainage-des-nouveaux") == "planned"
    assert chat.talk.current == WELCOME


def test_a_correction_of_the_profile_without_a_choice_shows_them() -> None:
    chat = Chat.begun()
    says = chat.hear(
        Message("je me suis trompé", command=Command.CHANGE_ANSWER, profile="parrainage-des-nouveaux")
    )
    assert says == (Say.EDITING, Say.SHOW_ALL)
    assert chat.talk.offer is None


def test_a_proposal_left_for_a_correction_comes_back() -> None:
    chat = Chat.begun({"A2": 2})
    chat.write((WELCOME, 3))
    chat.hear(Message("en fait", command=Command.CHANGE_ANSWER, target="premier-rendez-vous"))
    assert chat.talk.current == MEETING
    assert chat.choose("3")[-1] is Say.PROPOSE
    assert (chat.talk.current, chat.waiting.level) == (WELCOME, 3)


def test_a_new_answer_leaves_the_others_in_their_turn() -> None:
    chat = Chat.begun()
    chat.write((WELCOME, 3), (MEETING, 2))
    chat.write((WELCOME, 2))
    assert chat.waiting.level == 2
    assert [each.question for each in chat.talk.queue] == ["premier-rendez-vous"]
    assert chat.last.count == 1


def test_a_stance_that_seems_meant_is_only_offered() -> None:
    chat = Chat.begun(profile={})
    field = chat.talk.current
    assert chat.hear(Message("Oui, chaque mois", value="practised", is_guess=True)) == (Say.MEANT,)
    assert not chat.recorded
    yes(chat)
    assert chat.stands(field) == "practised"


@pytest.mark.parametrize("command", [Command.YES, Command.NO])
def test_a_bare_yes_or_no_to_a_form_of_action_is_offered_as_what_it_comes_to(command: Command) -> None:
    chat = Chat.begun(profile={})
    meant = "practised" if command is Command.YES else "not_concerned"
    assert chat.hear(Message("…", command=command, value=meant)) == (Say.MEANT,)
    assert not chat.recorded


def test_a_no_to_what_was_offered_shows_all_the_choices() -> None:
    chat = Chat.begun(profile={})
    chat.hear(Message("Oui, chaque mois", value="practised", is_guess=True))
    says = chat.hear(Message("non", command=Command.NO, value="not_concerned", proposal=offered(chat)))
    assert (says, chat.recorded, chat.talk.offer) == ((Say.SHOW_ALL,), False, None)


def test_a_stance_that_the_question_does_not_have_is_not_offered() -> None:
    chat = Chat.begun()
    assert chat.hear(Message("oui", value="practised", is_guess=True))[0] is Say.NOT_UNDERSTOOD
