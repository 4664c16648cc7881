"""Tries that are counted: under names from which nobody is found."""

import hashlib
import hmac


def subject_name(secret: str, kind: str, subject: str) -> str:
    """The name under which tries of a kind are counted for a subject: a hash keyed with a secret."""
    digest = hmac.new(secret.encode(), f"try:{subject}".encode(), hashlib.sha256).hexdigest()
    return f"{kind}:{digest}"
