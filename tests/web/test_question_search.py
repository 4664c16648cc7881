"""The search of a question: before beginning, and inside one’s own diagnostic."""

from dataclasses import replace

import pytest

from diagnostic.actions.services import Services
from diagnostic.web.app import create_app
from tests.reading.material import material
from tests.web.compiled import BYTECODE
from tests.web.page import Page, plain, words_of
from tests.web.visitor import Visitor
from tests.web.walks import answer, placed, step


@pytest.fixture
def visitor(services: Services) -> Visitor:
    """Somebody at a service whose reader understands questions."""
    reader = material().reader()
    app = create_app(replace(services, readers=lambda _key, _version: reader))
    app.jinja_env.bytecode_cache = BYTECODE
    return Visitor.of(app)


def found(page: Page) -> list[str]:
    """The codes found, in order."""
    return [words_of(each) for each in page.all("span", class_="question-search__code")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("étude du territoire", "D2.1"),
        ("etude territoires", "D2.1"),
        ("finacement", "D7.4"),
        ("D4.2", "D4.2"),
        ("mémoire partagée", "D7.5"),
    ],
)
def test_a_question_is_found_whatever_the_accents_slips_and_endings(
    visitor: Visitor, typed: str, code: str
) -> None:
    visitor.visit("/questions/structure")
    visitor.visit(f"/questions/structure?cherche={typed}")
    assert found(visitor.page)[0] == code


def test_what_was_found_leads_to_its_place_on_the_page(visitor: Visitor) -> None:
    visitor.visit("/questions/structure?cherche=financement")
    link = visitor.page.links("Comment l’animation des partenariats est-elle financée")[0]
    assert words_of(visitor.page.by_id(link.removeprefix("#")).find("h3") or visitor.page.root)


def test_in_a_diagnostic_it_leads_to_the_question_and_tells_its_answer(
    visitor: Visitor, services: Services
) -> None:
    hub = placed(visitor, services)
    answer(visitor, hub, "connaissance", {"etude-du-territoire": "3", "besoins-reperes": "dont_know"})
    visitor.visit(f"{hub}?cherche=étude du territoire")
    assert "Votre réponse : Établi" in plain(visitor.page.words)
    visitor.follow("Avez-vous une étude du territoire sous l’angle des partenariats ?")
    assert visitor.page.url == step(hub, "connaissance")
    visitor.visit(f"{hub}?cherche=besoins")
    assert "Votre réponse : Je ne sais pas" in plain(visitor.page.words)
    visitor.visit(f"{hub}?cherche=financement")
    assert "Pas encore de réponse" in plain(visitor.page.words)


def test_a_question_that_is_not_asked_says_so_and_leads_nowhere(visitor: Visitor, services: Services) -> None:
    hub = placed(visitor, services)
    visitor.visit(f"{hub}/profil")
    visitor.submit("Enregistrer et continuer", {"experimentations-collectives": "planned"})
    visitor.visit(f"{hub}?cherche=D4.2")
    assert found(visitor.page) == ["D4.2"]
    assert "ne vous est pas posée" in visitor.page.words
    assert visitor.page.links("Comment l’expérimentation") == []


def test_nothing_found_says_what_to_do(visitor: Visitor, services: Services) -> None:
    hub = placed(visitor, services)
    visitor.typed.add("qsdfgh")
    visitor.visit(f"{hub}?cherche=qsdfgh")
    assert "Aucune question ne correspond à « qsdfgh »." in plain(visitor.page.words)
    visitor.follow("Lire toutes les questions")
    assert visitor.page.heading == "Toutes les questions"


def test_what_is_typed_is_written_as_it_is(visitor: Visitor) -> None:
    visitor.typed.add("<b>gras</b>")
    visitor.visit("/questions/structure?cherche=%3Cb%3Egras%3C/b%3E")
    assert "<b>gras" not in visitor.page.html


def test_without_a_reader_words_are_looked_for_as_they_are(services: Services) -> None:
    visitor = Visitor.of(create_app(services))
    visitor.visit("/questions/structure?cherche=impartialite")
    assert found(visitor.page) == ["D6.1"]
