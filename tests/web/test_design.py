"""The tokens as a style sheet gives them, and parts written a second time."""

import pytest
from markupsafe import Markup

from diagnostic.web.design import again
from diagnostic.web.palette import Pair, colour_of, colours_in, seen_in, themes_of

STYLES = """
:root { /* --color-gone: #000000; */ --color-ink: #000000; --color-page: #ffffff;
  --color-focus: var(--color-ink); --size-text: clamp(1rem,
    2vw, 2rem); }
@media (prefers-color-scheme: dark) { :root { --color-ink: #ffffff; --color-page: #000000; } }
@media print { :root { --color-page: #808080; } }
"""


def test_the_dark_theme_holds_what_it_does_not_change() -> None:
    themes = themes_of(STYLES)
    assert themes.light["size-text"] == themes.dark["size-text"] == "clamp(1rem, 2vw, 2rem)"
    assert (themes.light["color-page"], themes.dark["color-page"]) == ("#ffffff", "#000000")
    assert "color-gone" not in themes.light


def test_a_colour_is_found_through_the_token_that_it_names() -> None:
    themes = themes_of(STYLES)
    assert colour_of("color-focus", themes.dark) == "#ffffff"
    assert colours_in(themes) == ("color-ink", "color-page", "color-focus")
    with pytest.raises(KeyError):
        colour_of("color-gone", themes.light)


def test_a_pair_is_measured_in_each_theme() -> None:
    themes = themes_of(STYLES)
    pair = Pair("texte", "color-focus", "color-page", 4.5)
    seen = seen_in(pair, themes.dark)
    assert (seen.colour, seen.surface, round(seen.contrast)) == ("#ffffff", "#000000", 21)


def test_a_part_written_twice_is_no_landmark() -> None:
    drawn = Markup(
        '<section class="sheet" aria-labelledby="a"><h2 id="a">b</h2><form role="search" aria-label="c">'
    )
    assert again(drawn, "deux").__html__() == '<section class="sheet"><h2 id="a-deux">b</h2><form>'


def test_a_part_written_twice_keeps_its_links_to_itself_and_to_others() -> None:
    drawn = Markup(
        '<label for="nom">a</label><input id="nom" aria-describedby="nom-aide autre"><p id="nom-aide">'
    )
    assert again(drawn + Markup('<a href="#nom">b</a><a href="#loin">c</a>'), "deux").__html__() == (
        '<label for="nom-deux">a</label><input id="nom-deux" aria-describedby="nom-aide-deux autre">'
        '<p id="nom-aide-deux"><a href="#nom-deux">b</a><a href="#loin">c</a>'
    )
