"""Documents to download: of each form, in each language, and what is said when one cannot be made."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from diagnostic.actions.services import Services
from diagnostic.report.limits import Limits
from diagnostic.report.workers import Documents
from diagnostic.web.app import create_app
from tests.web.given import Place, digest_of
from tests.web.page import words_of
from tests.web.visitor import Visitor
from tests.web.walks import answer, placed, step

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BEGINNING = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK"}
SAID = {"fr": ("fr-FR", "priorités"), "en": ("en-GB", "priorities")}
NAME = re.compile(r'attachment; filename="[a-z0-9.-]+"')
NOTE = "Une délibération de 2019"


def test_every_document_that_the_results_offer_can_be_had(
    visitor: Visitor, services: Services, place: Place
) -> None:
    hub = placed(visitor, services)
    answer(visitor, hub, "strategie", {"role-defini": "2", "role-defini-note": NOTE})
    page = visitor.visit(f"{hub}/resultats")
    offered = {each.get("href", "") for each in page.all("a") if "/rapport." in each.get("href", "")}
    assert len(offered) == len(MEDIA) * 2
    before = digest_of(place.file)
    got = {url: visitor.ask("GET", url) for url in offered}
    for url, response in got.items():
        form = re.search(r"rapport\.(\w+)", url)
        assert form
        assert response.mimetype == MEDIA[form[1]]
        assert response.data.startswith(BEGINNING[form[1]])
        assert NAME.fullmatch(response.headers["Content-Disposition"])
    assert digest_of(place.file) == before
    for code, (tag, word) in SAID.items():
        [pdf] = [each.data for url, each in got.items() if "rapport.pdf" in url and f"={code}" in url]
        language, text = _read(pdf)
        assert language == tag
        assert word in text.lower()
        assert NOTE in text


def _read(pdf: bytes) -> tuple[str, str]:
    """The language that a PDF declares, and its text."""
    reader = PdfReader(BytesIO(pdf))
    text = " ".join(page.extract_text() for page in reader.pages)
    return str(reader.root_object["/Lang"]), " ".join(text.split())


def test_the_blank_questionnaire_can_be_printed_before_beginning(visitor: Visitor) -> None:
    response = visitor.ask("GET", visitor.visit("/").link("Imprimer le questionnaire vierge"))
    assert response.mimetype == MEDIA["pdf"]
    assert PdfReader(BytesIO(response.data)).pages


def test_a_report_asked_for_before_the_path_is_known_is_refused(visitor: Visitor) -> None:
    visitor.visit("/commencer/structure")
    hub = visitor.submit("Commencer").url.removesuffix("/profil")
    visitor.visit(f"{hub}/rapport.pdf", 409)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_document_that_takes_too_long_is_told_and_the_results_stay(services: Services, prefix: str) -> None:
    hurried = Documents(limits=Limits(wall=0.001))
    visitor = Visitor.of(create_app(replace(services, documents=hurried)))
    hub = placed(visitor, services).removeprefix(visitor.home)
    answer(visitor, hub, "strategie", {"role-defini": "2"})
    page = visitor.visit(f"{prefix}{hub}/rapport.pdf", 503)
    hurried.close()
    assert page.headers["Retry-After"] == "10"
    assert words_of(page.one("h1"))
    visitor.visit(f"{prefix}{hub}/resultats")
    assert visitor.visit(step(hub, "strategie")).value("role-defini") == "2"
