"""The rules for everyone that a page keeps in its markup: each finds what is wrong with one page."""

import re
from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from tests.web.form import controls_of
from tests.web.page import Page, plain, words_of

Rule = Callable[[Page], Iterator[str]]

LANGUAGE: Final = re.compile(r"(fr|en)(-[A-Z]{2})?|x-default")
NEVER: Final = frozenset(
    {"iframe", "frame", "object", "embed", "audio", "video", "canvas", "marquee", "blink"}
)
FOR_LOOKS: Final = frozenset({"b", "i", "u", "big", "tt", "font", "center", "strike", "basefont"})
LOOKS: Final = frozenset(
    {"align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "valign", "text"}
)
FILLED_BY_BROWSERS: Final = frozenset({"email", "password", "tel"})
OWN_NAME: Final = re.compile(r"prénom|first name", re.IGNORECASE)
AUTOCOMPLETE: Final = frozenset(
    {
        "current-password",
        "email",
        "name",
        "new-password",
        "off",
        "one-time-code",
        "organization",
        "username",
    }
)
STAR: Final = re.compile(r"(?<!\()[★☆✓✗✔✘→←]")
"""Signs that are read as nothing, or differently by each reader; one in brackets follows its words."""
SVG: Final = "{http://www.w3.org/2000/svg}"


def titles(page: Page) -> Iterator[str]:
    """The title says the page, then the service (rule 1)."""
    said = plain(page.title).rsplit(" – ", 1)
    is_home = page.url in {"/", "/en/"}
    if not all(said) or (len(said) != 2 and not is_home):
        yield f"the title is “{page.title}”"


def landmarks(page: Page) -> Iterator[str]:
    """Skip link first, one header, main and footer in this order, each navigation by its name (rule 2)."""
    body = page.one("body")
    first = next(each for each in body if each.tag not in {"script", f"{SVG}svg"})
    if first.tag != "a" or first.get("href") != f"#{page.one('main').get('id')}":
        yield "the first thing is no link to the content"
    order = [each.tag for each in body if each.tag in {"header", "main", "footer"}]
    if order != ["header", "main", "footer"]:
        yield f"regions are {order}"
    names = [each.get("aria-label") or each.get("aria-labelledby") for each in page.all("nav")]
    if None in names or len(set(names)) != len(names):
        yield f"navigations are named {names}"


def languages(page: Page) -> Iterator[str]:
    """Each language is one that there is (rule 3)."""
    told = [
        each.get(kind, "")
        for each in page.root.iter()
        for kind in ("lang", "hreflang")
        if kind in each.attrib
    ]
    yield from (f"lang {each}" for each in told if not LANGUAGE.fullmatch(each))


def progress(page: Page) -> Iterator[str]:
    """A bar repeats words and is silent itself (rule 5)."""
    for each in page.all("progress"):
        if each.get("aria-hidden") != "true" or not words_of(page.parent[each]):
            yield "a bar without words"


def fields(page: Page) -> Iterator[str]:
    """No label within the field, no slider, nothing that only the browser requires (rules 6, 7 and 17)."""
    for each in controls_of(page.root):
        for name in ("placeholder", "required", "pattern", "onpaste"):
            if name in each.attrib:
                yield f"{each.get('name')} has {name}"
        if each.get("type") in {"range", "color", "image"}:
            yield f"{each.get('name')} is a {each.get('type')}"
        if each.get("aria-invalid") and f"{each.get('id')}-error" not in each.get("aria-describedby", ""):
            yield f"{each.get('name')} is wrong and does not say why"


def purposes(page: Page) -> Iterator[str]:
    """What browsers and password managers know about a person, they may fill in (rules 9 and 32)."""
    own = {each.get("for") for each in page.all("label") if OWN_NAME.search(words_of(each))}
    for each in controls_of(page.root):
        if each.get("type") == "hidden":
            continue
        purpose = each.get("autocomplete")
        is_asked = each.get("type") in FILLED_BY_BROWSERS or each.get("id") in {"structure", *own}
        if is_asked and "readonly" not in each.attrib and purpose is None:
            yield f"{each.get('name')} says no purpose"
        if purpose is not None and purpose not in AUTOCOMPLETE:
            yield f"{each.get('name')} has the purpose {purpose}"
        if each.get("type") == "password" and purpose not in {"current-password", "new-password"}:
            yield f"{each.get('name')} keeps password managers away"


def keys(page: Page) -> Iterator[str]:
    """The order of the page is the order of Tab; no key is taken (rule 27)."""
    for each in page.root.iter():
        if (
            each.get("tabindex", "0") not in {"0", "-1"}
            or "accesskey" in each.attrib
            or "autofocus" in each.attrib
        ):
            yield f"{each.tag} changes the order of Tab, or takes a key"


def hidden(page: Page) -> Iterator[str]:
    """What is silent takes no focus (rule 34)."""
    for each in page.root.iter():
        if each.get("aria-hidden") == "true" and any(_takes_focus(inner) for inner in each.iter()):
            yield f"a silent {each.tag} takes the focus"


def pictures(page: Page) -> Iterator[str]:
    """A picture says what it shows or is silent; a caption is its name too (rule 31)."""
    for each in page.all("img"):
        if "alt" not in each.attrib:
            yield "a picture without alt"
    for each in page.root.iter(f"{SVG}svg"):
        told = [words_of(one) for one in each.iter(f"{SVG}title")]
        is_named = each.get("role") == "img" and bool(each.get("aria-label") or "".join(told))
        if not is_named and each.get("aria-hidden") != "true":
            yield "a drawing is neither named nor silent"
        figure = _figure_of(page, each) if is_named else None
        captions = [words_of(one) for one in figure.iter("figcaption")] if figure is not None else []
        if figure is not None and captions and [figure.get("aria-label")] != captions:
            yield f"a figure is not named by its caption: {captions}"


def tables(page: Page) -> Iterator[str]:
    """A caption, a head for each column and for each line, and nothing more complicated."""
    for table in page.all("table"):
        if not len(table) or table[0].tag != "caption" or not words_of(table[0]):
            yield "a table without caption"
        heads = [cell for head in table.iter("thead") for cell in head.iter() if cell.tag in {"th", "td"}]
        if not heads or any(cell.tag == "th" and cell.get("scope") != "col" for cell in heads):
            yield "a head of a column does not say so"
        for row in (row for body in table.iter("tbody") for row in body.iter("tr")):
            if row[0].tag != "th" or row[0].get("scope") != "row":
                yield f"a line without head: {words_of(row)[:40]}"
            if any("colspan" in cell.attrib or "rowspan" in cell.attrib for cell in row):
                yield "a cell over several others"


def links(page: Page) -> Iterator[str]:
    """Links and buttons say where they lead; the same words lead to the same place."""
    led: dict[str, set[str]] = {}
    here = set(page.one("main").iter("a"))
    for each in page.all("a"):
        said = plain(each.get("aria-label") or words_of(each))
        if "href" in each.attrib and not said:
            yield f"a link to {each.get('href')} says nothing"
        if each in here:
            led.setdefault(said, set()).add(each.get("href", "").partition("?")[0])
        if "target" in each.attrib:
            yield f"“{said}” opens a window"
    yield from (f"“{said}” leads to {sorted(where)}" for said, where in led.items() if len(where) > 1)
    for each in page.all("button"):
        if not (each.get("aria-label") or words_of(each)):
            yield "a button says nothing"


def tags(page: Page) -> Iterator[str]:
    """Tags stand for their meaning, styles for looks; nothing plays, nothing is framed."""
    if not page.html.lower().startswith("<!doctype html>"):
        yield "no document type"
    for each in page.root.iter():
        if each.tag in NEVER | FOR_LOOKS:
            yield f"a {each.tag}"
        looks = LOOKS & set(each.attrib)
        if looks and each.tag in {"table", "td", "th", "tr", "p", "div", "body", "img", "hr"}:
            yield f"{each.tag} has {sorted(looks)}"
        if each.tag in {"h1", "h2", "h3", "h4", "legend", "label", "th", "caption"} and not words_of(each):
            yield f"an empty {each.tag}"
        if each.tag == "meta" and each.get("http-equiv", "").lower() == "refresh":
            yield "the page reloads by itself"


def signs(page: Page) -> Iterator[str]:
    """A sign that stands for words is silent, with the words beside."""
    for each in page.one("main").iter():
        if each.text and STAR.search(each.text) and each.get("aria-hidden") != "true":
            yield f"a sign is read out: {words_of(each)[:60]}"
        for inner in each:
            if inner.tail and STAR.search(inner.tail):
                yield f"a sign is read out: {words_of(each)[:60]}"


def lists(page: Page) -> Iterator[str]:
    """Lists hold lines, and quotations of what people wrote are quotations."""
    for each in page.root.iter():
        if each.tag in {"ul", "ol"} and {inner.tag for inner in each} - {"li"}:
            yield f"a list holds {sorted({str(inner.tag) for inner in each})}"
        if "exchange__quote" in each.get("class", "").split() and each.tag != "blockquote":
            yield f"a quotation is a {each.tag}"


RULES: Final[tuple[Rule, ...]] = (
    titles,
    landmarks,
    languages,
    progress,
    fields,
    purposes,
    keys,
    hidden,
    pictures,
    tables,
    links,
    tags,
    signs,
    lists,
)


def broken(page: Page) -> list[str]:
    """Every rule that a page breaks, with what breaks it."""
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(page)]


def _takes_focus(each: Element) -> bool:
    is_control = each.tag in {"button", "select", "textarea"} or (each.tag == "a" and "href" in each.attrib)
    return is_control or (each.tag == "input" and each.get("type") != "hidden") or each.get("tabindex") == "0"


def _figure_of(page: Page, each: Element) -> Element | None:
    at: Element | None = each
    while at is not None and at.tag != "figure":
        at = page.parent.get(at)
    return at
