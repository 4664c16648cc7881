"""Answering made kind: errors that name their question, minutes told alike, help, nothing lost."""

import re
from datetime import timedelta

import pytest

from diagnostic.actions.resuming import link_of
from diagnostic.actions.services import Services
from diagnostic.actions.visiting import end_visit
from tests.web.clock import StillClock
from tests.web.page import Page, plain
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, answer, answer_everything, kept, step

HERE = "strategie"
MODES = "modes"
NONE_YET = "aucun-encore"
BACK = "Revenir à ma page avec mon texte"
LEFT = re.compile(r"Il reste [^.]*\.")


def left_of(page: Page) -> str:
    """The minutes left, as a page tells them."""
    found = LEFT.search(plain(page.words))
    assert found, page.url
    return found[0]


def test_an_error_names_its_question_and_leads_to_the_first_wrong_control(visitor: Visitor, hub: str) -> None:
    visitor.visit(step(hub, HERE))
    form = visitor.page.form(NEXT).forged("role-defini", "9").forged("enjeux-choisis-note", "a\0b")
    errors = visitor.send(form, 422).errors()
    assert errors["#role-defini"].startswith("Rôle défini : Cette réponse n’existe pas")
    assert errors["#enjeux-choisis-note"].startswith("Enjeux choisis : Cette note contient")
    assert visitor.page.by_id("role-defini").get("type") == "radio"
    note = visitor.page.by_id("enjeux-choisis-note")
    assert note.tag == "textarea"
    assert note.get("aria-invalid") == "true"


def test_none_yet_goes_with_no_other_choice(visitor: Visitor, services: Services, hub: str) -> None:
    visitor.visit(f"{hub}/profil")
    page = visitor.submit(NEXT, {MODES: [NONE_YET, "mecenat"], "lieu": "oui"}, 422)
    told = page.errors()[f"#{MODES}"]
    assert told.startswith("Modes de partenariat : « Aucun pour l’instant » ne va avec aucun autre choix")
    record = kept(services, hub).record
    assert MODES not in record.profile
    assert record.profile["lieu"] == ("oui",)
    visitor.submit(NEXT, {MODES: [NONE_YET]})
    assert kept(services, hub).record.profile[MODES] == (NONE_YET,)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_link_to_copy_opens_in_the_language_of_the_page(visitor: Visitor, hub: str, prefix: str) -> None:
    visitor.visit(hub.replace(visitor.home, visitor.home + prefix) + "/reprendre-plus-tard")
    link = visitor.page.by_id("lien").get("value", "")
    assert link.startswith(f"{visitor.home}{prefix}/r/")
    visitor.visit(link)
    assert visitor.page.root.get("lang", "").startswith("en" if prefix else "fr")


def test_the_same_minutes_are_left_wherever_one_looks(visitor: Visitor, clock: StillClock, hub: str) -> None:
    for dimension, questions in (
        (HERE, ("role-defini", "enjeux-choisis", "repartition-des-roles", "perimetre-choisi")),
        ("connaissance", ("etude-du-territoire", "acteurs-connus", "besoins-reperes")),
    ):
        clock.move(timedelta(minutes=5))
        answer(visitor, hub, dimension, dict.fromkeys(questions, "2"))
    told = {
        left_of(visitor.visit(f"{hub}{page}"))
        for page in ("", "?reste=oui", "/dimension/animation", "/conversation", "/reprendre-plus-tard")
    }
    assert len(told) == 1


def test_minutes_follow_the_pace_of_whoever_answers(visitor: Visitor, clock: StillClock, hub: str) -> None:
    quick = left_of(visitor.visit(hub))
    assert quick == "Il reste environ 20 minutes."
    for dimension, questions in (
        (HERE, ("role-defini", "enjeux-choisis", "repartition-des-roles", "perimetre-choisi")),
        (
            "connaissance",
            ("etude-du-territoire", "acteurs-connus", "besoins-reperes", "connaissance-partagee"),
        ),
    ):
        clock.move(timedelta(seconds=30))
        answer(visitor, hub, dimension, dict.fromkeys(questions, "2"))
    assert left_of(visitor.visit(hub)) == "Il reste environ 6 minutes."


def test_nothing_left_is_said_so(visitor: Visitor, hub: str) -> None:
    answer_everything(visitor, hub)
    assert "Toutes les questions ont une réponse." in plain(visitor.visit(hub).words)


def test_the_answers_that_are_no_level_are_explained_where_they_are_first_met(
    visitor: Visitor, hub: str
) -> None:
    first = visitor.visit(step(hub, HERE))
    assert plain(first.words).count("« Je ne sais pas » est une vraie réponse") == 1
    pages = [
        visitor.visit(step(hub, each)).words
        for each in (
            "strategie",
            "connaissance",
            "animation",
            "experimentations",
            "accompagnement",
            "confiance",
            "equipe",
            "evaluation",
        )
    ]
    assert sum("est une vraie réponse" in each for each in pages) == 1
    assert sum("n’a pas de sens pour votre structure" in each for each in pages) == 1


def test_every_dimension_says_why_it_matters_and_each_question_has_its_help(
    visitor: Visitor, hub: str
) -> None:
    page = visitor.visit(step(hub, HERE))
    assert "Vos réponses situent cette dimension et choisissent vos premiers pas." in plain(page.words)
    assert plain(page.words).count("Comprendre la question") >= len(page.all("div", class_="choice-group"))


@pytest.mark.parametrize(
    ("page", "button", "given"),
    [
        ("dimension/strategie", NEXT, ("role-defini-note", "Un long texte à garder")),
        ("conversation", "Envoyer", ("message", "Un long message à garder")),
        ("profil", NEXT, ("lieu", "oui")),
        ("cap", "Enregistrer et relire mes réponses", ("target-strategie", "3")),
    ],
)
def test_what_was_sent_after_the_visit_ended_comes_back(
    visitor: Visitor, services: Services, hub: str, page: str, button: str, given: tuple[str, str]
) -> None:
    secret = link_of(services, kept(services, hub))
    visitor.visit(f"{hub}/{page}")
    form = visitor.page.form(button).filled(dict([given]))
    cookie = visitor.client.get_cookie("s", domain="127.0.0.1")
    assert cookie
    end_visit(services, cookie.value)
    told = visitor.send(form, 404)
    assert told.heading == "Ce diagnostic n’est plus ouvert dans ce navigateur"
    visitor.visit(f"/r/{secret}")
    visitor.submit("Reprendre le diagnostic")
    assert visitor.page.heading == "Votre texte est gardé"
    visitor.submit(BACK, expecting=403)
    assert visitor.page.value(given[0]) == given[1]


def test_somebody_else_who_resumes_sees_nothing_of_it(visitor: Visitor, services: Services, hub: str) -> None:
    secret = link_of(services, kept(services, hub))
    form = visitor.visit(step(hub, HERE)).form(NEXT).filled({"role-defini-note": "Un secret bien gardé"})
    cookie = visitor.client.get_cookie("s", domain="127.0.0.1")
    assert cookie
    end_visit(services, cookie.value)
    visitor.send(form, 404)
    other = Visitor.of(visitor.client.application)
    other.typed.add("Les Passerelles")
    other.visit(f"/r/{secret}")
    other.submit("Reprendre le diagnostic")
    assert other.page.heading == "Les Passerelles"
