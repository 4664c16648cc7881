"""Documents as files, and what those in a translated language say beside it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from diagnostic.actions.services import Services
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.report.keys import Form

LOCAL_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})


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


def kit_pages(services: Services, language: str) -> str:
    """The address below which resources have their pages, for a document that leaves this machine.

    Empty where the service is only reached from its own machine: the links would lead nowhere.
    """
    home = services.settings.public_url
    if urlsplit(home).hostname in LOCAL_HOSTS:
        return ""
    return f"{home}{'' if language == SOURCE_LANGUAGE else f'/{language}'}/ressources"
