"""What people prove who they are with: how it is written, how long it is good for, what is refused."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

PROOF_LASTS: Final = timedelta(minutes=10)
"""How long a mailed link or code can be used, and how long a fresh proof stays fresh."""

SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 128
ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two signs that nobody takes for one another."""


class Way(StrEnum):
    """How a person signed in."""

    PASSWORD = "password"  # noqa: S105 - a way, not a secret
    MAIL = "mail"
    PROVIDER = "provider"
    INVITATION = "invitation"


class Purpose(StrEnum):
    """What a mailed link or code is for; it serves for nothing else."""

    SIGN_IN = "sign-in"
    CONFIRM = "confirm"


class PasswordFault(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    EASY = "easy"
    WRONG = "wrong"
    """The current one was not given rightly."""


def code_of(random: bytes) -> str:
    """A code that is typed, one sign a byte."""
    return "".join(ALPHABET[each % len(ALPHABET)] for each in random)


def grouped(code: str, size: int = 4) -> str:
    """A code in groups, as it is shown."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def typed_code(text: str) -> str:
    """A code as somebody typed it, without spaces and hyphens, in capitals."""
    return "".join(each for each in text.upper() if each.isascii() and each.isalnum())
