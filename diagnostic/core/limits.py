"""How long texts may be, and which characters cannot be kept."""

import unicodedata

LONGEST_NOTE = 4000
LONGEST_NAME = 200

_KEPT_CONTROLS = "\n\t"
_NONCHARACTER = 0xFFFE


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
