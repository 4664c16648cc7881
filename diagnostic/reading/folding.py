"""Messages into comparable text: case, accents, punctuation and short forms folded away."""

import re
import unicodedata
from collections.abc import Mapping

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss", "’": "'"})
_QUESTION_MARK = re.compile(r"\?+")
_NOT_WORD = re.compile(r"[^a-z0-9?]+")
_COMBINING = re.compile(r"[\u0300-\u036f]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")

LONGEST_READ = 6000
"""Characters read of one message; what follows is kept by the conversation, but not read."""


def plain(text: str) -> str:
    """The text in small letters without accents; its length may change."""
    small = text[:LONGEST_READ].translate(_LIGATURES).lower()
    if small.isascii():
        return small
    return _COMBINING.sub("", unicodedata.normalize("NFKD", small))


def fold(text: str, short_forms: Mapping[str, str]) -> str:
    """Words separated by one space, “?” standing apart, short forms written out.

    >>> fold("C’est quoi, l’étude ??", {})
    'c est quoi l etude ?'
    """
    spaced = _NOT_WORD.sub(" ", _QUESTION_MARK.sub(" ? ", plain(text)))
    tight = _STRETCHED.sub(r"\1\1", spaced)
    return " ".join(short_forms.get(word, word) for word in tight.split())


def words_of(folded: str) -> list[str]:
    """The words of folded text, without question marks."""
    return [word for word in folded.split() if word != "?"]
