"""Secrets as they are kept."""

from hashlib import sha256


def hashed(token: str) -> str:
    """The only form in which a secret is kept: its SHA-256, 64 characters."""
    return sha256(token.encode()).hexdigest()
