"""Takes the shortcuts, all at once and for this process; they can be left for a while to compare.

Each stands for one function of the engine, in the version they were measured with. With another version none
is taken: documents are the same then, and take longer.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

import weasyprint

from diagnostic.report.shortcuts import boxes, contents, drawings, letters, styles, text, writing

VERSION: Final = "70.0"
"""The version of the engine whose ways these are."""

WRITTEN_OTHERWISE: Final = frozenset({"data", "draw_background_image", "draw_node"})
"""Shortcuts after which pages look alike while bytes differ; after all others the bytes are the same."""

Place = tuple[Any, str]
"""Something of the engine and the name under which it holds a function."""

_LIBRARIES: Final = ("weasyprint", "pydyf")
_METHODS: Final = (
    *text.METHODS,
    *boxes.METHODS,
    *styles.METHODS,
    *drawings.METHODS,
    *writing.METHODS,
)
_FUNCTIONS: Final = (
    *text.FUNCTIONS,
    *letters.FUNCTIONS,
    *boxes.FUNCTIONS,
    *contents.FUNCTIONS,
    *writing.FUNCTIONS,
)


@cache
def take_shortcuts() -> None:
    """Take the shortcuts, once; nothing happens with another version of the engine."""
    if weasyprint.__version__ == VERSION:
        _put({place: shorter for place, (_, shorter) in _places().items()})


@contextmanager
def without_shortcuts(names: frozenset[str] | None = None) -> Iterator[None]:
    """Go the engine’s own ways within the block: all of them, or those through functions of these names."""
    places = {place: both for place, both in _places().items() if names is None or place[1] in names}
    taken = {place: _held(place) for place in places}
    _put({place: own for place, (own, _) in places.items()})
    try:
        yield
    finally:
        _put(taken)


@cache
def _places() -> dict[Place, tuple[Any, Any]]:
    """Where the engine holds what is replaced: there its own function, and the shorter one."""
    found: dict[Place, tuple[Any, Any]] = {}
    for owner, name, shorter in _METHODS:
        found[owner, name] = vars(owner)[name], shorter
    shorter_of = {id(own): (own, shorter) for own, shorter in _FUNCTIONS}
    for module in [each for name, each in sys.modules.items() if name.startswith(_LIBRARIES)]:
        for name, held in vars(module).items():
            if id(held) in shorter_of:
                found[module, name] = shorter_of[id(held)]
    return found


def _held(place: Place) -> Any:
    owner, name = place
    return vars(owner)[name]


def _put(functions: dict[Place, Any]) -> None:
    for (owner, name), function in functions.items():
        setattr(owner, name, function)
