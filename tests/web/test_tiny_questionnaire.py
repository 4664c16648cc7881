"""Another questionnaire, of three levels and two dimensions, runs through the same pages without new code."""

import re
from pathlib import Path

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.build import TINY_CONTENT
from tests.web.results import told_everywhere
from tests.web.visitor import Visitor
from tests.web.walks import FINISH, NEXT, PAIRED, REVIEW, answer, answer_everything, begun_tiny, finish

PARENT, CHILD = "premier-rendez-vous", "nouvelles-apres-un-mois"


@pytest.fixture
def content() -> Path:
    return TINY_CONTENT


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_its_open_pages_can_be_visited(visitor: Visitor, prefix: str) -> None:
    for url in ("/", "/questions/tiny", "/commencer/tiny", "/niveaux", "/ressources", "/ressources/R01"):
        visitor.visit(prefix + url)
    assert "structure" not in visitor.visit("/").link("Commencer le diagnostic")


def test_it_runs_from_the_first_click_to_the_results(visitor: Visitor, services: Services) -> None:
    visitor.visit("/")
    visitor.follow("Commencer le diagnostic")
    visitor.submit("Commencer", {"structure": "La Cabane"})
    hub = visitor.page.url.removesuffix("/profil")
    visitor.submit(NEXT, {"parrainage-des-nouveaux": "practised", "moments": ["rentree"]})
    visitor.visit(f"{hub}/profil")
    visitor.submit(NEXT, {"age-des-parrains": "recents"})
    answer_everything(visitor, hub, "2")
    visitor.visit(f"{hub}/cap")
    visitor.submit(REVIEW, {"target-accueil": "3"})
    results = visitor.submit(FINISH)
    assert results.heading == "La Cabane"
    told = told_everywhere(visitor, services, hub)
    assert len(told.levels) == 2
    assert told.priorities


def test_three_levels_are_three_everywhere(visitor: Visitor) -> None:
    hub = begun_tiny(visitor)
    form = visitor.visit(f"{hub}/dimension/parrainage").form(NEXT)
    assert form.offered["choix-du-parrain"] == frozenset({"1", "2", "3", "dont_know"})
    answer_everything(visitor, hub, "3")
    assert not re.search(r"sur 4\\b", finish(visitor, hub).words)
    assert "Quatre niveaux" not in visitor.visit("/").words


def test_a_question_that_follows_another_is_asked_once_the_other_is_answered(visitor: Visitor) -> None:
    hub = begun_tiny(visitor)
    assert CHILD not in visitor.visit(f"{hub}/dimension/accueil").form(NEXT).offered
    answer(visitor, hub, "accueil", {PARENT: "2"})
    assert CHILD in visitor.visit(f"{hub}/dimension/accueil").form(NEXT).offered


def test_a_dimension_that_is_planned_is_not_asked_but_helped_to_start(visitor: Visitor) -> None:
    hub = begun_tiny(visitor)
    visitor.visit(f"{hub}/profil")
    visitor.submit(NEXT, {"parrainage-des-nouveaux": "planned"})
    visitor.visit(f"{hub}/dimension/parrainage", 404)
    answer_everything(visitor, hub, "2")
    assert "Ces deux fiches vous aident à commencer" in finish(visitor, hub).words


def test_words_follow_the_profile(app: Flask) -> None:
    said = {}
    for answered in ("oui", "non"):
        visitor = Visitor.of(app)
        hub = begun_tiny(visitor)
        visitor.visit(f"{hub}/profil")
        visitor.submit(NEXT, {"equipe-salariee": answered})
        said[answered] = visitor.visit(f"{hub}/dimension/accueil").words
    assert "Un bénévole de l’équipe prend-il" in said["non"]
    assert "Un bénévole de l’équipe prend-il" not in said["oui"]


def test_its_profile_is_asked_only_as_far_as_it_applies(visitor: Visitor) -> None:
    begun_tiny(visitor)
    visitor.visit("/commencer/tiny")
    visitor.submit("Commencer un autre diagnostic")
    assert set(PAIRED) - set(visitor.page.form(NEXT).offered) == {"age-des-parrains"}
