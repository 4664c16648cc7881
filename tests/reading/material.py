"""The content the reader is tested with: the product's own cues, questionnaire and development set."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from diagnostic.content.build import build
from diagnostic.content.cues import CueFolder, read_cues
from diagnostic.content.files import ContentFolder
from diagnostic.content.translate import in_language
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import Cues
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.reading.embedding import Embedder
from diagnostic.reading.offline import OfflineReader

DATASET = Path(__file__).parent / "data" / "conversation_dev.jsonl"
KEY = "structure"


@dataclass(frozen=True, slots=True)
class Material:
    """What a reader is made of."""

    cues: dict[str, Cues]
    questionnaires: dict[str, Questionnaire]
    learnt: bytes

    def reader(self, embedder: Embedder | None = None) -> OfflineReader:
        return OfflineReader(self.cues, self.questionnaires, self.learnt, embedder)


@lru_cache(maxsize=1)
def material() -> Material:
    """The packaged questionnaire with its cues, in every language."""
    paths = packaged_paths()
    raw = ContentFolder(paths.questions).read(KEY)
    told = {e.code: build(in_language(raw, e)) for e in Languages(paths.translations).all()}
    folder = CueFolder(paths.questions, KEY)
    return Material(read_cues(folder), told, folder.learnt())


def dataset(kind: str) -> list[dict[str, Any]]:
    """The rows of one kind of the development set."""
    rows = (json.loads(line) for line in DATASET.read_text("utf-8").splitlines())
    return [row for row in rows if row["kind"] == kind]
