"""What a person asks for: patterns of one language, tried in the order of the content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diagnostic.core.reading import Intent, IntentCues

LONGEST_REQUEST = 22
"""Words of the longest message in which a part may be a request; a longer one is an account."""


@dataclass(frozen=True, slots=True)
class Opened:
    """How a message opens: whether it announces a correction, and what follows words that lead to a name."""

    name: str
    is_announced: bool


class Requests:
    """Recognises intents by pattern."""

    def __init__(self, intents: Sequence[IntentCues], courtesies: Sequence[str]) -> None:
        """Compile the patterns once."""
        self._whole = [(e.intent, re.compile("|".join(e.whole))) for e in intents if e.whole]
        self._part = [(e.intent, re.compile("|".join(e.part))) for e in intents if e.part]
        self._opening = _any([pattern for each in intents for pattern in each.opening])
        self._naming = _any([pattern for each in intents for pattern in each.naming])
        self._courtesy = re.compile(rf"\b(?:{'|'.join(courtesies)})\b" if courtesies else r"(?!)")

    def stated(self, folded: str) -> Intent | None:
        """The intent that the whole message is, courtesies aside: certain."""
        bare = self.bare(folded)
        for said in (folded, bare, bare.rstrip(" ?")):
            for intent, pattern in self._whole:
                if said and pattern.fullmatch(said):
                    return intent
        return None

    def bare(self, folded: str) -> str:
        """Folded text without courtesies."""
        return _trimmed(self._courtesy.sub(" ", folded))

    def opened(self, folded: str) -> Opened | None:
        """How folded text opens; None when it neither announces a correction nor leads to a name."""
        opening = self._opening.match(folded)
        after = folded[opening.end() :].lstrip() if opening else folded
        naming = self._naming.match(after)
        if opening is None and naming is None:
            return None
        return Opened(after[naming.end() :].strip() if naming else "", is_announced=opening is not None)

    def suggested(self, folded: str) -> Intent | None:
        """The first intent that a part of the message looks like: to be weighed with its meaning."""
        if len(folded.split()) > LONGEST_REQUEST:
            return None
        return next((intent for intent, pattern in self._part if pattern.search(folded)), None)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for the beginning of a text; it matches nothing where none is given."""
    return re.compile(rf"(?:{'|'.join(patterns)})\b" if patterns else r"(?!)")


def _trimmed(text: str) -> str:
    return " ".join(text.split())
