"""What a file that was filled in away from the service says, before anything of it is kept."""

from dataclasses import dataclass

from diagnostic.core.faults import Refusal


@dataclass(frozen=True, slots=True)
class FilledField:
    """What the file says of one field; None where it says nothing, so that a blank never empties an answer.

    ``field`` is named as in ``core.changes.field_of``; ``place`` says where it stands in the file.
    """

    field: str
    value: str | None
    note: str | None
    place: str


@dataclass(frozen=True, slots=True)
class FilledFile:
    """A filled file, as far as it can be read; what does not fit is among ``refusals``, each with its place.

    ``seen`` is the revision of the assessment that the file was made from, 0 for a blank one.
    """

    questionnaire: str
    version: str
    language: str
    assessment: str
    seen: int
    structure: str
    fields: tuple[FilledField, ...]
    refusals: tuple[Refusal, ...]
