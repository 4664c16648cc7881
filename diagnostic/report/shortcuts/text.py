"""Lines of text: what each needs of its style is prepared once, and a line is drawn as it was measured."""

from dataclasses import dataclass
from typing import Any, Final

from weasyprint.text import fonts, line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango

_SETUP: Final = line_break.Layout.setup
_SET_TEXT: Final = line_break.Layout.set_text
_REACTIVATE: Final = line_break.Layout.reactivate
_STRUT: Final = line_break.strut
_SPLIT: Final = line_break.split_first_line

_FEATURES: Final = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
_METRICS: Final = (
    "language",
    "ascent",
    "underline_position",
    "underline_thickness",
    "strikethrough_position",
    "strikethrough_thickness",
)
_OF_A_FACE: Final = frozenset(
    {
        *_FEATURES,
        *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variation_settings"),
        *("font_language_override", "lang", "direction", "text_decoration_line"),
    }
)
_NO: Final = False
_YES: Final = True
_PARAGRAPH_ENDS: Final = ("\n", "\r", "\u2029")


@dataclass(frozen=True, slots=True)
class _Face:
    """What the lines of one style share: how Pango sets them, and the measures of their font."""

    context: Any
    font: Any
    metrics: dict[str, Any]


def setup(layout: Any, style: Any) -> None:
    """Make the Pango layout of a line, whose context and font were made for its style before."""
    face = _face_of(style)
    if face is None:
        _SETUP(layout, style)
        return
    made = ffi.gc(pango.pango_layout_new(face.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(made, _NO)
    pango.pango_layout_set_font_description(made, face.font)
    vars(layout).update(face.metrics, style=style, first_line_direction=0, layout=made)


def _face_of(style: Any) -> _Face | None:
    kept: tuple[_Face | None] | None = vars(style).get("kept_face")
    if kept is None:
        face = _face_of(style.parent_style) if _is_written_as_around(style) else _face(style)
        kept = vars(style)["kept_face"] = (face,)
    return kept[0]


def _is_written_as_around(style: Any) -> bool:
    """Tell whether a style leaves the font as it is around it."""
    around = getattr(style, "parent_style", None)
    return (
        around is not None
        and _OF_A_FACE.isdisjoint(getattr(style, "cascaded", ()))
        and style["font_size"] == around["font_size"]
    )


def _face(style: Any) -> _Face | None:
    """Prepare a face; None for a style with features of its font, which belong to a single layout."""
    if fonts.font_features(*(style[name] for name in _FEATURES)):
        return None
    first: Any = object.__new__(line_break.Layout)
    _SETUP(first, style)
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, _NO)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    if style["lang"] or style["font_language_override"] != "normal":
        pango.pango_context_set_language(context, first.language)
    metrics = {name: value for name, value in vars(first).items() if name in _METRICS}
    return _Face(context, fonts.get_font_description(style), metrics)


def set_text(layout: Any, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - as the engine calls it
    """Set the words of a line at once in the mode in which they are drawn, if that changes nothing."""
    layout.is_one_paragraph = not any(sign in text for sign in _PARAGRAPH_ENDS)
    if layout.is_one_paragraph:
        pango.pango_layout_set_single_paragraph_mode(layout.layout, _YES)
    _SET_TEXT(layout, text, justify)


def deactivate(_layout: Any) -> None:
    """Keep the line: setting it again takes longer than the memory is worth."""


def reactivate(layout: Any, style: Any) -> None:
    """Take the line as it was measured, unless it is now drawn in another way."""
    as_measured = layout.style is style and layout.is_one_paragraph and not layout.justification_spacing
    if not as_measured:
        _REACTIVATE(layout, style)


def strut(style: Any) -> Any:
    """The height of a line without words and its baseline, asked for several times for each line."""
    kept = vars(style).get("kept_strut")
    if kept is None:
        inherits = _is_written_as_around(style) and "line_height" not in getattr(style, "cascaded", ())
        kept = vars(style)["kept_strut"] = strut(style.parent_style) if inherits else _STRUT(style)
    return kept


def split_first_line(words: str, style: Any, context: Any, *place: Any, **more: Any) -> Any:
    """Find the first line of words; the same words in the same place are not measured twice."""
    lines = vars(style).setdefault("kept_lines", {})
    key = (words, place, *more.items())
    line = lines.get(key)
    if line is None:
        line = lines[key] = _SPLIT(words, style, context, *place, **more)
    return line


METHODS: Final = tuple(
    (line_break.Layout, each.__name__, each) for each in (setup, set_text, deactivate, reactivate)
)
FUNCTIONS: Final = ((_STRUT, strut), (_SPLIT, split_first_line))
