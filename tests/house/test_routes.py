"""Every route is written down here with its methods and who may call it; one that is not fails."""

from pathlib import Path
from typing import Final

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from diagnostic.web.access import MARK, Actor, access, use_access
from diagnostic.web.app import create_app

ANYONE: Final = {
    "GET /",
    "GET /accessibilite",
    "GET /commencer/<questionnaire>",
    "POST /commencer/<questionnaire>",
    "GET /contact",
    "GET /donnees",
    "GET /healthz",
    "GET /niveaux",
    "GET /parts",
    "GET /questions",
    "GET /questions/<questionnaire>",
    "GET /questions/<questionnaire>/a-imprimer.pdf",
    "GET /r/<token>",
    "POST /r/<token>",
    "GET /reprendre",
    "POST /reprendre",
    "GET /ressources",
    "GET /ressources/<code>",
    "GET /static/<path:address>",
}
OWN: Final = "/diagnostic/<assessment_id>"
HOLDER: Final = {
    f"GET {OWN}",
    f"GET {OWN}/cap",
    f"POST {OWN}/cap",
    f"GET {OWN}/conversation",
    f"POST {OWN}/conversation",
    f"GET {OWN}/dimension/<dimension>",
    f"POST {OWN}/dimension/<dimension>",
    f"POST {OWN}/nouveau-lien",
    f"GET {OWN}/profil",
    f"POST {OWN}/profil",
    f"GET {OWN}/profil/confirmer",
    f"POST {OWN}/quitter",
    f"GET {OWN}/rapport.<form>",
    f"GET {OWN}/relecture",
    f"POST {OWN}/relecture",
    f"GET {OWN}/reprendre-plus-tard",
    f"GET {OWN}/reprise.json",
    f"GET {OWN}/resultats",
    f"POST {OWN}/rouvrir",
}


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return build_services(
        read_settings({"DIAGNOSTIC_DATA": str(tmp_path), "DIAGNOSTIC_SECRET_KEY": "k" * 40})
    )


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services)


def declared(app: Flask, actor: Actor) -> set[str]:
    """The methods and addresses whose view is marked for this actor."""
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if getattr(app.view_functions[rule.endpoint], MARK) is actor
    }


def test_every_route_is_for_whom_this_page_says(app: Flask) -> None:
    assert declared(app, Actor.ANYONE) == ANYONE
    assert declared(app, Actor.HOLDER) == HOLDER


def test_there_is_no_other_kind_of_actor() -> None:
    assert set(Actor) == {Actor.ANYONE, Actor.HOLDER}


def test_a_view_without_a_mark_keeps_the_program_from_starting() -> None:
    bare = Flask("bare", static_folder=None)
    bare.add_url_rule("/forgotten", "forgotten", lambda: "")
    with pytest.raises(LookupError, match="forgotten"):
        use_access(bare)


def test_a_view_of_a_holder_names_the_assessment_it_is_about(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        is_own = "assessment_id" in rule.arguments
        mark = getattr(app.view_functions[rule.endpoint], MARK)
        assert is_own == (mark is Actor.HOLDER), rule.rule


def test_a_mark_stays_on_its_view() -> None:
    @access(Actor.HOLDER)
    def view() -> str:
        return ""

    assert getattr(view, MARK) is Actor.HOLDER
    assert view() == ""
