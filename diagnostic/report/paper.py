"""A page given to the layout engine without detours: read by expat, styled by the few rules that it needs.

The engine’s own way in reads any page ever written, and styles footnotes, forms and right-to-left lists; that
takes a quarter of the time of a report that has none of them.
"""

import re
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element, XMLParser

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]  # the library publishes no types
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.urls import URLFetcher

from diagnostic.paths import packaged_paths

NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no page may hold; who typed one sees that something stood there."""
REPLACEMENT: Final = "\ufffd"
TITLE: Final = "cite"
TITLE_ON_PAPER: Final = "h6"
"""The library leaves titles out of its tags; a heading that no document has gives them one of their own."""


class Paper(HTML):  # type: ignore[misc]  # the library publishes no types
    """A page of this program’s own templates, which are well-formed."""

    def __init__(self, page: str, fetcher: URLFetcher) -> None:
        """Read the page; raises ParseError when a template left an element open."""
        root = _read(page)
        for each in root.iter(TITLE):
            each.tag = TITLE_ON_PAPER
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT001, FBT002 - as the library calls it
        return super()._ua_stylesheets(forms) if forms else [_ground()]


def _read(page: str) -> Element:
    parser = XMLParser()  # noqa: S314 - the page is made by our templates, every word in it escaped
    parser.feed(NOT_IN_XML.sub(REPLACEMENT, page))
    return parser.close()


@cache
def _ground() -> CSS:
    """The rules that stand for the engine’s own."""
    sheet = (packaged_paths().templates / "report" / "ground.css").read_text("utf-8")
    return CSS(string=sheet, counter_style=CounterStyle())
