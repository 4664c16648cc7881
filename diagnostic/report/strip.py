"""The answers of dimensions on the scale, drawn in shapes that stay apart without colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from diagnostic.report.drawing import Attributes, Drawing, Frame, drawn, number, shape, text
from diagnostic.report.identity import PLAIN, Identity, Shade
from diagnostic.report.tree.marks import LevelMark, Strip

WIDTH: Final = 660
GAP: Final = 4.0
DOT_STEP: Final = 11.4
DOT: Final = 4.0
MOST_DOTS: Final = 8
ROW: Final = 33.0
"""From one strip to the next: the flag of one stays clear of the bracket of the one above."""
NAMES: Final = 196.0
"""Room for the names of dimensions, left of their strips."""
RANGE: Final = 5.0
"""Room below a cell for the bracket of a range."""


@dataclass(frozen=True, slots=True)
class _Track:
    """Where one strip is drawn: its cells follow one another from the left."""

    left: float
    top: float
    height: float
    levels: tuple[LevelMark, ...]

    @property
    def width(self) -> float:
        """The width of one cell."""
        gaps = GAP * (len(self.levels) - 1)
        return (WIDTH - self.left - gaps) / len(self.levels)

    def at(self, value: int) -> float:
        """The left edge of a level's cell."""
        return self.left + (value - 1) * (self.width + GAP)

    def middle(self, value: int) -> float:
        """The middle of a level's cell."""
        return self.at(value) + self.width / 2


def strip_drawing(strip: Strip, identity: Identity = PLAIN) -> Drawing:
    """Draw one strip, with the names of the levels below it."""
    track = _Track(0, 8, 26, strip.levels)
    frame = Frame("strip", WIDTH, 58, strip.title, strip.description)
    names = _level_names(track, 54, strip.level, identity)
    return drawn(frame, (*_cells(track, strip, identity), *names))


def strips_drawing(
    strips: tuple[Strip, ...], title: str, description: str, identity: Identity = PLAIN
) -> Drawing:
    """Draw the strips of several dimensions below one another, with the names of the levels above."""
    shapes: list[str] = []
    for row, strip in enumerate(strips):
        track = _Track(NAMES, 24 + ROW * row, 17, strip.levels)
        if row == 0:
            shapes += _level_names(track, 11, None, identity)
        look: Attributes = {"class_": "strip__name", "font_size": 12, "fill": identity.ink}
        shapes.append(text(strip.title, x=0, y=track.top + 13, **look))
        shapes += _cells(track, strip, identity)
    frame = Frame("strips", WIDTH, round(26 + ROW * len(strips)), title, description)
    return drawn(frame, shapes)


def _level_names(track: _Track, y: float, here: int | None, identity: Identity) -> Iterator[str]:
    for mark in track.levels:
        strong = mark.value == here
        look: Attributes = {
            "fill": identity.ink if strong else identity.ink_soft,
            "font_weight": "600" if strong else "400",
        }
        at: Attributes = {"x": track.middle(mark.value), "y": y, "text_anchor": "middle"}
        yield text(mark.name, class_="strip__level", font_size=12, **at, **look)


def _cells(track: _Track, strip: Strip, identity: Identity) -> Iterator[str]:
    """One cell a level: a dot an answer, the level framed, the target flagged, the range bracketed."""
    for mark in strip.levels:
        here = mark.value == strip.level
        shade = identity.shade(mark.colour) if here else Shade("#ffffff", identity.ink)
        stroke, width = (identity.ink, 2.0) if here else (identity.line, 0.7)
        box: Attributes = {"x": track.at(mark.value) + 1, "y": track.top, "rx": 4}
        size: Attributes = {"width": track.width - 2, "height": track.height}
        kind = "strip__cell strip__cell--here" if here else "strip__cell"
        yield shape("rect", class_=kind, fill=shade.surface, stroke=stroke, stroke_width=width, **box, **size)
        middle = (track.middle(mark.value), track.top + track.height / 2)
        yield from _dots(strip.counts[mark.value - 1], middle, shade.ink)
        if mark.value == strip.target:
            yield from _flag(track, mark, identity)
    yield from _range(track, strip, identity)


def _dots(count: int, middle: tuple[float, float], colour: str) -> Iterator[str]:
    """One dot an answer, or their number where dots would not fit."""
    x, y = middle
    if count > MOST_DOTS:
        yield text(str(count), x=x, y=y + 4, font_size=12, fill=colour, text_anchor="middle")
        return
    start = x - (count - 1) * DOT_STEP / 2
    # A line without length is its round ends alone: one shape for all is drawn faster than a circle for each.
    dots = "".join(f"M{number(start + at * DOT_STEP)} {number(y)}h0" for at in range(count))
    look: Attributes = {"stroke": colour, "stroke_width": 2 * DOT, "stroke_linecap": "round"}
    if dots:
        yield shape("path", class_="strip__dots", d=dots, **look)


def _flag(track: _Track, mark: LevelMark, identity: Identity) -> Iterator[str]:
    """A small flag planted on the cell of the target."""
    x, top = track.at(mark.value) + track.width - 16, track.top
    pole = f"M{number(x)} {number(top + 5)}V{number(top - 7)}"
    cloth = f"M{number(x)} {number(top - 7)}l11 3.2l-11 3.2z"
    look: Attributes = {"stroke": identity.accent, "stroke_width": 1.3}
    yield shape("path", class_="strip__flag", d=pole, fill="none", **look)
    yield shape("path", class_="strip__flag", d=cloth, fill=identity.accent)


def _range(track: _Track, strip: Strip, identity: Identity) -> Iterator[str]:
    """A bracket below the levels the dimension could have."""
    if strip.range is None:
        return
    low, high = strip.range
    start, end = track.at(low) + 5, track.at(high) + track.width - 5
    line = f"M{number(start)} {number(track.top + track.height + 2)}v{number(RANGE - 1)}H{number(end)}v-4"
    look: Attributes = {"stroke": identity.ink, "stroke_width": 1.4, "stroke_dasharray": "4 2"}
    yield shape("path", class_="strip__range", d=line, fill="none", **look)
