"""Words in drawings: a line at a time, where the engine sets each letter as a line of its own."""

from functools import lru_cache
from typing import Any, Final

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_emojis, draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.svg import SVG
from weasyprint.svg.text import Style, TextBox
from weasyprint.svg.utils import size
from weasyprint.text.line_break import split_first_line

_DRAW_NODE: Final = SVG.draw_node
_PLAIN: Final = frozenset(
    {
        *("class", "fill", "font-family", "font-size", "font-weight", "text-anchor", "x", "y"),
        *("role", "aria-label"),
    }
)
"""What the words of our drawings say of themselves or have from around; others go the engine’s way."""
_SHARES: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands left of its place."""
_STYLES: Final = 32


def draw_node(
    svg: Any,
    node: Any,
    font_size: float,
    fill_stroke: bool = True,  # noqa: FBT001, FBT002 - as the engine calls it
    context: Any = None,
) -> None:
    """Draw an element of a drawing, and those within."""
    plain = node.tag == "text" and fill_stroke and _PLAIN.issuperset(node.attrib) and len(list(node)) == 0
    if plain and node.text and node.visible:
        _draw_words(svg, node, size(node.get("font-size", "1em"), font_size, font_size))
    else:
        _DRAW_NODE(svg, node, font_size, fill_stroke, context)


def _draw_words(svg: Any, node: Any, font_size: float) -> None:
    weight = int(node.get("font-weight", "400"))
    style = _style(svg.font_config, node.get("font-family", "sans-serif"), weight, font_size)
    layout, _, _, width, _, baseline = split_first_line(node.text, style, svg.context, float("inf"), 0)
    x = (
        size(node.get("x", "0"), font_size, svg.inner_width)
        - width * _SHARES[node.get("text-anchor", "start")]
    )
    y = size(node.get("y", "0"), font_size, svg.inner_height)
    with svg.stream.stacked():
        fill, stroke = svg.set_graphical_state(node, font_size)
        svg.stream.begin_text()
        layout.reactivate(style)
        svg.fill_stroke(fill, stroke, text=True)
        box = TextBox(layout, style)
        box.baseline = baseline
        emojis = draw_first_line(svg.stream, box, "none", "none", Matrix(d=-1, e=x, f=y))
        svg.stream.end_text()
    draw_emojis(svg.stream, style, x, y, emojis)


@lru_cache(maxsize=_STYLES)
def _style(font_config: Any, family: str, weight: int, font_size: float) -> Any:
    style = Style(INITIAL_VALUES)
    style.font_config = font_config
    style["font_family"] = [name.strip("\"' ") for name in family.split(",")]
    style["font_weight"] = weight
    style["font_size"] = font_size
    return style


METHODS: Final = ((SVG, "draw_node", draw_node),)
