"""Commands about the content: its faults, its words."""

import sys
from collections.abc import Mapping
from pathlib import Path

from diagnostic.content.catalogues import Places, add_language, problems, renew
from diagnostic.content.check import check
from diagnostic.content.files import ContentFolder
from diagnostic.language import Languages
from diagnostic.paths import packaged_paths
from diagnostic.settings import PREFIX

DONE, FAULTS = 0, 1


def questions_folder(environment: Mapping[str, str]) -> Path:
    """The folder of questionnaires that the environment names, else the packaged one."""
    given = environment.get(f"{PREFIX}QUESTIONS")
    return Path(given) if given else packaged_paths().questions


def language_codes() -> tuple[str, ...]:
    """The languages offered."""
    return Languages(packaged_paths().translations).codes


def check_content(questions: Path) -> int:
    """Print every fault of the content, one a line; 1 when there is any."""
    faults = check(ContentFolder(questions), Languages(packaged_paths().translations))
    for fault in faults:
        print(f"{fault.where}: {fault.what}", file=sys.stderr)
    if faults:
        return FAULTS
    print("Content: no fault.")
    return DONE


def words(questions: Path, language: str, *, only_check: bool) -> int:
    """Renew the catalogues, start a language, or only list what is missing."""
    paths = packaged_paths()
    code = Path(__file__).resolve().parent.parent
    places = Places(code, paths.templates, questions, paths.translations)
    if only_check:
        found = tuple(problems(places))
        print("\n".join(found) or "Words: fresh and complete.", file=sys.stderr if found else sys.stdout)
        return FAULTS if found else DONE
    changed = add_language(places, language) if language else renew(places)
    for path in changed:
        print(f"renewed {path.relative_to(paths.translations)}")
    return DONE
