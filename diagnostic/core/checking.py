"""Whether a change can be kept: the questionnaire decides, whatever door it came through."""

from collections.abc import Iterable
from dataclasses import dataclass

from diagnostic.core.answers import NOT_APPLICABLE, answer_from
from diagnostic.core.changes import IMPORTANCE, PROFILE, QUESTION, TARGET, VALUES_APART, Change
from diagnostic.core.faults import Refusal
from diagnostic.core.limits import LONGEST_NOTE, unkeepable
from diagnostic.core.profile import ProfileKind
from diagnostic.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Checked:
    """Changes that can be kept, and a refusal for each that cannot; ``where`` is its field."""

    changes: tuple[Change, ...]
    refusals: tuple[Refusal, ...]


def check_changes(questionnaire: Questionnaire, changes: Iterable[Change]) -> Checked:
    """Sort changes into those that can be kept and those that cannot: one never spoils the others."""
    kept: list[Change] = []
    refusals: list[Refusal] = []
    for change in changes:
        problem = unkeepable(change.note, LONGEST_NOTE)
        expected = _expected(questionnaire, change.field)
        if expected is None:
            refusals.append(Refusal(change.field, "unknown field", "a field of the questionnaire"))
        elif problem:
            refusals.append(Refusal(change.field, problem, f"at most {LONGEST_NOTE} characters"))
        elif change.value and not _fits(questionnaire, change):
            refusals.append(Refusal(change.field, "unknown value", " · ".join(sorted(expected))))
        elif _apart(questionnaire, change):
            refusals.append(Refusal(change.field, "not together", _apart(questionnaire, change)))
        else:
            kept.append(change)
    return Checked(tuple(kept), tuple(refusals))


def _fits(questionnaire: Questionnaire, change: Change) -> bool:
    kind, _, key = change.field.partition(":")
    expected = _expected(questionnaire, change.field) or frozenset()
    if kind == PROFILE and questionnaire.profile_question[key].kind is ProfileKind.CHOICES:
        values = change.value.split(VALUES_APART)
        return len(values) == len(set(values)) and expected.issuperset(values)
    return change.value in expected


def _apart(questionnaire: Questionnaire, change: Change) -> str:
    """The label of a choice that goes with no other, where it was given with another; else empty."""
    kind, _, key = change.field.partition(":")
    values = change.value.split(VALUES_APART)
    if kind != PROFILE or len(values) == 1:
        return ""
    chosen = (questionnaire.profile_question[key].choice(each) for each in values)
    return next((each.label for each in chosen if each and each.alone), "")


def _expected(questionnaire: Questionnaire, field: str) -> frozenset[str] | None:
    """The values a field accepts, or None when there is no such field."""
    kind, _, key = field.partition(":")
    if kind == QUESTION and key in questionnaire.question:
        return _answers(questionnaire, key)
    if kind == PROFILE and key in questionnaire.profile_question:
        return frozenset(each.key for each in questionnaire.profile_question[key].choices)
    if kind in {TARGET, IMPORTANCE} and key in questionnaire.dimension:
        if kind == TARGET:
            return frozenset(str(each) for each in questionnaire.targets)
        return frozenset(each.key for each in questionnaire.rules.importances)
    return None


def _answers(questionnaire: Questionnaire, key: str) -> frozenset[str]:
    codes = {str(each.value) for each in questionnaire.scale} | {"dont_know"}
    if questionnaire.question[key].allows_not_applicable:
        codes.add(NOT_APPLICABLE)
    return frozenset(code for code in codes if answer_from(code, questionnaire.top))
