"""Guardrails 6 to 9 around a model that may propose, through the whole application.

The fake endpoint plays it honest, slow and broken; the conversation says what happens, and goes on.
"""

import logging
import socket
from threading import Event
from typing import Any, ClassVar, NoReturn

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level, Provenance
from diagnostic.reading.endpoint import FAILURES_BORNE
from tests.reading.fake_endpoint import obeying, saying
from tests.web.modelled import KEY, MODEL, ROLE, WRITTEN, Played, Talking, offline
from tests.web.page import Page, words_of
from tests.web.talks import press
from tests.web.walks import answer

BY_RULES = Level(2)


class TestGuardrail6TwoFailuresThenButtons:
    BROKEN: ClassVar[dict[str, dict[str, Any]]] = {
        "slow": {"answerer": obeying(4), "late": Event(), "seconds": 0.2},
        "broken": {"answerer": saying("<html>502</html>")},
        "refusing": {"answerer": obeying(4), "status": 503},
        "redirecting": {"answerer": obeying(4), "status": 307},
        "endless": {"answerer": lambda _: b"x" * 200_000},
    }

    @pytest.mark.parametrize("how", BROKEN)
    def test_the_conversation_goes_on_without_it_and_without_a_word(self, played: Played, how: str) -> None:
        talking, endpoint = played(**self.BROKEN[how])
        for _ in range(FAILURES_BORNE + 2):
            page = talking.write(WRITTEN)
            assert (talking.proposal.by_model, talking.proposal.level) == (False, BY_RULES.value)
            assert not [each for each in ("erreur", "désolé", "indisponible") if each in page.words.lower()]
            press(talking.visitor, "other", "verdict")
        assert len(endpoint.asked) == FAILURES_BORNE
        talking.write(WRITTEN)
        press(talking.visitor, "yes", "verdict")
        assert talking.ways() == [("2", Provenance.CONFIRMED_TEXT)]

    def test_off_it_works_with_no_network_at_all(
        self, services: Services, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(*_: object, **__: object) -> NoReturn:
            raise AssertionError("something wanted to leave the machine")

        for name in ("connect", "connect_ex", "sendto", "bind"):
            monkeypatch.setattr(socket.socket, name, refused)
        monkeypatch.setattr(socket, "getaddrinfo", refused)
        talking = Talking.begun(offline(services))
        talking.write(WRITTEN)
        press(talking.visitor, "yes", "verdict")
        assert talking.ways() == [("2", Provenance.CONFIRMED_TEXT)]


class TestGuardrail7SayWhatIsHappening:
    def reader(self, page: Page) -> str:
        [told] = page.all("p", class_="talk__reader")
        return words_of(told)

    def test_off_the_page_says_that_words_stay(self, services: Services) -> None:
        talking = Talking.begun(offline(services))
        assert "vos mots restent sur ce serveur" in self.reader(talking.visitor.page)
        assert "modèle" not in talking.write(WRITTEN).words
        assert "n’est envoyé nulle part" in talking.visitor.visit("/donnees").words

    def test_on_the_page_names_the_host_before_and_beside_the_field(self, played: Played) -> None:
        talking, endpoint = played(obeying(3))
        host = endpoint.address.removeprefix("http://").removesuffix("/v1")
        page = talking.visitor.page
        assert f"est envoyé à {host}" in self.reader(page).replace("\u202f", " ")
        assert host in words_of(page.by_id("message-hint"))
        [field] = page.all("textarea")
        assert "message-hint" in field.get("aria-describedby", "")
        assert page.link("Répondre en pages")
        assert "Proposé par un modèle" in talking.write(WRITTEN).words
        assert f"envoyés à {host}" in talking.visitor.visit("/donnees").words
        assert endpoint.asked[0]["model"] == MODEL

    def test_a_proposal_made_here_says_so(self, played: Played) -> None:
        talking, _ = played(saying("nonsense"))
        assert "Proposé ici même, par des règles." in talking.write(WRITTEN).words

    def test_neither_words_nor_key_are_logged_or_shown(
        self, played: Played, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        talking, endpoint = played(obeying(3))
        page = talking.write(WRITTEN)
        assert endpoint.headers[0]["Authorization"] == f"Bearer {KEY}"
        told = caplog.text + repr(talking.services.settings) + page.html
        assert KEY not in told
        assert "petit texte" not in caplog.text


class TestGuardrail8EqualOutcome:
    def test_by_pages_by_words_and_by_a_model_the_same_answers_give_the_same(
        self, played: Played, services: Services
    ) -> None:
        modelled, _ = played(obeying(2))
        by_rules, by_pages = Talking.begun(offline(services)), Talking.begun(offline(services))
        for talking in (modelled, by_rules):
            talking.write(WRITTEN)
            press(talking.visitor, "yes", "verdict")
        answer(by_pages.visitor, by_pages.hub, "strategie", {ROLE: "2"})
        assert modelled.answers == by_rules.answers == by_pages.answers == {ROLE: BY_RULES}
        assert modelled.outcome == by_rules.outcome == by_pages.outcome


class TestGuardrail9AdvisorsSeeProvenance:
    def test_each_answer_keeps_how_it_came(self, played: Played, services: Services) -> None:
        modelled, _ = played(obeying(3))
        modelled.write(WRITTEN)
        press(modelled.visitor, "yes", "verdict")
        assert modelled.ways() == [("3", Provenance.CONFIRMED_PROPOSAL)]
        by_rules = Talking.begun(offline(services))
        by_rules.write(WRITTEN)
        press(by_rules.visitor, "yes", "verdict")
        assert by_rules.ways() == [("2", Provenance.CONFIRMED_TEXT)]
        chosen = Talking.begun(offline(services))
        press(chosen.visitor, "2")
        assert chosen.ways() == [("2", Provenance.CHOSEN)]

    def test_what_rules_read_about_other_questions_is_not_said_to_be_the_models(self, played: Played) -> None:
        talking, _ = played(obeying(2))
        others = "Par contre, les règles communes avec nos partenaires sont écrites et signées par tous."
        talking.write(f"{WRITTEN} {others}")
        ways = []
        for _ in range(2):
            ways.append((talking.proposal.question == ROLE, talking.proposal.by_model))
            press(talking.visitor, "yes", "verdict")
        assert ways == [(True, True), (False, False)]
