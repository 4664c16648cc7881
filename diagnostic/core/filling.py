"""The names of the fields of a form to fill in elsewhere, and the line that says which form it is."""

import re
from dataclasses import dataclass
from typing import Final

from diagnostic.core.changes import QUESTION, field_of

ORIGIN: Final = "passerelle"
"""The field that holds the line; nobody fills it in."""
STRUCTURE: Final = "structure"
NOTE: Final = "note"
ONE_OF_SEVERAL: Final = "="
"""Between the field of a question that takes several choices and one of them."""

_LINE: Final = re.compile(
    r"form=1 questionnaire=([a-z0-9-]{1,60}) version=([0-9A-Za-z.-]{1,20}) language=([a-z]{2,3})"
    r"(?: assessment=([0-9A-Za-z_-]{1,60}) seen=([0-9]{1,12}))?"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a form was made from: ``assessment`` is empty and ``seen`` is 0 for a blank one."""

    questionnaire: str
    version: str
    language: str
    assessment: str = ""
    seen: int = 0

    def line(self) -> str:
        """The same as one line of plain letters; ``origin_from`` reads it back."""
        which = f" assessment={self.assessment} seen={self.seen}" if self.assessment else ""
        asked = f"questionnaire={self.questionnaire} version={self.version} language={self.language}"
        return f"form=1 {asked}{which}"


def origin_from(line: str) -> Origin | None:
    """Give what the line says, or None when it is no such line."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    questionnaire, version, language, assessment, seen = found.groups()
    return Origin(questionnaire, version, language, assessment or "", int(seen or 0))


def note_name(question: str) -> str:
    """The name of the note of a question, by the question's key."""
    return field_of(NOTE, question)


def choice_name(field: str, choice: str) -> str:
    """The name of the box of one choice, where several can be ticked."""
    return f"{field}{ONE_OF_SEVERAL}{choice}"


def field_named(name: str) -> tuple[str, str, bool]:
    """The field a name belongs to, the choice that its box stands for, and whether it is the field's note."""
    head, _, choice = name.partition(ONE_OF_SEVERAL)
    kind, _, key = head.partition(":")
    return (field_of(QUESTION, key), "", True) if kind == NOTE else (head, choice, False)
