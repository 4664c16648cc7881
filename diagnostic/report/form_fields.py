"""The fields of a form to fill in on screen, put where the layout left room for them.

The layout engine gives each input a place and a tag. What it says of a field is written anew, because its
groups of buttons are named twice and lack the look of a button that is off, and its lines of text spoil the
table of characters of the page’s own font.
"""

from collections.abc import Iterator
from typing import Any, Final

import pydyf

from diagnostic.core.filling import ORIGIN
from diagnostic.report.tagging import Finisher
from diagnostic.report.tree.fillable import Box, Fillable, FillableQuestion, Writing

READ_ONLY: Final = 1
SEVERAL_LINES: Final = 1 << 12
RADIO: Final = 1 << 15
"""Flags of fields; without the one that forbids it, a chosen answer can be taken back."""
TYPED: Final = "/Helv 9.5 Tf 0 g"
"""What people type is set in the face that every reader of forms has for it."""
SIGNED: Final = "/ZaDb 0 Tf 0 g"
SIGNS: Final = {"round": "l", "box": "8"}
"""The disc and the cross of the face of signs, for readers that draw buttons themselves."""
OFF: Final = "/Off"
ROUND: Final = 0.5523
"""How far the handles of a quarter of a circle reach, in radii."""


def with_fields(form: Fillable, finisher: Finisher) -> Finisher:
    """Give what completes a form after ``finisher``: its fields, and what they hold already."""

    def finish(layout: Any, pdf: pydyf.PDF) -> None:
        finisher(layout, pdf)
        _Fields(form, pdf).write()

    return finish


