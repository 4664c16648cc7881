"""Published questionnaires, ready to use in any language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from diagnostic.core.faults import AbsentObject
from diagnostic.core.questionnaire import Questionnaire

VERSIONS_KEPT_READY = 32


@dataclass(frozen=True, slots=True)
class Publication:
    """One published version of a questionnaire."""

    key: str
    version: str


class Library:
    """Gives published questionnaires; a version never changes, so each is built once."""

    def __init__(
        self,
        publications: Callable[[], tuple[Publication, ...]],
        load: Callable[[str, str, str], Questionnaire],
    ) -> None:
        """Keep where to look: all publications in order; and one questionnaire by key, version, language."""
        self._publications = publications
        self._ready = lru_cache(maxsize=VERSIONS_KEPT_READY)(load)

    def latest(self) -> tuple[Publication, ...]:
        """The newest version of every questionnaire, in the order of their keys."""
        newest = {each.key: each for each in self._publications()}
        return tuple(newest[key] for key in sorted(newest))

    def newest(self, key: str, language: str) -> Questionnaire:
        """The newest version of one questionnaire; AbsentObject when it was never published."""
        version = next((each.version for each in self.latest() if each.key == key), None)
        if version is None:
            raise AbsentObject
        return self.questionnaire(key, version, language)

    def questionnaire(self, key: str, version: str, language: str) -> Questionnaire:
        """One published version in one language, or in the source language if it lacks that one."""
        return self._ready(key, version, language)
