"""The file: bytes made without detours, and small pictures drawn in place."""

import zlib
from typing import Any, Final

import pydyf
from weasyprint import draw
from weasyprint.images import RasterImage

_TO_BYTES: Final = pydyf._to_bytes  # noqa: SLF001 - the one function through which every number and word is written
_DRAW_IMAGE: Final = draw.draw_background_image
_EFFORT: Final = 6
"""How hard streams are compressed: the hardest takes twice as long for a hundredth of the size."""
_ONCE: Final = ("no-repeat", "no-repeat")


def to_bytes(item: Any) -> bytes:
    """Write a value as a PDF holds it; most are bytes or words already."""
    kind = type(item)
    if kind is bytes:
        written: bytes = item
    elif kind is str:
        written = item.encode("ascii")
    elif kind is int:
        written = b"%d" % item
    elif kind is float and not item.is_integer():
        written = f"{item:f}".rstrip("0").encode("ascii")
    else:
        written = _TO_BYTES(item)
    return written


def stream_data(stream: pydyf.Stream) -> bytes:
    """Write a stream, compressed if it asks for it."""
    content = b"\n".join([to_bytes(each) for each in stream.stream])
    extra = pydyf.Dictionary(stream.extra.copy())
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        content = zlib.compress(content, _EFFORT)
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """How tags name the pages, which each of them asks for."""
    numbers = tuple(pdf.pages["Kids"][::3])
    kept: tuple[tuple[int, ...], tuple[bytes, ...]] = vars(pdf).get("kept_references", ((), ()))
    if kept[0] != numbers:
        kept = vars(pdf)["kept_references"] = numbers, tuple(b"%d 0 R" % each for each in numbers)
    return kept[1]


def draw_background_image(stream: Any, layer: Any, style: Any) -> None:
    """Draw a picture behind words straight on the page; the engine makes a drawing of its own for each."""
    if layer.repeat != _ONCE or type(layer.image) is not RasterImage:
        _DRAW_IMAGE(stream, layer, style)
        return
    (left, top), (origin_left, origin_top, _, _) = layer.position, layer.positioning_area
    with stream.artifact(), stream.stacked():
        if not layer.unbounded:
            stream.rectangle(*layer.painting_area)
            stream.clip()
            stream.end()
        stream.transform(e=left + origin_left, f=top + origin_top)
        layer.image.draw(stream, *layer.size, style)


FUNCTIONS: Final = ((_TO_BYTES, to_bytes), (_DRAW_IMAGE, draw_background_image))
METHODS: Final = (
    (pydyf.Stream, "data", property(stream_data)),
    (pydyf.PDF, "page_references", property(page_references)),
)
