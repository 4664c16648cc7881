"""A clock that stands still until it is moved, and ids that only count."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.build import SOME_DAY

ID_LENGTH, TOKEN_LENGTH = 22, 43


@dataclass(slots=True)
class StillClock:
    """The product's clock, in the hands of a test."""

    moment: datetime = SOME_DAY
    numbers: Iterator[int] = field(default_factory=count)

    def now(self) -> datetime:
        return self.moment

    def public_id(self) -> str:
        return f"id-{next(self.numbers)}-".ljust(ID_LENGTH, "x")

    def token(self) -> str:
        return f"token-{next(self.numbers)}-".ljust(TOKEN_LENGTH, "x")

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self.moment += by
