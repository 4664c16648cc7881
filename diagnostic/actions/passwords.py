"""Passwords: hashed slowly, a few at a time; judged by how many guesses they stand, not by their signs."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from diagnostic.core.faults import TooMany
from diagnostic.core.proofs import LONGEST_PASSWORD, SHORTEST_PASSWORD, PasswordFault

HASHER: Final = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
"""Argon2id with 46 MiB and one pass, as OWASP's cheat sheet has it."""

AT_ONCE: Final = BoundedSemaphore(2)
"""More would let a flood of sign-ins fill the memory."""

PATIENCE_SECONDS: Final = 5
FEWEST_GUESSES: Final = 2**50
JUDGED: Final = 72
"""How many signs are judged: judging takes longer and longer, and that many are enough."""


def hash_password(password: str) -> str:
    """The only form in which a password is kept."""
    with _turn():
        return HASHER.hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """True when a password is the one kept; where none is kept, it takes as long to say no."""
    with _turn():
        try:
            HASHER.verify(kept or _dummy(), password[: LONGEST_PASSWORD + 1])
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None


def needs_new_hash(kept: str) -> bool:
    """True when a hash was made with weaker parameters than those of today."""
    return HASHER.check_needs_rehash(kept)


def fault_of(password: str, context: tuple[str, ...]) -> PasswordFault | None:
    """Why a new password is refused, or None; ``context`` is what anybody would try first."""
    if len(password) < SHORTEST_PASSWORD:
        return PasswordFault.SHORT
    if len(password) > LONGEST_PASSWORD:
        return PasswordFault.LONG
    # Its word lists take 9 MiB in each worker: they come with the first password that is set there.
    from zxcvbn import zxcvbn  # noqa: PLC0415 - see above

    words = [word for each in context for word in (each, *each.replace("@", " ").split()) if word]
    guesses = float(zxcvbn(password[:JUDGED], user_inputs=words)["guesses"])
    return PasswordFault.EASY if guesses < FEWEST_GUESSES else None


@lru_cache(maxsize=1)
def _dummy() -> str:
    return HASHER.hash(hashlib.sha256(b"nobody").hexdigest())


@contextmanager
def _turn() -> Iterator[None]:
    if not AT_ONCE.acquire(timeout=PATIENCE_SECONDS):
        raise TooMany(PATIENCE_SECONDS)
    try:
        yield
    finally:
        AT_ONCE.release()
