"""The real collaborators, put together once at the start of the program."""

import json
from collections.abc import Mapping
from functools import lru_cache

from diagnostic.actions.library import Library, Publication
from diagnostic.actions.services import CuesOf, Readers, Services
from diagnostic.clock import SystemClock
from diagnostic.content.build import assemble
from diagnostic.content.cues import CueFolder, read_cues
from diagnostic.content.files import ContentFolder
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import Cues, Reader
from diagnostic.language import SOURCE_LANGUAGE, Languages
from diagnostic.paths import packaged_paths
from diagnostic.reading.embedding import Embedder, installed_embedder
from diagnostic.reading.offline import OfflineReader
from diagnostic.report.workers import Documents
from diagnostic.settings import Settings
from diagnostic.store.session import Store

READERS_KEPT = 8


def build_services(settings: Settings) -> Services:
    """Build the real collaborators for these settings; nothing is opened or written yet."""
    store = Store(settings.database_url)
    content = ContentFolder(settings.questions)
    library = library_of(store)
    cues = cues_of(content)
    return Services(
        settings=settings,
        store=store,
        clock=SystemClock(),
        content=content,
        languages=Languages(packaged_paths().translations),
        library=library,
        documents=Documents(),
        readers=readers_of(content, library, cues),
        cues=cues,
    )


def library_of(store: Store) -> Library:
    """The library of what a store holds."""

    def publications() -> tuple[Publication, ...]:
        with store.read() as work:
            return tuple(Publication(each.key, each.version) for each in work.questionnaires.all())

    def load(key: str, version: str, language: str) -> Questionnaire:
        with store.read() as work:
            content = work.questionnaires.get(key, version).content
        return assemble(json.loads(content.get(language) or content[SOURCE_LANGUAGE]))

    return Library(publications, load)


def cues_of(content: ContentFolder) -> CuesOf:
    """What was written for readers, each questionnaire read once."""

    @lru_cache(maxsize=READERS_KEPT)
    def cues(key: str) -> Mapping[str, Cues]:
        return read_cues(CueFolder(content.root, key))

    return cues


def readers_of(content: ContentFolder, library: Library, cues_by_key: CuesOf) -> Readers:
    """The offline readers, each made when it is first needed; meaning is compared where that is installed."""

    @lru_cache(maxsize=1)
    def embedder() -> Embedder | None:
        return installed_embedder()

    @lru_cache(maxsize=READERS_KEPT)
    def reader(key: str, version: str) -> Reader | None:
        folder = CueFolder(content.root, key)
        cues = cues_by_key(key)
        if not cues:
            return None
        questionnaires = {each: library.questionnaire(key, version, each) for each in cues}
        return OfflineReader(cues, questionnaires, folder.learnt(), embedder())

    return reader
