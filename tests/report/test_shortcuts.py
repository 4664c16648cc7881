"""Shorter ways through the layout engine lead to the same document."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint
from weasyprint.text import line_break

from diagnostic.paths import packaged_paths
from diagnostic.report.blank import blank_of
from diagnostic.report.forms import Told
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.shortcuts import text
from diagnostic.report.shortcuts.taken import WRITTEN_OTHERWISE, take_shortcuts, without_shortcuts
from tests.report.reviewed import restitution
from tests.report.samples import (
    document,
    languages,
    pdf,
    pdf_text,
    questionnaire_in,
    sample,
    told,
    with_notes,
)
from tests.report.test_hostile_texts import notes

NOT_THOUGHT_OF = re.compile(r"float:|footnote|::first-l|: (?:inline-)?(?:flex|grid);|ellipsis|leader\(")
"""Ways of laying out whose boxes change their style on the way, which the shortcuts do not look for."""
DIFFERENT = 24
"""How far apart two shades of grey are that an eye would tell apart, of 255."""


def hostile() -> Told:
    return told(with_notes({code: notes()[code] for code in ("D1.1", "D2.2")}))


def blank() -> Told:
    return blank_of(questionnaire_in("fr"), languages()["fr"])


def by_the_engine(tell: Callable[[], Told]) -> bytes:
    take_shortcuts()
    with without_shortcuts():
        return made(Form.PDF, tell())


def pages_of(content: bytes, folder: Path) -> list[bytes]:
    """Each page as shades of grey."""
    folder.mkdir()
    (folder / "report.pdf").write_bytes(content)
    subprocess.run(["pdftoppm", "-r", "36", "-gray", "report.pdf", "page"], check=True, cwd=folder)
    return [each.read_bytes() for each in sorted(folder.glob("*.pgm"))]


@pytest.mark.parametrize(
    "tell",
    [sample, lambda: document("low", "en"), lambda: document("unknown"), restitution, hostile, blank],
    ids=["sample", "low", "unknown", "restitution", "hostile", "blank"],
)
def test_shortcuts_give_the_bytes_of_the_engine(tell: Callable[[], Told]) -> None:
    own = by_the_engine(tell)
    with without_shortcuts(WRITTEN_OTHERWISE):
        assert line_break.strut is text.strut
        assert made(Form.PDF, tell()) == own


def test_what_is_written_otherwise_looks_and_reads_the_same(tmp_path: Path) -> None:
    own = by_the_engine(sample)
    assert pdf_text(own, tmp_path) == pdf_text(pdf("sample"), tmp_path)
    pictures = pages_of(own, tmp_path / "own"), pages_of(pdf("sample"), tmp_path / "shorter")
    for engine, shorter in zip(*pictures, strict=True):
        told_apart = sum(abs(one - other) > DIFFERENT for one, other in zip(engine, shorter, strict=True))
        assert told_apart < len(engine) / 200


def test_another_version_of_the_engine_goes_its_own_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    take_shortcuts()
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with without_shortcuts():
        take_shortcuts.__wrapped__()
        assert line_break.strut is not text.strut
    assert line_break.strut is text.strut


@pytest.mark.parametrize("sheet", ["report.css", "ground.css"])
def test_style_sheets_keep_to_what_the_shortcuts_know(sheet: str) -> None:
    rules = (packaged_paths().templates / "report" / sheet).read_text("utf-8")
    assert NOT_THOUGHT_OF.findall(rules) == []
