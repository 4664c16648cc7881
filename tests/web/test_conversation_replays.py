"""The same thing sent again, from another tab, too late or by somebody else: harmless, nothing lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from diagnostic.core.assessment import State
from diagnostic.core.dialogue.heard import Command, Message
from diagnostic.core.dialogue.machine import PROPOSAL_LASTS
from diagnostic.store.session import Store
from tests.actions.torn import TornError, TornStore
from tests.build import TINY_CONTENT
from tests.core.dialogue.chat import MEETING, WELCOME, WORDS, an_understanding
from tests.web.clock import StillClock
from tests.web.form import Form
from tests.web.given import Place, digest_of
from tests.web.talks import (
    asked,
    begun_talk,
    bubbles,
    choices,
    exchanges,
    last_said,
    press,
    pressed,
    say,
    talk,
    waiting,
)
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, kept, step

REPLAYS = 100
REFERENT, APPOINTMENT = WELCOME.partition(":")[2], MEETING.partition(":")[2]
UNTRUE = "n’était plus à jour"


@pytest.fixture
def content() -> Path:
    return TINY_CONTENT


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic at the first question of its conversation."""
    return begun_talk(visitor, services)


@pytest.fixture
def yes(visitor: Visitor, services: Services, hub: str) -> Form:
    """The confirmation of a proposal that waits."""
    visitor.typed.add(WORDS)
    say(services, hub, Message(WORDS, understood=(an_understanding(WELCOME, 2),)))
    visitor.visit(talk(hub))
    return pressed(visitor.page, "yes", "verdict")


