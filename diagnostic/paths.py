"""Where the folders beside the code lie: next to the package in a checkout, inside it in a wheel."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders that the product reads and never writes."""

    questions: Path
    templates: Path
    translations: Path
    static: Path

    @classmethod
    def below(cls, folder: Path) -> "Paths":
        """Return the four folders as they lie in ``folder``; whether they exist is not looked at."""
        return cls(
            questions=folder / "questions",
            templates=folder / "templates",
            translations=folder / "translations",
            static=folder / "static",
        )


def packaged_paths() -> Paths:
    """Return the folders that came with this copy of the package, from a wheel or from a checkout."""
    package = Path(__file__).resolve().parent
    assets = package / "assets"
    return Paths.below(assets if assets.is_dir() else package.parent)
