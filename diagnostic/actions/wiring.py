"""The real collaborators, put together once at the start of the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from diagnostic.actions.library import Library, Publication
from diagnostic.actions.services import CuesOf, Readers, Services
from diagnostic.clock import SystemClock
from diagnostic.content.build import assemble
from diagnostic.content.cues import CueFolder, read_cues
from diagnostic.content.files import ContentFolder
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import Cues, Reader
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.reading.embedding import Embedder, installed_embedder
from diagnostic.reading.endpoint import Endpoint, ModelReader
from diagnostic.reading.offline import OfflineReader
from diagnostic.report.identity import PLAIN
from diagnostic.report.identity_file import read_identity
from diagnostic.report.workers import Documents
from diagnostic.settings import Settings
from diagnostic.store.session import Store

if TYPE_CHECKING:
    from diagnostic.actions.identity_provider import IdentityProvider

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
        documents=Documents(read_identity(settings.identity) if settings.identity else PLAIN),
        readers=readers_of(content, library, cues, endpoint_of(settings)),
        cues=cues,
        provider=provider_of(settings),
    )


def provider_of(settings: Settings) -> IdentityProvider | None:
    """What asks the identity provider; None unless one was set."""
    if not settings.provider_issuer:
        return None
    # Its libraries take 13 MiB in each worker, and most installations have no provider.
    from diagnostic.actions.identity_provider import IdentityProvider  # noqa: PLC0415 - see above

    return IdentityProvider(settings)


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


def endpoint_of(settings: Settings) -> Endpoint | None:
    """Where a language model may propose answers; None unless it was set."""
    if not settings.model_address:
        return None
    return Endpoint(settings.model_address, settings.model_name, key=settings.model_key)


def readers_of(
    content: ContentFolder, library: Library, cues_by_key: CuesOf, endpoint: Endpoint | None = None
) -> Readers:
    """The readers, each made ready when it is first needed; meaning is compared where that is installed."""

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
        offline = OfflineReader(cues, questionnaires, folder.learnt(), embedder())
        offline.prepare()
        return ModelReader(offline, questionnaires, endpoint) if endpoint else offline

    return reader
