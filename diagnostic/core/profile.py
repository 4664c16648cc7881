"""Profile questions: never scored, they decide the path and the wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ProfileKind(StrEnum):
    """How a profile question is answered."""

    CHOICE = "choice"
    CHOICES = "choices"
    FORM_OF_ACTION = "form-of-action"


class FormOfAction(StrEnum):
    """Where a structure stands with one form of action."""

    PRACTISED = "practised"
    PLANNED = "planned"
    NOT_CONCERNED = "not_concerned"


@dataclass(frozen=True, slots=True)
class Condition:
    """True when one of ``values`` was given for ``field`` (a profile or a question key)."""

    field: str
    values: frozenset[str]

    def holds(self, given: Mapping[str, tuple[str, ...]]) -> bool:
        """Tell whether one of the values is among those given for the field."""
        return not self.values.isdisjoint(given.get(self.field, ()))


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer of a profile question; ``alone`` says that it goes with no other (“none yet”)."""

    key: str
    label: str
    hint: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """A question about the structure itself."""

    key: str
    code: str
    kind: ProfileKind
    text: str
    short: str
    help: str
    required: bool
    choices: tuple[Choice, ...]
    asked_if: tuple[Condition, ...] = ()

    def choice(self, key: str) -> Choice | None:
        """The choice with this key, if the question has it."""
        return next((choice for choice in self.choices if choice.key == key), None)
