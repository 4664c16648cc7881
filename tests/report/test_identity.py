"""A network's own name, logo and colours; and documents kept within a number of bytes."""

from pathlib import Path

import pytest

from diagnostic.core.faults import UnreadableSettings
from diagnostic.report.cache import DocumentCache
from diagnostic.report.identity import PLAIN, Identity, read_identity
from diagnostic.report.keys import DocumentKey, Form
from diagnostic.report.rendering import made
from tests.report.samples import document, pdf_text, sample

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def test_a_network_puts_its_own_name_logo_and_colours(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO)
    file = tmp_path / "identity.toml"
    file.write_text(
        'name = "Réseau du Bocage"\nlogo = "logo.svg"\naccent = "#123456"\n'
        '[[levels]]\nsurface = "#eeeeee"\nink = "#000000"\n'
    )
    identity = read_identity(file)
    assert identity.name == "Réseau du Bocage"
    assert identity.logo
    assert identity.shade("level-1").surface == "#eeeeee"
    assert identity.shade("level-4") == PLAIN.shade("level-4")


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
