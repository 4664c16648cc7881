"""The PDF: valid, the same each time, with a title, bookmarks, links that lead somewhere, and no network."""

from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PdfReader
from weasyprint import CSS, HTML

from diagnostic.report.assets import paper_assets
from diagnostic.report.identity import PLAIN
from diagnostic.report.keys import Form
from diagnostic.report.pdf import AssetFetcher
from diagnostic.report.rendering import made
from tests.report.samples import bare, document, pdf, pdf_text, sample

PROFILES = ("sample", "low", "unknown", "empty")
LARGEST = 300_000


@pytest.mark.parametrize("name", PROFILES)
def test_a_report_passes_every_rule_of_pdf_ua(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(name))
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)


def test_an_english_report_passes_every_rule_of_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf("sample", "en"))
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(found)


def test_the_same_answers_give_the_same_bytes() -> None:
    assert made(Form.PDF, sample()) == pdf("sample")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sample_report_has_10_to_18_pages(language: str) -> None:
    assert 10 <= len(PdfReader(BytesIO(pdf("sample", language))).pages) <= 18


def test_the_drawings_of_a_profile_stand_beside_its_table(tmp_path: Path) -> None:
    for name in ("sample", "low", "unknown"):
        (profile, *_) = [
            each for each in pdf_text(pdf(name), tmp_path).split("\f") if each.count("Votre profil") > 1
        ]
        assert bare("Où en est chaque dimension") in bare(profile)
        assert bare("Vos réponses sur l’échelle") in bare(profile)
        assert (
            bare(document(name).overview.strips[-1].title)
            in bare(profile).rpartition(bare("sur l’échelle"))[2]
        )


def test_the_sample_report_is_small_enough_to_be_sent() -> None:
    assert len(pdf("sample")) <= LARGEST


def test_bookmarks_follow_the_contents() -> None:
    with pikepdf.open(BytesIO(pdf("sample"))) as report, report.open_outline() as outline:
        (root,) = outline.root
        names = [each.title for each in root.children]
    contents = [each.name for each in sample().contents if not each.inside]
    assert root.title == sample().structure
    assert [each for each in names if each in contents] == contents


def test_the_contents_name_the_page_of_each_part(tmp_path: Path) -> None:
    contents = bare(pdf_text(pdf("sample"), tmp_path).split("\f")[2])
    with pikepdf.open(BytesIO(pdf("sample"))) as report:
        places = pikepdf.NameTree(report.Root.Names.Dests)
        numbers = {each.objgen: at for at, each in enumerate((page.obj for page in report.pages), 1)}
        for entry in sample().contents:
            number = numbers[places[entry.anchor][0].objgen]
            assert bare(f"{entry.name}{number}") in contents


def test_every_link_leads_somewhere() -> None:
    with pikepdf.open(BytesIO(pdf("sample"))) as report:
        names = set(pikepdf.NameTree(report.Root.Names.Dests))
        links = [each for one in report.pages for each in one.get("/Annots", [])]
        inside = {str(each.Dest) for each in links if "/Dest" in each}
        outside = [str(each.A.URI) for each in links if "/A" in each]
    assert inside
    assert inside <= names
    assert all(each.startswith("https://") for each in outside)


def test_every_page_bears_its_number_and_the_structure(tmp_path: Path) -> None:
    pages = pdf_text(pdf("sample"), tmp_path).split("\f")[:-1]
    for number, text in enumerate(pages[1:], 2):
        assert bare(f"Page {number} sur {len(pages)}") in bare(text)
        assert bare(sample().structure) in bare(text)


@pytest.mark.usefixtures("socket_disabled")
def test_a_report_is_made_without_a_network() -> None:
    assert made(Form.PDF, document("empty")) == pdf("empty")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/logo.png",
        "http://127.0.0.1:8000/",
        "file:///etc/passwd",
        "asset:../../etc/passwd",
        "asset:",
        "data:text/plain,x",
        "ftp://example.org/a",
    ],
)
def test_nothing_but_the_assets_of_a_document_can_be_fetched(address: str) -> None:
    fetcher = AssetFetcher(paper_assets(PLAIN, sample().levels))
    with pytest.raises(ValueError, match="not an asset"):
        fetcher.fetch(address)


@pytest.mark.usefixtures("socket_disabled")
def test_a_page_that_asks_for_more_is_laid_out_without_it() -> None:
    asked: list[str] = []

    class Watched(AssetFetcher):
        def fetch(self, url: str, headers: object = None) -> object:
            del headers
            asked.append(url)
            return super().fetch(url)

    fetcher = Watched(paper_assets(PLAIN, sample().levels))
    style = CSS(
        string="@import url(file:///etc/hosts); p { background: url(http://a.b/c) }", url_fetcher=fetcher
    )
    html = '<html lang="fr"><title>t</title><p>x<img src="file:///etc/passwd" alt="y"></p></html>'
    content = HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=[style])
    assert len(asked) == 3
    assert b"root:" not in content


def test_every_font_lies_in_the_document() -> None:
    with pikepdf.open(BytesIO(pdf("sample"))) as report:
        fonts = [each for each in report.objects if isinstance(each, pikepdf.Dictionary)]
        described = [each for each in fonts if each.get("/Type") == "/FontDescriptor"]
    names = {str(each.FontName).split("+")[-1] for each in described}
    assert names
    assert all(name.startswith(("Passerelle-Sans", "Bricolage-Grotesque")) for name in names)
    assert all("/FontFile2" in each for each in described)
