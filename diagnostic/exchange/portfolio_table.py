"""The portfolio as a table: one row for each assessment, with the level of every dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from diagnostic.clock import local_day
from diagnostic.core.portfolio import Line, Need, Standing
from diagnostic.core.questionnaire import Dimension
from diagnostic.exchange.cells import Cell

if TYPE_CHECKING:
    from diagnostic.language import Language


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row: the line, its profile in words, and how far a draft is (answered, asked)."""

    line: Line
    territory: str
    type: str
    progress: tuple[int, int] | None


def heads_of(dimensions: Sequence[Dimension], language: Language) -> tuple[str, ...]:
    """The heads of the columns."""
    words = language.gettext
    return (
        words("Structure"),
        words("Organisation"),
        words("Territoire"),
        words("Type de structure"),
        words("État"),
        words("Ce qu’il faut"),
        words("Commencé le"),
        words("Dernier changement"),
        words("Terminé le"),
        words("Réponses données"),
        words("Questions posées"),
        *(words("Niveau : %(dimension)s") % {"dimension": each.name} for each in dimensions),
    )


def cells_of(row: TableLine, dimensions: Sequence[Dimension], language: Language) -> tuple[Cell, ...]:
    """The cells of a row; a level is its number, nothing where there is none."""
    line = row.line
    answered, asked = row.progress or (None, None)
    return (
        line.structure,
        line.organisation_name,
        row.territory,
        row.type,
        standing_words(language, line.standing),
        need_words(language, line.need),
        _day(line.begun_at),
        _day(line.changed_at),
        _day(line.finished_at),
        answered,
        asked,
        *(line.levels.get(each.key) or None for each in dimensions),
    )


def standing_words(language: Language, standing: Standing) -> str:
    """How far an assessment is, in words."""
    words = language.gettext
    return {
        Standing.DRAFT: words("En cours"),
        Standing.TO_REVIEW: words("Terminé, à relire"),
        Standing.PUBLISHED: words("Restitution publiée"),
    }[standing]


def need_words(language: Language, need: Need) -> str:
    """What an assessment needs, in words; empty for nothing."""
    words = language.gettext
    return {
        Need.REVIEW: words("Votre relecture"),
        Need.REPLY: words("Une réponse de votre part"),
        Need.QUIET: words("Un mot : rien n’a bougé depuis trois semaines"),
        Need.NOTHING: "",
    }[need]


def _day(moment: datetime | None) -> str:
    """A day that sorts and that every spreadsheet reads."""
    return local_day(moment).isoformat() if moment else ""
