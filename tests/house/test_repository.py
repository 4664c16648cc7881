"""What holds for the repository as a whole, whatever the product does."""

import os
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
LOCKS: Final = ("requirements.lock", "requirements-dev.lock")
LONGEST_FILE: Final = 300
VAGUE_NAMES: Final = {"common", "helpers", "misc", "utils"}
# Raised here, so that this file does not hold what it forbids.
REMINDER: Final = re.compile("|".join(rf"\b{word.upper()}\b" for word in ("todo", "fixme", "xxx")))
# The measuring tool names the words that it counts.
MEASURING: Final = ".ci/style_numbers.py"
MACHINE_PATH: Final = re.compile(r"(?<![\w.~}-])/(work|root|home|Users)/[\w.]")
INDEX_OPTION: Final = re.compile(
    r"(?<![\w-])(--)?((extra|default)-)?(index|find)-(url|links)\s*[= ]\s*\S*://", re.IGNORECASE
)


def git(*arguments: str) -> str:
    # The checkout may belong to somebody else than the one who runs the tests, as it often does in CI.
    command = ["git", "-c", f"safe.directory={ROOT}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so nothing tells the project's files from others")
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


@cache
def project_texts() -> tuple[tuple[str, str], ...]:
    """Path below the root and content of every file that is text."""
    texts = []
    for path in project_files():
        raw = path.read_bytes()
        if b"\0" not in raw:
            texts.append((str(path.relative_to(ROOT)), raw.decode(errors="replace")))
    return tuple(texts)


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in project_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def python_files() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".py"]


def makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def locked(lock: str) -> dict[str, str]:
    """Each requirement of a lock file with all that follows it, up to the next."""
    blocks = re.split(r"^(?=\S)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {block.split()[0]: block for block in blocks if block and not block.startswith("#")}


def hashes(block: str) -> frozenset[str]:
    return frozenset(re.findall(r"--hash=(\S+)", block))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_a_hash(lock: str) -> None:
    loose = [
        name
        for name, block in locked(lock).items()
        if not re.fullmatch(r"[a-z0-9-]+==[\w.+!]+", name) or "--hash=sha256:" not in block
    ]
    assert locked(lock)
    assert not loose


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_what_serving_needs_has_the_same_versions_under_test() -> None:
    serving, testing = locked("requirements.lock"), locked("requirements-dev.lock")
    # Where something is wanted may differ: more of the tests' packages ask for it. What it is may not.
    assert {name: hashes(block) for name, block in serving.items()}.items() <= {
        name: hashes(block) for name, block in testing.items()
    }.items()


def test_no_file_names_an_index_of_packages() -> None:
    assert not lines_that_match(INDEX_OPTION)


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert not lines_that_match(MACHINE_PATH)


def test_no_reminder_is_left() -> None:
    assert not [line for line in lines_that_match(REMINDER) if not line.startswith(MEASURING)]


def test_the_integration_run_is_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").rstrip().endswith("exec make test")


def test_every_target_says_what_it_does() -> None:
    targets = re.findall(r"^([a-z][\w-]*):", makefile(), re.MULTILINE)
    documented = re.findall(r"^([a-z][\w-]*):[^#\n]*## \S", makefile(), re.MULTILINE)
    assert targets
    assert targets == documented


def test_make_alone_lists_every_target() -> None:
    targets = re.findall(r"^([a-z][\w-]*):", makefile(), re.MULTILINE)
    # Inside another make, this one would announce its folder too.
    apart = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    run = subprocess.run(["make"], cwd=ROOT, env=apart, capture_output=True, text=True, check=True)
    listed = run.stdout
    assert [line.split()[1] for line in listed.splitlines()] == targets


def test_every_target_is_known_to_name_no_file() -> None:
    targets = re.findall(r"^([a-z][\w-]*):", makefile(), re.MULTILINE)
    phony = " ".join(re.findall(r"^\.PHONY: (.+)$", makefile(), re.MULTILINE)).split()
    assert set(targets) <= set(phony)


def test_no_source_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files()
        if path.relative_to(ROOT).parts[0] in {"diagnostic", "tests"}
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_no_module_has_a_name_that_means_nothing() -> None:
    names = {part.removesuffix(".py") for path in python_files() for part in path.relative_to(ROOT).parts}
    assert not names & VAGUE_NAMES


def test_the_licence_is_the_european_union_public_licence() -> None:
    text = (ROOT / "LICENCE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
