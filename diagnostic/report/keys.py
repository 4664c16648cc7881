"""The forms of a document, and what makes two documents the same."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """A kind of file; its value is the ending of the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"

    @property
    def media(self) -> str:
        """The media type of the file."""
        office = "application/vnd.openxmlformats-officedocument"
        return {
            Form.PDF: "application/pdf",
            Form.DOCX: f"{office}.wordprocessingml.document",
            Form.XLSX: f"{office}.spreadsheetml.sheet",
            Form.HTML: "text/html; charset=utf-8",
        }[self]


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What a document is made from; two requests with the same key get the same bytes.

    ``subject`` is the public id of an assessment, or the key of a questionnaire for a blank one;
    ``day`` and ``structure`` are the day and the name written on it: a name may change without an answer;
    ``kind`` tells apart documents of one subject that are none of its reports.
    """

    subject: str
    revision: int
    version: str
    language: str
    day: str = ""
    structure: str = ""
    kind: str = ""
