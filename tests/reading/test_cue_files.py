"""Cue files are read whole, and every fault in them is named with its place."""

import shutil
from pathlib import Path

import pytest

from diagnostic.commands.content import FAULTS, check_content
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
        ("commands.fr.toml", "naming = ['", "naming = ['(", "is no pattern"),
        (
            "commands.fr.toml",
            'key = "type-structure"',
            'key = "genre"',
            "genre: no such question of the profile",
        ),
        ("kit.fr.toml", 'code = "K01"', 'code = "K99"', "K99: no such resource"),
        ("kit.fr.toml", 'code = "K01"', 'code = "K99"', "K01: no phrases"),
        ("kit.fr.toml", "outside = [", "outside = 3\nnothing = [", "array"),
        (
            "lexicon.fr.toml",
            "[courtesies]\npatterns = [",
            "[courtesies]\npatterns = ['(', ",
            "lexicon.fr.toml: court",
        ),
        ("lexicon.fr.toml", "[choices]", "[choises]", "lexicon"),
    ],
)
def test_a_fault_is_named(copied: CueFolder, name: str, old: str, new: str, said: str) -> None:
    change(copied, name, old, new)
    assert any(said in each for each in faults(copied)), faults(copied)


@pytest.mark.parametrize(
    "name", ["fr/strategie.toml", "commands.fr.toml", "kit.fr.toml", "lexicon.fr.toml", "en/equipe.toml"]
)
def test_a_file_that_cannot_be_read_is_one_line(copied: CueFolder, name: str) -> None:
    (copied.folder / name).write_text("= nothing", "utf-8")
    (found,) = faults(copied)
    assert found.startswith(f"{KEY}/reading/{name}: not a readable TOML file")


def test_a_block_written_once_in_single_brackets_is_one_line(copied: CueFolder) -> None:
    (copied.folder / "commands.fr.toml").write_text('[intent]\nkey = "skip"\n', "utf-8")
    assert faults(copied) == [f"{KEY}/reading/commands.fr.toml: intent: write [[intent]]"]


def test_check_content_tells_the_faults_of_cues_one_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "questions"
    shutil.copytree(packaged_paths().questions, questions)
    folder = CueFolder(questions, KEY)
    change(folder, "fr/strategie.toml", 'key = "role-defini"', 'key = "role-inconnu"')
    (folder.folder / "kit.en.toml").write_text("= nothing", "utf-8")
    assert check_content(questions) == FAULTS
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"{KEY}/reading/kit.en.toml: not a readable TOML file: ")
    assert told[1:] == [
        f"{KEY}/reading/fr/strategie.toml: question.role-defini: no cues",
        f"{KEY}/reading/fr/strategie.toml: question.role-inconnu: no such question",
    ]


def test_a_phrase_that_stands_twice_is_a_fault(copied: CueFolder) -> None:
    phrase = material().cues["fr"].questions["role-defini"].levels[0][0]
    change(copied, "fr/strategie.toml", f'    "{phrase}",', f'    "{phrase}",\n    "{phrase}",')
    assert any("stands twice" in each for each in faults(copied))


def test_cues_in_fault_are_not_read(copied: CueFolder) -> None:
    change(copied, "commands.fr.toml", 'key = "skip"', 'key = "jump"')
    with pytest.raises(IncoherentContent):
        read_cues(copied)
