"""The whole conversation as plain pages: from the greeting to the results, by buttons, without a script."""

from pathlib import Path

import pytest

from diagnostic.actions.concluding import outcome_of
from diagnostic.actions.services import Services
from diagnostic.core.answers import DontKnow, Level, NotApplicable, Provenance
from diagnostic.core.assessment import State
from diagnostic.core.dialogue.heard import Command, Message
from diagnostic.core.opened import Opened
from diagnostic.core.routing import Path as LivePath
from tests.build import TINY_CONTENT
from tests.core.dialogue.chat import MEETING, WELCOME, WORDS, an_understanding
from tests.web.page import plain, words_of
from tests.web.talks import asked, begun_talk, bubbles, choices, exchanges, last_said, press, say, talk, write
from tests.web.visitor import Visitor
from tests.web.walks import kept

LEVELS = ["1", "2", "3", "4", "dont_know"]


def _opened(services: Services, hub: str) -> Opened:
    now = kept(services, hub)
    return Opened(now, services.library.questionnaire(now.questionnaire, now.version, "fr"))


def test_somebody_answers_everything_from_the_greeting_to_the_results(
    visitor: Visitor, services: Services
) -> None:
    visitor.visit("/commencer/structure?facon=conversation")
    page = visitor.submit("Commencer", {"structure": "Les Passerelles"})
    hub = page.url.split("/conversation")[0]
    assert bubbles(page)[0].words.startswith("Bonjour.")
    for value in ("practised", "not_concerned", "not_concerned"):
        page = press(visitor, value)
    path = LivePath(_opened(services, hub).questionnaire, kept(services, hub).record)
    expected = [each.text for each in path.all_questions()]
    told = []
    while choices(page):
        told.append(asked(page))
        assert [each for each in choices(page) if each != "not_applicable"] == LEVELS
        page = press(visitor, LEVELS[len(told) % 5])
    assert [plain(each) for each in expected] == told
    press(visitor, "finish", "command")
    page = press(visitor, "yes", "command")
    assert "C’est terminé." in last_said(page)[0]
    assert kept(services, hub).state is State.FINISHED
    assert outcome_of(services, _opened(services, hub)).dimensions
    visitor.follow("Voir vos résultats")


