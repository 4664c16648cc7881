"""Drawings: made of numbers, with words for those who do not see them, and nothing a policy would refuse."""

from xml.etree.ElementTree import Element

import html5lib
import pytest

from diagnostic.report.contours import contours_picture
from diagnostic.report.drawing import Drawing
from diagnostic.report.identity import PLAIN
from diagnostic.report.radar import radar_drawing
from diagnostic.report.steps import steps_image, steps_picture
from diagnostic.report.strip import strip_drawing, strips_drawing
from diagnostic.report.tree.marks import LevelMark, Radar, RadarPoint, Strip
from tests.report.samples import document, sample

SVG = "{http://www.w3.org/2000/svg}"


def read(drawing: Drawing) -> Element:
    """The root of a drawing."""
    return of_svg(drawing.svg)


def of_svg(text: str) -> Element:
    root: Element = html5lib.parseFragment(text)[0]
    return root


def the_radar(name: str = "sample") -> Radar:
    radar = document(name).overview.radar
    assert radar
    return radar


def all_drawings() -> list[Drawing]:
    strips = sample().overview.strips
    every = strips_drawing(strips, "Réponses", "Tout")
    return [radar_drawing(the_radar()), every, *(strip_drawing(each) for each in strips)]


def test_every_drawing_begins_with_its_words() -> None:
    for drawing in all_drawings():
        root = read(drawing)
        assert root.attrib["role"] == "img"
        assert root[0].tag == SVG + "title"
        assert len(root[0].text or "") > 10


def test_no_drawing_has_a_style_a_script_or_an_address() -> None:
    for drawing in all_drawings():
        for element in read(drawing).iter():
            assert element.tag.removeprefix(SVG) not in {
                "style",
                "script",
                "image",
                "use",
                "a",
                "foreignObject",
            }
            assert not {name for name in element.attrib if name in {"style", "href"} or name.startswith("on")}


def test_words_in_a_drawing_are_escaped() -> None:
    radar = Radar(
        title="<b>&",
        description='"',
        points=tuple(RadarPoint("<script>", 10.0, 20.0) for _ in range(3)),
        rings=the_radar().rings,
        legend_now="<i>",
        legend_target="&",
    )
    words = [each.text for each in read(radar_drawing(radar)).iter(SVG + "text")]
    assert words.count("<script>") == 3


def test_a_radar_has_a_dot_for_each_known_dimension_and_a_square_for_each_target() -> None:
    root = read(radar_drawing(the_radar()))
    points = the_radar().points
    assert len(root.findall(SVG + "circle")) == 1 + sum(each.index is not None for each in points)
    assert len(root.findall(SVG + "rect")) == 1 + sum(each.target is not None for each in points)


def test_a_radar_is_left_open_where_nothing_is_known() -> None:
    points = tuple(RadarPoint(str(at), None if at == 1 else 50.0, 100.0) for at in range(5))
    radar = Radar("t", "d", points, the_radar().rings, "now", "target")
    kinds = [each.tag for each in read(radar_drawing(radar)) if each.attrib.get("class") == "radar__area"]
    assert SVG + "polygon" not in kinds
    assert len(kinds) == 3 + 1


@pytest.mark.parametrize("name", ["empty", "unknown"])
def test_fewer_than_three_levels_give_no_radar(name: str) -> None:
    overview = document(name).overview
    assert overview.radar is None
    assert "Le radar sera dessiné" in overview.intro


def test_a_strip_has_a_dot_for_each_answer() -> None:
    for strip in sample().overview.strips:
        dots = [each.attrib["d"] for each in read(strip_drawing(strip)) if each.get("class") == "strip__dots"]
        assert "".join(dots).count("h0") == sum(strip.counts)


def test_a_strip_frames_the_level_and_flags_the_target() -> None:
    strip = sample().overview.strips[0]
    kinds = [each.attrib.get("class") for each in read(strip_drawing(strip)).iter()]
    assert kinds.count("strip__cell strip__cell--here") == 1
    assert kinds.count("strip__flag") == 2


def test_many_answers_become_a_number() -> None:
    strip = sample().overview.strips[0]
    many = Strip("t", "d", strip.levels, (20, 0, 0, 0), 1, 2, (1, 2))
    root = read(strip_drawing(many))
    assert "20" in [each.text for each in root.iter(SVG + "text")]
    assert "strip__range" in [each.attrib.get("class") for each in root.iter()]


@pytest.mark.parametrize("top", [3, 4, 5])
def test_the_sign_of_a_level_fills_as_many_steps(top: int) -> None:
    for value in range(1, top + 1):
        mark = LevelMark(value, top, "Niveau", "level-1")
        fills = [each.attrib["fill"] for each in of_svg(steps_picture(mark, PLAIN))]
        assert fills == [PLAIN.second] * value + ["#ffffff"] * (top - value)
        assert steps_image(mark, PLAIN).startswith(b"\x89PNG")


def test_the_land_of_the_cover_is_always_the_same() -> None:
    assert contours_picture(PLAIN) == contours_picture(PLAIN)
