"""A copy of the tiny questionnaire to spoil, one fault at a time."""

import shutil
from pathlib import Path

from diagnostic.content.check import check
from diagnostic.content.files import ContentFolder
from diagnostic.language import Languages
from tests.build import TINY_CONTENT, source_texts_only

ACCUEIL = "tiny/dimensions/accueil.toml"
PARRAINAGE = "tiny/dimensions/parrainage.toml"
HEAD = "tiny/questionnaire.toml"
SCALE = "tiny/scale.toml"
PROFILE = "tiny/profile.toml"
GLOSSARY = "tiny/glossary.toml"
RETIRED = "tiny/retired.toml"
AXES = "kit/axes.toml"
REPERES = "kit/reperes.toml"
FICHES = "kit/fiches.toml"


class AlteredContent:
    """The tiny questionnaire and its kit in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "questions"
        shutil.copytree(TINY_CONTENT, self.folder)

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first occurrence of ``old``, which must be there."""
        self._rewrite(file, old, new, 1)

    def replace_all(self, file: str, old: str, new: str) -> None:
        """Replace every occurrence of ``old``, which must be there."""
        self._rewrite(file, old, new, -1)

    def _rewrite(self, file: str, old: str, new: str, times: int) -> None:
        text = (self.folder / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (self.folder / file).write_text(text.replace(old, new, times), "utf-8")

    def add(self, file: str, text: str) -> None:
        """Add lines at the end of a file."""
        with (self.folder / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    def faults(self, languages: Languages | None = None) -> list[tuple[str, str]]:
        """Every fault found: where, and what."""
        found = check(ContentFolder(self.folder), languages or source_texts_only())
        return [(fault.where, fault.what) for fault in found]

    def places(self) -> list[str]:
        """Where the faults are."""
        return [where for where, _ in self.faults()]
