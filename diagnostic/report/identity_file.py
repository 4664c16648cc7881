"""A network’s identity read from a file: every fault is told, one a line, before the service opens."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from diagnostic.core.faults import UnreadableSettings
from diagnostic.report.identity import DEFAULT_SHADES, Identity, Logo, Shade

FILE: Final = "identity.toml"
LARGEST_LOGO: Final = 200_000
"""Bytes: the logo is sent with the first page that somebody sees."""
LONGEST_NAME: Final = 80
KINDS: Final = {".svg": "image/svg+xml", ".png": "image/png"}
PNG: Final = b"\x89PNG\r\n\x1a\n"
ALIVE: Final = frozenset(
    {"script", "foreignObject", "iframe", "image", "use", "style", "animate", "set", "a"}
)
"""Elements that run, load or lead elsewhere; a logo needs none."""
READABLE: Final = 4.5
"""The contrast below which text is hard to read (WCAG 2.2, AA)."""
DARKEST: Final = 0.04045
"""Up to here a part of a colour counts in proportion (WCAG 2.2, relative luminance)."""
PAPER: Final = "#ffffff"
SCREEN: Final = "#faf7f5"


def read_identity(place: Path) -> Identity:
    """Read an identity from a TOML file, or from ``identity.toml`` in a folder; the logo lies beside it.

    Raises UnreadableSettings with one line for each thing that cannot be used.
    """
    file = place / FILE if place.is_dir() else place
    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableSettings((f"{file.name}: {error}",)) from error
    faults = [f"{file.name}: {each}" for each in _faults(given, file.parent)]
    if faults:
        raise UnreadableSettings(tuple(faults))
    identity = _identity(given, file.parent)
    faults = [f"{file.name}: {each}" for each in _pale(identity)]
    if faults:
        raise UnreadableSettings(tuple(faults))
    return identity


def contrast(one: str, other: str) -> float:
    """How much two colours differ in light, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= DARKEST else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _identity(given: Mapping[str, Any], folder: Path) -> Identity:
    left = dict(given)
    name = left.pop("logo", "")
    logo = Logo((folder / name).read_bytes(), KINDS[Path(name).suffix.lower()]) if name else None
    shades = {f"level-{at}": Shade(**each) for at, each in enumerate(left.pop("levels", ()), 1)}
    return Identity(logo=logo, shades={**DEFAULT_SHADES, **shades}, **left)


def _faults(given: Mapping[str, Any], folder: Path) -> Iterator[str]:
    known = {each.name for each in fields(Identity)} - {"shades"} | {"levels"}
    yield from (f"“{each}” is not one of {', '.join(sorted(known))}" for each in sorted(set(given) - known))
    texts = {key: value for key, value in given.items() if key in known - {"levels"}}
    yield from (f"{key}: not a text" for key, value in texts.items() if not isinstance(value, str))
    if len(str(given.get("name", ""))) > LONGEST_NAME:
        yield f"name: at most {LONGEST_NAME} characters"
    yield from _levels_faults(given.get("levels", []))
    if isinstance(given.get("logo"), str):
        yield from _logo_faults(folder / given["logo"], folder)


def _levels_faults(levels: Any) -> Iterator[str]:
    whole = isinstance(levels, list) and len(levels) in {0, len(DEFAULT_SHADES)}
    if not whole or any(not isinstance(each, dict) or set(each) != {"surface", "ink"} for each in levels):
        yield f"levels: {len(DEFAULT_SHADES)} of them, each with surface and ink"


def _logo_faults(file: Path, folder: Path) -> Iterator[str]:
    kind = KINDS.get(file.suffix.lower())
    if file.resolve().parent != folder.resolve():
        yield "logo: a file beside this one"
    elif kind is None:
        yield "logo: an SVG or a PNG"
    elif not file.is_file():
        yield f"logo: no such file: {file.name}"
    elif file.stat().st_size > LARGEST_LOGO:
        yield f"logo: at most {LARGEST_LOGO // 1000} KB"
    elif kind == KINDS[".svg"]:
        yield from _svg_faults(file.read_bytes())
    elif not file.read_bytes().startswith(PNG):
        yield "logo: not a PNG"


def _svg_faults(content: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield "logo: an SVG without a document type"
        return
    parser = XMLParser()  # noqa: S314 - entities were refused above
    try:
        parser.feed(content)
        root = parser.close()
    except ParseError as error:
        yield f"logo: not an SVG: {error}"
        return
    if _local(root.tag) != "svg":
        yield "logo: not an SVG"
    for element in root.iter():
        yield from _element_faults(element)


def _element_faults(element: Element) -> Iterator[str]:
    name = _local(element.tag)
    if name in ALIVE:
        yield f"logo: an SVG without <{name}>"
    for key, value in element.attrib.items():
        leads_out = "url(" in value.replace("url(#", "") or "//" in value
        if _local(key).startswith("on") or _local(key) in {"href", "style"} or leads_out:
            yield f"logo: an SVG without {_local(key)}=… on <{name}>"


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _pale(identity: Identity) -> Iterator[str]:
    """What would be hard to read: ink and surface of everything that is written."""
    written = [
        (name, getattr(identity, name), surface)
        for name in ("ink", "ink_soft", "accent", "second")
        for surface in (PAPER, SCREEN, identity.accent_tint, identity.second_tint)
    ]
    written += [(f"{level} ink", shade.ink, shade.surface) for level, shade in identity.shades.items()]
    for name, ink, surface in written:
        found = contrast(ink, surface)
        if found < READABLE:
            yield f"{name}: {ink} on {surface} has a contrast of {found:.1f}, at least {READABLE} is needed"
