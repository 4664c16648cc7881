"""Every template compiles, every page has a view, every part is used by something that is shown."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta

from diagnostic.paths import packaged_paths
from diagnostic.report.sites import with_sites

FOLDER: Final = packaged_paths().templates
REPORT: Final = "report/"
"""Below it, templates name one another from there: the report is drawn without any page around it."""
PACKAGE: Final = Path(__file__).resolve().parents[2] / "diagnostic"
NAMES: Final = tuple(sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html")))
SHOWN: Final = re.compile(r'show_page\(\s*"([a-z_/]+)"')
DRAWN: Final = re.compile(r'"([a-z_]+\.html)"')
RAW: Final = "report/page.html"
"""The report as one file for the screen, in which the style sheet of the package is embedded."""


@cache
def environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["sites"] = with_sites
    return found


def source(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


@cache
def uses(name: str) -> frozenset[str]:
    """The templates that one template names; one that makes up names takes all that lie below its folder."""
    found = set(meta.find_referenced_templates(environment().parse(source(name))))
    root = REPORT if name.startswith(REPORT) else ""
    below = {each for each in NAMES if None in found and each.startswith(f"{Path(name).parent}/")}
    return frozenset({root + each for each in found if each} | below - {name})


@cache
def drawn() -> frozenset[str]:
    """The templates that the program itself names: those of its pages, and those of its documents."""
    pages = {f"pages/{name}.html" for name in _named_by(SHOWN, PACKAGE / "web")}
    return frozenset(pages | {REPORT + name for name in _named_by(DRAWN, PACKAGE / "report")})


def _named_by(pattern: re.Pattern[str], folder: Path) -> set[str]:
    sources = (path.read_text("utf-8") for path in folder.rglob("*.py"))
    return {name for text in sources for name in pattern.findall(text)}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles_and_names_only_templates_that_exist(name: str) -> None:
    environment().compile(source(name), name)
    assert uses(name) <= set(NAMES)


def test_every_page_that_is_shown_has_a_template() -> None:
    assert drawn() <= set(NAMES)
    assert len(drawn()) > 10


def reached_from(names: Iterable[str]) -> set[str]:
    """These templates, and all that they need to be drawn."""
    reached: set[str] = set()
    ahead = set(names)
    while ahead:
        reached |= ahead
        ahead = {each for name in ahead for each in uses(name)} - reached
    return reached


def test_every_template_is_used() -> None:
    assert sorted(set(NAMES) - reached_from(drawn())) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_every_part_it_imports(name: str) -> None:
    text = source(name)
    for imported in re.findall(r"{% from \S+ import ([^%]+) %}", text):
        for macro in re.split(r",\s*", imported.strip()):
            assert len(re.findall(rf"\b{macro}\b", text)) > 1, macro


@pytest.mark.parametrize("name", [each for each in NAMES if each != RAW])
def test_a_template_never_lifts_the_escaping_nor_styles_in_place(name: str) -> None:
    text = source(name)
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", text)


@pytest.mark.parametrize("name", [each for each in NAMES if re.fullmatch(r"parts/[a-z_]+\.html", each)])
def test_a_part_is_one_macro_named_like_its_file_and_begins_with_its_face(name: str) -> None:
    text = source(name)
    macros = re.findall(r"{% macro (\w+)", text)
    assert text.startswith("{#")
    assert Path(name).stem in {each.removesuffix("_notice") for each in macros} | set(macros)
