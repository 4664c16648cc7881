"""The catalogues of words: extracted, renewed, and checked for being fresh and complete."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from diagnostic.content.files import ContentFolder
from diagnostic.content.messages import template_of
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.language import read_catalogue

METHODS = [
    ("web/rgaa.toml", "diagnostic.content.catalogues:told_in_toml"),
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**.txt", "jinja2"),
]
OPTIONS = {"**.html": {"trimmed": "true"}, "**.txt": {"trimmed": "true"}}
KEYWORDS = {
    "gettext": None,
    "_": None,
    # The short names that gettext and ngettext are given where many texts stand together.
    "say": None,
    "words": None,
    "word": None,
    "many": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TOLD = frozenset({"name", "note"})
"""The keys of a TOML file whose texts people read."""
LINE_WIDTH = 110
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""Catalogues carry one fixed date, so that renewing them twice changes nothing."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where texts are found, and where the catalogues lie."""

    code: Path
    templates: Path
    questions: Path
    translations: Path


def told_in_toml(file: IO[bytes], *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """The names and notes of a TOML file, anywhere in it, as Babel wants what it extracts."""
    for text in dict.fromkeys(_told(tomllib.load(file))):
        yield 0, "gettext", text, []


def _told(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for key, text in value.items() if key in TOLD and isinstance(text, str) and text)
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _told(each)


def renew(places: Places) -> tuple[Path, ...]:
    """Write every catalogue anew from code, templates and content; gives the files that changed."""
    changed = []
    for path, content in _wanted(places):
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            changed.append(path)
    return tuple(changed)


def add_language(places: Places, code: str) -> tuple[Path, ...]:
    """Start a language: two empty catalogues to fill."""
    (places.translations / code / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    return renew(places)


def problems(places: Places) -> Iterator[str]:
    """One line for each catalogue that is not fresh and each text that has no translation."""
    for path, content in _wanted(places):
        if not path.exists() or path.read_bytes() != content:
            yield f"{path.name}: not up to date, run “make words”"
    for language in _languages(places):
        for domain in ("messages", "questions"):
            path = _path(places, language, domain)
            for message in read_catalogue(path):
                if message.id and (message.fuzzy or not _is_complete(message.string)):
                    name = message.context or str(message.id)[:60]
                    yield f"{language}/{path.name}: no translation of “{name}”"


def _is_complete(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def _languages(places: Places) -> list[str]:
    return sorted(path.parent.name for path in places.translations.glob("*/LC_MESSAGES"))


def _path(places: Places, language: str, domain: str) -> Path:
    return places.translations / language / "LC_MESSAGES" / f"{domain}.po"


def _wanted(places: Places) -> Iterator[tuple[Path, bytes]]:
    templates = {"messages": _messages(places), "questions": _questions(places)}
    for domain, template in templates.items():
        yield places.translations / f"{domain}.pot", _written(template)
    for language in _languages(places):
        for domain, template in templates.items():
            path = _path(places, language, domain)
            catalogue = read_catalogue(path)
            catalogue.locale = language
            catalogue.domain = domain
            catalogue.update(template, no_fuzzy_matching=domain == "questions")
            catalogue.obsolete.clear()
            yield path, _written(catalogue)


def _messages(places: Places) -> Catalog:
    template = _empty()
    for folder in (places.code, places.templates):
        found = extract_from_dir(
            folder, method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS, comment_tags=()
        )
        for name, _, message, comments, context in found:
            place = (f"{folder.name}/{name}", 0)
            template.add(message, locations=[place], auto_comments=comments, context=context)
    return template


def _questions(places: Places) -> Catalog:
    folder = ContentFolder(places.questions)
    return template_of(folder, folder.questionnaires())


def _empty() -> Catalog:
    return Catalog(project="diagnostic", charset="utf-8", locale=None, domain=SOURCE_LANGUAGE)


def _written(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = UNDATED
    catalogue.fuzzy = False
    catalogue.header_comment = "# Words of the diagnostic; French is the source language."
    file = BytesIO()
    write_po(file, catalogue, width=LINE_WIDTH, include_lineno=False)
    return file.getvalue()
