"""Drawing the letters of a line: read from Pango as one table instead of field by field."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.draw import text
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

_DRAW: Final = text.draw_first_line
_LETTER: Final = struct.Struct("=Iiii4x")
"""What Pango says of a letter: its number in the font, its width, and how far it is moved aside and down."""

Letter = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of one font, one after the other."""

    face: Any
    font: Any
    size: float
    letters: list[Letter]

    @property
    def is_plain(self) -> bool:
        """Whether every letter was drawn before in this document, stands on the line, and is no picture."""
        font = self.font
        is_picture = font.bitmap or font.png or font.svg or font.colr
        return not is_picture and all(
            not down and number in font.widths and number in font.to_unicode
            for number, _, _, down in self.letters
        )

    def written(self) -> str:
        """The letters as operands of a PDF: their numbers, and what each differs from its usual width."""
        parts = ["<"]
        widths = self.font.widths
        for number, width, aside, _ in self.letters:
            offset = aside / self.size
            if offset:
                parts.append(f">{-offset}<")
            parts.append(f"{number:04x}")
            kerning = widths[number] + offset - width * 1000 * FROM_UNITS / self.size
            if kerning:
                parts.append(f">{int(kerning)}<")
        words = "".join(parts)
        return words.removesuffix("<") if words.endswith("<") else words + ">"


def draw_first_line(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    """Draw the letters of a line, and give the pictures among them."""
    if overflow == "ellipsis" or ellipsis != "none" or not box.text.strip():
        return _engines(stream, box, overflow, ellipsis, matrix)
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)  # noqa: FBT003 - C has no names
    line, _ = box.pango_layout.get_first_line()
    runs = list(_runs(stream, line))
    if not all(run.is_plain for run in runs):
        return _engines(stream, box, overflow, ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    _show(stream, runs)
    return []


def _engines(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
    pictures: list[Any] = _DRAW(stream, box, overflow, ellipsis, matrix)
    return pictures


def _show(stream: Any, runs: list[_Run]) -> None:
    words = ""
    face = None
    for run in runs:
        if run.face != face:
            face = run.face
            if words:
                stream.show_text(words)
            words = ""
            stream.set_font_size(run.font.hash, run.size)
        words += run.written()
    stream.show_text(words)


def _runs(stream: Any, line: Any) -> Iterator[_Run]:
    at = line.runs[0]
    while at != ffi.NULL:
        item = at.data
        glyphs = item.glyphs
        face = item.item.analysis.font
        font, size = stream.add_font(face)
        table = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * _LETTER.size)
        yield _Run(face, font, size, list(_LETTER.iter_unpack(table)))
        at = at.next


FUNCTIONS: Final = ((_DRAW, draw_first_line),)
