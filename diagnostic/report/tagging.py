"""What the tags of a PDF still need after layout: furniture apart, scopes, languages, links that print."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

import pydyf

from diagnostic.core.languages import REGIONS, SOURCE_LANGUAGE

Finisher = Callable[[Any, pydyf.PDF], None]

MAPPING: Final = b"/CIDInit /ProcSet findresource begin"
"""How a table from signs to characters begins."""

TITLES_WRITTEN_IN: Final = REGIONS[SOURCE_LANGUAGE]
"""A title is marked where the kit's own stands beside its translation."""

PRINTED: Final = 4
"""The flag of an annotation that stays when the page is printed."""


def finisher_for(written_in: str) -> Finisher:
    """Give what completes the tags of a document; names and notes are in the language ``written_in``."""

    def finish(_layout: Any, pdf: pydyf.PDF) -> None:
        _put_furniture_apart(pdf)
        _complete_mappings(pdf)
        for each in pdf.objects:
            if isinstance(each, pydyf.Dictionary):
                _complete(each, pdf, written_in)

    return finish


def _complete_mappings(pdf: pydyf.PDF) -> None:
    """Give every drawn sign a character.

    In a cluster of signs, such as a family in emoji, the first bears the whole text and the others
    none, which no reader accepts: they become spaces without width.
    """
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.stream[:1] == [MAPPING]:
            each.stream = [line.replace(b"> <>", b"> <200b>") for line in each.stream]


def _complete(element: Any, pdf: pydyf.PDF, written_in: str) -> None:
    match element.get("S"), element.get("Subtype"):
        case "/TH", _:
            element["A"]["Scope"] = _scope(element, pdf)
        case "/TD", _ if not element["A"].get("Headers"):
            # The corner of a table is headed by nothing; an empty list would be a broken promise.
            element["A"].pop("Headers", None)
        case (("/BlockQuote" | "/H1"), _):
            element["Lang"] = pydyf.String(written_in)
        case "/H6", _:
            # What a page marks as the title of a work: see ``paper.py``.
            element["S"], element["Lang"] = "/Span", pydyf.String(TITLES_WRITTEN_IN)
        case _, "/Link":
            element["F"] = PRINTED


def _scope(header: Any, pdf: pydyf.PDF) -> str:
    row = _at(header["P"], pdf)
    return "/Column" if _at(row["P"], pdf)["S"] == "/THead" else "/Row"


def _at(reference: bytes, pdf: pydyf.PDF) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _put_furniture_apart(pdf: pydyf.PDF) -> None:
    """Mark running headers, footers and page numbers as artefacts.

    They are laid out with tags of their own that hang nowhere; readers would stumble over them.
    """
    root = _at(pdf.catalog["StructTreeRoot"], pdf)
    content = set(_below(root["K"], pdf))
    numbers = _at(root["ParentTree"], pdf)["Nums"]
    for page, reference in enumerate(pdf.page_references):
        owners = numbers[2 * page + 1]
        loose = {mark for mark, owner in enumerate(owners) if owner not in content}
        stream = _at(_at(reference, pdf)["Contents"], pdf)
        _as_artefacts(stream.stream, loose)
        for mark in loose:
            _drop(owners[mark], pdf)
            owners[mark] = "null"


def _below(kids: list[Any], pdf: pydyf.PDF) -> Iterator[bytes]:
    """Every element of the tree, by reference."""
    waiting = [kid for kid in kids if isinstance(kid, bytes)]
    while waiting:
        reference = waiting.pop()
        yield reference
        below = _at(reference, pdf).get("K", ())
        waiting += [kid for kid in below if isinstance(kid, bytes)]


def _as_artefacts(operators: list[Any], loose: set[int]) -> None:
    for at, (tag, properties) in enumerate(pairwise(operators)):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in loose:
            operators[at] = "/Artifact" if isinstance(tag, str) else tag
            operators[at + 1] = pydyf.Dictionary({"Type": "/Pagination"})


def _drop(reference: bytes, pdf: pydyf.PDF) -> None:
    """Empty an element that hangs nowhere, and those above it.

    They are not freed: the library counts free objects among those it packs, and every later one would
    be looked for in the wrong place.
    """
    element = _at(reference, pdf)
    while element and element["S"] != "/Document":
        above = element["P"]
        element.clear()
        element = _at(above, pdf)
