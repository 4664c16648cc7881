"""One turn of the conversation, kept: once, whole, with how each answer came, and never on an old page."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from diagnostic.actions.concluding import finish, outcome_of, reopen
from diagnostic.actions.services import Services
from diagnostic.core.answers import Level, Provenance
from diagnostic.core.assessment import State
from diagnostic.core.dialogue.heard import Command, Decided, Message, Picked, Verdict
from diagnostic.core.dialogue.machine import PROPOSAL_LASTS
from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.faults import AlreadyFinished
from diagnostic.store.session import Store
from tests.actions.doors import Doors
from tests.actions.torn import TornError, TornStore
from tests.core.dialogue.chat import MEETING, MINORS, ROLE, SPONSOR, WELCOME, bare
from tests.web.clock import StillClock
from tests.web.given import Place, digest_of

ASKED = (WELCOME, MEETING, MINORS, SPONSOR, ROLE)


class TestTheGreeting:
    def test_looking_writes_nothing(self, doors: Doors, place: Place) -> None:
        before = digest_of(place.file)
        assert doors.says == (Say.GREET, Say.ASK)
        assert digest_of(place.file) == before

    def test_it_is_kept_with_the_first_message(self, doors: Doors) -> None:
        doors.choose("2")
        assert [each.number for each in doors.history.said] == [1, 2]
        assert [each.replies[0].say for each in doors.history.said] == [Say.GREET, Say.RECORDED]

    def test_answers_given_on_the_pages_are_greeted_at_the_next_load(
        self, doors: Doors, place: Place
    ) -> None:
        doors.choose("2")
        doors.by_page(MEETING, "1")
        before = digest_of(place.file)
        assert bare(*doors.replies) == (Reply(Say.GREET_BACK, count=3), Reply(Say.ASK, MINORS))
        assert digest_of(place.file) == before

    def test_that_greeting_is_kept_with_the_next_message(self, doors: Doors) -> None:
        doors.choose("2")
        doors.by_page(MEETING, "1")
        doors.choose("1")
        firsts = [each.replies[0].say for each in doors.history.said]
        assert firsts == [Say.GREET, Say.RECORDED, Say.GREET_BACK, Say.RECORDED]
        assert [each.number for each in doors.exchanges] == [1, 2, 3, 4]

    def test_no_key_that_a_page_may_send_spoils_it(self, doors: Doors) -> None:
        doors.say(Command.PROGRESS, key="greeting")
        assert doors.says == (Say.PROGRESS, Say.ASK_AGAIN)


class TestReplay:
    def test_one_key_a_hundred_times_is_one_answer_and_one_exchange(self, doors: Doors, place: Place) -> None:
        doors.say(Picked(WELCOME, "2"), key="once")
        kept = digest_of(place.file)
        for _ in range(99):
            doors.say(Picked(WELCOME, "2"), key="once")
        assert digest_of(place.file) == kept
        assert doors.ways(WELCOME) == [("2", Provenance.CHOSEN)]
        assert len(doors.exchanges) == 2

    def test_one_key_with_another_answer_changes_nothing_either(self, doors: Doors) -> None:
        doors.say(Picked(WELCOME, "2"), key="once")
        doors.say(Picked(MEETING, "3"), key="once")
        assert doors.assessment.record.answers == {"referent-accueil": Level(2)}

    def test_a_double_click_at_the_same_moment_is_one(self, doors: Doors) -> None:
        with ThreadPoolExecutor(4) as hands:
            list(hands.map(lambda _: doors.say(Picked(WELCOME, "2", 0), key="once"), range(4)))
        assert doors.ways(WELCOME) == [("2", Provenance.CHOSEN)]
        assert [each.number for each in doors.exchanges] == [1, 2]

    def test_a_yes_sent_twice_confirms_once(self, doors: Doors) -> None:
        doors.write(WELCOME, 2)
        assert doors.talk.waiting
        yes = Decided(doors.talk.waiting.id, Verdict.YES)
        doors.say(yes, key="yes")
        doors.say(yes, key="yes")
        assert doors.says == (Say.RECORDED, Say.ASK)
        assert doors.say(yes) == (Say.STALE, Say.ASK_AGAIN)
        assert doors.ways(WELCOME) == [("2", Provenance.CONFIRMED_TEXT)]


class TestTwoTabs:
    def test_known_fault_06_a_choice_on_an_old_page_is_told_and_changes_nothing(self, doors: Doors) -> None:
        doors.choose("1")
        doors.say(Picked(WELCOME, "3", seen=0), about=WELCOME)
        assert doors.replies == (
            Reply(Say.STALE),
            Reply(Say.EDITING, WELCOME, "1"),
            Reply(Say.SHOW_ALL, WELCOME),
        )
        assert doors.history.said[-1].shown.value == "3"
        assert doors.ways(WELCOME) == [("1", Provenance.CHOSEN)]

    def test_known_fault_06_who_insists_is_recorded_and_comes_back(self, doors: Doors) -> None:
        doors.choose("1")
        doors.say(Picked(WELCOME, "3", seen=0), about=WELCOME)
        assert doors.choose("3", WELCOME) == (Say.REPLACED, Say.ASK)
        assert doors.talk.current == MEETING

    def test_known_fault_06_two_people_at_the_same_moment(self, doors: Doors) -> None:
        with ThreadPoolExecutor(2) as hands:
            list(hands.map(lambda value: doors.say(Picked(WELCOME, value, 0), about=WELCOME), ("1", "3")))
        assert len(doors.ways(WELCOME)) == 1
        assert [each.number for each in doors.exchanges][-1] >= 3

    @pytest.mark.parametrize(
        "typed", [Message("le 3", direct="3", seen=0), Message("?", command=Command.DONT_KNOW, seen=0)]
    )
    def test_a_choice_in_words_on_an_old_page_changes_nothing_either(
        self, doors: Doors, typed: Message
    ) -> None:
        doors.choose("1")
        assert doors.say(typed, about=WELCOME)[0] is Say.STALE
        assert doors.ways(WELCOME) == [("1", Provenance.CHOSEN)]
        assert doors.version(MEETING) == 0

    def test_a_choice_in_words_for_a_question_that_is_asked_no_more_answers_no_other(
        self, doors: Doors
    ) -> None:
        old = Message("le 2", direct="2", seen=0)
        assert doors.say(old, about="question:nouvelles-apres-un-mois") == (Say.STALE, Say.ASK_AGAIN)
        assert doors.assessment.record.answers == {}

    def test_a_number_on_a_page_that_shows_a_proposal_answers_its_question(self, doors: Doors) -> None:
        doors.write(ROLE, 1)
        assert doors.talk.waiting
        doors.say(Message("le 2", direct="2", proposal=doors.talk.waiting.id, seen=-1))
        assert doors.ways(ROLE) == [("2", Provenance.CHOSEN)]

    def test_a_number_on_a_page_that_shows_an_older_proposal_answers_nothing(self, doors: Doors) -> None:
        doors.write(ROLE, 1)
        assert doors.talk.waiting
        old = Message("le 2", direct="2", proposal=doors.talk.waiting.id, seen=-1)
        doors.write(SPONSOR, 1)
        assert doors.say(old) == (Say.STALE, Say.PROPOSE)
        assert doors.assessment.record.answers == {}

    def test_a_late_yes_never_replaces_what_was_answered_on_the_pages(self, doors: Doors) -> None:
        doors.write(WELCOME, 2)
        assert doors.talk.waiting
        yes = Decided(doors.talk.waiting.id, Verdict.YES)
        doors.by_page(WELCOME, "3")
        assert doors.say(yes)[0] is Say.STALE
        assert doors.ways(WELCOME) == [("3", Provenance.CHOSEN)]

    def test_a_yes_the_next_day_is_too_late(self, doors: Doors, clock: StillClock) -> None:
        doors.write(WELCOME, 2)
        clock.move(PROPOSAL_LASTS)
        assert doors.decide(Verdict.YES) == (Say.STALE, Say.ASK_AGAIN)
        assert doors.assessment.record.answers == {}


class TestAllOrNothing:
    @pytest.fixture(params=[False, True], ids=["before", "after"])
    def torn(self, request: pytest.FixtureRequest, doors: Doors, place: Place) -> Iterator[Doors]:
        """The diagnostic, on a store that fails with the third exchange."""
        doors.choose("2")
        store = TornStore(place.url, 3, after=bool(request.param))
        yield doors.with_services(replace(doors.services, store=store))
        store.close()

    def test_without_its_exchange_an_answer_is_not_kept(
        self, torn: Doors, doors: Doors, place: Place
    ) -> None:
        before = digest_of(place.file)
        with pytest.raises(TornError):
            torn.choose("3")
        assert digest_of(place.file) == before
        doors.choose("3")
        assert doors.ways(MEETING) == [("3", Provenance.CHOSEN)]

    def test_a_message_sent_again_afterwards_is_taken(self, torn: Doors, doors: Doors) -> None:
        with pytest.raises(TornError):
            torn.say(Picked(MEETING, "3"), key="once")
        assert doors.say(Picked(MEETING, "3"), key="once") == (Say.RECORDED, Say.ASK)

    def test_without_its_exchange_a_greeting_is_not_kept(self, doors: Doors, place: Place) -> None:
        before = digest_of(place.file)
        store: Store = TornStore(place.url, 2, after=True)
        with pytest.raises(TornError):
            doors.with_services(replace(doors.services, store=store)).choose("2")
        store.close()
        assert digest_of(place.file) == before


class TestAFinishedDiagnostic:
    def test_it_refuses_and_changes_nothing(self, doors: Doors, services: Services, place: Place) -> None:
        doors.choose("2")
        finish(services, doors.opened)
        before = digest_of(place.file)
        for heard in (Picked(MEETING, "3"), Command.SKIP, Message("hum"), Decided("x", Verdict.YES)):
            with pytest.raises(AlreadyFinished):
                doors.say(heard)
        assert digest_of(place.file) == before

    def test_what_was_answered_before_may_be_sent_again(self, doors: Doors, services: Services) -> None:
        doors.say(Picked(WELCOME, "2"), key="once")
        finish(services, doors.opened)
        doors.say(Picked(WELCOME, "2"), key="once")
        assert len(doors.exchanges) == 2

    def test_finishing_in_conversation_is_finishing_on_the_pages(
        self, doors: Doors, services: Services
    ) -> None:
        doors.choose("2")
        before = outcome_of(services, doors.opened)
        doors.say(Command.FINISH)
        assert doors.say(Command.YES) == (Say.FINISHED,)
        assert doors.assessment.state is State.FINISHED
        assert outcome_of(services, doors.opened) == before

    def test_opened_again_the_conversation_goes_on(self, doors: Doors, services: Services) -> None:
        doors.choose("2")
        doors.say(Command.FINISH)
        doors.say(Command.YES)
        reopen(services, doors.assessment)
        assert doors.choose("1") == (Say.RECORDED, Say.ASK)
        assert doors.talk.current == MINORS


def test_words_for_a_person_are_kept_with_the_exchange(doors: Doors, clock: StillClock) -> None:
    clock.move(timedelta(hours=1))
    doors.say(Message("Rappelez-moi jeudi.", command=Command.TALK_TO_HUMAN))
    kept = doors.exchanges[-1]
    assert (kept.request, kept.at) == ("Rappelez-moi jeudi.", clock.now())
    assert [each.request for each in doors.exchanges[:-1]] == [""]


@pytest.mark.parametrize("value", ["9", "0", "-1", "²", "\0", "9" * 5000, "<b>", "practised"])
@pytest.mark.parametrize("about", [WELCOME, "question:unheard-of", "profile:age-des-parrains", "", "\0"])
def test_what_no_page_offers_is_refused_and_not_kept(doors: Doors, about: str, value: str) -> None:
    assert doors.say(Picked(about, value, doors.version(about)), about=about)[-1] is Say.ASK_AGAIN
    assert doors.assessment.record.answers == {}
    assert (doors.history.said[-1].shown.value, {each.value for each in doors.replies}) == ("", {""})
