"""What each block of a content file may hold; anything else is a fault with its place."""

from typing import Annotated, Any, TypeVar

import msgspec

from diagnostic.core.faults import ContentFault
from diagnostic.core.profile import ProfileKind
from diagnostic.core.resources import ResourceStatus

When = dict[str, list[str]]
Positive = Annotated[int, msgspec.Meta(ge=1)]
Shape = TypeVar("Shape", bound=msgspec.Struct)


class Block(msgspec.Struct, forbid_unknown_fields=True):
    """A block of a file: unknown keys are refused, so a misspelt one is noticed."""


class Named(Block):
    """A key with a name and a weight."""

    key: str
    name: str
    weight: Positive


class ScoringBlock(Block):
    """Figures of the levels; exact fractions as ``"3/2"``."""

    thresholds: list[str]
    completeness: str
    gate_cap: int


class PrioritiesBlock(Block):
    """Figures of the priorities."""

    default_target: int
    critical_factor: str
    at_most: Positive
    per_dimension: Positive
    default_importance: str = "medium"
    prerequisites: list[tuple[str, str]] = []


class QuestionnaireBlock(Block):
    """``questionnaire.toml``."""

    key: str
    version: str
    title: str
    short_title: str
    description: str
    minutes: int
    dimensions: list[str]
    scoring: ScoringBlock
    priorities: PrioritiesBlock
    importance: list[Named]
    effort: list[Named]


class LevelBlock(Block):
    """One level in ``scale.toml``."""

    value: int
    key: str
    name: str
    meaning: str
    colour: str


class ChoiceBlock(Block):
    """One choice of a profile question."""

    key: str
    label: str
    hint: str = ""
    alone: bool = False


class ProfileBlock(Block):
    """One question in ``profile.toml``."""

    key: str
    code: str
    kind: ProfileKind
    text: str
    short: str
    help: str = ""
    required: bool = False
    choice: list[ChoiceBlock] = []
    asked_if: When = {}


class AnchorBlock(Block):
    """One level of a question."""

    anchor: str
    first_step: str = ""
    resources: list[str] = []


class ExtraBlock(Block):
    """Resources the profile adds."""

    resources: list[str]
    when: When
    levels: list[int] = []


class VariantAnchorBlock(Block):
    """Other words of one level."""

    anchor: str
    first_step: str = ""


class VariantBlock(Block):
    """Other words of a question."""

    when: When
    text: str = ""
    short: str = ""
    why: str = ""
    example: str = ""
    evidence: str = ""
    level: list[VariantAnchorBlock] = []


class QuestionBlock(Block):
    """One question of a dimension file."""

    key: str
    code: str
    text: str
    short: str
    why: str
    example: str
    evidence: str
    effort: str
    level: list[AnchorBlock]
    terms: list[str] = []
    critical: bool = False
    allows_not_applicable: bool = False
    extra: list[ExtraBlock] = []
    variant: list[VariantBlock] = []
    asked_if: When = {}


class MeaningBlock(Block):
    """What one level means in a dimension."""

    text: str


class DimensionBlock(Block):
    """The head of a dimension file; its questions are read one by one."""

    code: str
    key: str
    name: str
    short_name: str
    aim: str
    go_further: list[str]
    meaning: list[MeaningBlock]
    form_of_action: str = ""
    starters: list[str] = []
    start_text: str = ""


class TermBlock(Block):
    """One word of the glossary."""

    key: str
    word: str
    meaning: str
    example: str = ""
    source: str = ""


class AxisBlock(Block):
    """One axis of the kit."""

    key: str
    name: str
    purpose: str
    outside_the_four: bool = False


class ResourceBlock(Block):
    """One resource of the kit."""

    axis: str
    code: str
    title: str
    authors: str
    year: str
    category: str
    kind: str
    status: ResourceStatus
    use: str
    audience: list[str]
    keywords: list[str]
    basis: str
    where: str
    note: str = ""
    url: str = ""
    url_label: str = ""
    source: str = ""


class Shapes:
    """Reads blocks one by one, so that every block in fault is named, not only the first."""

    def __init__(self) -> None:
        """Start without faults."""
        self.faults: list[ContentFault] = []

    def one(self, where: str, value: Any, shape: type[Shape]) -> Shape | None:
        """Give the block in its shape, or note the fault and give None."""
        try:
            return msgspec.convert(value, shape)
        except msgspec.ValidationError as error:
            self.faults.append(ContentFault(where, str(error)))
            return None

    def every(self, kind: str, values: list[Any], shape: type[Shape]) -> list[Shape]:
        """Give every block that has the shape; the others are noted."""
        places = ((f"{kind}.{name_of(value, at)}", value) for at, value in enumerate(values, 1))
        read = (self.one(where, value, shape) for where, value in places)
        return [each for each in read if each is not None]


def name_of(value: Any, position: int) -> str:
    """The key or code of a block, or its position when it has neither."""
    named = value if isinstance(value, dict) else {}
    return str(named.get("key") or named.get("code") or position)
