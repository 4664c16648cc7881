"""What the stories of the pages begin with: a store with published questionnaires, and services around it."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from diagnostic.actions.services import Services
from diagnostic.actions.wiring import library_of
from diagnostic.content.files import ContentFolder
from diagnostic.content.translate import in_language
from diagnostic.language import Languages
from diagnostic.report.workers import Documents
from diagnostic.settings import Settings
from diagnostic.store.session import Store
from tests.build import SOME_DAY
from tests.web.clock import StillClock

PUBLIC_URL: Final = "http://127.0.0.1:8000"
SECRET_KEY: Final = "a-pretended-key-of-forty-characters-long"
COUNTED: Final = 'INSERT INTO "attempt"'
IMPATIENT: Final = 0.2
"""Seconds that a locked store is waited for: a test of a busy store must not last."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story takes place: the database file, and the content it was published from."""

    file: Path
    content: Path

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"


def services_at(
    place: Place, clock: StillClock, store: Store, languages: Languages, documents: Documents
) -> Services:
    """The real collaborators around a store and a clock."""
    return Services(
        settings=settings_at(place),
        store=store,
        clock=clock,
        content=ContentFolder(place.content),
        languages=languages,
        library=library_of(store),
        documents=documents,
        readers=lambda _key, _version: None,
        cues=lambda _key: {},
    )


def settings_at(place: Place, public_url: str = PUBLIC_URL) -> Settings:
    """Settings of an installation at a place."""
    return Settings(
        database_url=place.url,
        public_url=public_url,
        secret_key=SECRET_KEY,
        questions=place.content,
        data=place.file.parent,
        contact="contact@passerelle.example",
    )


def publish_unchecked(store: Store, content: Path, languages: Languages) -> None:
    """Publish every questionnaire of a folder in every language, translated as far as it is.

    Whether the content is coherent and its translation complete is for the tests of the content to say.
    """
    folder = ContentFolder(content)
    for key in folder.questionnaires():
        raw = folder.read(key)
        texts = {each.code: json.dumps(in_language(raw, each)) for each in languages.all()}
        digest = hashlib.sha256("".join(texts.values()).encode()).hexdigest()
        version = str(raw["questionnaire"]["version"])
        with store.write() as work:
            work.questionnaires.publish(key, version, digest, texts, SOME_DAY)


def digest_of(file: Path) -> str:
    """A digest of every row of an SQLite file, but for the tries that are counted however they end."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        lines = "\n".join(each for each in connection.iterdump() if not each.startswith(COUNTED))
    finally:
        connection.close()
    return hashlib.sha256(lines.encode()).hexdigest()
