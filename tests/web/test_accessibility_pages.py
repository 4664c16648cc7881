"""The accessibility statement and the grid behind it say what the file says, and nothing better."""

from pathlib import Path
from typing import Final

import pytest

from diagnostic.web.rgaa import FILE, State, read_grid
from tests.web.page import plain, words_of
from tests.web.visitor import Visitor

STATEMENT: Final = "/accessibilite"
GRID: Final = "/accessibilite/grille"
FAULTS: Final = {
    "a misspelt key": ('state = "conformant"', 'stat = "conformant"'),
    "an unknown state": ('state = "conformant"', 'state = "perfect"'),
    "a number left out": ('number = "1.1"', 'number = "1.10"'),
    "an unknown check": ('checks = ["reading"]', 'checks = ["dreaming"]'),
    "a test that is none": ('tests = ["tests/', 'tests = ["somewhere/'),
    "conforming by nothing done": ('checks = ["reading"]', 'checks = ["nvda"]'),
    "not applying without a reason": ('note = "Aucun cadre."', 'note = ""'),
    "waiting for nothing": ('checks = ["nvda", "voiceover"]', 'checks = ["reading"]'),
    "not conforming without a word": ('state = "conformant"', 'state = "not_conformant"'),
    "two checks of one name": ('key = "nvda"', 'key = "reading"'),
}


def figure(cell: str) -> int:
    """The number of a cell, after the words that stand there for the eye when the table is narrow."""
    return int("".join(each for each in cell if each.isdigit()))


@pytest.mark.parametrize("name", FAULTS)
def test_a_grid_that_cannot_stand_is_refused(tmp_path: Path, name: str) -> None:
    text = FILE.read_text("utf-8")
    before, after = FAULTS[name]
    assert before in text
    (tmp_path / "rgaa.toml").write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(LookupError, match=r"rgaa\.toml"):
        read_grid(tmp_path / "rgaa.toml")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_statement_counts_what_the_grid_says(visitor: Visitor, prefix: str) -> None:
    page = visitor.visit(prefix + STATEMENT)
    rows = [[plain(words_of(cell)) for cell in row] for row in page.one("tbody").iter("tr")]
    grid = read_grid()
    assert len(rows) == len(grid.theme) + 1
    for row, counts in zip(rows, [each.counts for each in grid.theme], strict=False):
        assert [figure(each) for each in row[1:]] == [counts[state] for state in State]
    assert sum(figure(each) for each in rows[-1][1:]) == 106
    assert "%" not in page.words.replace("400 %", "").replace("400%", "").replace("400\u202f%", "")


def test_what_nobody_did_stands_on_the_statement(visitor: Visitor) -> None:
    words = plain(visitor.visit(STATEMENT).words)
    grid = read_grid()
    assert len(grid.not_done) >= 5
    for each in grid.not_done:
        assert plain(each.name) in words
    for criterion in grid.criteria:
        is_told = f"{criterion.number} –" in words
        assert is_told is (criterion.state in {State.NOT_CONFORMANT, State.TO_CHECK})


def test_the_statement_says_how_to_write_and_to_whom_to_turn(visitor: Visitor) -> None:
    page = visitor.visit(STATEMENT)
    assert "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07" in plain(page.words)
    assert "aucun audit" in page.words
    assert visitor.visit(page.link("Voir la grille complète, critère par critère")).heading


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_grid_has_a_line_for_each_criterion(visitor: Visitor, prefix: str) -> None:
    page = visitor.visit(prefix + GRID)
    lines = [words_of(row[0]).split(" ")[0] for body in page.all("tbody") for row in body.iter("tr")]
    assert lines == [each.number for each in read_grid().criteria]
    assert all(len(words_of(row[2])) > 3 for body in page.all("tbody") for row in body.iter("tr"))
