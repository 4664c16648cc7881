"""The addresses that a sentence names, so that what draws it can make them links."""

import re
from collections.abc import Iterator
from typing import Final

_SITE: Final = re.compile(r"\b((?:[a-z0-9-]+\.)+(?:fr|org|com|eu))\b")
_START: Final = "https://"


def with_sites(sentence: str) -> Iterator[tuple[str, str]]:
    """Cut a sentence into words, each with the address it names or an empty text."""
    for at, words in enumerate(_SITE.split(sentence)):
        if words:
            yield words, f"{_START}{words}" if at % 2 else ""
