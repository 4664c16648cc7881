"""A network's own name, logo and colours; and documents kept within a number of bytes."""

from dataclasses import replace
from pathlib import Path

import pytest

from diagnostic.core.faults import UnreadableSettings
from diagnostic.report.cache import DocumentCache
from diagnostic.report.identity import Identity
from diagnostic.report.identity_file import contrast, read_identity
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.rendering import made
from tests.build import TESTS
from tests.report.samples import document, pdf_text, sample

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def test_a_network_puts_its_own_name_logo_and_colours(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO)
    file = tmp_path / "identity.toml"
    levels = '[[levels]]\nsurface = "#eeeeee"\nink = "#000000"\n' * 4
    file.write_text(f'name = "Réseau d’exemple"\nlogo = "logo.svg"\naccent = "#123456"\n{levels}')
    for place in (file, tmp_path):
        identity = read_identity(place)
        assert identity.name == "Réseau d’exemple"
        assert identity.logo
        assert identity.shade("level-1").surface == "#eeeeee"


def test_the_identity_of_the_how_to_page_can_be_used(tmp_path: Path) -> None:
    page = (TESTS.parent / "docs" / "how-to" / "put-your-own-identity.md").read_text("utf-8")
    (tmp_path / "identity.toml").write_text(page.split("```toml\n")[1].split("```")[0], "utf-8")
    (tmp_path / "logo.svg").write_text(LOGO)
    assert read_identity(tmp_path).name == "Réseau d’exemple"


def test_every_fault_of_an_identity_is_told(tmp_path: Path) -> None:
    (tmp_path / "identity.toml").write_text('surprise = "x"\nname = 3\nlogo = "../logo.svg"\nlevels = [1]\n')
    with pytest.raises(UnreadableSettings) as told:
        read_identity(tmp_path)
    assert len(told.value.problems) == 4


def test_text_that_would_be_hard_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "identity.toml").write_text('accent = "#cccccc"\n')
    with pytest.raises(UnreadableSettings, match="contrast"):
        read_identity(tmp_path)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize(
    "logo",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="a.png"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(https://example.org/a)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill: red"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "<html/>",
        "<svg",
        f"{LOGO}<!--{' ' * 200_000}-->",
    ],
)
def test_a_logo_that_runs_or_loads_or_is_heavy_is_refused(logo: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(logo)
    (tmp_path / "identity.toml").write_text('logo = "logo.svg"')
    with pytest.raises(UnreadableSettings, match="logo"):
        read_identity(tmp_path)


def test_a_picture_that_is_no_png_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("GIF89a")
    (tmp_path / "identity.toml").write_text('logo = "logo.png"')
    with pytest.raises(UnreadableSettings, match="not a PNG"):
        read_identity(tmp_path)


def test_a_document_bears_the_name_and_the_colours_of_a_network(tmp_path: Path) -> None:
    identity = Identity(name="Réseau “Bocage” \\ 'x'", accent="#123456")
    assert "--accent: #123456" in made(Form.HTML, sample(), identity).decode()
    assert identity.name in pdf_text(made(Form.PDF, document("empty"), identity), tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        'accent = "red"',
        'accent = "#123"',
        'accent = "#123456; } body { display: none"',
        'surprise = "#123456"',
        'logo = "absent.svg"',
        'logo = "identity.toml"',
        "not toml",
    ],
)
def test_an_identity_that_cannot_be_used_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "identity.toml"
    file.write_text(text)
    with pytest.raises(UnreadableSettings):
        read_identity(file)


def key(subject: str, revision: int = 1) -> DocumentKey:
    return DocumentKey(subject, revision, "2026.1", "fr")


def test_a_structure_that_changes_its_name_gets_another_document() -> None:
    cache = DocumentCache(100)
    cache.put(replace(key("a"), structure="Avant"), Form.PDF, b"pdf")
    assert cache.get(replace(key("a"), structure="Après"), Form.PDF) is None


def test_the_document_asked_for_longest_ago_leaves_first() -> None:
    cache = DocumentCache(30)
    for subject in ("a", "b", "c"):
        cache.put(key(subject), Form.PDF, b"x" * 10)
    assert cache.get(key("a"), Form.PDF)
    cache.put(key("d"), Form.PDF, b"x" * 10)
    assert cache.get(key("a"), Form.PDF)
    assert cache.get(key("b"), Form.PDF) is None


def test_forms_and_revisions_are_kept_apart() -> None:
    cache = DocumentCache(100)
    cache.put(key("a"), Form.PDF, b"pdf")
    assert cache.get(key("a"), Form.DOCX) is None
    assert cache.get(key("a", 2), Form.PDF) is None


def test_an_erased_assessment_leaves_no_document() -> None:
    cache = DocumentCache(100)
    cache.put(key("a"), Form.PDF, b"pdf")
    cache.put(key("b"), Form.PDF, b"pdf")
    cache.forget("a")
    assert cache.get(key("a"), Form.PDF) is None
    assert cache.get(key("b"), Form.PDF)


def test_a_document_too_large_is_not_kept() -> None:
    cache = DocumentCache(10)
    cache.put(key("a"), Form.PDF, b"x" * 6)
    assert cache.get(key("a"), Form.PDF) is None