class _Fields:
    """Writes the fields of one document."""

    def __init__(self, form: Fillable, pdf: pydyf.PDF) -> None:
        self._form = form
        self._pdf = pdf
        self._looks: dict[tuple[str, float, float], bytes] = {}

    def write(self) -> None:
        """Write every field at the place of its widget."""
        widgets = iter(list(self._widgets()))
        fields = [self._origin(), self._writing(self._form.structure, next(widgets))]
        for part in self._form.parts:
            for question in part.questions:
                fields += self._question(question, widgets)
                if question.note:
                    fields.append(self._writing(question.note, next(widgets)))
        self._pdf.catalog["AcroForm"] = pydyf.Dictionary(
            {
                "Fields": pydyf.Array(fields),
                "NeedAppearances": "true",
                "DA": pydyf.String(TYPED),
                "DR": pydyf.Dictionary({"Font": self._faces()}),
            }
        )

    def _question(self, question: FillableQuestion, widgets: Iterator[Any]) -> list[bytes]:
        if question.several:
            return [self._box(each, next(widgets)) for each in question.boxes]
        chosen = next((each.state for each in question.boxes if each.ticked), "")
        group = pydyf.Dictionary(
            {
                "FT": "/Btn",
                "Ff": RADIO,
                "T": pydyf.String(question.boxes[0].name),
                "TU": pydyf.String(question.tip),
                "V": f"/{chosen}" if chosen else OFF,
                "Kids": pydyf.Array(),
            }
        )
        self._pdf.add_object(group)
        for each in question.boxes:
            widget = next(widgets)
            self._state(each, widget, "round")
            for key in ("T", "FT"):
                widget.pop(key, None)
            widget["Parent"] = group.reference
            group["Kids"].append(widget.reference)
        return [group.reference]

    def _box(self, box: Box, widget: Any) -> bytes:
        self._state(box, widget, "box")
        widget["T"], widget["V"] = pydyf.String(box.name), widget["AS"]
        reference: bytes = widget.reference
        return reference

    def _state(self, box: Box, widget: Any, shape: str) -> None:
        self._bare(widget)
        left, top, right, bottom = widget["Rect"]
        width, height = round(abs(right - left), 2), round(abs(top - bottom), 2)
        looks = {box.state: self._look(shape, width, height), "Off": self._look("", width, height)}
        widget["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(looks)})
        widget["AS"] = f"/{box.state}" if box.ticked else OFF
        widget["TU"], widget["DA"] = pydyf.String(box.tip), pydyf.String(SIGNED)
        widget["MK"] = pydyf.Dictionary({"CA": pydyf.String(SIGNS[shape])})

    def _bare(self, widget: Any) -> None:
        """Leave of a widget its place and its tag."""
        drawn = int(next(iter(widget["AP"]["N"].values())).split()[0])
        nothing = pydyf.Dictionary()
        nothing.number = drawn
        self._pdf.objects[drawn] = nothing
        for key in ("AP", "AS", "MK", "V"):
            widget.pop(key)

    def _writing(self, writing: Writing, widget: Any) -> bytes:
        self._bare(widget)
        widget["FT"] = "/Tx"
        widget["T"], widget["TU"] = pydyf.String(writing.name), pydyf.String(writing.tip)
        widget["V"], widget["DA"] = pydyf.String(writing.text), pydyf.String(TYPED)
        widget["MaxLen"] = writing.longest
        widget["Ff"] = SEVERAL_LINES if writing.several_lines else 0
        reference: bytes = widget.reference
        return reference

    def _origin(self) -> bytes:
        """What the form was made from, in a field that stands on no page."""
        line = pydyf.String(self._form.origin)
        return self._added(
            pydyf.Dictionary({"FT": "/Tx", "Ff": READ_ONLY, "T": pydyf.String(ORIGIN), "V": line})
        )

    def _faces(self) -> pydyf.Dictionary:
        """The faces that every reader of forms has: for what is typed, and for signs in boxes."""
        kind = {"Type": "/Font", "Subtype": "/Type1"}
        typed = pydyf.Dictionary(kind | {"BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"})
        signs = pydyf.Dictionary(kind | {"BaseFont": "/ZapfDingbats"})
        return pydyf.Dictionary({"Helv": self._added(typed), "ZaDb": self._added(signs)})

    def _look(self, shape: str, width: float, height: float) -> bytes:
        """What a button shows in one state; buttons of one size share it."""
        if (shape, width, height) not in self._looks:
            stream = pydyf.Stream(
                _SHAPES[shape](width, height),
                {
                    "Type": "/XObject",
                    "Subtype": "/Form",
                    "BBox": pydyf.Array((0, 0, width, height)),
                    "Resources": pydyf.Dictionary({}),
                },
            )
            self._looks[shape, width, height] = self._added(stream)
        return self._looks[shape, width, height]

    def _added(self, made: Any) -> bytes:
        self._pdf.add_object(made)
        reference: bytes = made.reference
        return reference

    def _widgets(self) -> Iterator[Any]:
        for each in self._pdf.objects:
            if isinstance(each, pydyf.Dictionary) and each.get("Subtype") == "/Widget":
                yield each


def _disc(width: float, height: float) -> list[str]:
    """A full disc within the ring that the page draws."""
    across, up, x, y = width / 2, height / 2, width * 0.3, height * 0.3
    side, top = x * ROUND, y * ROUND
    corners = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
    lines = ["0 g", f"{across + x:.2f} {up:.2f} m"]
    for fx, fy, tx, ty in corners:
        points = (
            (across + fx * x + tx * side, up + fy * y + ty * top),
            (across + tx * x + fx * side, up + ty * y + fy * top),
            (across + tx * x, up + ty * y),
        )
        lines.append(" ".join(f"{px:.2f} {py:.2f}" for px, py in points) + " c")
    return [*lines, "f"]


def _cross(width: float, height: float) -> list[str]:
    """Two strokes from corner to corner."""
    near, right, top = width * 0.2, width * 0.8, height * 0.8
    return [
        "0 G 1.2 w 1 J",
        f"{near:.2f} {near:.2f} m {right:.2f} {top:.2f} l S",
        f"{near:.2f} {top:.2f} m {right:.2f} {near:.2f} l S",
    ]


def _nothing(_width: float, _height: float) -> list[str]:
    return []


_SHAPES: Final = {"round": _disc, "box": _cross, "": _nothing}
