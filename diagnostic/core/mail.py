"""A mail, before it is sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in plain text; links in it begin with the public address of the settings."""

    to: str
    subject: str
    body: str
