"""Page, PDF and DOCX say the same, because they are drawn from one tree."""

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest

from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from tests.report.samples import bare, document, pdf, pdf_text
from tests.report.sentences import sentences

PROFILES = ("sample", "low", "unknown", "empty")


class Words(HTMLParser):
    """Collects the words of a page, those of its head and drawings apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in {"style", "svg", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"style", "svg", "title"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def words_of_page(content: bytes) -> str:
    words = Words()
    words.feed(content.decode())
    return bare("".join(words.found))


def words_of_word(content: bytes) -> str:
    body = docx.Document(BytesIO(content)).element.body
    return bare("".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))


def missing(name: str, words: str) -> list[str]:
    return [each for each in sentences(document(name)) if bare(each) not in words]


@pytest.mark.parametrize("name", PROFILES)
def test_every_sentence_stands_in_the_pdf(name: str, tmp_path: Path) -> None:
    assert missing(name, bare(pdf_text(pdf(name), tmp_path))) == []


@pytest.mark.parametrize("name", PROFILES)
def test_every_sentence_stands_in_the_page(name: str) -> None:
    assert missing(name, words_of_page(made(Form.HTML, document(name)))) == []


@pytest.mark.parametrize("name", PROFILES)
def test_every_sentence_stands_in_the_editable_twin(name: str) -> None:
    assert missing(name, words_of_word(made(Form.DOCX, document(name)))) == []


def test_a_document_has_sentences() -> None:
    assert len(list(sentences(document("sample")))) > 400
