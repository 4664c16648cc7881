"""Every error is a page in the reader's language that says what is kept and what to do."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import pytest

from diagnostic.actions.library import Library, Publication
from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from diagnostic.store.session import Store
from diagnostic.web.app import create_app
from tests.web.given import IMPATIENT, Place
from tests.web.page import words_of
from tests.web.visitor import Visitor
from tests.web.walks import FINISH, NEXT, finish, kept, placed, step

ROLE = "role-defini"
LANGUAGES = pytest.mark.parametrize("prefix", ["", "/en"])


@dataclass
class Broken(Exception):
    """Something nobody foresaw, with words that nobody outside must read."""

    secret: str = "/srv/secret.sqlite3"


def no_publications() -> tuple[Publication, ...]:
    raise Broken


@LANGUAGES
def test_an_address_that_is_none(visitor: Visitor, prefix: str) -> None:
    for url in ("/no-such", "/ressources/K99", "/questions/no-such", "/commencer/no-such", "/static/x.css"):
        page = visitor.visit(prefix + url, 404)
        assert page.link("Aller à l’accueil") == "/" if not prefix else page.heading


@LANGUAGES
def test_a_document_of_a_kind_that_is_none(visitor: Visitor, services: Services, prefix: str) -> None:
    hub = placed(visitor, services).removeprefix(visitor.home)
    visitor.visit(f"{prefix}{hub}/rapport.exe", 404)
    visitor.visit(f"{prefix}{hub}/rapport.pdf?langue=xx", 404)


@LANGUAGES
def test_a_fault_nobody_foresaw_says_nothing_of_itself(services: Services, prefix: str) -> None:
    library = Library(no_publications, services.library.questionnaire)
    visitor = Visitor.of(create_app(replace(services, library=library)))
    page = visitor.visit(f"{prefix}/", 500)
    assert "secret" not in page.html
    assert "Traceback" not in page.html
    assert page.links("Contact") or prefix


@LANGUAGES
def test_a_busy_store_keeps_what_was_typed_on_the_page(
    visitor: Visitor, services: Services, place: Place, prefix: str
) -> None:
    hub = placed(visitor, services).removeprefix(visitor.home)
    visitor.visit(prefix + step(hub, "strategie"))
    button = NEXT if not prefix else _first_button(visitor)
    form = visitor.page.form(button).filled({ROLE: "2", f"{ROLE}-note": "Quatre lignes"})
    other = Store(place.url, IMPATIENT)
    with other.write():
        page = visitor.send(form, 503)
    other.close()
    assert page.headers["Retry-After"] == "10"
    assert (page.value(ROLE), page.value(f"{ROLE}-note")) == ("2", "Quatre lignes")
    assert kept(services, hub).record.answers == {}
    visitor.submit(button)
    assert kept(services, hub).record.answers == {ROLE: Level(2)}


@LANGUAGES
def test_a_busy_store_is_said_where_there_is_nothing_to_keep(
    visitor: Visitor, services: Services, place: Place, prefix: str
) -> None:
    hub = placed(visitor, services).removeprefix(visitor.home)
    form = visitor.visit(f"{hub}/relecture").form(FINISH)
    other = Store(place.url, IMPATIENT)
    with other.write():
        page = visitor.send(replace(form, action=prefix + form.action), 503)
    other.close()
    assert page.headers["Retry-After"] == "10"
    assert visitor.send(form).url.endswith("/resultats")


@LANGUAGES
def test_finishing_before_the_path_is_known_says_so(
    visitor: Visitor, services: Services, prefix: str
) -> None:
    visitor.visit("/commencer/structure")
    visitor.submit("Commencer", {"structure": "Sans profil"})
    hub = visitor.page.url.removesuffix("/profil")
    form = visitor.page.form(NEXT)
    visitor.send(replace(form, action=f"{prefix}{hub.removeprefix(visitor.home)}/relecture"), 409)
    assert kept(services, hub).finished_at is None
    assert visitor.visit(f"{hub}/resultats").url == f"{hub}/profil"


@LANGUAGES
def test_an_old_step_after_finishing_offers_to_reopen(
    visitor: Visitor, services: Services, prefix: str
) -> None:
    hub = placed(visitor, services)
    visitor.visit(prefix + step(hub.removeprefix(visitor.home), "strategie"))
    form = visitor.page.form(NEXT if not prefix else _first_button(visitor)).filled({ROLE: "2"})
    finish(visitor.tab(), hub)
    page = visitor.send(form, 409)
    assert page.value(ROLE) == "2"
    assert page.one("button", name="reopen").get("value") == "yes"


def test_no_questionnaire_published_yet_is_no_error(tmp_path: Path, services: Services) -> None:
    store = Store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    store.migrate()
    visitor = Visitor.of(create_app(replace(services, store=store, library=Library(tuple, _absent))))
    assert "Aucun questionnaire n’est encore publié" in visitor.visit("/").words
    visitor.visit("/questions", 404)
    visitor.visit("/ressources")
    store.close()


def _absent(key: str, version: str, language: str) -> NoReturn:
    raise AssertionError((key, version, language))


def _first_button(visitor: Visitor) -> str:
    """The words of the first button that saves a page of questions, in whatever language."""
    saving = visitor.page.one("div", id="envoyer")
    return words_of(next(saving.iter("button")))
