"""Word's own headings, lists, tables and links, written in one call each."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from diagnostic.report.identity import Identity

FACE: Final = "Calibri"
PAGE: Final = (Mm(210), Mm(297))
MARGIN: Final = Mm(20)
FIRST_DAY_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)


class WordWriter:
    """Writes one document from top to bottom."""

    def __init__(self, tag: str, title: str, identity: Identity) -> None:
        """Begin an A4 document in the language ``tag``, with headings in the colour of the identity."""
        self._document = docx.Document()
        self._tag = tag
        self._document.core_properties.title = title
        self._document.core_properties.language = tag
        self._document.core_properties.author = identity.name
        self._document.core_properties.comments = ""
        section = self._document.sections[0]
        section.page_width, section.page_height = PAGE
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = MARGIN
        self._dress(identity)

    def _dress(self, identity: Identity) -> None:
        styles = self._document.styles
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
            style = styles[name]
            if not isinstance(style, ParagraphStyle):
                continue
            style.font.name = FACE
            properties = style.element.get_or_add_rPr()
            properties.get_or_add_rFonts().set(qn("w:asciiTheme"), "")
            properties.rFonts.attrib.pop(qn("w:asciiTheme"))
            _set_language(properties, self._tag)
            if name != "Normal":
                style.font.color.rgb = RGBColor.from_string(identity.accent.removeprefix("#"))
        normal = styles["Normal"]
        if isinstance(normal, ParagraphStyle):
            normal.font.size = Pt(10.5)
            normal.paragraph_format.space_after = Pt(5)

    def title(self, words: str, tag: str) -> None:
        """The title of the whole document, in the language it was written in."""
        self._document.add_heading(words, 0)
        self._speak(tag)

    def heading(self, level: int, words: str) -> None:
        """A heading; levels start at 1."""
        self._document.add_heading(words, level)

    def text(self, *sentences: str) -> None:
        """One paragraph; sentences that are empty are left out, and nothing is written when all are."""
        words = " ".join(each for each in sentences if each)
        if words:
            self._document.add_paragraph(words)

    def labelled(self, label: str, *sentences: str) -> None:
        """One paragraph that begins with a label in bold."""
        words = " ".join(each for each in sentences if each)
        if words:
            paragraph = self._document.add_paragraph()
            paragraph.add_run(label).bold = True
            paragraph.add_run(" " + words)

    def bullets(self, items: Iterable[str]) -> None:
        """A list."""
        for item in items:
            self._document.add_paragraph(item, style="List Bullet")

    def quote(self, paragraphs: Iterable[str], tag: str) -> None:
        """What a person wrote, literally, in the language it was written in."""
        for words in paragraphs:
            self._document.add_paragraph(words, style="Intense Quote")
            self._speak(tag)

    def link(self, words: str, address: str) -> None:
        """A paragraph that is a link."""
        paragraph = self._document.add_paragraph()
        relation = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        anchor = OxmlElement("w:hyperlink")
        anchor.set(qn("r:id"), relation)
        paragraph.add_run(words).font.underline = True
        anchor.append(self._last().r_lst[-1])
        self._last().append(anchor)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table whose first row is repeated on each page and whose rows are never cut."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        first, *others = self._last().tr_lst
        first.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for each in others:
            each.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        self._document.add_paragraph()

    def new_page(self) -> None:
        """What follows begins on a new page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _last(self) -> Any:
        """The element written last; the page’s own settings stand after it."""
        return self._document.element.body[-2]

    def _speak(self, tag: str) -> None:
        """Say in which language the last paragraph is."""
        for run in self._last().r_lst:
            _set_language(run.get_or_add_rPr(), tag)

    def content(self) -> bytes:
        """The file; the same document always gives the same bytes."""
        written = BytesIO()
        self._document.save(written)
        return _undated(written)


def _set_language(properties: Any, tag: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    properties.append(language)


def _undated(archive: BytesIO) -> bytes:
    """The same archive with every file of one fixed day."""
    copied = BytesIO()
    with ZipFile(archive) as source, ZipFile(copied, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, FIRST_DAY_OF_ZIP), source.read(name), ZIP_DEFLATED)
    return copied.getvalue()
