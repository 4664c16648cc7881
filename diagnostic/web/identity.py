"""A network’s identity on pages: its colours as tokens at the end of the style sheet, its logo as a file."""

from typing import Final

from diagnostic.report.identity import PLAIN, Identity

TOKENS: Final = {
    "accent": ("--color-plum", "--color-plum-deep"),
    "accent_tint": ("--color-plum-tint",),
    "second": ("--color-lagoon", "--color-lagoon-ink"),
    "second_tint": ("--color-lagoon-tint",),
    "third": ("--color-saffron",),
    "ink": ("--color-ink",),
    "ink_soft": ("--color-ink-soft",),
    "line": ("--color-control",),
    "hairline": ("--color-line",),
}
"""The tokens of ``tokens.css`` that bear each colour of an identity."""
ENDINGS: Final = {"image/svg+xml": "svg", "image/png": "png"}


def styles_of(identity: Identity) -> str:
    """The tokens that differ from the product’s, for the light theme: dark pages keep their own colours."""
    plain = PLAIN.colours
    tokens = [
        f"{token}: {colour};"
        for name, colour in identity.colours.items()
        if colour != plain[name]
        for token in TOKENS[name]
    ]
    for level, shade in identity.shades.items():
        if shade != PLAIN.shade(level):
            tokens.append(f"--{level}: {shade.surface}; --{level}-ink: {shade.ink};")
    if not tokens:
        return ""
    rule = f":root {{ {' '.join(tokens)} }}"
    return f"@layer tokens {{ @media (prefers-color-scheme: light) {{ {rule} }} }}"


def logo_name(identity: Identity) -> str:
    """The name of the logo among the static files; empty when there is none."""
    return f"img/identity.{ENDINGS[identity.logo.media]}" if identity.logo else ""
