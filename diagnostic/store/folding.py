"""Names compared without capitals nor accents, in Python and in both databases alike."""

import unicodedata
from typing import Any, Final

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

NAME: Final = "fold"
LOWER: Final = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ"
# A database made in the locale « C » knows capitals of plain letters only.
ACCENTED: Final = LOWER + LOWER.upper()
PLAIN: Final = "aaaaaaceeeeiiiinooooouuuuyy" * 2


class folded(FunctionElement[str]):  # noqa: N801 - it reads as a function of SQL
    """A text without capitals nor accents, as SQL."""

    type = String()
    inherit_cache = True


def fold(text: str | None) -> str:
    """A text without capitals nor accents."""
    parts = unicodedata.normalize("NFD", (text or "").lower())
    return "".join(each for each in parts if not unicodedata.combining(each))


@compiles(folded)
def _in_sqlite(element: folded, compiler: SQLCompiler, **options: Any) -> str:
    return f"{NAME}({compiler.process(element.clauses, **options)})"


@compiles(folded, "postgresql")
def _in_postgresql(element: folded, compiler: SQLCompiler, **options: Any) -> str:
    return f"translate(lower({compiler.process(element.clauses, **options)}), '{ACCENTED}', '{PLAIN}')"
