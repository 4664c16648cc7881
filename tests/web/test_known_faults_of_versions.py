"""Known faults 3 and 4: publishing a new version restarts drafts, loses answers, or rewrites old ones."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from diagnostic.actions.publishing import publish
from diagnostic.actions.services import Services
from diagnostic.content.files import ContentFolder
from tests.build import TINY_CONTENT, source_texts_only
from tests.web.results import document
from tests.web.visitor import Visitor
from tests.web.walks import answer, answer_everything, begun_tiny, finish, kept

PARENT, CHILD = "premier-rendez-vous", "nouvelles-apres-un-mois"
GIVEN = {"referent-accueil": "1", PARENT: "2", f"{PARENT}-note": "Un café"}
NEW_VERSION = "Une nouvelle version du questionnaire existe"
RETIRED = "benevoles-mineurs"
OLD_LABEL, NEW_LABEL = "Oui, au moins une personne", "Oui, une personne ou davantage"
OLD_ANCHOR, NEW_ANCHOR = "Un référent connu de tous.", "Un référent que chacun connaît."


@pytest.fixture
def content() -> Path:
    return TINY_CONTENT


def publish_anew(services: Services, folder: Path, *changes: tuple[str, str, str]) -> None:
    """Publish a second version of the tiny questionnaire; each change is a file, a text, and its new text."""
    shutil.copytree(TINY_CONTENT, folder, dirs_exist_ok=True)
    for name, old, new in (("questionnaire.toml", 'version = "1"', 'version = "2"'), *changes):
        file = folder / "tiny" / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        file.write_text(text.replace(old, new), "utf-8")
    publish(replace(services, content=ContentFolder(folder), languages=source_texts_only()))


def without_a_question(folder: Path) -> tuple[str, str, str]:
    """The change that takes one question out of the questionnaire."""
    name = "dimensions/accueil.toml"
    blocks = (folder / "tiny" / name).read_text("utf-8").split("\n[[question]]\n")
    gone = next(each for each in blocks if f'key = "{RETIRED}"' in each)
    return name, "\n[[question]]\n" + gone, ""


def test_known_fault_03_ten_open_drafts_outlive_a_new_version(
    app: Flask, services: Services, tmp_path: Path
) -> None:
    people = [Visitor.of(app) for _ in range(10)]
    hubs = [begun_tiny(each) for each in people]
    for visitor, hub in zip(people, hubs, strict=True):
        answer(visitor, hub, "accueil", {**GIVEN, RETIRED: "1"})
    before = [kept(services, hub) for hub in hubs]
    change = without_a_question(TINY_CONTENT)
    publish_anew(services, tmp_path / "new", change, ("retired.toml", "keys = [", f'keys = ["{RETIRED}", '))
    assert [kept(services, hub) for hub in hubs] == before
    for visitor, hub in zip(people, hubs, strict=True):
        assert NEW_VERSION in " ".join(visitor.visit(hub).notices())
        page = visitor.visit(f"{hub}/dimension/accueil")
        assert {name: page.value(name) for name in GIVEN} == GIVEN
        assert page.value(RETIRED) == "1"
        answer(visitor, hub, "accueil", {CHILD: "3"})
        assert len(kept(services, hub).record.answers) == len(before[0].record.answers) + 1


def test_known_fault_03_results_from_before_do_not_move(
    visitor: Visitor, services: Services, tmp_path: Path
) -> None:
    hub = begun_tiny(visitor)
    answer_everything(visitor, hub, "1")
    finish(visitor, hub)
    words, tree = visitor.page.words, document(visitor, services, hub)
    gate = ("questionnaire.toml", "gate_cap = 2", "gate_cap = 1")
    publish_anew(services, tmp_path / "new", gate, ("dimensions/accueil.toml", OLD_ANCHOR, NEW_ANCHOR))
    assert visitor.visit(f"{hub}/resultats").words == words
    assert document(visitor, services, hub) == tree


def test_known_fault_03_who_begins_afterwards_has_the_new_version(
    visitor: Visitor, services: Services, tmp_path: Path
) -> None:
    publish_anew(services, tmp_path / "new", without_a_question(TINY_CONTENT))
    hub = begun_tiny(visitor)
    assert kept(services, hub).version == "2"
    assert RETIRED not in visitor.visit(f"{hub}/dimension/accueil").html
    assert NEW_VERSION not in visitor.visit(hub).words


def test_known_fault_04_renaming_an_option_leaves_old_drafts_as_they_were(
    app: Flask, services: Services, tmp_path: Path
) -> None:
    old, new = Visitor.of(app), Visitor.of(app)
    hub = begun_tiny(old)
    old.visit(f"{hub}/profil")
    old.submit("Enregistrer et continuer", {"equipe-salariee": "oui"})
    answer(old, hub, "accueil", {"referent-accueil": "2"})
    renamed = ("profile.toml", OLD_LABEL, NEW_LABEL), ("dimensions/accueil.toml", OLD_ANCHOR, NEW_ANCHOR)
    publish_anew(services, tmp_path / "new", *renamed)
    review = old.visit(f"{hub}/relecture").words
    assert OLD_LABEL in review
    assert OLD_ANCHOR in review
    assert old.visit(f"{hub}/profil").value("equipe-salariee") == "oui"
    later = begun_tiny(new)
    assert NEW_LABEL in new.visit(f"{later}/profil").words
    assert NEW_ANCHOR in new.visit(f"{later}/dimension/accueil").words


def test_known_fault_04_an_option_given_another_key_keeps_the_old_answer_readable(
    visitor: Visitor, services: Services, tmp_path: Path
) -> None:
    hub = begun_tiny(visitor)
    visitor.visit(f"{hub}/profil")
    visitor.submit("Enregistrer et continuer", {"moments": ["rentree", "evenements"]})
    publish_anew(services, tmp_path / "new", ("profile.toml", 'key = "rentree"', 'key = "septembre"'))
    assert kept(services, hub).record.profile["moments"] == ("rentree", "evenements")
    assert "À la rentrée · Pour un événement" in visitor.visit(f"{hub}/relecture").words
