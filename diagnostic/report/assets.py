"""Everything a document may load: packaged fonts, the mark or logo, and pictures drawn here, by name."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from diagnostic.paths import packaged_paths
from diagnostic.report.contours import contours_picture
from diagnostic.report.identity import Identity
from diagnostic.report.steps import steps_image, steps_picture
from diagnostic.report.tree.marks import LevelMark

SCHEME: Final = "asset:"
SVG: Final = "image/svg+xml"
PNG: Final = "image/png"

_FONTS: Final = {
    "font-text": "fonts/passerelle-sans-400",
    "font-text-strong": "fonts/passerelle-sans-600",
    "font-text-italic": "fonts/passerelle-sans-400-italic",
    "font-title": "fonts/bricolage-grotesque-650",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes and their media type."""

    content: bytes
    media: str

    @property
    def data_address(self) -> str:
        """The asset within its own address, for a page that must stand alone."""
        return f"data:{self.media};base64,{base64.b64encode(self.content).decode('ascii')}"


def paper_assets(identity: Identity, levels: tuple[LevelMark, ...]) -> Mapping[str, Asset]:
    """Give every asset of a PDF by its name; there are no others.

    Fonts are true type, which is read faster than compressed fonts when pages are laid out.
    """
    steps = {f"steps-{each.value}": Asset(steps_image(each, identity), PNG) for each in levels}
    return {**_fonts("ttf"), **_pictures(identity), **steps, **other_signs()}


def page_assets(identity: Identity, levels: tuple[LevelMark, ...]) -> Mapping[str, Asset]:
    """Give the assets of a page that stands alone: the same pictures, and the smallest fonts there are."""
    steps = {f"steps-{each.value}": Asset(steps_picture(each, identity).encode(), SVG) for each in levels}
    return {**_fonts("ttf"), **_fonts("woff2"), **_pictures(identity), **steps}


def _pictures(identity: Identity) -> Mapping[str, Asset]:
    logo = Asset(identity.logo.content, identity.logo.media) if identity.logo else _mark()
    return {"contours": Asset(contours_picture(identity).encode(), SVG), "logo": logo}


@cache
def _fonts(kind: str) -> Mapping[str, Asset]:
    folder = packaged_paths().static
    files = {name: folder / f"{file}.{kind}" for name, file in _FONTS.items()}
    return {name: Asset(file.read_bytes(), f"font/{kind}") for name, file in files.items() if file.exists()}


@cache
def _mark() -> Asset:
    return Asset((packaged_paths().static / "img" / "mark.svg").read_bytes(), SVG)


@cache
def other_signs() -> Mapping[str, Asset]:
    """The fonts of signs that people type and the document’s faces lack: no machine needs its own."""
    folder = packaged_paths().templates / "report" / "fonts"
    files = {"font-emoji": "noto-emoji-400", "font-scripts": "dejavu-sans"}
    return {name: Asset((folder / f"{file}.ttf").read_bytes(), "font/ttf") for name, file in files.items()}
