"""What the living page of the design shows besides its samples: tokens, drawings, parts written twice."""

import re
from typing import Final

from markupsafe import Markup

from diagnostic.paths import packaged_paths
from diagnostic.report.drawing import Drawing
from diagnostic.report.radar import radar_drawing
from diagnostic.report.tree.marks import LevelMark, Radar, RadarPoint
from diagnostic.web.palette import PAIRS, QUIET, READABLE, Pair, Themes, Tokens, seen_in, themes_of
from diagnostic.web.qr import qr_of
from diagnostic.web.shapes.design import DesignView, PairRow, Swatch, TokenRow, Written

LEVELS: Final = ("Émergent", "En structuration", "Établi", "Moteur")
WHOLE: Final = (
    ("Stratégie", 33.0, 67.0),
    ("Territoire", 67.0, 67.0),
    ("Animation", 33.0, 100.0),
    ("Expérimentation", None, None),
    ("Équipe", 0.0, 33.0),
    ("Modèle économique", 33.0, 67.0),
    ("Évaluation", 17.0, 33.0),
    ("Ancrage", 100.0, 100.0),
)
FEW: Final = (("Stratégie", 33.0, None), ("Territoire", 67.0, None), ("Équipe", 0.0, None))

_ID: Final = re.compile(r'\bid="([^"]+)"')
_NAMING: Final = re.compile(
    r'\b(id|for|popovertarget|data-count-of|aria-labelledby|aria-describedby|href)="([^"]*)"'
)
_LANDMARK: Final = re.compile(
    r'(<section\b[^>]*?|<form\b[^>]*?) (?:aria-labelledby="[^"]*"|role="search"(?: aria-label="[^"]*")?)'
)


def design_view() -> DesignView:
    """All that the page needs, read from the style sheet as it stands."""
    themes = themes_of((packaged_paths().static / "css" / "tokens.css").read_text("utf-8"))
    return DesignView(
        pairs=tuple(_pair(each, themes) for each in PAIRS),
        quiet=tuple(TokenRow(name, why) for name, why in QUIET.items()),
        sizes=_tokens("size-", themes),
        spaces=_tokens("space-", themes),
        radar=_radar(WHOLE, "Huit dimensions, avec la cible"),
        small_radar=_radar(FEW, "Trois dimensions, sans cible"),
        qr=qr_of("otpauth://totp/exemple"),
        again=again,
    )


def again(drawn: Markup, mark: str) -> Written:
    """A part that was already written, with ``mark`` after each of its ids and after what names them.

    It is no landmark any more: several of the same name would lead nowhere.
    """
    words = str(drawn)
    own = frozenset(_ID.findall(words))
    plain = _LANDMARK.sub(r"\1", words)

    def renamed(found: re.Match[str]) -> str:
        names = (_marked(each, own, mark) for each in found[2].split(" "))
        return f'{found[1]}="{" ".join(names)}"'

    return Written(_NAMING.sub(renamed, plain))


def _marked(word: str, own: frozenset[str], mark: str) -> str:
    return f"{word}-{mark}" if word.removeprefix("#") in own else word


def _pair(pair: Pair, themes: Themes) -> PairRow:
    return PairRow(
        use=pair.use,
        colour=pair.colour,
        surface=pair.surface,
        least=_ratio(pair.least),
        is_text=pair.least == READABLE,
        light=_swatch(pair, themes.light),
        dark=_swatch(pair, themes.dark),
    )


def _swatch(pair: Pair, tokens: Tokens) -> Swatch:
    seen = seen_in(pair, tokens)
    return Swatch(seen.colour, seen.surface, _ratio(seen.contrast))


def _ratio(contrast: float) -> str:
    """A contrast in French words, cut and never rounded up."""
    return f"{int(contrast * 10) / 10:.1f}".replace(".", ",")


def _tokens(start: str, themes: Themes) -> tuple[TokenRow, ...]:
    return tuple(TokenRow(name, value) for name, value in themes.light.items() if name.startswith(start))


def _radar(values: tuple[tuple[str, float | None, float | None], ...], title: str) -> Drawing:
    return radar_drawing(
        Radar(
            title=title,
            description="Les mêmes valeurs figurent dans le tableau à côté",
            points=tuple(RadarPoint(*each) for each in values),
            rings=tuple(LevelMark(at, len(LEVELS), name, "") for at, name in enumerate(LEVELS, start=1)),
            legend_now="Aujourd’hui",
            legend_target="Votre cible",
        )
    )
