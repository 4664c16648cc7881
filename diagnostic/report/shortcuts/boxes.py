"""Boxes: what follows from their style alone is worked out once for each style instead of each box."""

from typing import Any, Final

from weasyprint.css.properties import Dimension
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, percent
from weasyprint.layout import float as floats

_RESOLVE: Final = percent.resolve_percentages
_AVOID: Final = floats.avoid_collisions
_BACKGROUNDS: Final = background.layout_box_backgrounds
_IN_FLOW: Final = boxes.Box.is_in_normal_flow
_FLOATED: Final = boxes.Box.is_floated

_SIDES: Final = ("top", "right", "bottom", "left")
_LENGTHS: Final = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
_LEAST: Final = frozenset({"min_width", "min_height"})
_BORDERS: Final = tuple(f"border_{side}_width" for side in _SIDES)
_RADII: Final = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_NO_RADII: Final = dict.fromkeys(_RADII, (0, 0))
_NOTHING: Final = (0, "px")


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Give a box its used lengths; those without percentages are the same in every block around it."""
    style = box.style
    kept = vars(style).get("kept_lengths")
    if kept is None:
        kept = vars(style)["kept_lengths"] = _lengths(style)
    if kept is False:
        _RESOLVE(box, containing_block)
        return
    lengths, borders, collapse = kept
    used = vars(box)
    used.update(lengths)
    if collapse:
        # The table has settled the borders of some boxes already.
        borders = {name: width for name, width in borders.items() if name not in used}
    used.update(borders)


def _lengths(style: Any) -> Any:
    """Used lengths, widths of borders, whether a table may settle these; False where the engine must work."""
    if style["box_sizing"] != "content-box":
        return False
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in _LEAST else value
        elif type(value) is Dimension and value.unit == "px":
            lengths[name] = value.value
        else:
            return False
    borders = {name: style[name] for name in _BORDERS}
    return lengths, borders, style["border_collapse"] == "collapse"


def avoid_collisions(context: Any, box: Any, block: Any, outer: bool = True) -> Any:  # noqa: FBT001, FBT002 - as the engine calls it
    """Where a box goes and how wide it may be: all the width of its block when nothing floats there."""
    if context.excluded_shapes or box.is_floated() or block.style["direction"] != "ltr":
        return _AVOID(context, box, block, outer)
    left = block.content_box_x()
    right = left + block.width
    if outer:
        return left, box.position_y, right - left
    left += box.margin_left
    right -= box.margin_right
    # Out and in again, as the engine goes: sums of fractions depend on their order.
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


def is_in_normal_flow(box: Any) -> bool:
    """Tell whether a box stands among its neighbours, which its style decides."""
    kept: bool | None = vars(box.style).get("kept_flow")
    if kept is None:
        kept = vars(box.style)["kept_flow"] = _IN_FLOW(box)
    return kept


def is_floated(box: Any) -> bool:
    """Tell whether a box floats, which its style decides."""
    kept: bool | None = vars(box.style).get("kept_float")
    if kept is None:
        kept = vars(box.style)["kept_float"] = _FLOATED(box)
    return kept


def layout_box_backgrounds(
    page: Any,
    box: Any,
    get_image: Any,
    layout_children: bool = True,  # noqa: FBT001, FBT002 - as the engine calls it
    style: Any = None,
) -> None:
    """Lay out what lies behind a box and those within: nothing at all behind most of them."""
    if style is not None or box is page or not _is_bare(box.style):
        _BACKGROUNDS(page, box, get_image, layout_children, style)
        return
    if layout_children:
        for child in box.all_children():
            layout_box_backgrounds(page, child, get_image)
    vars(box).update(_NO_RADII, background=None)


def _is_bare(style: Any) -> bool:
    kept: bool | None = vars(style).get("kept_bare")
    if kept is None:
        kept = vars(style)["kept_bare"] = _has_nothing_behind(style)
    return kept


def _has_nothing_behind(style: Any) -> bool:
    images = (style["border_image_source"], style["mask_border_source"], *style["background_image"])
    return (
        all(kind == "none" for kind, _ in images)
        and all(_NOTHING in style[name] for name in _RADII)
        and not style["box_shadow"]
        and get_color(style, "background_color").alpha == 0
    )


METHODS: Final = tuple((boxes.Box, each.__name__, each) for each in (is_in_normal_flow, is_floated))
FUNCTIONS: Final = (
    (_RESOLVE, resolve_percentages),
    (_AVOID, avoid_collisions),
    (_BACKGROUNDS, layout_box_backgrounds),
)
