"""The trail of sensitive reads and of changes: what an entry holds, and how entries seal one another.

Each seal covers the entry and the seal before it, so that an entry altered, left out or put in between
is found. Names of actions follow the vocabulary of OWASP's logging cheat sheet where it has one.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

BEGINNING: Final = ""
"""What the first entry is sealed with."""

DETAIL_KEYS: Final = frozenset(
    {
        "campaign",
        "count",
        "form",
        "kind",
        "language",
        "number",
        "question",
        "reason",
        "role",
        "state",
        "until",
    }
)
"""What an entry may tell beside its columns: never an answer, a free text, an address, a secret."""


class ActorKind(StrEnum):
    """Who did it."""

    ANONYMOUS = "anonymous"
    HOLDER = "holder"
    ACCOUNT = "account"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done or refused; ``detail`` has keys of DETAIL_KEYS only."""

    at: datetime
    actor_kind: ActorKind
    actor_id: str
    role: str
    action: str
    object_kind: str
    object_id: str
    outcome: str
    address: str
    request: str
    detail: Mapping[str, str]

    def __post_init__(self) -> None:
        """Raise ValueError for a detail that the trail must not hold."""
        unknown = set(self.detail) - DETAIL_KEYS
        if unknown:
            raise ValueError(f"the trail holds no {', '.join(sorted(unknown))}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed in its place of the trail."""

    number: int
    deed: Deed
    previous: str
    seal: str


def sealed(deed: Deed, number: int, previous: str, key: bytes) -> Entry:
    """Put a deed in its place, after the entry whose seal is ``previous``."""
    return Entry(number, deed, previous, _seal(deed, number, previous, key))


def first_break(entries: Iterable[Entry], key: bytes) -> int | None:
    """The number of the first place where the trail does not hold, or None when it holds throughout."""
    previous = BEGINNING
    for number, entry in enumerate(entries, start=1):
        stands = entry.number == number and entry.previous == previous
        if not stands or not hmac.compare_digest(entry.seal, _seal(entry.deed, number, previous, key)):
            return number
        previous = entry.seal
    return None


def _seal(deed: Deed, number: int, previous: str, key: bytes) -> str:
    told = asdict(deed) | {"at": deed.at.astimezone(UTC).isoformat(), "detail": dict(deed.detail)}
    content = json.dumps([number, previous, told], ensure_ascii=False, sort_keys=True)
    return hmac.new(key, content.encode(), "sha256").hexdigest()
