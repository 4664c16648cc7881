"""Where a structure stands with a form of action, in its own words: “oui, …”, “on y pense”, “pas nous”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diagnostic.core.profile import FormOfAction
from diagnostic.core.reading import StanceCues

FORMS = frozenset(each.value for each in FormOfAction)


@dataclass(frozen=True, slots=True)
class Stance:
    """What a message comes to; ``is_sure`` when its first words answer, so that it asks for nothing else."""

    value: str
    is_sure: bool


class Stances:
    """Recognises stances by pattern, tried in the order of the content."""

    def __init__(self, cues: Sequence[StanceCues]) -> None:
        """Compile the patterns once."""
        self._openings = [(each.value.value, _any(each.opening, "^")) for each in cues]
        self._tried = [
            (each.value.value, _any((*(f"^{p}" for p in each.opening), *each.part))) for each in cues
        ]

    def said(self, folded: str, choices: Sequence[tuple[str, str]]) -> Stance | None:
        """The stance of folded text; None where no form of action is asked about, or it asks something."""
        if {value for value, _ in choices} != FORMS or "?" in folded:
            return None
        value = next((value for value, pattern in self._tried if pattern.search(folded)), "")
        is_sure = any(pattern.search(folded) for _, pattern in self._openings)
        return Stance(value, is_sure) if value else None


def _any(patterns: Sequence[str], before: str = "") -> re.Pattern[str]:
    """One pattern out of many; it matches nothing where none is given."""
    return re.compile(f"{before}(?:{'|'.join(patterns)})" if patterns else r"(?!)")
