"""What the drawings share: numbers written shortly, escaped words, and the frame of an SVG."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

FACE: Final = "Passerelle Sans, sans-serif"

Attributes = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG made by this program, from numbers and escaped words."""

    svg: str

    def __html__(self) -> str:
        """The SVG itself, for templates: it is already escaped."""
        return self.svg


@dataclass(frozen=True, slots=True)
class Frame:
    """Size of a drawing in its own units, its class, and what it says to those who do not see it."""

    name: str
    width: int
    height: int
    title: str
    description: str


def drawn(frame: Frame, shapes: Iterable[str]) -> Drawing:
    """Put shapes in a frame with its title and description."""
    box = f'class="{frame.name}__drawing" viewBox="0 0 {frame.width} {frame.height}"'
    # Browsers read out the short name; the title is its description there, and the alternative text in a PDF.
    name = f'role="img" aria-label="{escape(frame.title)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} {name}>'
    title = f"<title>{escape(frame.title)}. {escape(frame.description)}</title>"
    return Drawing(head + title + "".join(shapes) + "</svg>")


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def shape(name: str, **attributes: float | str) -> str:
    """An empty SVG element; ``_`` in an attribute stands for ``-``, and a last ``_`` is dropped."""
    return f"<{name}{_written(attributes)}/>"


def text(words: str, **attributes: float | str) -> str:
    """Words in the face of the document, escaped."""
    return f'<text font-family="{FACE}"{_written(attributes)}>{escape(words)}</text>'


def _written(attributes: Attributes) -> str:
    written = []
    for name, value in attributes.items():
        said = value if isinstance(value, str) else number(value)
        written.append(f' {name.rstrip("_").replace("_", "-")}="{escape(said)}"')
    return "".join(written)
