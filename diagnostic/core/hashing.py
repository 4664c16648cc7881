"""Secrets: derived where they must be shown again, and hashed as they are kept."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256


def hashed(token: str) -> str:
    """The only form in which a secret is kept: its SHA-256, 64 characters."""
    return sha256(token.encode()).hexdigest()


def derived(key: str, about: str) -> str:
    """A secret of 43 characters that only this installation's key can make, always the same for ``about``.

    So a link can be shown and sent again while the database holds its hash alone.
    """
    digest = hmac.new(key.encode(), about.encode(), sha256).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
