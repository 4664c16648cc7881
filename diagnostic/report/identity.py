"""Whose report it is: name, logo and colours, so that a network can put its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from diagnostic.core.faults import UnreadableSettings

_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Shade:
    """The colour of a level, and the ink that is read on it."""

    surface: str
    ink: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture and its media type; the name of the identity stands beside it in words."""

    content: bytes
    media: str


DEFAULT_SHADES: Final[Mapping[str, Shade]] = {
    "level-1": Shade("#d9ede2", "#0c3a3d"),
    "level-2": Shade("#8fcbb9", "#08302f"),
    "level-3": Shade("#23776f", "#ffffff"),
    "level-4": Shade("#0d4347", "#ffffff"),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Tokens of a document: the variables of ``report.css`` bear the names of these colours.

    ``shades`` go from light to dark, so that levels stay in order in greyscale. Without a name the
    document bears the questionnaire's; without a logo, the packaged mark.
    """

    name: str = ""
    logo: Logo | None = None
    ink: str = "#2b1d2e"
    ink_soft: str = "#5f5163"
    line: str = "#85758a"
    hairline: str = "#e2d9de"
    accent: str = "#6a2460"
    accent_tint: str = "#f6ebf3"
    second: str = "#0f6e6b"
    second_tint: str = "#e4f2ee"
    third: str = "#e8971e"
    shades: Mapping[str, Shade] = field(default_factory=lambda: dict(DEFAULT_SHADES))

    def __post_init__(self) -> None:
        """Refuse what is no colour: these values are written into a style sheet."""
        shades = (colour for shade in self.shades.values() for colour in (shade.surface, shade.ink))
        wrong = [each for each in (*self.colours.values(), *shades) if not _COLOUR.fullmatch(each)]
        if wrong:
            lines = tuple(f"identity: “{each}” is not a colour such as #6a2460" for each in wrong)
            raise UnreadableSettings(lines)

    @property
    def colours(self) -> dict[str, str]:
        """Every colour by its name, without those of the levels."""
        names = (each.name for each in fields(self) if each.name not in {"name", "logo", "shades"})
        return {name: getattr(self, name) for name in names}

    def shade(self, token: str) -> Shade:
        """The shade of a level's colour token; a token without one is left white."""
        return self.shades.get(token, Shade("#ffffff", self.ink))


PLAIN: Final = Identity()
"""The identity of the product itself."""
