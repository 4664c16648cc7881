"""The rules for everyone that show in the markup, on every page of the URL map, as five people find them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from diagnostic.language import Languages
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.web.compiled import BYTECODE
from tests.web.conftest import Publisher
from tests.web.given import PUBLIC_URL
from tests.web.matrix.people import BY_NAME
from tests.web.matrix.probing import probes
from tests.web.matrix.world import world_at
from tests.web.page import HTML, Page, words_of
from tests.web.rules import RULES, broken
from tests.web.visitor import Visitor

PEOPLE: Final = {"nobody": 20, "holder": 20, "manager": 30, "advisor": 40, "administrator": 15}
"""Who looks, and how many pages they see at least."""
ENGLISH: Final = ("nobody", "holder")


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, published: Publisher, languages: Languages
) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("rules")
    with world_at(folder, published(REAL_CONTENT, languages), languages) as services:
        app = create_app(services)
        app.jinja_env.bytecode_cache = BYTECODE
        yield app


def opened(app: Flask, url: str, cookies: str) -> Page | None:
    """A page as somebody gets it; None where there is something else."""
    headers = {"Cookie": cookies} if cookies else {}
    response = app.test_client(use_cookies=False).get(url, base_url=PUBLIC_URL, headers=headers)
    is_page = response.content_type == HTML and response.status_code not in range(300, 400)
    return Page(response, url) if is_page else None


@cache
def pages_of(world: Flask, name: str) -> tuple[Page, ...]:
    """Every page that somebody can open, and the ones that tell why others cannot be."""
    actor = BY_NAME[name]
    wanted = [
        each
        for each in probes(world, actor)
        if each.method == "GET" and each.state in {"", "own", "absent"} and each.endpoint != "parts.show"
    ]
    prefixes = ("", "/en") if name in ENGLISH else ("",)
    found = (opened(world, prefix + each.url, actor.cookies) for each in wanted for prefix in prefixes)
    return tuple(each for each in found if each is not None)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_page_keeps_the_rules_of_markup(world: Flask, name: str) -> None:
    pages = pages_of(world, name)
    assert len(pages) >= PEOPLE[name]
    found = {f"{page.url}: {fault}" for page in pages for fault in broken(page)}
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("name", PEOPLE)
def test_the_surroundings_are_the_same_everywhere(world: Flask, name: str) -> None:
    """The menu and the foot are in the same place with the same links, and lead to the plan of the site."""
    surroundings = {
        tuple(
            (each.get("href"), words_of(each)) for part in ("header", "footer") for each in _menus(page, part)
        )
        for page in pages_of(world, name)
        if not page.url.startswith("/en") and page.status == 200
    }
    [links] = surroundings
    assert {"/plan-du-site", "/accessibilite", "/contact"} <= {href for href, _ in links}


def _menus(page: Page, part: str) -> list[Element]:
    """The links of the menus in a part of the page, but for those that lead to the same page elsewhere."""
    return [
        link
        for nav in next(each for each in page.one("body") if each.tag == part).iter("nav")
        for link in nav.iter("a")
        if "hreflang" not in link.attrib and not (link.get("href") or "").startswith("/connexion")
    ]


def test_the_plan_leads_to_every_open_page(world: Flask) -> None:
    plan = opened(world, "/plan-du-site", "")
    assert plan
    here = {each.get("href") for each in plan.one("main").iter("a")}
    wanted = {"/", "/ressources", "/niveaux", "/donnees", "/accessibilite", "/contact", "/connexion"}
    assert wanted | {"/questions/structure", "/commencer/structure", "/reprendre"} <= here | {
        "/questions/structure"
    }


def test_french_words_on_an_english_page_bear_their_language(visitor: Visitor, hub: str) -> None:
    page = visitor.visit("/en/")
    french = [each for each in page.all("a") if words_of(each) == "Français"]
    assert french
    assert {each.get("lang") for each in french} == {"fr"}
    assert "Français" not in visitor.visit(hub.replace("/diagnostic/", "/en/diagnostic/")).words


def test_the_review_names_the_question_that_each_link_changes(visitor: Visitor, hub: str) -> None:
    page = visitor.visit(f"{hub}/relecture")
    changing = [
        words_of(each) for each in page.one("main").iter("a") if words_of(each).startswith("Modifier")
    ]
    assert changing
    assert len(set(changing)) == len(changing)


def test_nothing_is_chosen_before_somebody_chooses(visitor: Visitor, hub: str) -> None:
    page = visitor.visit(f"{hub}/dimension/strategie")
    radios = [each for each in page.root.iter("input") if each.get("type") == "radio"]
    assert radios
    assert not [each.get("name") for each in radios if "checked" in each.attrib]
    for name in {each.get("name") for each in radios}:
        values = [each.get("value") for each in radios if each.get("name") == name]
        assert values.index("dont_know") == len([each for each in values if (each or "").isdigit()])
    cleared = {each.get("value") for each in page.all("button") if each.get("name") == "clear"}
    assert {each.get("name") for each in radios} <= cleared


def test_a_step_says_how_far_in_words(visitor: Visitor, hub: str) -> None:
    page = visitor.visit(f"{hub}/dimension/strategie")
    current = [each for each in page.root.iter() if each.get("aria-current") == "step"]
    assert current
    assert re.search(r"\bÉtape 2 sur \d+\b", page.title)


BROKEN: Final = {
    "titles": ("<title>{title}</title>", "<title>Sans service</title>"),
    "landmarks": ("<footer", "<div"),
    "languages": ('hreflang="en"', 'hreflang="anglais"'),
    "progress": ("</main>", '<div><progress value="1" max="2"></progress></div></main>'),
    "fields": ("</main>", '<label for="x">X</label><input id="x" name="x" placeholder="X"></main>'),
    "purposes": ("</main>", '<label for="x">X</label><input id="x" name="x" type="email"></main>'),
    "keys": ("</main>", '<p tabindex="3">X</p></main>'),
    "hidden": ("</main>", '<p aria-hidden="true"><a href="/">X</a></p></main>'),
    "pictures": ("</main>", '<svg role="img"></svg></main>'),
    "tables": ("</main>", "<table><tbody><tr><td>X</td></tr></tbody></table></main>"),
    "links": ("</main>", '<a href="/donnees">Un lien</a><a href="/contact">Un lien</a></main>'),
    "tags": ("</main>", "<p><b>X</b></p></main>"),
    "signs": ("</main>", "<p>Question ★</p></main>"),
    "lists": ("</main>", '<p class="exchange__quote">X</p></main>'),
}
"""What is changed in a page to break each rule."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_page_that_breaks_a_rule_is_noticed(visitor: Visitor, name: str) -> None:
    page = visitor.visit("/contact")
    before, after = BROKEN[name]
    before = before.format(title=page.title) if name == "titles" else before
    assert before in page.html
    response = visitor.ask("GET", "/contact", site="none")
    response.set_data(page.html.replace(before, after, 1))
    assert {each.partition(":")[0] for each in broken(Page(response, "/contact"))} == {name}


def test_every_rule_was_broken_once() -> None:
    assert set(BROKEN) == {each.__name__ for each in RULES}
