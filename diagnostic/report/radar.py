"""The maturity profile as a radar: today as a full line with dots, the targets as a dashed one."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from diagnostic.report.drawing import Attributes, Drawing, Frame, drawn, number, shape, text
from diagnostic.report.identity import PLAIN, Identity
from diagnostic.report.tree.marks import LevelMark, Radar, RadarPoint

WIDTH: Final = 480
HEIGHT: Final = 312
CENTRE: Final = (240.0, 146.0)
RADIUS: Final = 118.0
INNER: Final = 22.0
"""The lowest level is a small ring, not a point: a profile at the lowest level stays visible."""
UPRIGHT: Final = 0.1
"""An axis that leans less than this (sine of its angle) has its label centred on it."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Axis:
    """One direction of the radar, clockwise from the top."""

    angle: float
    point: RadarPoint

    def at(self, index: float) -> Place:
        """The place of an index from 0 to 100 on this axis."""
        return self.reach(INNER + (RADIUS - INNER) * index / 100)

    def reach(self, distance: float) -> Place:
        """The place at a distance from the centre."""
        x, y = CENTRE
        return x + distance * math.sin(self.angle), y - distance * math.cos(self.angle)


def radar_drawing(radar: Radar, identity: Identity = PLAIN) -> Drawing:
    """Draw the profile; every figure in it also stands in the table beside it."""
    count = len(radar.points)
    axes = [_Axis(2 * math.pi * at / count, point) for at, point in enumerate(radar.points)]
    now = [None if (e := axis.point.index) is None else axis.at(e) for axis in axes]
    target = [None if (e := axis.point.target) is None else axis.at(e) for axis in axes]
    shapes = (
        *_rings(axes, radar.rings, identity),
        *_spokes(axes, identity),
        *_line(now, _area_look(identity)),
        *_line(target, _target_look(identity)),
        *(_dot(place, identity) for place in now if place),
        *(_square(place, identity) for place in target if place),
        *_labels(axes, identity),
        *_legend(radar, identity),
    )
    return drawn(Frame("radar", WIDTH, HEIGHT, radar.title, radar.description), shapes)


def _path(places: list[Place]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)


def _rings(axes: list[_Axis], rings: tuple[LevelMark, ...], identity: Identity) -> Iterator[str]:
    line: Attributes = {"fill": "none", "stroke": identity.line, "stroke_width": 0.6}
    for mark in rings:
        kind = "radar__ring radar__ring--outer" if mark.value == mark.top else "radar__ring"
        index = (mark.value - 1) / (mark.top - 1) * 100
        yield shape("polygon", class_=kind, points=_path([axis.at(index) for axis in axes]), **line)
        x, y = axes[0].at(index)
        look: Attributes = {"class_": "radar__level", "font_size": 13, "fill": identity.ink_soft}
        yield text(str(mark.value), x=x + 6, y=y + 12, **look)


def _spokes(axes: list[_Axis], identity: Identity) -> Iterator[str]:
    for axis in axes:
        (x1, y1), (x2, y2) = axis.reach(INNER), axis.reach(RADIUS)
        dash: Attributes = {"stroke_dasharray": "1 4"} if axis.point.index is None else {}
        line: Attributes = {"stroke": identity.line, "stroke_width": 0.6, **dash}
        yield shape("line", class_="radar__axis", x1=x1, y1=y1, x2=x2, y2=y2, **line)


def _line(places: list[Place | None], look: Attributes) -> Iterator[str]:
    """A closed line; where an axis has no figure it is left open."""
    known = [place for place in places if place]
    if len(known) == len(places):
        yield shape("polygon", points=_path(known), **look)
        return
    for start, end in pairwise([*places, places[0]]):
        if start and end:
            yield shape("polyline", points=_path([start, end]), **look)


def _area_look(identity: Identity) -> Attributes:
    line: Attributes = {"stroke": identity.accent, "stroke_width": 2.6, "stroke_linejoin": "round"}
    return {"class_": "radar__area", "fill": identity.accent, "fill_opacity": "0.14", **line}


def _target_look(identity: Identity) -> Attributes:
    line: Attributes = {"stroke": identity.second, "stroke_width": 1.5, "stroke_dasharray": "5 3"}
    return {"class_": "radar__target", "fill": "none", **line}


def _dot(place: Place, identity: Identity) -> str:
    look: Attributes = {"class_": "radar__point", "fill": identity.accent, "stroke": "#ffffff"}
    return shape("circle", cx=place[0], cy=place[1], r=4.2, **look)


def _square(place: Place, identity: Identity) -> str:
    look: Attributes = {"fill": "#ffffff", "stroke": identity.second, "stroke_width": 1.4}
    x, y = place
    return shape("rect", class_="radar__aim", x=x - 3, y=y - 3, width=6, height=6, **look)


def _labels(axes: list[_Axis], identity: Identity) -> Iterator[str]:
    for axis in axes:
        x, y = axis.reach(RADIUS + 14)
        side = math.sin(axis.angle)
        anchor = "middle" if abs(side) < UPRIGHT else ("start" if side > 0 else "end")
        drop = 4 - 5 * math.cos(axis.angle)
        colour = identity.ink_soft if axis.point.index is None else identity.ink
        look: Attributes = {"class_": "radar__label", "font_size": 12.5, "fill": colour}
        yield text(axis.point.label, x=x, y=y + drop, text_anchor=anchor, **look)


def _legend(radar: Radar, identity: Identity) -> Iterator[str]:
    y = HEIGHT - 10.0
    look: Attributes = {"class_": "radar__label", "font_size": 12, "fill": identity.ink}
    yield shape("polyline", points=_path([(110, y), (144, y)]), **_area_look(identity))
    yield _dot((127, y), identity)
    yield text(radar.legend_now, x=152, y=y + 4, **look)
    yield shape("polyline", points=_path([(270, y), (304, y)]), **_target_look(identity))
    yield _square((287, y), identity)
    yield text(radar.legend_target, x=312, y=y + 4, **look)
