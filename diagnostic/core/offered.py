"""What the portfolio can be filtered by, as the published questionnaires have it."""

from dataclasses import dataclass

from diagnostic.core.portfolio import SavedView
from diagnostic.core.profile import Choice, ProfileQuestion
from diagnostic.core.questionnaire import Dimension, ScaleLevel


@dataclass(frozen=True, slots=True)
class Offered:
    """What the portfolio can be filtered by; ``campaigns`` are pairs of id and name."""

    territories: tuple[Choice, ...]
    types: tuple[Choice, ...]
    forms: tuple[ProfileQuestion, ...]
    dimensions: tuple[Dimension, ...]
    scale: tuple[ScaleLevel, ...]
    campaigns: tuple[tuple[str, str], ...]
    views: tuple[SavedView, ...]
