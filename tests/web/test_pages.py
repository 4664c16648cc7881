"""Every page opens, in both languages, and passes the checks that opening a page makes."""

import pytest

from diagnostic.actions.services import Services
from tests.build import TINY_CONTENT
from tests.web.given import publish_unchecked
from tests.web.visitor import Visitor

OPEN_PAGES = (
    "/",
    "/questions",
    "/questions/structure",
    "/commencer/structure",
    "/reprendre",
    "/reprendre?parti=oui",
    "/ressources",
    "/ressources/K10",
    "/niveaux",
    "/donnees",
    "/accessibilite",
    "/contact",
)


@pytest.mark.parametrize("url", OPEN_PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_open_page_can_be_visited(visitor: Visitor, prefix: str, url: str) -> None:
    assert visitor.visit(prefix + url).heading


def test_two_questionnaires_share_the_first_page(visitor: Visitor, services: Services) -> None:
    publish_unchecked(services.store, TINY_CONTENT, services.languages)
    page = visitor.visit("/")
    assert {each.get("href") for each in page.all("a")} >= {"/commencer/structure", "/commencer/tiny"}
    for url in ("/niveaux", "/questions", "/questions/tiny", "/commencer/tiny", "/en/"):
        visitor.visit(url)