class TestOnATinyQuestionnaire:
    @pytest.fixture
    def content(self) -> Path:
        return TINY_CONTENT

    @pytest.fixture
    def hub(self, visitor: Visitor, services: Services) -> str:
        """A diagnostic at the first question of its conversation."""
        return begun_talk(visitor, services)

    def test_a_choice_is_echoed_in_words_and_the_next_question_asked(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        page = press(visitor, "2")
        assert [each.words for each in bubbles(page)[-3:]] == [
            "Un référent connu de tous.",
            "C’est noté.",
            "Prenez-vous un premier rendez-vous avec chaque nouveau bénévole ?",
        ]
        assert kept(services, hub).record.answers == {"referent-accueil": Level(2)}

    def test_the_three_ways_not_to_answer_are_three_buttons(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        press(visitor, "1")
        press(visitor, "dont_know")
        assert "not_applicable" in choices(visitor.page)
        press(visitor, "not_applicable")
        page = press(visitor, "skip", "command")
        assert last_said(page)[0] == "D’accord, nous y reviendrons à la fin."
        assert kept(services, hub).record.answers == {
            "referent-accueil": Level(1),
            "premier-rendez-vous": DontKnow(),
            "benevoles-mineurs": NotApplicable(),
        }
        page = press(visitor, "1")
        assert asked(page) == "Comment le parrain ou la marraine est-il choisi ?"

    @pytest.mark.parametrize(
        ("button", "said"),
        [
            ("Pourquoi ?", "Une personne attendue et reconnue revient plus volontiers."),
            ("Un exemple", "Dans un club de randonnée"),
            ("Sur quoi m’appuyer ?", "Le nom du référent"),
            ("Où en suis-je ?", "0 réponse sur 5."),
            ("Reprendre plus tard", "Tout est enregistré."),
            ("Changer une réponse", "Laquelle voulez-vous changer ?"),
            ("Mes réponses", "Voici les réponses enregistrées."),
            ("Revenir en arrière", "Revenons à « Parrains et marraines »."),
        ],
    )
    @pytest.mark.usefixtures("hub")
    def test_each_button_is_answered(self, visitor: Visitor, button: str, said: str) -> None:
        page = visitor.submit(button)
        assert bubbles(page)[-len(last_said(page)) - 1].words == button
        assert last_said(page)[0].startswith(said)

    @pytest.mark.usefixtures("hub")
    def test_after_an_aside_the_question_comes_back_once(self, visitor: Visitor) -> None:
        page = visitor.submit("Pourquoi ?")
        again = [each for each in last_said(page) if "Qui accueille les nouveaux bénévoles ?" in each]
        assert len(again) == 1
        assert asked(page) == "Qui accueille les nouveaux bénévoles ?"

    def test_going_back_shows_the_answer_and_comes_back(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        press(visitor, "2")
        page = press(visitor, "back", "command")
        assert last_said(page)[0].endswith("Votre réponse jusqu’ici : Un référent connu de tous.")
        page = press(visitor, "3")
        assert "C’est corrigé pour « Référent de l’accueil »." in last_said(page)[0]
        assert "rendez-vous" in asked(page)
        assert kept(services, hub).record.answers == {"referent-accueil": Level(3)}

    def test_a_message_that_nothing_understands_shows_the_choices(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        page = write(visitor, "Zzz qwrt")
        assert bubbles(page)[-3].words == "Zzz qwrt"
        assert last_said(page)[0].startswith("Je ne suis pas sûr de bien comprendre")
        assert choices(page) == ["1", "2", "3", "dont_know"]
        assert kept(services, hub).record.answers == {}

    def test_a_proposal_is_confirmed_by_its_button(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        visitor.typed.add(WORDS)
        say(services, hub, Message(WORDS, understood=(an_understanding(WELCOME, 2),)))
        page = visitor.visit(talk(hub))
        assert "chaque nouveau" in words_of(page.one("q"))
        assert (asked(page), choices(page)) == ("Est-ce bien cela ?", [])
        page = visitor.submit("Oui, et garder mes mots en note")
        assert last_said(page)[1] == "Vos mots sont gardés en note de cette réponse."
        assert kept(services, hub).record.notes == {"referent-accueil": "chaque nouveau"}
        with services.store.read() as work:
            [event] = [e for e in work.assessments.history(kept(services, hub).id) if e.field == WELCOME]
        assert event.provenance is Provenance.CONFIRMED_TEXT

    def test_a_proposal_lets_choose_its_neighbours_or_see_all(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        visitor.typed.add(WORDS)
        say(services, hub, Message(WORDS, understood=(an_understanding(WELCOME, 2),)))
        visitor.visit(talk(hub))
        page = press(visitor, "other", "verdict")
        assert choices(page) == ["1", "2", "3", "dont_know"]
        say(services, hub, Message(WORDS, understood=(an_understanding(WELCOME, 2),)))
        visitor.visit(talk(hub))
        press(visitor, "above", "verdict")
        assert kept(services, hub).record.answers == {"referent-accueil": Level(3)}

    def test_finishing_is_asked_once_more_and_can_be_declined(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        page = press(visitor, "finish", "command")
        assert "5 questions restent sans réponse" in last_said(page)[0]
        page = visitor.submit("Non, continuer")
        assert asked(page) == "Qui accueille les nouveaux bénévoles ?"
        assert kept(services, hub).state is State.DRAFT

    def test_who_comes_back_finds_the_conversation_where_it_was(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        before = bubbles(press(visitor, "2"))
        page = visitor.tab().visit(talk(hub))
        assert (bubbles(page), asked(page)) == (before, asked(visitor.page))
        assert len(exchanges(services, hub)) == len({each.id.split("-")[0] for each in before})

    def test_a_finished_diagnostic_leads_to_its_results(
        self, visitor: Visitor, services: Services, hub: str
    ) -> None:
        say(services, hub, Command.FINISH)
        say(services, hub, Command.YES)
        page = visitor.visit(talk(hub))
        assert page.all("form", class_="talk__form") == []
        visitor.follow("Voir vos résultats")

    @pytest.mark.usefixtures("hub")
    def test_after_the_last_answer_one_can_reread_and_finish(self, visitor: Visitor) -> None:
        for value in ("2", "1", "1", "1", "1"):
            press(visitor, value)
        assert "Toutes les questions ont une réponse." in last_said(visitor.page)[-1]
        page = visitor.submit("Mes réponses")
        assert page.all("h2", class_="talk__heading")[-1].text == "Relire et terminer"
        assert MEETING not in page.html
