"""Pages and conversation side by side: each shows the other’s answers and leads to it, in its language."""

from pathlib import Path

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from diagnostic.core.dialogue.heard import Command
from tests.build import TINY_CONTENT
from tests.web.page import Page, plain, words_of
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
    write,
)
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, kept, placed, step

WELCOME, MEETING, ROLE = "referent-accueil", "premier-rendez-vous", "role-du-parrain"
WHO, MEET = "Qui accueille les nouveaux bénévoles ?", "Prenez-vous un premier rendez-vous"
KNOWN = "Un référent connu de tous."


class TestEachShowsTheOthersAnswers:
    """Case C5: pages and conversation open together on one diagnostic."""

    @pytest.fixture
    def content(self) -> Path:
        return TINY_CONTENT

    @pytest.fixture
    def hub(self, visitor: Visitor, services: Services) -> str:
        """A diagnostic at the first question of its conversation."""
        return begun_talk(visitor, services)

    def test_what_is_chosen_in_conversation_is_on_the_pages(self, visitor: Visitor, hub: str) -> None:
        press(visitor, "2")
        press(visitor, "dont_know")
        page = visitor.tab().visit(step(hub, "accueil"))
        assert (page.value(WELCOME), page.value(MEETING)) == ("2", "dont_know")

    def test_what_is_answered_on_the_pages_is_not_asked_again(self, visitor: Visitor, hub: str) -> None:
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        pages.submit(NEXT, {WELCOME: "2"})
        page = visitor.visit(talk(hub))
        assert asked(page).startswith(MEET)
        greeting = bubbles(page)[-2].words
        assert greeting.startswith("Bonjour, reprenons là où vous en étiez.")
        assert "Vous avez déjà répondu à 1 question." in greeting
        press(visitor, "summary", "command")
        assert any("Référent de l’accueil" in each for each in last_said(visitor.page))

    def test_who_answered_nothing_yet_is_not_told_of_no_answer(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        say(services, hub, Command.GREETING)
        assert "0 question" not in " ".join(last_said(visitor.visit(talk(hub))))

    def test_a_question_opened_by_the_pages_is_asked_in_its_place(self, visitor: Visitor, hub: str) -> None:
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        pages.submit(NEXT, {WELCOME: "2", MEETING: "2"})
        assert asked(visitor.visit(talk(hub))).startswith("Après ce rendez-vous")

    def test_known_fault_06_an_old_conversation_is_told_what_the_pages_say(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        pages.submit(NEXT, {WELCOME: "2"})
        page = press(visitor, "3")
        assert last_said(page)[0].startswith("Cette page n’était plus à jour")
        assert last_said(page)[1].endswith(f"Votre réponse jusqu’ici : {KNOWN}")
        assert "une personne qui le remplace" in bubbles(page)[-4].words
        assert kept(services, hub).record.answers == {WELCOME: Level(2)}
        press(visitor, "3")
        assert kept(services, hub).record.answers == {WELCOME: Level(3)}
        assert asked(visitor.page).startswith(MEET)

    def test_known_fault_06_a_number_written_on_an_old_page_changes_nothing(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        pages.submit(NEXT, {WELCOME: "2"})
        write(visitor, "3")
        assert kept(services, hub).record.answers == {WELCOME: Level(2)}

    def test_known_fault_06_an_old_page_is_told_what_the_conversation_says(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        pages = visitor.tab()
        pages.visit(step(hub, "accueil"))
        press(visitor, "2")
        page = pages.submit(NEXT, {WELCOME: "3"}, 409)
        assert KNOWN in " ".join(page.notices())
        assert kept(services, hub).record.answers == {WELCOME: Level(2)}

    def test_two_conversations_on_one_question_never_answer_two(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        other = visitor.tab()
        other.visit(talk(hub))
        press(visitor, "2")
        press(other, "3")
        assert kept(services, hub).record.answers == {WELCOME: Level(2)}

    def test_a_form_of_action_given_up_on_the_pages_is_no_more_asked(
        self, visitor: Visitor, hub: str
    ) -> None:
        visitor.visit(f"{talk(hub)}?question={ROLE}")
        press(visitor, "1")
        pages = visitor.tab()
        pages.visit(f"{hub}/profil")
        pages.submit(NEXT, {"parrainage-des-nouveaux": "not_concerned"})
        visitor.visit(talk(hub))
        told = [asked(visitor.page)]
        while choices(visitor.page):
            told.append(asked(press(visitor, "1")))
        assert all("parrain" not in each for each in told)

    def test_a_turn_towards_a_question_comes_back_to_the_place(self, visitor: Visitor, hub: str) -> None:
        page = visitor.visit(f"{talk(hub)}?question={ROLE}")
        assert asked(page) == "Le rôle du parrain ou de la marraine est-il expliqué ?"
        press(visitor, "1")
        assert asked(visitor.page) == WHO

    @pytest.mark.parametrize("name", ["unheard-of", "nouvelles-apres-un-mois", "<b>", "moments"])
    def test_an_address_that_names_no_question_asks_the_next(
        self, visitor: Visitor, hub: str, name: str
    ) -> None:
        assert asked(visitor.visit(f"{talk(hub)}?question={name}")) == WHO

    def test_a_double_submit_is_one_message(self, visitor: Visitor, services: Services, hub: str) -> None:
        before = len(exchanges(services, hub))
        form = pressed(visitor.page, "2")
        first = visitor.send(form)
        assert bubbles(visitor.send(form)) == bubbles(first)
        assert len(exchanges(services, hub)) == before + 1


class TestTheWayFromOneToTheOther:
    def test_every_question_of_the_pages_leads_to_its_conversation_and_back(
        self, visitor: Visitor, services: Services
    ) -> None:
        hub = placed(visitor, services)
        seen = []
        for dimension in services.library.newest("structure", "fr").dimensions:
            page = visitor.visit(step(hub, dimension.key))
            links = dict.fromkeys(_talk_links(page))
            assert len(links) == len(dimension.questions)
            for question, link in zip(dimension.questions, links, strict=True):
                there = visitor.visit(link)
                assert asked(there) == plain(question.text)
                assert there.link("Répondre en pages").endswith(f"/{dimension.key}#{question.key}")
                seen.append(question.key)
        assert len(seen) == 37

    def test_home_hub_and_profile_lead_there_too(self, visitor: Visitor, services: Services) -> None:
        visitor.visit("/")
        assert [each for each in visitor.page.all("a") if "facon=conversation" in each.get("href", "")]
        hub = placed(visitor, services)
        assert _talk_links(visitor.visit(hub))
        visitor.visit(talk(hub))
        visitor.follow("Votre diagnostic")
        assert visitor.page.url == hub


class TestTwoLanguages:
    def test_the_whole_history_is_told_in_the_language_of_the_page(
        self, visitor: Visitor, services: Services
    ) -> None:
        hub = placed(visitor, services)
        visitor.visit(talk(hub))
        press(visitor, "2")
        press(visitor, "explain_question", "command")
        french = visitor.page
        english = visitor.visit(french.link("English"))
        first = services.library.newest("structure", "en").questions[0]
        assert [each.id for each in bubbles(english)] == [each.id for each in bubbles(french)]
        assert plain(first.anchor(2).text) in [each.words for each in bubbles(english) if each.is_person]
        assert plain(first.text) in " ".join(each.words for each in bubbles(english))
        assert asked(english) != asked(french)

    def test_a_choice_made_in_one_language_goes_on_in_it(self, visitor: Visitor, services: Services) -> None:
        hub = placed(visitor, services)
        visitor.visit(f"/en{hub.removeprefix(visitor.home)}/conversation")
        page = press(visitor, "2")
        assert page.url.startswith(f"{visitor.home}/en/")
        assert kept(services, hub).record.answers == {"role-defini": Level(2)}


def _talk_links(page: Page) -> list[str]:
    links = [each for each in page.all("a") if "/conversation" in each.get("href", "")]
    assert all(words_of(each) for each in links)
    return [each.get("href", "") for each in links]
