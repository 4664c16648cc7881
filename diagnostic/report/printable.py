"""Signs that no font of a document holds, told by their number: drawn, they would be empty boxes."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Final
from unicodedata import category

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # the library publishes no types

from diagnostic.report.assets import other_signs

PLAIN: Final = 0x250
"""Below this every letter is in the fonts, and most signs of a page are."""
UNDRAWN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Kinds of signs that are never drawn."""
VARIATIONS: Final = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})
"""They choose a form of the sign before them."""


def printable(words: str, label: str) -> str:
    """Give the words with each run of signs that cannot be printed as ``[label U+6F22 U+5B57]``.

    The same sign then stands in the text, in the tags and in what is read aloud.
    """
    missing = "".join(sorted(each for each in set(words) if not _is_printed(each)))
    if not missing:
        return words
    return re.sub(f"[{re.escape(missing)}]+", lambda run: f"[{label} {_numbers(run[0])}]", words)


def _numbers(signs: str) -> str:
    return " ".join(f"U+{ord(each):04X}" for each in signs)


def _is_printed(sign: str) -> bool:
    number = ord(sign)
    return number < PLAIN or number in VARIATIONS or category(sign) in UNDRAWN or number in _drawn()


@cache
def _drawn() -> frozenset[int]:
    """The number of every sign in the fonts that follow the document’s own, which add none to them."""
    return frozenset(number for each in other_signs().values() for number in _signs_of(each.content))


def _signs_of(font: bytes) -> Iterator[int]:
    with TTFont(BytesIO(font), lazy=True) as opened:
        yield from opened.getBestCmap()
