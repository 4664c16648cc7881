"""Cue files are read whole, and every fault in them is named with its place."""

import shutil
from pathlib import Path

import pytest

from diagnostic.content.cues import CueFolder, cue_faults, read_cues
from diagnostic.core.faults import IncoherentContent
from diagnostic.core.reading import Intent
from diagnostic.paths import packaged_paths
from tests.reading.material import KEY, material


@pytest.fixture
def copied(tmp_path: Path) -> CueFolder:
    shutil.copytree(packaged_paths().questions / KEY / "reading", tmp_path / KEY / "reading")
    return CueFolder(tmp_path, KEY)


def faults(folder: CueFolder) -> list[str]:
    return [f"{e.where}: {e.what}" for e in cue_faults(folder, material().questionnaires["fr"])]


def change(folder: CueFolder, name: str, old: str, new: str) -> None:
    path = folder.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_packaged_cues_have_no_fault() -> None:
    assert faults(CueFolder(packaged_paths().questions, KEY)) == []


def test_every_question_level_and_intent_has_phrases_in_both_languages() -> None:
    for cues in material().cues.values():
        assert set(cues.questions) == set(material().questionnaires["fr"].question)
        assert {each.intent for each in cues.intents} == set(Intent)
        assert all(each.phrases for each in cues.intents)


def test_a_questionnaire_without_cues_is_no_fault(tmp_path: Path) -> None:
    assert faults(CueFolder(tmp_path, KEY)) == []
    assert read_cues(CueFolder(tmp_path, KEY)) == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("fr/strategie.toml", 'key = "role-defini"', 'key = "role-inconnu"', "no such question"),
        ("fr/strategie.toml", 'key = "role-defini"', 'key = "role-inconnu"', "role-defini: no cues"),
        ("fr/strategie.toml", "names = [", "nams = [", "nams"),
        ("fr/strategie.toml", "[[question]]", "[[question", "not a readable TOML file"),
        ("commands.fr.toml", 'key = "skip"', 'key = "jump"', "jump"),
        ("commands.fr.toml", "whole = ['", "whole = ['(", "is no pattern"),
        ("kit.fr.toml", 'code = "K01"', 'code = "K99"', "K99: no such resource"),
        ("kit.fr.toml", 'code = "K01"', 'code = "K99"', "K01: no phrases"),
        ("lexicon.fr.toml", "[choices]", "[choises]", "lexicon"),
    ],
)
def test_a_fault_is_named(copied: CueFolder, name: str, old: str, new: str, said: str) -> None:
    change(copied, name, old, new)
    assert any(said in each for each in faults(copied)), faults(copied)


def test_a_phrase_that_stands_twice_is_a_fault(copied: CueFolder) -> None:
    phrase = material().cues["fr"].questions["role-defini"].levels[0][0]
    change(copied, "fr/strategie.toml", f'    "{phrase}",', f'    "{phrase}",\n    "{phrase}",')
    assert any("stands twice" in each for each in faults(copied))


def test_cues_in_fault_are_not_read(copied: CueFolder) -> None:
    change(copied, "commands.fr.toml", 'key = "skip"', 'key = "jump"')
    with pytest.raises(IncoherentContent):
        read_cues(copied)
