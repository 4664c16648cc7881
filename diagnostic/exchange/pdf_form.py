"""A PDF form that was filled in on screen, read back: only our own fields, each fault with its place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from diagnostic.core.changes import VALUES_APART, Change
from diagnostic.core.checking import check_changes
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.filling import ORIGIN, STRUCTURE, Origin, field_named, origin_from
from diagnostic.core.limits import LONGEST_NAME, LONGEST_NOTE, tidy, unkeepable
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.filled import FilledField, FilledFile
from diagnostic.exchange.pdf_fields import FILE, PdfField, read_pdf_fields

Find = Callable[[str, str], Questionnaire | None]
"""Gives a questionnaire by key and version; None when there is none such."""

LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class _Said:
    """What one field of the form says of a field of the questionnaire."""

    field: str
    value: str | None
    note: str | None
    place: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """The questionnaire that the form asks, and the refusals so far."""

    questionnaire: Questionnaire
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, where: str, what: str, expected: str = "") -> None:
        self.refusals.append(Refusal(where, what, expected))


def read_pdf_form(content: bytes, find: Find) -> FilledFile:
    """Read what a filled form says; raises RefusedInput for a file that is none of ours."""
    fields = read_pdf_fields(content)
    origin = _origin(fields)
    questionnaire = find(origin.questionnaire, origin.version)
    if questionnaire is None:
        raise RefusedInput((Refusal(FILE, "unknown version", "a version published here"),))
    reading = _Reading(questionnaire)
    once = tuple(_once(reading, [each for each in fields if each.name != ORIGIN]))
    structure = next((each for each in once if each.name == STRUCTURE), None)
    said = [_said(reading, each) for each in once if each is not structure]
    return FilledFile(
        questionnaire=origin.questionnaire,
        version=origin.version,
        language=origin.language,
        assessment=origin.assessment,
        seen=origin.seen,
        structure=(_words(reading, structure, LONGEST_NAME) or "") if structure else "",
        fields=tuple(_together(each for each in said if each)),
        refusals=tuple(reading.refusals),
    )


def _origin(fields: Iterable[PdfField]) -> Origin:
    lines = [each.text or "" for each in fields if each.name == ORIGIN]
    origin = origin_from(lines[0]) if len(lines) == 1 else None
    if origin is None:
        raise RefusedInput((Refusal(FILE, "not ours", "a form downloaded here"),))
    return origin


def _once(reading: _Reading, fields: list[PdfField]) -> Iterator[PdfField]:
    """The fields whose name stands once; of two with one name, nobody can tell which is meant."""
    times = Counter(each.name for each in fields)
    for each in fields:
        if times[each.name] == 1:
            yield each
        elif times.pop(each.name, 0):
            reading.refuse(_place(reading, each), "field twice")


def _said(reading: _Reading, given: PdfField) -> _Said | None:
    """What a field says, or None when it says nothing that can be kept."""
    name, choice, is_note = field_named(given.name)
    place = _place(reading, given)
    if is_note:
        if _refusal(reading, Change(name, "", "", 0)):
            reading.refuse(place, "unknown field")
            return None
        words = _words(reading, given, LONGEST_NOTE)
        return _Said(name, None, words, place) if words else None
    value = _value(reading, given)
    if value is None and not given.is_button:
        return None
    refusal = _refusal(reading, Change(name, choice or value or "", "", 0))
    if refusal:
        known = refusal.what == "unknown value" and not choice
        reading.refuse(
            place, f"unknown answer: {_shown(value or '')}" if known else "unknown field", refusal.expected
        )
        return None
    return _Said(name, choice or value, None, place) if value else None


def _refusal(reading: _Reading, change: Change) -> Refusal | None:
    return next(iter(check_changes(reading.questionnaire, (change,)).refusals), None)


def _value(reading: _Reading, given: PdfField) -> str | None:
    """The state of the one button that is on."""
    if not given.is_button:
        reading.refuse(_place(reading, given), "unknown field")
        return None
    if len(given.states) > 1:
        reading.refuse(_place(reading, given), "several answers")
        return None
    return next(iter(given.states), None)


def _words(reading: _Reading, given: PdfField, longest: int) -> str | None:
    """What is written in a field; None where nothing is."""
    if given.text is None:
        reading.refuse(_place(reading, given), "unreadable")
        return None
    words = tidy(given.text)
    problem = unkeepable(words, longest)
    if problem:
        reading.refuse(_place(reading, given), problem, str(longest))
        return None
    return words or None


def _together(said: Iterable[_Said]) -> Iterator[FilledField]:
    """One field for each of the questionnaire: an answer with its note, boxes ticked with one another."""
    parts: dict[str, list[_Said]] = {}
    for each in said:
        parts.setdefault(each.field, []).append(each)
    for name, group in parts.items():
        values = [each.value for each in group if each.value]
        note = next((each.note for each in group if each.note), None)
        yield FilledField(name, VALUES_APART.join(values) or None, note, group[0].place)


def _place(reading: _Reading, given: PdfField) -> str:
    """Where a field stands: its page, and the code of its question or else its name."""
    name = _code(reading.questionnaire, given.name) or _shown(given.name)
    return f"page {given.page}, {name}" if given.page else name


def _code(questionnaire: Questionnaire, name: str) -> str:
    field_name, _, _ = field_named(name)
    kind, _, key = field_name.partition(":")
    question = questionnaire.question.get(key) if kind == "question" else None
    asked = questionnaire.profile_question.get(key) if kind == "profile" else None
    found = question or asked
    return found.code if found else ""


def _shown(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
