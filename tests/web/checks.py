"""What every page is checked for each time it is opened; there is no switch to leave a check out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final
from urllib.parse import urljoin, urlsplit

from tests.web.form import controls_of
from tests.web.page import Page, words_of

LANGUAGES: Final = {"/en": "en-GB"}
REFERRING: Final = ("aria-controls", "aria-describedby", "aria-labelledby", "for")
ADDRESSES: Final = ("action", "data-autosave", "formaction", "href", "poster", "src")
HIGHEST: Final = 6
EVENT: Final = re.compile(r"on[a-z]+")

Check = Callable[[Page], Iterator[str]]


def language_of(url: str) -> str:
    """The language tag that a page at this address must have."""
    prefix = "/" + urlsplit(url).path.split("/")[1]
    return LANGUAGES.get(prefix, "fr-FR")


def _parses(page: Page) -> Iterator[str]:
    yield from page.parse_errors


def _has_one_heading(page: Page) -> Iterator[str]:
    if len(page.all("h1")) != 1:
        yield f"{len(page.all('h1'))} first headings"
    levels = [int(each.tag[1]) for each in page.root.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    leaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    if leaps:
        yield f"heading levels leap: {leaps}"


def _has_a_title(page: Page) -> Iterator[str]:
    if not words_of(page.one("title")):
        yield "no title"


def _says_its_language(page: Page) -> Iterator[str]:
    if page.root.get("lang") != language_of(page.url):
        yield f"lang is {page.root.get('lang')}"


def _has_unique_ids(page: Page) -> Iterator[str]:
    ids = Counter(each.get("id") for each in page.root.iter() if "id" in each.attrib)
    yield from (f"id {name} {times} times" for name, times in ids.items() if times > 1 or not name)


def _refers_to_what_is_there(page: Page) -> Iterator[str]:
    ids = {each.get("id") for each in page.root.iter()}
    for each in page.root.iter():
        wanted = [name for kind in REFERRING for name in each.get(kind, "").split()]
        if each.get("href", "").startswith("#"):
            wanted.append(each.get("href", "")[1:])
        yield from (f"no #{name} for {each.tag}" for name in wanted if name not in ids)


def _labels_every_field(page: Page) -> Iterator[str]:
    labels = page.all("label")
    named = {each.get("for") for each in labels if words_of(each)}
    inside = {control for each in labels if words_of(each) for control in controls_of(each)}
    for control in controls_of(page.root):
        is_named = control.get("id") in named or control in inside or control.get("aria-label")
        if control.get("type") != "hidden" and not is_named:
            yield f"no label for {control.get('name')}"


def _groups_its_choices(page: Page) -> Iterator[str]:
    grouped = {control for each in page.all("fieldset") for control in controls_of(each)}
    for control in controls_of(page.root):
        if control.get("type") == "radio" and control not in grouped:
            yield f"no fieldset around {control.get('name')}"
    for each in page.all("fieldset"):
        if not len(each) or each[0].tag != "legend" or not words_of(each[0]):
            yield f"a fieldset begins without its legend: {words_of(each)[:60]}"


def _keeps_style_and_script_apart(page: Page) -> Iterator[str]:
    for each in page.root.iter():
        if each.tag == "style" or "style" in each.attrib:
            yield f"style in {each.tag}"
        yield from (f"{name} in {each.tag}" for name in each.attrib if EVENT.fullmatch(str(name)))
    for each in page.all("script"):
        if not each.get("src") or each.text:
            yield "script in the page"


def _asks_nobody_else(page: Page) -> Iterator[str]:
    """Everything comes from here and goes to here, except links that say they lead elsewhere."""
    here = urlsplit(page.url)
    for each in page.root.iter():
        for name in ADDRESSES:
            wanted = urlsplit(urljoin(page.url, each.get(name, "")))
            leads_out = each.tag == "a" and "external" in each.get("rel", "").split()
            if wanted[:2] != here[:2] and not (leads_out and wanted.scheme == "https"):
                if each.tag == "a" and wanted.scheme == "mailto":
                    continue
                yield f"{name} of {each.tag} leads to {each.get(name)}"
        if "//" in each.get("srcset", ""):
            yield f"srcset leads to {each.get('srcset')}"


CHECKS: Final[tuple[Check, ...]] = (
    _parses,
    _has_one_heading,
    _has_a_title,
    _says_its_language,
    _has_unique_ids,
    _refers_to_what_is_there,
    _labels_every_field,
    _groups_its_choices,
    _keeps_style_and_script_apart,
    _asks_nobody_else,
)


def faults_of(page: Page) -> list[str]:
    """Everything wrong with a page."""
    return [fault for check in CHECKS for fault in check(page)]
