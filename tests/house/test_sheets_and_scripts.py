"""What no style sheet and no script of the pages may do, so that pages mean the same to everybody."""

import re
from pathlib import Path
from typing import Final

import pytest

from diagnostic.paths import packaged_paths

STATIC: Final = packaged_paths().static
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
SHEETS: Final = tuple(sorted((STATIC / "css").rglob("*.css")))
SCRIPTS: Final = tuple(sorted((STATIC / "js").glob("*.js")))
RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
REORDERING: Final = re.compile(
    r"(?<![\w-])(order|flex-direction|flex-flow|grid-auto-flow|direction|float)\s*:\s*([^;]+)"
)
IN_ORDER: Final = frozenset({"row", "column", "row wrap", "wrap"})
SAYING: Final = re.compile(r"(?<![\w-])content\s*:\s*([^;]+)")
SILENT: Final = re.compile(r'""|\'\'|none|normal|"[^"\w]*" / ""|counter\(\w+\) "[^"\w]*"')
"""A separator that is not read out, and the number of a line in a list that has one anyway."""
SHOWING: Final = re.compile(r"(?<![\w-])(display|visibility|content-visibility)\s*:")
MOVING: Final = re.compile(r"@keyframes|(?<![\w-])animation(-name)?\s*:")
TURNED: Final = re.compile(r"\(\s*orientation\s*:")
LISTENED: Final = re.compile(r"""addEventListener\(\s*["'](\w+)["']|\.on(\w+)\s*=(?!=)""")
ALLOWED: Final = frozenset(
    {
        "beforeunload",
        "click",
        "input",
        "keydown",
        "online",
        "pageshow",
        "submit",
        "visibilitychange",
    }
)
"""No pointer held down, no gesture, no motion of the device; keys only as the next test says."""
SINGLE: Final = re.compile(r"""\.key\s*[!=]==?\s*["'](.)["']|\.code\s*[!=]==?\s*["']Key""")
KEYS: Final = re.compile(r"""\.key\s*[!=]==?\s*["'](\w+)["']""")
LEADING: Final = re.compile(r"location\.(?:href|assign|replace)|window\.open|\.submit\(\)")


def text(path: Path) -> str:
    return COMMENT.sub("", path.read_text("utf-8"))


def each_sheet() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.name)


def each_script() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.name)


@each_sheet()
def test_no_sheet_changes_the_order_of_what_is_read(sheet: Path) -> None:
    found = [(key, value.strip()) for key, value in REORDERING.findall(text(sheet))]
    assert [pair for pair in found if pair[1] not in IN_ORDER] == []


@each_sheet()
def test_no_sheet_says_anything_in_words(sheet: Path) -> None:
    told = [each.strip() for each in SAYING.findall(text(sheet))]
    assert [each for each in told if not SILENT.fullmatch(each)] == []


@each_sheet()
def test_nothing_appears_on_hover_or_focus_alone(sheet: Path) -> None:
    rules = RULE.findall(text(sheet))
    assert [
        selector.strip()
        for selector, body in rules
        if re.search(r":(hover|focus|focus-visible|focus-within)\b", selector) and SHOWING.search(body)
    ] == []


@each_sheet()
def test_nothing_moves_or_flashes(sheet: Path) -> None:
    assert not MOVING.findall(text(sheet))


@each_sheet()
def test_no_sheet_asks_for_an_orientation(sheet: Path) -> None:
    assert not TURNED.findall(text(sheet))


@each_script()
def test_no_script_takes_a_key_a_gesture_or_a_motion_for_itself(script: Path) -> None:
    listened = {name for pair in LISTENED.findall(text(script)) for name in pair if name}
    assert listened <= ALLOWED
    assert not SINGLE.findall(text(script))
    assert set(KEYS.findall(text(script))) <= {"Enter", "Escape"}


@each_script()
def test_no_script_leads_elsewhere_when_a_choice_is_made(script: Path) -> None:
    """A form is sent by its button, never by a choice."""
    assert not LEADING.findall(text(script))
