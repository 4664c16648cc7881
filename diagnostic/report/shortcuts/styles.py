"""Styles: what most boxes never set is there from the beginning, instead of being worked out name by name."""

from typing import Any, Final

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.properties import INITIAL_VALUES

_START_ANONYMOUS: Final = AnonymousStyle.__init__
_START_COMPUTED: Final = ComputedStyle.__init__

_SIDES: Final = ("top", "right", "bottom", "left")
_CORNERS: Final = ("top_left", "top_right", "bottom_right", "bottom_left")
_ASKED_OF_MOST: Final = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
    *(f"border_{side}_style" for side in _SIDES),
    *(f"border_{corner}_radius" for corner in _CORNERS),
    *(f"counter_{change}" for change in ("increment", "reset", "set")),
    *("border_image_source", "mask_border_source", "background_color", "background_image", "box_shadow"),
    *("anchor", "bookmark_level", "bookmark_state", "string_set", "appearance", "opacity", "transform"),
    *("box_decoration_break", "box_sizing", "column_count", "column_width", "continue", "max_lines"),
    *("outline_color", "outline_offset", "outline_style", "overflow", "vertical_align"),
)
"""Properties that are neither inherited nor computed: a style that does not set one has its initial value."""

_INHERITED_BY_MOST: Final = (
    *("font_family", "font_size", "font_style", "font_stretch", "font_weight", "font_variation_settings"),
    *("font_feature_settings", "font_kerning", "font_language_override", "lang", "line_height", "color"),
    *(
        f"font_variant_{kind}"
        for kind in ("alternates", "caps", "east_asian", "ligatures", "numeric", "position")
    ),
    *("border_collapse", "direction", "hyphens", "letter_spacing", "overflow_wrap", "text_align_all"),
    *("text_align_last", "text_indent", "text_transform", "visibility", "white_space", "word_spacing"),
)
"""Properties that a style has from the one around unless it sets them."""

_LINES: Final = (
    *((f"border_{side}_style", f"border_{side}_width") for side in _SIDES),
    ("outline_style", "outline_width"),
)
"""Without a look, a line has no width."""

_INITIAL: Final = {name: INITIAL_VALUES[name] for name in _ASKED_OF_MOST}
_ONE_WAY_ONLY: Final = ("_block", "_inline")
"""Names that follow the direction of writing, such as ``margin_inline_start``: the engine resolves them."""


def start_anonymous(style: Any, parent: Any) -> None:
    """Begin the style of a box without an element of its own."""
    style.update(_INITIAL, position="static", float="none")
    style.update({name: parent[name] for name in _INHERITED_BY_MOST})
    _START_ANONYMOUS(style, parent)


def start_computed(style: Any, parent: Any, cascaded: Any, *others: Any) -> None:
    """Begin the style of an element with what its rules leave as it is."""
    _START_COMPUTED(style, parent, cascaded, *others)
    if any(part in name for name in cascaded for part in _ONE_WAY_ONLY):
        return
    style.update(_INITIAL)
    if parent is not None:
        style.update({name: parent[name] for name in _INHERITED_BY_MOST})
    for name in cascaded:
        style.pop(name, None)
    style.update({width: 0 for look, width in _LINES if look not in cascaded})


METHODS: Final = ((AnonymousStyle, "__init__", start_anonymous), (ComputedStyle, "__init__", start_computed))
