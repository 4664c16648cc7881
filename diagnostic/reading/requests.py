"""What a person asks for: patterns of one language, tried in the order of the content."""

import re
from collections.abc import Sequence

from diagnostic.core.reading import Intent, IntentCues

LONGEST_REQUEST = 22
"""Words of the longest message in which a part may be a request; a longer one is an account."""


class Requests:
    """Recognises intents by pattern."""

    def __init__(self, intents: Sequence[IntentCues], courtesies: Sequence[str]) -> None:
        """Compile the patterns once."""
        self._whole = [(e.intent, re.compile("|".join(e.whole))) for e in intents if e.whole]
        self._part = [(e.intent, re.compile("|".join(e.part))) for e in intents if e.part]
        self._courtesy = re.compile(rf"(?:{'|'.join(courtesies)})" if courtesies else r"(?!)")

    def stated(self, folded: str) -> Intent | None:
        """The intent that the whole message is, courtesies aside: certain."""
        bare = _trimmed(self._courtesy.sub(" ", folded))
        for intent, pattern in self._whole:
            if pattern.fullmatch(folded) or pattern.fullmatch(bare):
                return intent
            if pattern.fullmatch(bare.rstrip(" ?")):
                return intent
        return None

    def suggested(self, folded: str) -> Intent | None:
        """The first intent that a part of the message looks like: to be weighed with its meaning."""
        if len(folded.split()) > LONGEST_REQUEST:
            return None
        return next((intent for intent, pattern in self._part if pattern.search(folded)), None)


def _trimmed(text: str) -> str:
    return " ".join(text.split())
