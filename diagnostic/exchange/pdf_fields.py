"""Fields of a PDF that somebody sends: bounded, and nothing in it carried out."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf.settings import set_qpdf_limits

from diagnostic.core.faults import Refusal, RefusedInput

FILE: Final = "file"
MOST_BYTES: Final = 4 * 1024 * 1024
MOST_PAGES: Final = 200
MOST_FIELDS: Final = 3000
"""Fields and buttons; a questionnaire has about four hundred."""
DEEPEST: Final = 8
OFF: Final = "Off"

_UNPACKED: Final = 4 * 1024 * 1024
"""Bytes that one stream may come to."""
_BROKEN: Final = (pikepdf.PdfError, AttributeError, KeyError, RuntimeError, TypeError, ValueError)
"""What a file raises that is other than it says."""

# For the whole process, and before anything is opened: nothing else in the service reads a PDF.
set_qpdf_limits(
    doc_max_warnings=200,
    parser_max_container_size=20_000,
    max_stream_filters=2,
    flate_max_memory=_UNPACKED,
    png_max_memory=_UNPACKED,
    run_length_max_memory=_UNPACKED,
    tiff_max_memory=_UNPACKED,
)


@dataclass(frozen=True, slots=True)
class PdfField:
    """One field: its name, the first page it stands on (0 for none), what it says.

    ``states`` are the buttons that are on; ``text`` is what is written, None where it cannot be read.
    """

    name: str
    page: int
    is_button: bool
    states: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class _Node:
    """One element of the tree of fields, with what it has from those above it."""

    element: Any
    name: str
    kind: Any
    value: Any
    depth: int


def read_pdf_fields(content: bytes) -> tuple[PdfField, ...]:
    """Give every field of the form.

    Raises RefusedInput for what is no PDF, is encrypted, holds no form, or far more than a questionnaire.
    """
    if len(content) > MOST_BYTES:
        raise _refused("too large")
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            return tuple(_fields(pdf))
    except pikepdf.PasswordError as error:
        raise _refused("encrypted") from error
    except _BROKEN as error:
        raise _refused("pdf damaged") from error


def _refused(what: str) -> RefusedInput:
    return RefusedInput((Refusal(FILE, what, "a form downloaded here"),))


def _fields(pdf: pikepdf.Pdf) -> Iterator[PdfField]:
    if len(pdf.pages) > MOST_PAGES:
        raise _refused("too large")
    form = pdf.Root.get("/AcroForm")
    roots = list(form.get("/Fields", ())) if form is not None else []
    if not roots:
        raise _refused("no form")
    pages = _pages(pdf)
    for node, widgets in _ends(roots):
        on = [each for widget in (node.element, *widgets) if (each := pages.get(widget.objgen))]
        is_button = node.kind == pikepdf.Name.Btn
        yield PdfField(
            name=node.name,
            page=min(on, default=0),
            is_button=is_button,
            states=tuple(_states(node, widgets)) if is_button else (),
            text=None if is_button else _text(node.value),
        )


def _pages(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """The page of every widget, by its number in the file."""
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        for each in page.obj.get("/Annots", ()):
            found.setdefault(each.objgen, number)
        if len(found) > MOST_FIELDS:
            raise _refused("too large")
    found.pop((0, 0), None)
    return found


def _ends(roots: list[Any]) -> Iterator[tuple[_Node, list[Any]]]:
    """Every field that has no other below it, with its widgets."""
    waiting = [_Node(each, "", None, None, 0) for each in reversed(roots)]
    seen = 0
    while waiting:
        node = _own(waiting.pop())
        kids = list(node.element.get("/Kids", ()))
        seen += 1 + len(kids)
        if seen > MOST_FIELDS or node.depth > DEEPEST:
            raise _refused("too large")
        below = [each for each in kids if "/T" in each]
        waiting += [_Node(each, node.name, node.kind, node.value, node.depth + 1) for each in reversed(below)]
        if not below:
            yield node, kids


def _own(node: _Node) -> _Node:
    """The node with its own name, kind and value in place of those from above."""
    element = node.element
    part = str(element.get("/T", ""))
    name = f"{node.name}.{part}" if node.name and part else node.name or part
    return _Node(element, name, element.get("/FT", node.kind), element.get("/V", node.value), node.depth)


def _states(node: _Node, widgets: list[Any]) -> Iterator[str]:
    """The buttons that are on: as the field says, or as they look where it says nothing."""
    said = _state(node.value)
    if said != OFF:
        yield said
        return
    looks = dict.fromkeys(_state(each.get("/AS")) for each in (node.element, *widgets))
    yield from (each for each in looks if each != OFF)


def _state(value: Any) -> str:
    if value is None:
        return OFF
    return str(value).removeprefix("/") or OFF


def _text(value: Any) -> str | None:
    if value is None:
        return ""
    if isinstance(value, pikepdf.String):
        return str(value)
    if isinstance(value, pikepdf.Stream):
        return str(pikepdf.String(value.read_bytes()))
    return None
