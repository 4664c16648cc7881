"""The colours, sizes and spaces of ``tokens.css``, and how well each colour reads on what lies under it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from diagnostic.report.identity_file import contrast

Tokens = Mapping[str, str]
"""What each custom property stands for, by its name without the dashes in front."""

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2.2, AA)."""
VISIBLE: Final = 3.0
"""The least contrast of an edge, a stroke or a sign that carries a meaning (WCAG 2.2, AA)."""

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT: Final = re.compile(r"(@media[^{]*\{\s*)?:root\s*\{([^}]*)\}")
_TOKEN: Final = re.compile(r"--([a-z0-9-]+)\s*:\s*([^;]+);")
_NAMED: Final = re.compile(r"var\(--([a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Themes:
    """The tokens of each theme; the dark one holds all of the light one that it leaves as it is."""

    light: Tokens
    dark: Tokens


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on the surface under it, what for, and the least contrast that it must have."""

    use: str
    colour: str
    surface: str
    least: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair in one theme: its two colours, and their contrast."""

    colour: str
    surface: str
    contrast: float


def themes_of(styles: str) -> Themes:
    """Read the tokens of both themes out of a style sheet; what is only for paper or motion is left out."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for media, body in _ROOT.findall(_COMMENT.sub("", styles)):
        found = {name: " ".join(value.split()) for name, value in _TOKEN.findall(body)}
        if not media:
            light |= found
        elif "dark" in media:
            dark |= found
    return Themes(light, light | dark)


def colour_of(name: str, tokens: Tokens) -> str:
    """The colour of a token as ``#rrggbb``, through the tokens that it names; KeyError when there is none."""
    value = tokens[name]
    while named := _NAMED.fullmatch(value):
        value = tokens[named[1]]
    return value


def seen_in(pair: Pair, tokens: Tokens) -> Seen:
    """A pair as it looks in one theme."""
    colour, surface = colour_of(pair.colour, tokens), colour_of(pair.surface, tokens)
    return Seen(colour, surface, contrast(colour, surface))


def colours_in(themes: Themes) -> tuple[str, ...]:
    """The names of all tokens that are one plain colour, in their order."""
    return tuple(
        name for name in themes.light if re.fullmatch(r"#[0-9a-f]{6}", colour_of(name, themes.light))
    )


def _texts(use: str, colour: str, *surfaces: str) -> tuple[Pair, ...]:
    return tuple(Pair(use, colour, each, READABLE) for each in surfaces)


def _strokes(use: str, colour: str, *surfaces: str) -> tuple[Pair, ...]:
    return tuple(Pair(use, colour, each, VISIBLE) for each in surfaces)


PAPER: Final = ("color-page", "color-card", "color-sunken")

PAIRS: Final = (
    *_texts("texte", "color-ink", *PAPER, "color-plum-tint"),
    *_texts("texte discret", "color-ink-soft", *PAPER, "color-plum-tint"),
    *_texts("lien", "color-plum", *PAPER, "color-plum-tint"),
    *_texts("lien survolé", "color-plum-deep", *PAPER, "color-plum-tint"),
    *_texts("bouton principal", "color-on-plum", "color-plum", "color-plum-deep"),
    *_texts("texte sélectionné", "color-on-saffron", "color-saffron"),
    *_texts("question clé, statut", "color-saffron-ink", *PAPER, "color-saffron-tint"),
    *_texts("texte sur ambre", "color-ink", "color-saffron-tint"),
    *_texts("rang, niveau suivant", "color-lagoon-ink", *PAPER, "color-lagoon-tint"),
    *_texts("texte sur lagune", "color-ink", "color-lagoon-tint"),
    *_texts("à savoir", "color-info", "color-info-tint"),
    *_texts("texte d’un avis", "color-ink", "color-info-tint", "color-success-tint", "color-warning-tint"),
    *_texts("c’est fait, enregistré", "color-success", "color-page", "color-card", "color-success-tint"),
    *_texts("attention", "color-warning", "color-card", "color-warning-tint"),
    *_texts("erreur", "color-error", *PAPER, "color-error-tint"),
    *_texts("texte d’une erreur", "color-ink", "color-error-tint"),
    *_texts("niveau 1", "level-1-ink", "level-1"),
    *_texts("niveau 2", "level-2-ink", "level-2"),
    *_texts("niveau 3", "level-3-ink", "level-3"),
    *_texts("niveau 4", "level-4-ink", "level-4"),
    *_strokes("bord d’un champ", "color-control", *PAPER),
    *_strokes("contour du focus", "color-focus", *PAPER, "color-plum-tint"),
    *_strokes("trait de la cible, puces", "color-lagoon", *PAPER),
    *_strokes("contour des niveaux", "level-line", *PAPER, "level-rest"),
)
"""Every colour of the product on every surface that it is laid on."""

QUIET: Final = {
    "color-line": "sépare sans rien dire",
    "color-focus-halo": "double le contour du focus",
}
"""Colours that stand in no pair, for nothing depends on seeing them."""
