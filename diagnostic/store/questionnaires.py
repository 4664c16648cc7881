"""Published questionnaire versions: written once, never changed, never removed."""

import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select

from diagnostic.core.faults import AbsentObject, VersionAlreadyPublished
from diagnostic.store.tables.questionnaires import published_content, published_version
from diagnostic.store.values import PublishedVersion, Release

LOCK_NUMBER: Final = 4_130_002
"""PostgreSQL's advisory lock that publications take turns by; any number nobody else uses."""
COMPRESSION: Final = 9

_VERSION = published_version.c
_CONTENT = published_content.c
_RELEASES = select(
    _VERSION.questionnaire, _VERSION.version, _VERSION.number, _VERSION.digest, _VERSION.published_at
).order_by(_VERSION.questionnaire, _VERSION.number)
_ONE = _RELEASES.where(_VERSION.questionnaire == bindparam("key"), _VERSION.version == bindparam("version"))
_LATEST = (
    _RELEASES.where(_VERSION.questionnaire == bindparam("key"))
    .order_by(None)
    .order_by(_VERSION.number.desc())
    .limit(1)
)
_CONTENTS = (
    select(_CONTENT.language, _CONTENT.content)
    .where(_CONTENT.questionnaire == bindparam("key"), _CONTENT.version == bindparam("version"))
    .order_by(_CONTENT.language)
)


class Questionnaires:
    """The published questionnaire versions, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, key: str, version: str, digest: str, content: Mapping[str, str], at: datetime) -> None:
        """Publish a version: its content as JSON by language code, and the digest of all of it.

        The same version with the same digest changes nothing; with another one it raises
        VersionAlreadyPublished.
        """
        self._take_turn()
        known = self._connection.execute(_ONE, {"key": key, "version": version}).one_or_none()
        if known is None:
            self._add(Release(key, version, self._next_number(key), digest, at), content)
        elif Release(*known).digest != digest:
            raise VersionAlreadyPublished(f"{key} {version}")

    def latest(self, key: str) -> Release | None:
        """The version of a questionnaire published last, or None when none ever was."""
        row = self._connection.execute(_LATEST, {"key": key}).one_or_none()
        return Release(*row) if row else None

    def get(self, key: str, version: str) -> PublishedVersion:
        """One version with its content in every language; AbsentObject when it was never published."""
        wanted = {"key": key, "version": version}
        row = self._connection.execute(_ONE, wanted).one_or_none()
        if row is None:
            raise AbsentObject
        contents = self._connection.execute(_CONTENTS, wanted)
        content = {language: zlib.decompress(packed).decode() for language, packed in contents}
        return PublishedVersion(key, version, Release(*row).digest, content)

    def all(self) -> tuple[Release, ...]:
        """Every published version, by questionnaire, the oldest first."""
        return tuple(Release(*row) for row in self._connection.execute(_RELEASES))

    def _take_turn(self) -> None:
        """Let one publication at a time decide what is new; SQLite has one writer anyway."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.pg_advisory_xact_lock(LOCK_NUMBER)))

    def _next_number(self, key: str) -> int:
        last = self.latest(key)
        return last.number + 1 if last else 1

    def _add(self, release: Release, content: Mapping[str, str]) -> None:
        named = {"questionnaire": release.key, "version": release.version}
        self._connection.execute(
            insert(published_version),
            named
            | {"number": release.number, "digest": release.digest, "published_at": release.published_at},
        )
        self._connection.execute(
            insert(published_content),
            [
                named | {"language": language, "content": zlib.compress(text.encode(), COMPRESSION)}
                for language, text in content.items()
            ],
        )
