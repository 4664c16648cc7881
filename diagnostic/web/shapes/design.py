"""The living page of the design: its colours, sizes and spaces, and what samples cannot write themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from diagnostic.report.drawing import Drawing
from diagnostic.web.qr import QrView


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour on its surface in one theme, and their contrast in words."""

    colour: str
    surface: str
    contrast: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair of colours: its names, what it is for, the least it needs, and how it looks in both themes."""

    use: str
    colour: str
    surface: str
    least: str
    is_text: bool
    light: Swatch
    dark: Swatch


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token and its value, as the style sheet writes it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Written:
    """A part that a template wrote, with other ids: all that had to be escaped already is."""

    html: str

    def __html__(self) -> str:
        """The part itself, for templates."""
        return self.html


@dataclass(frozen=True, slots=True)
class DesignView:
    """What the page of all parts needs.

    ``again`` writes a part a second time with ids of its own: its words, and the mark that its ids end with.
    """

    pairs: tuple[PairRow, ...]
    quiet: tuple[TokenRow, ...]
    sizes: tuple[TokenRow, ...]
    spaces: tuple[TokenRow, ...]
    radar: Drawing
    small_radar: Drawing
    qr: QrView
    again: Callable[[Markup, str], Written]
