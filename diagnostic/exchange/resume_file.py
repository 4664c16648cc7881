"""The file a person keeps to resume elsewhere: everything given, in the form fields are kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from diagnostic.core.assessment import Assessment
from diagnostic.core.changes import Change, Entry
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.limits import LONGEST_NAME, unkeepable

FORMAT = "diagnostic-resume-1"


class ResumedField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was given for one field."""

    value: str = ""
    note: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    questionnaire: str
    version: str
    structure: str
    language: str
    fields: dict[str, ResumedField]


@dataclass(frozen=True, slots=True)
class ResumeFile:
    """What one resume file says; whether its changes fit is for the questionnaire to tell."""

    questionnaire: str
    version: str
    structure: str
    language: str
    changes: tuple[Change, ...]


def write_resume_file(assessment: Assessment, entries: Mapping[str, Entry]) -> bytes:
    """Give the file of one assessment, as readable JSON."""
    content = {
        "format": FORMAT,
        "questionnaire": assessment.questionnaire,
        "version": assessment.version,
        "structure": assessment.structure,
        "language": assessment.language,
        "fields": {
            field: {"value": entry.value, "note": entry.note}
            for field, entry in sorted(entries.items())
            if entry.value or entry.note
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def read_resume_file(content: bytes) -> ResumeFile:
    """Read such a file; raises RefusedInput when it is none."""
    try:
        read = msgspec.json.decode(content, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedInput((Refusal("file", str(error), "a resume file"),)) from error
    problem = unkeepable(read.structure, LONGEST_NAME)
    if read.format != FORMAT or problem:
        raise RefusedInput((Refusal("file", problem or read.format[:40], FORMAT),))
    return ResumeFile(
        questionnaire=read.questionnaire,
        version=read.version,
        structure=read.structure,
        language=read.language,
        changes=tuple(Change(field, given.value, given.note, seen=0) for field, given in read.fields.items()),
    )
