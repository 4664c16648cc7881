"""The rules for everyone and the grid of the RGAA name tests that exist, and leave no rule out."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

from diagnostic.web.rgaa import TEST, read_grid

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = ROOT / "docs" / "reference" / "accessibility-rules.md"
ROW: Final = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
RULES: Final = 37
CHECK: Final = re.compile(r"\*([a-z-]+)\*")


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of a file; none where there is no such file."""
    path = ROOT / file
    tree = ast.parse(path.read_text("utf-8")) if path.exists() else ast.Module([], [])
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def missing(tests: list[str]) -> list[str]:
    """The tests that are named and do not exist."""
    split = [(each, each.partition("::")) for each in tests]
    return [each for each, (file, _, name) in split if name not in names_in(file)]


def test_every_rule_has_its_line_and_shows_something() -> None:
    rows = ROW.findall(PAGE.read_text("utf-8"))
    assert [int(number) for number, _, _ in rows] == list(range(1, RULES + 1))
    assert [number for number, _, shown in rows if not TEST.search(shown) and not CHECK.search(shown)] == []


def test_every_test_and_check_named_by_a_rule_exists() -> None:
    text = PAGE.read_text("utf-8")
    assert missing(TEST.findall(text)) == []
    assert set(CHECK.findall(text)) <= {each.key for each in read_grid().check}


def test_every_test_named_by_the_grid_exists() -> None:
    named = [each for criterion in read_grid().criteria for each in criterion.tests]
    assert sorted(set(missing(named))) == []
