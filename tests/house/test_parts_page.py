"""The living page shows every part there is; every colour can be read on what lies under it."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.report.workers import Documents
from diagnostic.store.session import Store
from diagnostic.web.app import create_app
from diagnostic.web.palette import PAIRS, QUIET, Pair, colours_in, seen_in, themes_of
from tests.build import REAL_CONTENT
from tests.house.test_templates import FOLDER, reached_from, source
from tests.web.clock import StillClock
from tests.web.given import Place, publish_unchecked, services_at
from tests.web.visitor import Visitor

PAGE: Final = "pages/parts/show.html"
STYLES: Final = packaged_paths().static / "css"
SHEETS: Final = tuple(sorted((STYLES / "parts").glob("*.css")))
WHOLE_PAGE: Final = "For a whole page only"
"""What the first comment of a style sheet says when none of its classes can stand among the parts."""
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
THEMES: Final = themes_of((STYLES / "tokens.css").read_text("utf-8"))


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page as it is answered."""
    folder = tmp_path_factory.mktemp("parts")
    place = Place(folder / "diagnostic.sqlite3", REAL_CONTENT)
    languages = Languages(packaged_paths().translations)
    with closing(Store(place.url)) as store, closing(Documents()) as documents:
        store.migrate()
        publish_unchecked(store, REAL_CONTENT, languages)
        visitor = Visitor.of(create_app(services_at(place, StillClock(), store, languages, documents)))
        answered = visitor.ask("GET", "/parts")
        assert answered.status_code == 200
        yield answered.text


def classes_of(text: str) -> frozenset[str]:
    return frozenset(" ".join(re.findall(r'class="([^"]+)"', text)).split())


def declared_in(sheet: Path) -> frozenset[str]:
    """The classes that a style sheet gives a look to."""
    return frozenset(re.findall(r"\.([a-z][a-z0-9_-]*)", COMMENT.sub("", sheet.read_text("utf-8"))))


@pytest.mark.parametrize("name", sorted(path.name for path in (FOLDER / "parts").glob("*.html")))
def test_every_part_stands_on_the_page(name: str) -> None:
    assert f"parts/{name}" in reached_from([PAGE])


def test_every_style_sheet_shows_something_of_its_own(html: str) -> None:
    shared = Counter(each for sheet in SHEETS for each in declared_in(sheet))
    for sheet in SHEETS:
        if WHOLE_PAGE not in sheet.read_text("utf-8").split("*/")[0]:
            own = {each for each in declared_in(sheet) if shared[each] == 1}
            assert own & classes_of(html), sheet.name


def test_every_small_drawing_stands_on_the_page(html: str) -> None:
    names = re.findall(r'name == "([a-z]+)"', source("parts/icon.html"))
    assert {f"icon--{each}" for each in names} <= classes_of(html)


def test_every_section_stands_on_the_page_with_its_title(html: str) -> None:
    sections = {path.stem for path in (FOLDER / "pages/parts/sections").glob("*.html")}
    assert sections == set(re.findall(r'<h2 id="([a-z]+)"', html))


def test_the_files_that_the_page_names_exist(html: str) -> None:
    named = re.findall(r"<code>([a-z/_.-]+\.(?:html|css|js|py))</code>", html)
    roots = (FOLDER, STYLES.parent, FOLDER.parent)
    assert [each for each in named if not any((root / each).is_file() for root in roots)] == []


def test_no_id_stands_twice_and_what_is_named_is_there(html: str) -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', html))
    assert [each for each, count in ids.items() if count > 1] == []
    named = re.findall(r'\b(?:for|aria-labelledby|aria-describedby)="([^"]*)"', html)
    assert {each for words in named for each in words.split()} <= set(ids)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.colour}-on-{pair.surface}")
def test_a_colour_can_be_told_from_what_lies_under_it(pair: Pair) -> None:
    assert seen_in(pair, THEMES.light).contrast >= pair.least
    assert seen_in(pair, THEMES.dark).contrast >= pair.least


def test_every_colour_stands_in_a_pair_or_says_why_not() -> None:
    paired = {name for pair in PAIRS for name in (pair.colour, pair.surface)}
    assert set(colours_in(THEMES)) == paired | set(QUIET)
    assert not paired & set(QUIET)
