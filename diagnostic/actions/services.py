"""What actions need, handed in once: the start of the program builds it, tests build another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.library import Library
from diagnostic.clock import Clock
from diagnostic.content.files import ContentFolder
from diagnostic.core.reading import Cues, Reader
from diagnostic.settings import Settings

if TYPE_CHECKING:
    from diagnostic.actions.identity_provider import IdentityProvider
    from diagnostic.language import Languages
    from diagnostic.report.workers import Documents
    from diagnostic.store.session import Store

Readers = Callable[[str, str], Reader | None]
"""Gives the reader of a questionnaire version, by key and version; None where nothing was written for it."""

CuesOf = Callable[[str], Mapping[str, Cues]]
"""Gives what was written for the reader of a questionnaire, by language; nothing where nothing was."""


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of every action."""

    settings: Settings
    store: Store
    clock: Clock
    content: ContentFolder
    languages: Languages
    library: Library
    documents: Documents
    readers: Readers
    cues: CuesOf
    provider: IdentityProvider | None = None
