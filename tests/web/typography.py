"""How French is set on a page: spaces before high punctuation, inside « », and the apostrophe."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from tests.web.page import Page

INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup"}
)
SILENT: Final = frozenset({"script", "style", "template"})
TOLD: Final = frozenset({"alt", "aria-label", "placeholder", "title"})
"""Attributes whose value a person reads or hears."""
BREAK: Final = "\n"
BLANKS: Final = re.compile(r"[ \t\r\f]+")
RULES: Final = (
    (re.compile(r" [;:!?»]"), "an ordinary space before the punctuation"),
    (re.compile(r"«(?![\u00a0\u202f])"), "no no-break space after «"),
    (re.compile(r"(?<![\u00a0\u202f])»"), "no no-break space before »"),
    (re.compile(r"['\"]"), "a straight quote"),
)


def french_faults(page: Page, typed: frozenset[str]) -> Iterator[str]:
    """Every fault of the French on a page; what people typed themselves is theirs to set."""
    own = [_in_one_line(each) for each in typed]
    for run in french_runs(page):
        text = _without(run, own)
        for rule, what in RULES:
            found = rule.search(text)
            if found:
                yield f"{what}: “…{text[max(0, found.start() - 30) : found.end() + 20]}…”"


def french_runs(page: Page) -> Iterator[str]:
    """The French texts of a page, each as it is read in one go."""
    told = [*_texts(page.one("title"), "fr"), BREAK, *_texts(page.one("body"), "fr")]
    for run in "".join(told).split(BREAK):
        text = BLANKS.sub(" ", run).strip()
        if text:
            yield text
    for element in page.root.iter():
        if element.get("lang", "fr").startswith("fr"):
            yield from told_by_attributes(element)


def told_by_attributes(element: Element) -> Iterator[str]:
    """What an element says through its attributes, those that scripts show included."""
    for name, value in element.attrib.items():
        # A text for a script has spaces; an address or a key has none.
        is_for_script = str(name).startswith("data-") and " " in value
        if name in TOLD or is_for_script:
            yield value
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content", "")


def _texts(element: Element, language: str) -> Iterator[str]:
    """The texts below an element, with breaks where a reader makes a pause; other languages are left out."""
    if element.tag in SILENT:
        return
    language = element.get("lang", language)
    around = "" if element.tag in INLINE else BREAK
    yield around
    yield _said(element.text, language)
    for child in element:
        yield from _texts(child, language)
        yield _said(child.tail, language)
    yield around


def _said(text: str | None, language: str) -> str:
    return (text or "").replace("\n", " ") if language.startswith("fr") else ""


def _in_one_line(text: str) -> str:
    return BLANKS.sub(" ", text.replace("\n", " ")).strip() or BREAK


def _without(text: str, own: list[str]) -> str:
    for each in own:
        text = text.replace(each, "")
    return text
