"""Where a conversation stands: a small value, kept between two messages."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What the conversation waits for."""

    ASKING = "asking"
    PROPOSING = "proposing"
    CHOOSING = "choosing"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level the assistant understood, waiting for a yes.

    ``quote`` is a part of the person's own message; ``second`` the other level that could be meant;
    ``by_model`` tells that a language model proposed it. It lapses at ``expires_at`` (ISO, UTC).
    """

    id: str
    question: str
    level: int
    quote: str
    second: int | None
    by_model: bool
    expires_at: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that the person may have meant, which a yes in words takes; it lapses at ``expires_at``."""

    id: str
    field: str
    value: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The state: the field asked, what is proposed, what was passed over, where to return.

    ``current`` is a field (``question:role-defini``, ``profile:animation``), empty when nothing is left;
    ``stood`` is the value it had when it came up, so that an answer given elsewhere meanwhile is noticed;
    ``queue`` holds further proposals of one long message; ``trail`` the fields left before, each once, for
    going back; ``misses`` counts messages in a row that gave no level. ``offer`` and ``pair`` hold for the
    next message only: the value that may have been meant, and the two levels shown alone.
    """

    stage: Stage = Stage.ASKING
    current: str = ""
    stood: str = ""
    return_to: str = ""
    waiting: Proposal | None = None
    queue: tuple[Proposal, ...] = ()
    skipped: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    misses: int = 0
    offer: Offer | None = None
    pair: tuple[str, ...] = ()
