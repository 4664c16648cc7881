"""Tables as pages show them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one column of a table; ``number`` sets it to the end of the line."""

    text: str
    number: bool = False
