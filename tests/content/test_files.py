"""Files that cannot be read as content: each is named, none stops the check."""

import pytest

from diagnostic.content.files import ContentFolder
from diagnostic.core.faults import IncoherentContent
from tests.build import TINY_CONTENT
from tests.content.altered import (
    ACCUEIL,
    AXES,
    FICHES,
    GLOSSARY,
    HEAD,
    PROFILE,
    RETIRED,
    SCALE,
    AlteredContent,
)

EVERY_FILE = (HEAD, SCALE, PROFILE, GLOSSARY, RETIRED, ACCUEIL, AXES, FICHES)
NEEDED = (SCALE, ACCUEIL, AXES, FICHES)


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_file_that_is_no_toml_is_named_with_its_line(content: AlteredContent, file: str) -> None:
    content.add(file, '\nname = "sans fin\n')
    named = [what for where, what in content.faults() if where == file]
    assert len(named) == 1
    assert named[0].startswith("not a readable TOML file")
    assert "line" in named[0]


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_file_in_another_encoding_is_named(content: AlteredContent, file: str) -> None:
    path = content.folder / file
    path.write_bytes(path.read_bytes() + "# préférée\n".encode("latin-1"))
    assert file in content.places()


@pytest.mark.parametrize("file", NEEDED)
def test_a_file_that_is_needed_and_absent_is_named(content: AlteredContent, file: str) -> None:
    (content.folder / file).unlink()
    assert (file, "the file does not exist") in content.faults()


def test_a_questionnaire_needs_no_glossary_profile_or_retired_keys(content: AlteredContent) -> None:
    (content.folder / RETIRED).unlink()
    assert content.faults() == []
    (content.folder / GLOSSARY).unlink()
    assert content.places() == [f"{ACCUEIL}: question.referent-accueil"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SCALE, "[[level]]", "[[levl]]"),
        (PROFILE, "[[question", "[[questoin"),
        (GLOSSARY, "[[term]]", "[[terms]]"),
        (RETIRED, "keys", "key"),
        (AXES, "[[axis]]", "[[axe]]"),
        (FICHES, "[[resource]]", "[[ressource]]"),
    ],
)
def test_a_misspelt_kind_of_block_is_named(content: AlteredContent, file: str, old: str, new: str) -> None:
    content.replace_all(file, old, new)
    word = new.strip("[]")
    assert [what for where, what in content.faults() if where == file and f"unknown key “{word}”" in what]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (PROFILE, '[question]\nkey = "seule"\n'),
        (PROFILE, 'question = "une"\n'),
        (PROFILE, 'question = ["une", "deux"]\n'),
        (GLOSSARY, "term = 3\n"),
        (ACCUEIL, '[question]\nkey = "seule"\n'),
        (ACCUEIL, "question = [1]\n"),
        (FICHES, '[resource]\ncode = "R01"\n'),
    ],
)
def test_blocks_written_as_something_else_are_refused_by_name(
    content: AlteredContent, file: str, text: str
) -> None:
    (content.folder / file).write_text(text, "utf-8")
    assert [what for where, what in content.faults() if where == file and "must be written as [[" in what]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (HEAD, 'dimensions = ["accueil", "parrainage"]', 'dimensions = "accueil"'),
        (HEAD, 'title = "', "title = 3 # "),
        (HEAD, '[[importance]]\nkey = "low"', 'importance = [3]\n[[importances]]\nkey = "low"'),
        (PROFILE, '[[question.choice]]\nkey = "oui"', '[question.choice]\nkey = "oui"'),
        (ACCUEIL, "[[meaning]]\ntext", "[[meaning]]\ntexts"),
        (FICHES, 'keywords = ["accueil", "premier jour"]', "keywords = [1, 2]"),
        (FICHES, 'keywords = ["accueil", "premier jour"]', 'keywords = "accueil"'),
    ],
)
def test_a_value_of_another_kind_is_a_fault_and_no_crash(
    content: AlteredContent, file: str, old: str, new: str
) -> None:
    content.replace(file, old, new)
    assert content.faults()


@pytest.mark.parametrize("file", ["tiny/dimensions/depart.toml", "kit/films.toml"])
def test_a_file_that_nothing_lists_is_named(content: AlteredContent, file: str) -> None:
    (content.folder / file).write_text("# à venir\n", "utf-8")
    assert content.faults() == [(file, "nothing lists this file, so it is not read")]


def test_reading_names_every_unreadable_file_at_once(content: AlteredContent) -> None:
    content.add(SCALE, "=")
    content.add(FICHES, "=")
    with pytest.raises(IncoherentContent) as caught:
        ContentFolder(content.folder).read("tiny")
    assert [fault.where for fault in caught.value.faults] == [SCALE, FICHES]


def test_a_folder_is_a_questionnaire_when_it_has_a_head() -> None:
    assert ContentFolder(TINY_CONTENT).questionnaires() == ("tiny",)


def test_every_block_is_placed_in_its_file() -> None:
    places = ContentFolder(TINY_CONTENT).places("tiny")
    assert places["question.referent-accueil"] == ACCUEIL
    assert places["dimension.accueil"] == ACCUEIL
    assert places["term.referent"] == ACCUEIL
    assert places["term.benevole"] == GLOSSARY
    assert places["profile.moments"] == PROFILE
    assert places["level.partage"] == SCALE
    assert places["resource.R02"] == FICHES
    assert places["axis.fiches"] == AXES
