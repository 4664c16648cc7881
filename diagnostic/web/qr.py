"""A QR code as one path, drawn by the page itself: no picture is asked for, no style is needed."""

from dataclasses import dataclass

import segno

QUIET = 4
"""Modules of white around it, without which telephones do not find it."""


@dataclass(frozen=True, slots=True)
class QrView:
    """The side of the picture in modules, and the path of its dark ones."""

    side: int
    path: str


def qr_of(text: str) -> QrView:
    """The QR code of a text."""
    rows = list(segno.make(text, error="m", micro=False).matrix)
    dark = (
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, modules in enumerate(rows)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return QrView(len(rows) + 2 * QUIET, "".join(dark))
