"""The style sheet of documents: ``report.css`` after the tokens of an identity and a language’s words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from diagnostic.paths import packaged_paths
from diagnostic.report.identity import Identity
from diagnostic.report.labels import Labels
from diagnostic.report.steps import HEIGHT, steps_width
from diagnostic.report.tree.marks import LevelMark

Face = tuple[str, int, str, str]
"""A family, its weight and style, and the asset that holds it."""

FACES: Final[tuple[Face, ...]] = (
    ("Passerelle Sans", 400, "normal", "font-text"),
    ("Passerelle Sans", 600, "normal", "font-text-strong"),
    ("Passerelle Sans", 400, "italic", "font-text-italic"),
    ("Bricolage Grotesque", 700, "normal", "font-title"),
)
PAPER_FACES: Final[tuple[Face, ...]] = (
    *FACES,
    ("Noto Emoji", 400, "normal", "font-emoji"),
    ("Other Scripts", 400, "normal", "font-scripts"),
)
"""On paper the signs people type in notes must come from somewhere; a screen has its own."""

Address = Callable[[str], str]
"""Where the asset of a name is found: by name within a PDF, in its own address within a page."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that a style sheet depends on; ``name`` is what the running header says."""

    name: str
    labels: Labels
    levels: tuple[LevelMark, ...]
    identity: Identity = field(hash=False)


def stylesheet(look: Look, address: Address, faces: tuple[Face, ...]) -> str:
    """Give the whole sheet."""
    return "\n".join(
        (
            _faces(faces, address),
            _tokens(look.identity),
            _levels(look, address),
            _pages(look.name, look.labels, address),
            (packaged_paths().templates / "report" / "report.css").read_text("utf-8"),
        )
    )


def settled(sheet: str, identity: Identity) -> str:
    """The sheet with each variable replaced by its colour: paper needs no more, and is laid out faster."""
    for name, colour in identity.colours.items():
        sheet = sheet.replace(f"var(--{name.replace('_', '-')})", colour)
    return sheet


def _faces(faces: tuple[Face, ...], address: Address) -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f"src: url({address(asset)}); }}"
        for family, weight, style, asset in faces
    )


def _tokens(identity: Identity) -> str:
    colours = (f"--{key.replace('_', '-')}: {colour};" for key, colour in identity.colours.items())
    return f":root {{ {' '.join(colours)} }}"


def _levels(look: Look, address: Address) -> str:
    rules = []
    for mark in look.levels:
        width = steps_width(mark) / HEIGHT
        rules.append(
            f".level--{mark.value} {{ background-image: url({address(f'steps-{mark.value}')}); "
            f"background-size: {0.95 * width:.2f}em 0.95em; padding-left: {0.95 * width + 0.35:.2f}em; }}"
        )
        shade = look.identity.shade(mark.colour)
        rules.append(f".shade--{mark.value} {{ background-color: {shade.surface}; color: {shade.ink}; }}")
    return "\n".join(rules)


def _pages(name: str, labels: Labels, address: Address) -> str:
    """What depends on the language in the margins, and on where pictures are found."""
    page = f"{_quoted(labels.page)} ' ' counter(page) ' ' {_quoted(labels.page_of)} ' ' counter(pages)"
    return (
        f"@page {{ @top-left {{ content: {_quoted(name)}; }} @bottom-right {{ content: {page}; }} }}\n"
        f"@page cover {{ background-image: url({address('contours')}); "
        f"@top-left {{ content: none; }} @bottom-right {{ content: none; }} }}\n"
        f".cover__brand {{ background-image: url({address('logo')}); }}"
    )


def _quoted(words: str) -> str:
    """Words as a CSS string: nothing in them can end it."""
    escaped = "".join(f"\\{ord(c):x} " if c in "\"'\\\n\r\f<>" else c for c in words)
    return f"'{escaped}'"
