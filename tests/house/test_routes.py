"""Every route is for whom the policy says, and no route is without a row of it."""

from pathlib import Path
from typing import Final

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from diagnostic.web.app import create_app
from diagnostic.web.policy import ANYONE, Row, check_policy, read_policy

OPEN_TO_ALL: Final = {
    "GET /",
    "GET /accessibilite",
    "GET /accessibilite/grille",
    "GET /c/<token>",
    "GET /ce-que-ce-n-est-pas",
    "POST /c/<token>",
    "GET /commencer/<questionnaire>",
    "POST /commencer/<questionnaire>",
    "GET /contact",
    "GET /connexion",
    "POST /connexion",
    "POST /connexion/mail",
    "GET /connexion/code",
    "POST /connexion/code",
    "GET /m/<token>",
    "POST /m/<token>",
    "GET /connexion/double-validation",
    "POST /connexion/double-validation",
    "POST /connexion/double-validation/activer",
    "GET /connexion/fournisseur",
    "GET /connexion/retour",
    "POST /connexion/retour",
    "POST /connexion/prolonger",
    "GET /connexion/texte-garde",
    "POST /deconnexion",
    "GET /invitation/<token>",
    "POST /invitation/<token>",
    "GET /donnees",
    "GET /exemple",
    "GET /exemple/rapport.pdf",
    "GET /healthz",
    "GET /lire/<token>",
    "POST /lire/<token>",
    "GET /mentions-legales",
    "GET /mots",
    "GET /niveaux",
    "GET /parts",
    "GET /plan-du-site",
    "GET /questions",
    "GET /questions/<questionnaire>",
    "GET /questions/<questionnaire>/a-imprimer.pdf",
    "GET /questions/<questionnaire>/a-remplir.pdf",
    "GET /questions/<questionnaire>/a-remplir.xlsx",
    "GET /r/<token>",
    "POST /r/<token>",
    "GET /reprendre",
    "POST /reprendre",
    "GET /ressources",
    "GET /ressources/<code>",
    "GET /robots.txt",
    "GET /static/<path:address>",
}
"""Written here a second time: opening one more to everybody is never a slip."""


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return build_services(
        read_settings({"DIAGNOSTIC_DATA": str(tmp_path), "DIAGNOSTIC_SECRET_KEY": "k" * 40})
    )


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services)


def declared(app: Flask) -> set[str]:
    """The methods and addresses that are open to everybody."""
    policy = read_policy()
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if policy[rule.endpoint].is_for_anyone
    }


def test_what_is_open_to_everybody_is_what_this_page_says(app: Flask) -> None:
    assert declared(app) == OPEN_TO_ALL


def test_whatever_names_an_object_loads_it_through_a_relation(app: Flask) -> None:
    policy = read_policy()
    kinds = {"assessment_id": "assessment", "organisation_id": "organisation", "campaign_id": "campaign"}
    for rule in app.url_map.iter_rules():
        named = {kind for argument, kind in kinds.items() if argument in rule.arguments}
        row = policy[rule.endpoint]
        assert named == ({row.loads} if row.loads else set()), rule.rule
        assert not (row.loads and ANYONE in row.who), rule.rule


def test_an_endpoint_without_a_row_keeps_the_program_from_starting() -> None:
    bare = Flask("bare", static_folder=None)
    bare.add_url_rule("/forgotten", "forgotten", lambda: "")
    with pytest.raises(LookupError, match="no row for forgotten"):
        check_policy(bare, {})


def test_a_row_without_an_endpoint_keeps_the_program_from_starting() -> None:
    bare = Flask("bare", static_folder=None)
    with pytest.raises(LookupError, match="gone"):
        check_policy(bare, {"gone": Row(frozenset({"GET"}), frozenset({ANYONE}))})


def test_a_route_with_more_methods_than_its_row_keeps_the_program_from_starting() -> None:
    bare = Flask("bare", static_folder=None)
    bare.add_url_rule("/wide", "wide", lambda: "", methods=["GET", "POST"])
    with pytest.raises(LookupError, match="other methods"):
        check_policy(bare, {"wide": Row(frozenset({"GET"}), frozenset({ANYONE}))})


def test_a_row_that_loads_what_its_address_does_not_name_keeps_the_program_from_starting() -> None:
    bare = Flask("bare", static_folder=None)
    bare.add_url_rule("/nameless", "nameless", lambda: "")
    row = Row(frozenset({"GET"}), frozenset({"holder"}), loads="assessment")
    with pytest.raises(LookupError, match="names no assessment"):
        check_policy(bare, {"nameless": row})


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('who = ["nobody"]', "who"),
        ("who = []", "who"),
        ('who = ["holder"]', "who"),
        ('who = ["anyone"]\nrate = "never"', "rate"),
        ('who = ["anyone"]\ncache = "a day"', "cache"),
        ('who = ["holder"]\nloads = "drawer"', "loads"),
    ],
)
def test_a_row_that_nobody_understands_keeps_the_program_from_starting(
    tmp_path: Path, line: str, key: str
) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(f'["home.show"]\nmethods = ["GET"]\n{line}\n')
    with pytest.raises(LookupError, match=f"unknown {key}"):
        read_policy(file)
