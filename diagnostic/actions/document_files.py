"""Documents as files, and what those in a translated language say beside it."""

from dataclasses import dataclass

from diagnostic.actions.services import Services
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.report.keys import Form


@dataclass(frozen=True, slots=True)
class File:
    """A document to download: its content, its media type, and a name of plain letters."""

    content: bytes
    media: str
    name: str


FORMS = tuple(each.value for each in Form)
"""The kinds of files a document can be, as the endings of their names."""


def original_titles(services: Services, version: tuple[str, str], language: str) -> dict[str, str]:
    """The kit's own titles by code, for a document in a language that translates them."""
    if language == SOURCE_LANGUAGE:
        return {}
    kit = services.library.questionnaire(*version, SOURCE_LANGUAGE).catalogue
    return {each.code: each.title for each in kit.resources}
