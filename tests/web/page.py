"""A page as a browser has it: parsed, with its words, its links and its forms."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

from tests.web.form import Form, controls_of

SPACES: Final = re.compile(r"\s+")
HTML: Final = "text/html; charset=utf-8"


def words_of(element: Element) -> str:
    """All text below an element, every run of spaces made one ordinary space."""
    return SPACES.sub(" ", "".join(element.itertext())).strip()


def cell_words(cell: Element) -> str:
    """The text of a cell of a table, but the label that repeats its column for the eye alone."""
    own = [cell.text or ""]
    for each in cell:
        own += ["" if each.get("aria-hidden") == "true" else "".join(each.itertext()), each.tail or ""]
    return SPACES.sub(" ", "".join(own)).strip()


class Page:
    """One answer of the service, parsed; ``url`` is where the browser ended up."""

    def __init__(self, response: TestResponse, url: str) -> None:
        self.status: int = response.status_code
        self.headers = response.headers
        self.url = url
        self.html: str = response.get_data(as_text=True)
        builder = html5lib.getTreeBuilder("etree")
        parser = html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)
        self.root: Element = parser.parse(self.html)
        self.parse_errors: list[str] = [f"{code} at {place}" for place, code, _ in parser.errors]

    @cached_property
    def parent(self) -> Mapping[Element, Element]:
        """The element around each element."""
        return {child: above for above in self.root.iter() for child in above}

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of this tag that has these attributes; ``class_`` asks for one class among others."""
        return [each for each in self.root.iter(tag) if _fits(each, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag} {attributes} on {self.url}"
        return found[0]

    def by_id(self, identifier: str) -> Element:
        """The element with this id."""
        found = [each for each in self.root.iter() if each.get("id") == identifier]
        assert found, f"no #{identifier} on {self.url}"
        return found[0]

    @property
    def heading(self) -> str:
        """What the page is about."""
        return words_of(self.one("h1"))

    @property
    def title(self) -> str:
        return words_of(self.one("title"))

    @cached_property
    def words(self) -> str:
        """Everything the page says between header and footer."""
        return words_of(self.one("main"))

    def link(self, words: str) -> str:
        """The address of the only link of the page with these words."""
        found = {each.get("href", "") for each in self.all("a") if _says(each, words)}
        assert len(found) == 1, f"{len(found)} links “{words}” on {self.url}"
        return found.pop()

    def links(self, words: str) -> list[str]:
        """The addresses of every link with these words, or with these words at its start."""
        return [each.get("href", "") for each in self.all("a") if plain(words_of(each)).startswith(words)]

    def form(self, button: str) -> Form:
        """The form that this button sends, filled as the page came."""
        for form in self.all("form"):
            pressed = [each for each in form.iter("button") if _is_shown(each) and _says(each, button)]
            if pressed:
                assert len(pressed) == 1, f"{len(pressed)} buttons “{button}” on {self.url}"
                return Form.of(form, pressed[0])
        told = [plain(words_of(each)) for each in self.all("button")]
        raise AssertionError(f"no button “{button}” on {self.url}, but {told}")

    def value(self, name: str) -> str | None:
        """What the page holds for a field: the text typed, or the choice made; None for no choice."""
        controls = [each for each in controls_of(self.one("main")) if each.get("name") == name]
        assert controls, f"no field “{name}” on {self.url}"
        if controls[0].get("type") in {"radio", "checkbox"}:
            return next((each.get("value") for each in controls if "checked" in each.attrib), None)
        if controls[0].tag == "textarea":
            return controls[0].text or ""
        return controls[0].get("value", "")

    def errors(self) -> dict[str, str]:
        """The summary of errors: what each says, by where it leads."""
        summaries = self.all("div", class_="error-summary")
        links = [link for each in summaries for link in each.iter("a")]
        return {each.get("href", ""): plain(words_of(each)) for each in links}

    def notices(self) -> list[str]:
        """What the page points out."""
        return [plain(words_of(each)) for each in self.all("div", class_="notice")]


def plain(text: str) -> str:
    """The text with ordinary spaces, as people type it into a test."""
    return SPACES.sub(" ", text)


def pieces(page: Page) -> Iterator[tuple[Element, str]]:
    """Every text of the body, with the element it stands in."""
    for element in page.one("body").iter():
        if element.text and element.text.strip():
            yield element, element.text
        for child in element:
            if child.tail and child.tail.strip():
                yield element, child.tail


def _fits(element: Element, attributes: Mapping[str, str]) -> bool:
    for name, value in attributes.items():
        if name == "class_":
            if value not in element.get("class", "").split():
                return False
        elif element.get(name) != value:
            return False
    return True


def _is_shown(element: Element) -> bool:
    return "hidden" not in element.attrib


def _says(element: Element, words: str) -> bool:
    return plain(words_of(element)) == words
