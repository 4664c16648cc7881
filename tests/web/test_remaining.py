"""« Montrer seulement ce qui reste »: what shows, where one goes on, and that nothing hidden is emptied."""

import pytest

from diagnostic.actions.services import Services
from diagnostic.core.answers import DontKnow, Level
from diagnostic.web.remaining import PARAMETER
from tests.web.form import Form
from tests.web.page import Page, plain
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, answer, answer_everything, kept, step

ONLY = "Montrer seulement ce qui reste"
DOUBTS = "Ce qui reste et les « Je ne sais pas »"
FIRST = {"role-defini": "2", "role-defini-note": "Une note à garder", "enjeux-choisis": "dont_know"}
HERE = "strategie"
LEFT = {"repartition-des-roles", "perimetre-choisi"}


def asked(page: Page) -> set[str]:
    """The questions of a page."""
    return {each.get("data-question", "") for each in page.all("div", class_="choice-group")}


@pytest.fixture
def left(visitor: Visitor, hub: str) -> str:
    """The address of what is left of a dimension begun."""
    answer(visitor, hub, HERE, FIRST)
    visitor.visit(step(hub, HERE))
    visitor.visit(visitor.page.link(ONLY))
    return visitor.page.url


def test_a_dimension_shows_what_is_left_and_says_what_is_not_shown(visitor: Visitor, left: str) -> None:
    assert left.endswith("?reste=oui")
    assert asked(visitor.page) == LEFT
    assert "2 questions qui ont déjà une réponse ne sont pas montrées." in plain(visitor.page.words)
    visitor.follow("Tout montrer")
    assert asked(visitor.page) == LEFT | {"role-defini", "enjeux-choisis"}


@pytest.mark.usefixtures("left")
def test_what_one_does_not_know_can_be_looked_at_again(visitor: Visitor) -> None:
    visitor.follow(DOUBTS)
    assert asked(visitor.page) == LEFT | {"enjeux-choisis"}


@pytest.mark.usefixtures("left")
def test_saving_keeps_all_that_is_not_shown(visitor: Visitor, services: Services, hub: str) -> None:
    visitor.submit(NEXT, {"perimetre-choisi": "3"})
    record = kept(services, hub).record
    assert record.answers == {
        "role-defini": Level(2),
        "enjeux-choisis": DontKnow(),
        "perimetre-choisi": Level(3),
    }
    assert record.notes == {"role-defini": "Une note à garder"}


def test_saving_by_itself_keeps_it_too(visitor: Visitor, services: Services, hub: str, left: str) -> None:
    form = visitor.page.form(NEXT).filled({"perimetre-choisi": "3"})
    own = tuple(pair for pair in form.pairs if pair[0].startswith(("perimetre-choisi", "csrf", "idem")))
    reply = visitor.autosave(Form(form.action, own, form.offered, is_multipart=False))
    assert reply.get_json()["status"] == "saved"
    assert set(kept(services, hub).record.answers) == {"role-defini", "enjeux-choisis", "perimetre-choisi"}
    visitor.visit(left)
    assert asked(visitor.page) == {"repartition-des-roles"}


def test_one_goes_on_to_the_next_page_with_something_left(visitor: Visitor, hub: str, left: str) -> None:
    answer(
        visitor,
        hub,
        "connaissance",
        dict.fromkeys(
            ("etude-du-territoire", "acteurs-connus", "besoins-reperes", "connaissance-partagee"), "3"
        ),
    )
    visitor.visit(left)
    visitor.submit(NEXT, {"perimetre-choisi": "3"})
    assert visitor.page.url == step(hub, "animation") + "?reste=oui"


def test_after_the_last_page_comes_the_review_of_what_was_passed_over(visitor: Visitor, hub: str) -> None:
    visitor.visit(step(hub, "evaluation") + "?reste=oui")
    visitor.submit(NEXT)
    assert visitor.page.url == f"{hub}/relecture?reste=oui"


@pytest.mark.usefixtures("left")
def test_a_refused_answer_stays_with_what_was_typed(visitor: Visitor) -> None:
    form = visitor.page.form(NEXT).filled({"perimetre-choisi": "3"}).forged("perimetre-choisi-note", "a\0b")
    page = visitor.send(form, 422)
    assert page.value("perimetre-choisi") == "3"
    assert asked(page) == LEFT


def test_clearing_an_answer_comes_back_to_what_is_left(visitor: Visitor, left: str) -> None:
    form = visitor.page.form(NEXT).filled({"perimetre-choisi": "3"}).forged("clear", "perimetre-choisi")
    visitor.send(form)
    assert visitor.page.url == left


@pytest.mark.parametrize("page", ["", "/relecture"], ids=["hub", "review"])
def test_where_nothing_is_left_the_page_says_so(visitor: Visitor, hub: str, page: str) -> None:
    answer_everything(visitor, hub)
    visitor.visit(f"{hub}{page}?reste=oui")
    assert "Ici, tout a une réponse" in visitor.page.words
    assert visitor.page.link("Tout montrer") in f"{hub}{page}"


def test_a_dimension_with_nothing_left_leads_on(visitor: Visitor, hub: str) -> None:
    answer(visitor, hub, HERE, dict.fromkeys((*LEFT, "role-defini", "enjeux-choisis"), "1"))
    visitor.visit(step(hub, HERE) + "?reste=oui")
    assert "Ici, tout a une réponse" in visitor.page.words
    visitor.follow("Continuer avec ce qui reste")
    assert visitor.page.url == step(hub, "connaissance") + "?reste=oui"


def test_the_hub_shows_the_steps_that_have_something_left(visitor: Visitor, hub: str) -> None:
    answer(visitor, hub, HERE, dict.fromkeys((*LEFT, "role-defini", "enjeux-choisis"), "1"))
    visitor.visit(hub)
    visitor.follow(ONLY)
    names = [
        each
        for each in ("Stratégie et positionnement", "Votre cap", "Votre structure")
        if visitor.page.links(each)
    ]
    assert names == []
    assert "3 étapes sans question en attente ne sont pas montrées." in plain(visitor.page.words)
    visitor.follow("Connaissance du territoire")
    assert visitor.page.url == step(hub, "connaissance") + "?reste=oui"


def test_the_review_shows_what_is_left_and_leads_to_it(visitor: Visitor, hub: str, left: str) -> None:
    visitor.visit(f"{hub}/relecture")
    visitor.follow(ONLY)
    rows = visitor.page.all("div", class_="summary-list__row")
    assert len(rows) == 35
    first = visitor.page.links("Répondre")[0]
    visitor.visit(first)
    assert visitor.page.url == left


def test_an_unknown_choice_in_the_address_shows_everything(visitor: Visitor, hub: str) -> None:
    visitor.visit(step(hub, HERE) + f"?{PARAMETER}=nimporte")
    assert len(asked(visitor.page)) == 4


def test_in_english_too(visitor: Visitor, left: str) -> None:
    visitor.visit(left.replace(visitor.home, f"{visitor.home}/en"))
    assert asked(visitor.page) == LEFT
    visitor.follow("Show everything")
    assert "/en/" in visitor.page.url
