"""A resource leads to its page in the service, where readers of the document can reach it."""

import io
import zipfile
from functools import cache

import pikepdf
import pytest

from diagnostic.core.concluding import conclude
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from diagnostic.report.tree.document import Document
from tests.report.samples import SOME_DAY, languages, questionnaire_in, sample, sample_record

PAGES = "https://diagnostic.exemple.org/ressources"


@cache
def with_pages() -> Document:
    questionnaire, record = questionnaire_in("fr"), sample_record()
    particulars = Particulars("Les Passerelles", SOME_DAY, kit_pages=PAGES)
    return document_of(questionnaire, record, conclude(questionnaire, record), particulars, languages()["fr"])


@cache
def code() -> str:
    """A resource that the first priority proposes."""
    return with_pages().plan.horizons[0].lines[0].resources[0].code


def addresses_of_pdf(content: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(content)) as file:
        notes = [note for page in file.pages for note in page.get("/Annots", [])]
        return {str(each.A.URI) for each in notes if "/A" in each and "/URI" in each.A}


def links_of_word(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/document.xml.rels").decode()


def test_page_and_editable_twin_lead_to_the_pages_of_resources() -> None:
    address = f"{PAGES}/{code()}"
    assert f'href="{address}"' in made(Form.HTML, with_pages()).decode()
    assert f'"{address}"' in links_of_word(made(Form.DOCX, with_pages()))


def test_the_pdf_leads_to_the_pages_of_resources() -> None:
    assert f"{PAGES}/{code()}" in addresses_of_pdf(made(Form.PDF, with_pages()))


@pytest.mark.parametrize("form", [Form.HTML, Form.DOCX])
def test_without_an_address_that_readers_can_reach_there_is_no_link(form: Form) -> None:
    content = made(form, sample())
    assert "/ressources/" not in (content.decode() if form is Form.HTML else links_of_word(content))
