"""The only reader of time and maker of random values."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

TOKEN_BYTES = 32
ID_BYTES = 16
LOCAL_TIME = ZoneInfo("Europe/Paris")


class Clock(Protocol):
    """What the rest of the product knows of time and chance; tests give a fixed one."""

    def now(self) -> datetime:
        """The present moment, in UTC."""

    def public_id(self) -> str:
        """A new public id: 128 random bits, 22 characters."""

    def token(self) -> str:
        """A new secret: 256 random bits, 43 characters."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock and its source of randomness."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    def public_id(self) -> str:
        """A new public id: 128 random bits, 22 characters."""
        return secrets.token_urlsafe(ID_BYTES)

    def token(self) -> str:
        """A new secret: 256 random bits, 43 characters."""
        return secrets.token_urlsafe(TOKEN_BYTES)


@dataclass(frozen=True, slots=True)
class At:
    """A clock that stands at a moment and draws as another one does: for what is told of days gone by."""

    clock: Clock
    moment: datetime

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def public_id(self) -> str:
        """A new public id."""
        return self.clock.public_id()

    def token(self) -> str:
        """A new secret."""
        return self.clock.token()


def local_day(moment: datetime) -> date:
    """The day it was in metropolitan France at a moment."""
    return moment.astimezone(LOCAL_TIME).date()
