"""Pages as PDF/UA-1, laid out by WeasyPrint, which may load nothing but the document's assets."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from diagnostic.report.assets import SCHEME, Asset, paper_assets
from diagnostic.report.form_fields import with_fields
from diagnostic.report.identity import Identity
from diagnostic.report.pages import blank_page, body_page, fillable_page
from diagnostic.report.paper import Paper
from diagnostic.report.printable import printable
from diagnostic.report.shortcuts.taken import take_shortcuts
from diagnostic.report.stylesheet import PAPER_FACES, Look, settled, stylesheet
from diagnostic.report.tagging import Finisher, finisher_for
from diagnostic.report.tree.blank import Blank
from diagnostic.report.tree.document import Document
from diagnostic.report.tree.fillable import Fillable

VARIANT: Final = "pdf/ua-1"
SHEETS_KEPT: Final = 8
"""Parsed style sheets kept: one for each language and identity in use."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # the library publishes no types
    """Gives the assets of a document by name; every other address is refused, whatever its scheme."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        """Keep the assets; no protocol of the network or of files is left open."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Give one asset; raises ValueError for anything else."""
        del headers
        asset = self._assets.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if asset is None:
            raise ValueError("not an asset of this document")
        return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A parsed style sheet, its fonts, and the fetcher that both it and the page use."""

    css: CSS
    fonts: FontConfiguration
    fetcher: AssetFetcher


def pdf_of(document: Document, identity: Identity) -> bytes:
    """Lay out a report; the same document always gives the same bytes."""
    look = Look(identity.name or document.short_title, document.labels, document.levels, identity)
    return _laid_out(body_page(document, identity), look, finisher_for(document.written_in))


def blank_pdf_of(blank: Blank, identity: Identity) -> bytes:
    """Lay out a blank questionnaire."""
    look = Look(identity.name or blank.short_title, blank.labels, blank.levels, identity)
    return _laid_out(blank_page(blank, identity), look, finisher_for(blank.tag))


def fillable_pdf_of(form: Fillable, identity: Identity) -> bytes:
    """Lay out a questionnaire to fill in on screen."""
    look = Look(identity.name or form.short_title, form.labels, form.levels, identity)
    return _laid_out(fillable_page(form, identity), look, with_fields(form, finisher_for(form.tag)))


def _laid_out(page: str, look: Look, finisher: Finisher) -> bytes:
    take_shortcuts()
    sheet = _sheet(look)
    words = printable(page, look.labels.unprintable)
    with _collector_at_rest():
        content: bytes = Paper(words, sheet.fetcher).write_pdf(
            stylesheets=[sheet.css],
            font_config=sheet.fonts,
            finisher=finisher,
            pdf_variant=VARIANT,
            cache={},
        )
    return content


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the collector of garbage rest meanwhile: it would walk through every box again and again."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()


@lru_cache(maxsize=SHEETS_KEPT)
def _sheet(look: Look) -> _Sheet:
    """Parse a style sheet once: it takes a sixth of the time of a document otherwise."""
    fetcher = AssetFetcher(paper_assets(look.identity, look.levels))
    text = settled(stylesheet(look, lambda asset: SCHEME + asset, PAPER_FACES), look.identity)
    fonts = FontConfiguration()
    return _Sheet(CSS(string=text, url_fetcher=fetcher, font_config=fonts), fonts, fetcher)
