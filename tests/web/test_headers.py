"""What comes with every answer: headers, cookies, and files that browsers keep."""

import gzip
import re
from dataclasses import replace

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.web.app import create_app
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, begin

ADDRESS = re.compile(r'(?:href|src|srcset)="(/static/[^"]+)"')
IN_STYLES = re.compile(r"url\(([^)]+)\)")
HTTPS = "https://passerelle.example"


@pytest.fixture
def https(services: Services) -> Flask:
    """The same service where people reach it over HTTPS."""
    return create_app(replace(services, settings=replace(services.settings, public_url=HTTPS)))


def test_every_static_file_of_a_page_is_there_and_kept_for_good(visitor: Visitor) -> None:
    addresses = set(ADDRESS.findall(visitor.visit("/").html))
    assert {each.rpartition(".")[2] for each in addresses} >= {"css", "svg", "png"}
    for each in addresses:
        response = visitor.ask("GET", each)
        assert response.status_code == 200
        assert re.search(r"\.[0-9a-f]{16}\.", each)


def test_styles_ask_for_nothing_from_elsewhere(visitor: Visitor) -> None:
    [sheet] = [each for each in ADDRESS.findall(visitor.visit("/").html) if each.endswith(".css")]
    styles = visitor.ask("GET", sheet).text
    assert "@import" not in styles
    for each in IN_STYLES.findall(styles):
        address = each.strip("\"'")
        assert not re.match(r"(https?:)?//", address)
        assert address.startswith("data:") or visitor.ask("GET", f"/static/{address}").status_code == 200


def test_scripts_know_no_address_elsewhere(visitor: Visitor) -> None:
    hub = begin(visitor)
    for page in (f"{hub}/profil", f"{hub}/reprendre-plus-tard", f"{hub}/dimension/strategie"):
        for each in visitor.visit(page).all("script"):
            script = visitor.ask("GET", each.get("src", ""))
            assert script.mimetype == "text/javascript"
            assert not re.search(r"[\"'`](https?:)?//", script.text)


def test_a_compressed_file_is_the_same_file(visitor: Visitor) -> None:
    [sheet] = [each for each in ADDRESS.findall(visitor.visit("/").html) if each.endswith(".css")]
    small = visitor.ask("GET", sheet, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(small.data) == visitor.ask("GET", sheet).data


def test_a_first_look_leaves_nothing_in_the_browser(visitor: Visitor) -> None:
    for url in ("/", "/ressources", "/niveaux", "/donnees", "/questions/structure"):
        assert not visitor.visit(url).headers.getlist("Set-Cookie")


def test_the_two_cookies_are_all_there_is(visitor: Visitor) -> None:
    visitor.visit("/commencer/structure")
    assert [line.partition("=")[0] for line in visitor.page.headers.getlist("Set-Cookie")] == ["pre"]
    begin(visitor)
    visitor.submit(NEXT)
    names = {name for name in ("s", "pre", "session") if visitor.client.get_cookie(name, "127.0.0.1")}
    assert names == {"s", "pre"}


def test_over_https_cookies_are_bound_to_the_host_and_the_browser_stays_there(https: Flask) -> None:
    visitor = Visitor.of(https, home=HTTPS)
    hub = begin(visitor)
    assert visitor.client.get_cookie("__Host-s", "passerelle.example")
    assert visitor.client.get_cookie("s", "passerelle.example") is None
    visitor.visit(hub)
    assert (
        visitor.visit(f"{hub}/reprendre-plus-tard").by_id("lien").get("value", "").startswith(f"{HTTPS}/r/")
    )


def test_the_service_says_that_it_works_and_nothing_else(visitor: Visitor) -> None:
    response = visitor.ask("GET", "/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