class TestTwoTabs:
    def test_c4_two_tabs_on_one_question_tell_the_second_and_keep_the_first(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        second = visitor.tab()
        second.visit(talk(hub))
        late = pressed(second.page, "3")
        press(visitor, "1")
        page = second.send(late)
        assert UNTRUE in " ".join(last_said(page))
        assert kept(services, hub).record.answers == {REFERENT: Level(1)}

    def test_c4_two_tabs_on_two_questions_are_merged(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        second = visitor.tab()
        second.visit(f"{talk(hub)}?question={APPOINTMENT}")
        other = pressed(second.page, "1")
        press(visitor, "2")
        second.send(other)
        assert kept(services, hub).record.answers == {REFERENT: Level(2), APPOINTMENT: Level(1)}

    def test_known_fault_06_the_second_writer_is_told_and_sees_what_stands(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        second = visitor.tab()
        second.visit(talk(hub))
        late = pressed(second.page, "3")
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        pages.submit(NEXT, {REFERENT: "1", f"{REFERENT}-note": "Décidé en mars"})
        second.send(late)
        assert kept(services, hub).record.answers == {REFERENT: Level(1)}
        assert kept(services, hub).record.notes == {REFERENT: "Décidé en mars"}

    def test_c5_form_and_chat_at_once_follow_the_same_rule(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        form = pages.page.form(NEXT).filled({REFERENT: "3"})
        press(visitor, "1")
        pages.send(form, 409)
        assert kept(services, hub).record.answers == {REFERENT: Level(1)}
        assert asked(visitor.visit(talk(hub)))


class TestReplays:
    def test_c6_a_message_replayed_a_hundred_times_is_one_answer_and_one_bubble(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        form = pressed(visitor.page, "2")
        before = len(bubbles(visitor.page))
        visitor.send(form)
        once = [each.words for each in bubbles(visitor.page)]
        assert len(once) > before
        kept_once = exchanges(services, hub)
        with ThreadPoolExecutor(4) as hands:
            statuses = list(hands.map(lambda _: _status(visitor, form), range(REPLAYS - 1)))
        assert set(statuses) <= {303, 503}
        assert exchanges(services, hub) == kept_once
        assert [each.words for each in bubbles(visitor.visit(talk(hub)))] == once
        assert kept(services, hub).record.answers == {REFERENT: Level(2)}

    @pytest.mark.usefixtures("hub")
    def test_c6_words_replayed_are_said_once(self, visitor: Visitor) -> None:
        form = visitor.page.form("Envoyer").filled({"message": "Zzz qwrt"})
        for _ in range(3):
            visitor.send(form)
        assert [e.words for e in bubbles(visitor.page) if e.is_person].count("Zzz qwrt") == 1

    def test_c33_a_confirmation_after_use_confirms_nothing_more(
        self, visitor: Visitor, services: Services, hub: str, yes: Form
    ) -> None:
        visitor.send(yes)
        press(visitor, "1")
        stands = kept(services, hub)
        for key in ("a-new-key", "another-key"):
            page = visitor.send(yes.forged("idempotency_key", key))
            assert UNTRUE in " ".join(last_said(page))
        assert kept(services, hub).record == stands.record

    def test_c33_a_confirmation_after_expiry_confirms_nothing(
        self, visitor: Visitor, services: Services, clock: StillClock, hub: str, yes: Form
    ) -> None:
        clock.move(PROPOSAL_LASTS + timedelta(seconds=1))
        page = visitor.send(yes)
        assert UNTRUE in " ".join(last_said(page))
        assert kept(services, hub).record.answers == {}
        assert choices(page)

    @pytest.mark.usefixtures("yes")
    def test_c33_a_confirmation_of_another_assessment_confirms_nothing(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        other = begun_talk(visitor, services, "Le Pont")
        visitor.typed.add(WORDS)
        say(services, other, Message(WORDS, understood=(an_understanding(WELCOME, 3),)))
        page = visitor.visit(talk(other))
        foreign = pressed(page, "yes", "verdict").forged("proposal", waiting(services, hub).id)
        visitor.send(foreign)
        assert kept(services, other).record.answers == {}
        assert kept(services, hub).record.answers == {}
        assert waiting(services, other).level == 3

    def test_c33_a_confirmation_from_another_browser_is_answered_as_if_nothing_were_there(
        self, app: Flask, services: Services, hub: str, yes: Form
    ) -> None:
        stranger = Visitor.of(app)
        assert stranger.ask("POST", talk(hub), body=yes.body()).status_code in {401, 403, 404}
        assert kept(services, hub).record.answers == {}
        assert waiting(services, hub).level == 2

    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_c33_a_get_or_a_head_never_changes_anything(
        self, visitor: Visitor, hub: str, yes: Form, place: Place, method: str
    ) -> None:
        before = digest_of(place.file)
        query = "&".join(f"{name}={value}" for name, value in yes.pairs)
        for address in (talk(hub), f"{talk(hub)}?{query}", f"{talk(hub)}?command=finish&choice=2"):
            visitor.ask(method, address)
        assert digest_of(place.file) == before

    @pytest.mark.parametrize(
        "twice", [("choice", "1"), ("verdict", "no"), ("message", "deux"), ("field", "x"), ("version", "9")]
    )
    def test_c14_what_comes_twice_is_refused_whole(
        self, visitor: Visitor, services: Services, hub: str, twice: tuple[str, str]
    ) -> None:
        before = exchanges(services, hub)
        form = pressed(visitor.page, "2")
        doubled = form.body() + f"&{twice[0]}=3&{twice[0]}={twice[1]}".encode()
        reply = visitor.ask("POST", talk(hub), body=doubled)
        assert reply.status_code == 422
        assert kept(services, hub).record.answers == {}
        assert exchanges(services, hub) == before


class TestFinishing:
    def test_it_is_one_transaction_with_its_turn(
        self, services: Services, hub: str, place: Place, again: Callable[[Store], Services]
    ) -> None:
        say(services, hub, Command.FINISH)
        number = len(exchanges(services, hub)) + 1
        for after in (False, True):
            torn = TornStore(place.url, number, after=after)
            with pytest.raises(TornError):
                say(again(torn), hub, Command.YES)
            torn.close()
            assert kept(services, hub).state is State.DRAFT
            assert len(exchanges(services, hub)) == number - 1
        say(services, hub, Command.YES)
        assert kept(services, hub).state is State.FINISHED

    @pytest.fixture
    def again(self, services: Services) -> Callable[[Store], Services]:
        """The same services on another store."""
        return lambda store: replace(services, store=store)


def test_known_fault_13_after_a_correction_the_next_question_is_right_and_asked_once(
    visitor: Visitor, services: Services, hub: str
) -> None:
    press(visitor, "2")
    place_before = asked(visitor.page)
    say(services, hub, Message("en fait, pour l’accueil", command=Command.CHANGE_ANSWER, target=REFERENT))
    visitor.typed.add("en fait, pour l’accueil")
    visitor.visit(talk(hub))
    page = press(visitor, "1")
    assert asked(page) == place_before
    assert sum(words.startswith(place_before[:30]) for words in last_said(page)) == 1
    press(visitor, "1")
    assert kept(services, hub).record.answers == {REFERENT: Level(1), APPOINTMENT: Level(1)}
    assert asked(visitor.page) != place_before


def test_what_was_typed_beside_a_choice_is_not_lost(visitor: Visitor, services: Services, hub: str) -> None:
    visitor.typed.add("et aussi ceci")
    page = visitor.send(pressed(visitor.page, "2").forged("message", "et aussi ceci"))
    assert any("et aussi ceci" in each.words for each in bubbles(page) if each.is_person)
    assert kept(services, hub).record.answers == {REFERENT: Level(2)}


@pytest.mark.usefixtures("hub")
def test_the_history_tells_the_figures_of_the_time(visitor: Visitor) -> None:
    page = press(visitor, "progress", "command")
    told = last_said(page)
    press(visitor, "2")
    press(visitor, "1")
    assert all(each in [bubble.words for bubble in bubbles(visitor.page)] for each in told)


def _status(visitor: Visitor, form: Form) -> int:
    return visitor.tab().ask("POST", form.action, body=form.body()).status_code
