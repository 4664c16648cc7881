"""A questionnaire in one language: dimensions, questions, scale and rules.

The engine knows no questionnaire by name: how many dimensions and levels there are, and every
figure of the rules, come from the content.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from diagnostic.core.profile import Condition, ProfileQuestion
from diagnostic.core.resources import Catalogue


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """One level of the scale; ``value`` counts from 1."""

    value: int
    key: str
    name: str
    meaning: str
    colour: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one level of one question looks like, the first step up, and what helps."""

    value: int
    text: str
    first_step: str
    resources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """Resources added for some profiles; no ``levels`` means at any answered level."""

    resources: tuple[str, ...]
    levels: frozenset[int]
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class VariantAnchor:
    """Other words for one anchor; its resources stay."""

    text: str
    first_step: str


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words of a question for some profiles; an empty text keeps the common one."""

    when: tuple[Condition, ...]
    text: str = ""
    short: str = ""
    why: str = ""
    example: str = ""
    evidence: str = ""
    anchors: tuple[VariantAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the questionnaire and its plain meaning; ``source`` says where a fact comes from."""

    key: str
    word: str
    meaning: str
    example: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One scored question with its anchored levels."""

    key: str
    code: str
    dimension: str
    text: str
    short: str
    why: str
    example: str
    evidence: str
    terms: tuple[str, ...]
    critical: bool
    effort: str
    allows_not_applicable: bool
    anchors: tuple[Anchor, ...]
    extras: tuple[Extra, ...] = ()
    variants: tuple[Variant, ...] = ()
    asked_if: tuple[Condition, ...] = ()

    def anchor(self, value: int) -> Anchor:
        """The anchor of a level, counted from 1."""
        return self.anchors[value - 1]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of questions that has a level of its own."""

    key: str
    code: str
    name: str
    short_name: str
    aim: str
    meanings: tuple[str, ...]
    questions: tuple[Question, ...]
    go_further: tuple[str, ...]
    form_of_action: str = ""
    starters: tuple[str, ...] = ()
    start_text: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """A named weight: an importance or an effort."""

    key: str
    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The figures of scoring and priorities.

    ``thresholds``: a mean below the n-th gives level n. ``completeness``: least share of known
    answers for a level, from 0 to 1. ``gate_cap``: highest level while a critical question is at 1.
    ``prerequisites``: pairs of question codes, first before second.
    """

    thresholds: tuple[Fraction, ...]
    completeness: Fraction
    gate_cap: int
    default_target: int
    default_importance: str
    critical_factor: Fraction
    at_most: int
    per_dimension: int
    prerequisites: tuple[tuple[str, str], ...]
    importances: tuple[Weight, ...]
    efforts: tuple[Weight, ...]

    def importance(self, key: str) -> Weight:
        """The importance with this key."""
        return next(weight for weight in self.importances if weight.key == key)

    def effort(self, key: str) -> Weight:
        """The effort with this key."""
        return next(weight for weight in self.efforts if weight.key == key)


@dataclass(frozen=True)
class Questionnaire:
    """Everything asked, in one language, with the kit it points to."""

    key: str
    version: str
    title: str
    short_title: str
    description: str
    minutes: int
    scale: tuple[ScaleLevel, ...]
    profile: tuple[ProfileQuestion, ...]
    dimensions: tuple[Dimension, ...]
    rules: Rules
    terms: tuple[Term, ...]
    catalogue: Catalogue

    @property
    def top(self) -> int:
        """The highest level of the scale."""
        return len(self.scale)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the questionnaire."""
        return tuple(question for each in self.dimensions for question in each.questions)

    @cached_property
    def question(self) -> dict[str, Question]:
        """The questions by key."""
        return {question.key: question for question in self.questions}

    @cached_property
    def question_by_code(self) -> dict[str, Question]:
        """The questions by their code on the borders (``D1.1``)."""
        return {question.code: question for question in self.questions}

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """The dimensions by key."""
        return {dimension.key: dimension for dimension in self.dimensions}

    @cached_property
    def profile_question(self) -> dict[str, ProfileQuestion]:
        """The profile questions by key."""
        return {question.key: question for question in self.profile}

    @cached_property
    def term(self) -> dict[str, Term]:
        """The glossary by key."""
        return {term.key: term for term in self.terms}

    @property
    def targets(self) -> tuple[int, ...]:
        """The levels one can aim for: all but the first."""
        return tuple(range(2, self.top + 1))

    def level(self, value: int) -> ScaleLevel:
        """The level of the scale with this value, counted from 1."""
        return self.scale[value - 1]
