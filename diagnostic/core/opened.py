"""An assessment together with the questionnaire it is read through."""

from dataclasses import dataclass

from diagnostic.core.assessment import Assessment
from diagnostic.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Opened:
    """One assessment a person may work on, with its questionnaire in the reader’s language."""

    assessment: Assessment
    questionnaire: Questionnaire
