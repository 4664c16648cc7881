"""From what is asked to WTForms fields: one line of the table a kind of question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import HiddenField, RadioField, SelectMultipleField, TextAreaField

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import IMPORTANCE, PROFILE, QUESTION, TARGET, field_of
from diagnostic.core.faults import Clash
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire

NOTE, SEEN = "note", "version"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked on a page: the field it is kept under, and the values it offers."""

    field: str
    kind: str
    values: tuple[str, ...]
    has_note: bool

    @property
    def key(self) -> str:
        """The key without what kind of field it is."""
        return self.field.partition(":")[2]

    @property
    def name(self) -> str:
        """The name of its answer's input: the key, after its kind where keys of two kinds could meet."""
        kind, _, key = self.field.partition(":")
        return key if kind in {QUESTION, PROFILE} else f"{kind}-{key}"

    @property
    def note_name(self) -> str:
        """The name of its note's input."""
        return f"{self.name}-{NOTE}"

    @property
    def seen_name(self) -> str:
        """The name of the input that says which version the person saw."""
        return f"{self.name}-{SEEN}"


@dataclass(frozen=True, slots=True)
class Given:
    """What one question shows: its values, note and version, and what went wrong with it or its note."""

    values: tuple[str, ...]
    note: str
    version: int
    error: str = ""
    clash: Clash | None = None
    is_of_note: bool = False


def asked_question(questionnaire: Questionnaire, question: Question) -> Asked:
    """A scored question: its levels, « Je ne sais pas », and « Non concerné » where allowed."""
    values = [str(each.value) for each in questionnaire.scale] + [DONT_KNOW]
    if question.allows_not_applicable:
        values.append(NOT_APPLICABLE)
    return Asked(field_of(QUESTION, question.key), "anchored", tuple(values), has_note=True)


def asked_profile(question: ProfileQuestion) -> Asked:
    """A profile question: its choices."""
    values = tuple(each.key for each in question.choices)
    return Asked(field_of(PROFILE, question.key), question.kind.value, values, has_note=False)


def asked_aims(questionnaire: Questionnaire, dimension: Dimension) -> tuple[Asked, Asked]:
    """The level aimed for and the importance of one dimension."""
    levels = tuple(str(each) for each in questionnaire.targets)
    weights = tuple(each.key for each in questionnaire.rules.importances)
    return (
        Asked(field_of(TARGET, dimension.key), "choice", levels, has_note=False),
        Asked(field_of(IMPORTANCE, dimension.key), "choice", weights, has_note=False),
    )


def _choices(asked: Asked) -> Any:
    """The values as WTForms takes them; its published types still want pairs, which it warns of."""
    return list(asked.values)


def _one(asked: Asked) -> Any:
    return RadioField(choices=_choices(asked), validate_choice=False)


def _several(asked: Asked) -> Any:
    return SelectMultipleField(choices=_choices(asked), validate_choice=False)


FIELD_OF_KIND: Mapping[str, Callable[[Asked], Any]] = {
    "anchored": _one,
    ProfileKind.CHOICE.value: _one,
    ProfileKind.FORM_OF_ACTION.value: _one,
    ProfileKind.CHOICES.value: _several,
}


def fields_of(asked: tuple[Asked, ...]) -> dict[str, Any]:
    """The WTForms fields of everything asked on a page, by the names of their inputs.

    Whether a value can be kept is for the core to say, so that every door refuses the same things.
    """
    fields: dict[str, Any] = {}
    for each in asked:
        fields[each.name] = FIELD_OF_KIND[each.kind](each)
        fields[each.seen_name] = HiddenField()
        if each.has_note:
            fields[each.note_name] = TextAreaField()
    return fields
