"""Identities that a provider elsewhere vouches for."""

from dataclasses import dataclass


class RefusedIdentity(Exception):
    """What came back from the provider proves nothing."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody at the provider; ``is_strong`` when a second factor was asked for there."""

    issuer: str
    subject: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """What binds a way there and back: told to the provider, and found again in its answer."""

    state: str
    nonce: str
    verifier: str
    back: str
