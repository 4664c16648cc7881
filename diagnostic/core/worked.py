"""One dimension with its answers and its outcome, to show how a level comes about."""

from dataclasses import dataclass

from diagnostic.core.answers import Record
from diagnostic.core.outcome import DimensionOutcome
from diagnostic.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Worked:
    """A dimension’s outcome, and the structure and record it comes from."""

    questionnaire: Questionnaire
    structure: str
    record: Record
    outcome: DimensionOutcome
