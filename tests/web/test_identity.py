"""A network’s own name, logo and colours on every page, in the one style sheet and the static files."""

import re
from dataclasses import replace

from diagnostic.actions.services import Services
from diagnostic.report.identity import Identity, Logo, Shade
from diagnostic.report.workers import Documents
from diagnostic.web.app import create_app
from diagnostic.web.identity import styles_of
from tests.web.visitor import Visitor

NAME = "Réseau d’exemple"
LOGO = Logo(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "image/svg+xml")


def test_pages_bear_the_name_the_logo_and_the_colours_of_a_network(services: Services) -> None:
    shades = {"level-1": Shade("#eeeeee", "#111111")}
    identity = Identity(name=NAME, logo=LOGO, accent="#14508c", shades=shades)
    visitor = Visitor.of(create_app(replace(services, documents=Documents(identity))))
    home = visitor.visit("/")
    assert NAME in home.html
    picture = re.search(r'<img class="page__mark" src="([^"]+)"', home.html)
    sheet = re.search(r'<link rel="stylesheet" href="([^"]+)"', home.html)
    assert picture
    assert sheet
    assert visitor.ask("GET", picture[1]).data == LOGO.content
    style = visitor.ask("GET", sheet[1]).text
    assert "--color-plum: #14508c;" in style
    assert "--level-1: #eeeeee; --level-1-ink: #111111;" in style


def test_without_an_identity_the_style_sheet_is_the_products_own() -> None:
    assert styles_of(Identity()) == ""
