"""What search engines are told: what a page is about, its one address, and what to leave out."""

from typing import Final

import pytest

from tests.web.page import Page
from tests.web.visitor import Visitor
from tests.web.walks import begin

HOME: Final = "http://127.0.0.1:8000"
OPEN: Final = (
    "/",
    "/questions/structure",
    "/ressources",
    "/ressources/K10",
    "/mots",
    "/exemple",
    "/niveaux",
    "/ce-que-ce-n-est-pas",
    "/donnees",
    "/accessibilite",
    "/mentions-legales",
    "/contact",
    "/plan-du-site",
    "/commencer/structure",
    "/reprendre",
)
SECRET: Final = ("/m/" + "a" * 43, "/lire/" + "a" * 43, "/c/" + "a" * 43, "/r/" + "a" * 43, "/connexion")


def described(page: Page) -> str:
    return page.one("meta", name="description").get("content", "")


def addresses(page: Page) -> dict[str, str]:
    """The whole addresses of a page by language, the one it is known by under no name."""
    links = [*page.all("link", rel="alternate"), *page.all("link", rel="canonical")]
    return {each.get("hreflang", ""): each.get("href", "") for each in links}


@pytest.mark.parametrize("path", OPEN)
def test_a_page_for_everybody_is_known_by_its_address_in_each_language(visitor: Visitor, path: str) -> None:
    french = {"fr": HOME + path, "x-default": HOME + path, "en": f"{HOME}/en{path}"}
    assert addresses(visitor.visit(path)) == {**french, "": HOME + path}
    assert addresses(visitor.visit(f"/en{path}?mots=charte")) == {**french, "": f"{HOME}/en{path}"}
    assert "X-Robots-Tag" not in visitor.page.headers


def test_each_page_tells_what_it_is_about(visitor: Visitor) -> None:
    told = [described(visitor.visit(path)) for path in OPEN]
    assert len(set(told)) == len(OPEN)
    assert all(40 <= len(each) <= 300 for each in told)


def test_a_private_page_has_no_address_to_be_known_by(visitor: Visitor) -> None:
    hub = begin(visitor)
    assert not addresses(visitor.visit(hub))
    assert not addresses(visitor.visit(f"{hub}/relecture"))


@pytest.mark.parametrize("path", SECRET)
def test_what_hangs_on_a_secret_or_signs_in_is_not_to_be_listed(visitor: Visitor, path: str) -> None:
    assert visitor.ask("GET", path).headers["X-Robots-Tag"] == "noindex"


def test_crawlers_may_read_whatever_they_are_answered(visitor: Visitor) -> None:
    response = visitor.ask("GET", "/robots.txt")
    assert response.mimetype == "text/plain"
    assert response.text.splitlines()[1:] == ["User-agent: *", "Disallow:"]
