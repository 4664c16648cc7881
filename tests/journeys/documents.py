"""What a reader finds in a PDF that was downloaded."""

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from tests.journeys.wording import bare


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its language and title, how many pages, and its words without spaces."""

    language: str
    title: str
    pages: int
    words: str

    @classmethod
    def read(cls, content: bytes) -> "Report":
        """Read a PDF."""
        assert content.startswith(b"%PDF-")
        reader = PdfReader(BytesIO(content))
        return cls(
            language=str(reader.root_object["/Lang"]),
            title=str(reader.metadata.title if reader.metadata else ""),
            pages=len(reader.pages),
            words=bare("".join(page.extract_text() for page in reader.pages)),
        )

    def lacks(self, *texts: str) -> list[str]:
        """The texts that cannot be found in it."""
        return [text for text in texts if bare(text) not in self.words]
