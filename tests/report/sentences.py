"""Every sentence of a document, wherever it stands in the tree."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from diagnostic.report.labels import Labels
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.marks import Radar, Strip

NOT_SAID: Final = frozenset(
    {
        "anchor",
        "question_anchor",
        "note_anchor",
        "key",
        "colour",
        "language",
        "tag",
        "written_in",
        "original_tag",
        "title_of_file",
        "short_name",
        "short_title",
        "contents",
    }
)
"""Names of places, of colours and of languages: nobody reads them."""

OF_DRAWINGS: Final = frozenset({"intro", "strips_intro", "strips_description", "known"})
"""What explains the drawings of the overview, or stands in the workbook instead."""


def sentences(document: Document) -> Iterator[str]:
    """Give what is said to the reader in every form; labels and drawings apart."""
    skipped = {"title", "description"}
    for part in fields(document):
        if part.name not in skipped | NOT_SAID - {"key"}:
            yield from _said(getattr(document, part.name), part.name)


def _said(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, Labels | Radar | Strip | int | None):
        return
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _said(each, name)
    elif is_dataclass(value):
        yield from _of_fields(value, name)


def _of_fields(value: Any, name: str) -> Iterator[str]:
    apart = OF_DRAWINGS if name in {"overview", "standings", "standing"} else frozenset()
    kind = type(value).__name__
    for each in fields(value):
        if each.name in NOT_SAID | apart or (kind, each.name) in UNSAID:
            continue
        yield from _said(getattr(value, each.name), each.name)


UNSAID: Final = frozenset(
    {
        ("Standing", "status"),
        ("Standing", "words"),
        ("DimensionSection", "strip"),
        ("PlanLine", "effort"),
        ("PlanLine", "question"),
        ("PlanLine", "horizon"),
        ("LevelMark", "name"),
        ("Fact", "label"),
        ("AnnexGroup", "name"),
        ("ProposedResource", "code"),
        ("ProposedResource", "page"),
        ("AnswerLine", "said"),
        ("Verify", "caption"),
        ("Rise", "to_reach"),
    }
)
"""Fields that only choose a look, or repeat in another form what a sentence says."""
