"""The land behind the cover: contour lines of an imagined territory, always the same."""

import math
from typing import Final

from diagnostic.report.drawing import number, shape
from diagnostic.report.identity import Identity

SIZE: Final = 400
LINES: Final = 11
STEP: Final = 17.0
CORNERS: Final = 36


def contours_picture(identity: Identity) -> str:
    """Closed lines around a summit, as an SVG of its own for style sheets."""
    lines = (
        shape("path", d=_line(12 + STEP * at, at), fill="none", stroke=identity.hairline, stroke_width=1.1)
        for at in range(LINES)
    )
    size = f'width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(lines)}</svg>'


def _line(radius: float, at: int) -> str:
    """One closed, smooth line: each corner is rounded by a curve between the middles of its sides."""
    corners = [_corner(radius, at, 2 * math.pi * corner / CORNERS) for corner in range(CORNERS)]
    middles = [
        ((x1 + x2) / 2, (y1 + y2) / 2)
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    start = f"M{number(middles[-1][0])} {number(middles[-1][1])}"
    curves = (
        f"Q{number(x)} {number(y)} {number(mx)} {number(my)}"
        for (x, y), (mx, my) in zip(corners, middles, strict=True)
    )
    return start + "".join(curves) + "Z"


def _corner(radius: float, at: int, angle: float) -> tuple[float, float]:
    swell = 1 + 0.13 * math.sin(3 * angle + 0.22 * at) + 0.06 * math.cos(5 * angle - 0.35 * at)
    distance = radius * swell
    return SIZE / 2 + distance * math.cos(angle) + at, SIZE / 2 + distance * math.sin(angle) - at
