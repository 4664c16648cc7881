"""The pages that take a file filled in elsewhere."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing of a file that cannot be kept: where it stands, why, and what would do."""

    place: str
    words: str
    expected: str


@dataclass(frozen=True, slots=True)
class FillingView:
    """The page that takes a file, and gives those to fill in."""

    form: FormView
    structure: str
    sheet_url: str
    pdf_url: str
    hub_url: str
    kept: str
    left: str


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One answer of a file beside what stands; ``choice`` is offered for a conflict alone."""

    code: str
    text: str
    kind: str
    place: str
    standing: str
    standing_note: str
    wanted: str
    wanted_note: str
    name: str
    choice: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FilledGroup:
    """The lines of one step."""

    name: str
    lines: tuple[FilledLine, ...]


@dataclass(frozen=True, slots=True)
class FilledView:
    """What a file would change, before anything is written."""

    form: FormView
    structure: str
    sealed: str
    groups: tuple[FilledGroup, ...]
    refused: tuple[Refused, ...]
    more_refused: int
    told: str
    same: str
    back_url: str
