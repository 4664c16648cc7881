"""Documents made lately, kept in memory up to a number of bytes."""

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from threading import Lock

from diagnostic.paths import packaged_paths
from diagnostic.report.keys import DocumentKey, Form

Place = tuple[DocumentKey, Form, str]


@dataclass
class DocumentCache:
    """The documents asked for last; the one asked for longest ago leaves first."""

    most_bytes: int
    hits: int = 0
    misses: int = 0
    _kept: OrderedDict[Place, bytes] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: DocumentKey, form: Form) -> bytes | None:
        """Give the document, or None when it is not here."""
        with self._lock:
            found = self._kept.get((key, form, template_version()))
            if found is None:
                self.misses += 1
                return None
            self.hits += 1
            self._kept.move_to_end((key, form, template_version()))
            return found

    def put(self, key: DocumentKey, form: Form, content: bytes) -> None:
        """Keep a document, unless it would take more than half of the room."""
        if len(content) > self.most_bytes // 2:
            return
        with self._lock:
            place = (key, form, template_version())
            self._bytes += len(content) - len(self._kept.pop(place, b""))
            self._kept[place] = content
            while self._bytes > self.most_bytes:
                self._bytes -= len(self._kept.popitem(last=False)[1])

    def forget(self, subject: str) -> None:
        """Drop every document of one assessment, as when it is erased."""
        with self._lock:
            for place in [each for each in self._kept if each[0].subject == subject]:
                self._bytes -= len(self._kept.pop(place))


@cache
def template_version() -> str:
    """A digest of all templates and styles of documents."""
    folder = packaged_paths().templates / "report"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
