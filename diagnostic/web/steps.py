"""A step of the questionnaire posted as a form: what was sent, and what each question then shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from flask import request
from wtforms.form import BaseForm

from diagnostic.actions.answering import Recorded
from diagnostic.core.answers import code_of
from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import PROFILE, QUESTION, TARGET, VALUES_APART, Change
from diagnostic.core.faults import Clash
from diagnostic.core.limits import tidy, tidy_name
from diagnostic.web.context import language, services
from diagnostic.web.fields import SEEN, Asked, Given

_ESCAPES = re.compile(r"(?:%[89A-F][0-9A-F])+")
LONGEST_VERSION = 9
"""Digits: far more changes than any assessment sees."""

LONGEST_KEY = 64

OF_NOTES = frozenset({"too long", "control character"})
"""Refusals that are about a note."""

KEY, CLEAR, REOPEN = "idempotency_key", "clear", "reopen"


@dataclass(frozen=True, slots=True)
class Sent:
    """A posted step: the changes it asks for, its key, and refusals that the form itself noticed.

    ``strange`` names what was sent as answers to questions that this step does not have; ``notes`` are the
    fields in error by their note.
    """

    changes: tuple[Change, ...]
    key: str
    errors: Mapping[str, str]
    strange: tuple[str, ...]
    is_ours: bool
    notes: frozenset[str] = frozenset()

    @property
    def is_sound(self) -> bool:
        """True when the form itself noticed nothing."""
        return not (self.errors or self.strange)


def is_sent(asked: Asked) -> bool:
    """True when anything was posted for this question, even by a page opened before it ceased to apply."""
    return any(name in request.form for name in (asked.name, asked.note_name, asked.seen_name))


def read_step(form: BaseForm, asked: tuple[Asked, ...]) -> Sent:
    """Read a posted step; a question whose fields were not sent is left alone."""
    is_ours = form.validate()
    cleared = request.form.getlist(CLEAR)
    errors: dict[str, str] = {}
    changes: list[Change] = []
    for each in asked:
        if not is_sent(each):
            continue
        error = _error_of(each)
        if error:
            errors[each.field] = error
        else:
            changes.append(_change(form, each, is_cleared=each.name in cleared))
    notes = frozenset(each.field for each in asked if each.field in errors and _has_unreadable_note(each))
    return Sent(tuple(changes), sent_key(form), errors, _strange(asked), is_ours, notes)


def sent_key(form: BaseForm) -> str:
    """The key that names what was sent; a new one when none, or none that could be kept, came with it."""
    key = str(form[KEY].data or "")[:LONGEST_KEY]
    return key if key.isascii() and key.isprintable() and key else services().clock.public_id()


def _strange(asked: tuple[Asked, ...]) -> tuple[str, ...]:
    known = {each.seen_name for each in asked}
    ending = f"-{SEEN}"
    return tuple(
        each.removesuffix(ending) for each in request.form if each.endswith(ending) and each not in known
    )


def _error_of(asked: Asked) -> str:
    """A fault that only the raw form shows: two values where one is expected, no version."""
    names = [asked.seen_name, asked.note_name]
    if asked.kind != "choices":
        names.append(asked.name)
    if any(len(request.form.getlist(name)) > 1 for name in names):
        return language().gettext("Une seule réponse est possible ici : choisissez-en une.")
    if _has_unreadable_note(asked):
        return language().gettext(
            "Cette note contient un caractère illisible (il apparaît sous la forme de signes %). "
            "Effacez-le ou retapez le passage, puis enregistrez."
        )
    if _seen(asked) is None:
        return language().gettext("La page était incomplète : choisissez de nouveau votre réponse.")
    return ""


def _has_unreadable_note(asked: Asked) -> bool:
    return asked.has_note and _is_malformed(request.form.get(asked.note_name, ""))


def _is_malformed(text: str) -> bool:
    """True for bytes that were no text: the server shows them as ``%ED%A0%80``."""
    escapes = "".join(_ESCAPES.findall(text))
    try:
        unquote_to_bytes(escapes).decode()
    except UnicodeDecodeError:
        return True
    return False


def _seen(asked: Asked) -> int | None:
    """The version that the person saw, or None when what was sent is none."""
    seen = request.form.get(asked.seen_name, "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) <= LONGEST_VERSION else None


def _change(form: BaseForm, asked: Asked, *, is_cleared: bool) -> Change:
    values = [] if is_cleared else _values(form, asked)
    note = tidy(form[asked.note_name].data or "") if asked.has_note else ""
    # A note of which nothing can be seen is none; any other stays as it was written.
    note = note if tidy_name(note) else ""
    return Change(asked.field, VALUES_APART.join(values), note, _seen(asked) or 0)


def _values(form: BaseForm, asked: Asked) -> list[str]:
    data = form[asked.name].data
    values = data if isinstance(data, list) else [data or ""]
    return [each for each in values if each]


def given_now(assessment: Assessment, asked: tuple[Asked, ...]) -> dict[str, Given]:
    """What each question shows when the page is opened: what is kept."""
    return {each.field: _kept(assessment, each) for each in asked}


def _kept(assessment: Assessment, asked: Asked) -> Given:
    record, key = assessment.record, asked.key
    kind = asked.field.partition(":")[0]
    values: tuple[str, ...] = ()
    if kind == QUESTION:
        values = (code_of(record.answers[key]),) if key in record.answers else ()
    elif kind == PROFILE:
        values = record.profile.get(key, ())
    elif kind == TARGET:
        values = (str(record.targets[key]),) if key in record.targets else ()
    elif key in record.importance:
        values = (record.importance[key],)
    note = record.notes.get(key, "") if asked.has_note else ""
    return Given(values, note, assessment.versions.get(asked.field, 0))


def given_after(
    assessment: Assessment, form: BaseForm, asked: tuple[Asked, ...], sent: Sent, recorded: Recorded | None
) -> dict[str, Given]:
    """What each question shows after a post that could not be kept whole: what was typed."""
    errors = errors_of(sent, recorded)
    clashes = {each.field: each for each in recorded.clashes} if recorded else {}
    refused = recorded.refusals if recorded else ()
    notes = sent.notes | {each.where for each in refused if each.what in OF_NOTES}
    shown = given_now(assessment, asked)
    for each in asked:
        if not is_sent(each):
            continue
        clash = clashes.get(each.field)
        keeps_kept = recorded is not None and each.field not in errors and clash is None
        if keeps_kept:
            continue
        shown[each.field] = Given(
            values=tuple(_values(form, each)),
            note=form[each.note_name].data or "" if each.has_note else "",
            version=_version_after(each, shown[each.field].version, clash),
            error=errors.get(each.field, ""),
            clash=clash,
            is_of_note=each.field in notes,
        )
    return shown


def errors_of(sent: Sent, recorded: Recorded | None) -> dict[str, str]:
    """What is wrong with each field that could not be kept, in words."""
    return {**sent.errors, **_refusal_words(recorded)}


def _version_after(asked: Asked, stored: int, clash: Clash | None) -> int:
    """The version that the page shows: the stored one only once the person was told what is stored."""
    seen = _seen(asked)
    return stored if clash or seen is None else seen


def _refusal_words(recorded: Recorded | None) -> dict[str, str]:
    words = language().gettext
    said = {
        "too long": words(
            "Cette note est trop longue : 4 000 caractères au plus. Raccourcissez-la, puis enregistrez."
        ),
        "control character": words(
            "Cette note contient un caractère invisible qui ne peut pas être gardé. "
            "Effacez-le ou retapez le passage, puis enregistrez."
        ),
        "unknown value": words(
            "Cette réponse n’existe pas pour cette question : choisissez-en une dans la liste."
        ),
    }
    apart = words("« %s » ne va avec aucun autre choix : gardez celui-là seul, ou les autres.")
    refusals = recorded.refusals if recorded else ()
    told = {e.where: apart % e.expected for e in refusals if e.what == "not together"}
    return {each.where: said.get(each.what, each.what) for each in refusals} | told
