"""How long texts may be, and which characters cannot be kept."""

import unicodedata

LONGEST_NOTE = 4000
LONGEST_NAME = 200

_KEPT_CONTROLS = "\n\t"
_NONCHARACTER = 0xFFFE
_JOINERS = "\u200c\u200d"
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Characters that count as letters or signs, and show nothing."""

_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Unseen themselves, they order what is seen: a name keeps them, and pages hold them within it."""


def unkeepable(text: str, longest: int) -> str:
    """Say in a word why a text cannot be kept: ``too long``, ``control character``; empty if it can.

    Surrogates, NUL, other control characters and noncharacters would break storage, PDF or XML;
    everything else, in every script, is kept as it is.
    """
    if len(text) > longest:
        return "too long"
    is_broken = any(_is_unkeepable(character) for character in text)
    return "control character" if is_broken else ""


def _is_unkeepable(character: str) -> bool:
    is_control = unicodedata.category(character) in {"Cc", "Cs"} and character not in _KEPT_CONTROLS
    return is_control or ord(character) & _NONCHARACTER == _NONCHARACTER


def tidy(text: str) -> str:
    r"""The text with line ends as ``\n`` and without blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def tidy_name(text: str) -> str:
    """A name without what nobody sees, empty when nothing is left.

    A joiner stays between two characters that are seen: some scripts are not written without.
    """
    told = tidy(text)
    if all(_is_blank(each) for each in told):
        return ""
    kept = (each for at, each in enumerate(told) if each in _DIRECTIONS or not _is_unseen(told, at))
    return tidy("".join(kept))


def _is_unseen(text: str, at: int) -> bool:
    if text[at] in _JOINERS:
        around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        return len(around) < len(_JOINERS) or any(_is_blank(each) for each in around)
    return _is_blank(text[at]) and not text[at].isspace()


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _BLANK or unicodedata.category(character) == "Cf"
