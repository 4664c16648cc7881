"""The editable twin: a word processor's own headings, table heads, title and languages."""

from io import BytesIO

import docx
from docx.document import Document as WordDocument

from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from tests.report.samples import sample


def twin(language: str = "fr") -> WordDocument:
    return docx.Document(BytesIO(made(Form.DOCX, sample(language))))


def styles(document: WordDocument) -> list[str]:
    return [each.style.name or "" for each in document.paragraphs if each.style]


def test_headings_are_those_of_the_word_processor() -> None:
    headings = [each for each in styles(twin()) if each.startswith("Heading")]
    assert headings.count("Heading 1") == len([each for each in sample().contents if not each.inside])
    assert {"Heading 2", "Heading 3"} <= set(headings)


def test_the_title_and_the_language_are_properties() -> None:
    properties = twin("en").core_properties
    assert properties.title == sample("en").title
    assert properties.language == "en-GB"


def test_every_table_repeats_its_head_and_cuts_no_row() -> None:
    tables = twin().element.body.xpath(".//w:tbl")
    assert len(tables) > 10
    for table in tables:
        first, *others = table.xpath("w:tr")
        assert first.xpath("w:trPr/w:tblHeader")
        assert all(each.xpath("w:trPr/w:cantSplit") for each in others)


def test_notes_bear_the_language_they_were_written_in() -> None:
    body = twin("en").element.body
    quotes = body.xpath('.//w:p[w:pPr/w:pStyle/@w:val="IntenseQuote"]//w:lang/@w:val')
    assert quotes
    assert set(quotes) == {"fr-FR"}


def test_links_go_where_the_kit_says() -> None:
    links = [each for each in twin().part.rels.values() if each.is_external]
    assert links
    assert all(each.target_ref.startswith("https://") for each in links)


def test_the_same_answers_give_the_same_twin() -> None:
    assert made(Form.DOCX, sample()) == made(Form.DOCX, sample())
