"""A level as rising steps of which the reached ones are filled: the small sign beside a level’s name."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from diagnostic.report.drawing import Attributes, shape
from diagnostic.report.identity import Identity
from diagnostic.report.tree.marks import LevelMark

PITCH: Final = 7
WIDTH: Final = 5
HEIGHT: Final = 20
LINE: Final = 1
FINE: Final = 6
"""Dots for each unit in the picture for paper: some 800 to the inch where it is drawn."""

Box = tuple[int, int, bool]
"""The left edge of a step, its top, and whether it is reached."""


def steps_picture(mark: LevelMark, identity: Identity) -> str:
    """An SVG for pages; decorative, since the level’s name always stands beside it."""
    width = steps_width(mark)
    shapes = []
    for left, top, reached in _boxes(mark):
        fill = identity.second if reached else "#ffffff"
        line: Attributes = {"stroke": identity.second, "stroke_width": LINE, "rx": 1}
        at: Attributes = {"x": left + LINE / 2, "y": top + LINE / 2}
        shapes.append(shape("rect", width=WIDTH - LINE, height=HEIGHT - top - LINE, fill=fill, **at, **line))
    size = f'width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(shapes)}</svg>'


def steps_image(mark: LevelMark, identity: Identity) -> bytes:
    """The same as PNG for PDF, where one image is kept once however often it is drawn."""
    width = steps_width(mark)
    ink = bytes.fromhex(identity.second.removeprefix("#"))
    header = struct.pack(">IIBBBBB", width * FINE, HEIGHT * FINE, 1, 3, 0, 0, 0)
    rows = zlib.compress(b"".join(_rows(mark)), 9)
    parts = ((b"IHDR", header), (b"PLTE", b"\xff\xff\xff" + ink), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def steps_width(mark: LevelMark) -> int:
    """The width of the sign, in its own units."""
    return mark.top * PITCH - (PITCH - WIDTH)


def _boxes(mark: LevelMark) -> Iterator[Box]:
    for value in range(1, mark.top + 1):
        yield (value - 1) * PITCH, round(HEIGHT * (0.7 - 0.7 * value / mark.top)), value <= mark.value


def _rows(mark: LevelMark) -> Iterator[bytes]:
    """Rows of one bit a dot, each after the mark that it is not filtered."""
    boxes = tuple(_boxes(mark))
    for y in range(HEIGHT * FINE):
        bits = "".join("1" if _is_inked(boxes, x, y) else "0" for x in range(steps_width(mark) * FINE))
        padded = bits.ljust(-(-len(bits) // 8) * 8, "0")
        yield b"\0" + int(padded, 2).to_bytes(len(padded) // 8, "big")


def _is_inked(boxes: tuple[Box, ...], x: int, y: int) -> bool:
    edge = LINE * FINE
    for left, top, reached in boxes:
        across, down = x - left * FINE, y - top * FINE
        if 0 <= across < WIDTH * FINE and down >= 0:
            inside = edge <= across < WIDTH * FINE - edge and edge <= down < (HEIGHT - top) * FINE - edge
            return reached or not inside
    return False


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
