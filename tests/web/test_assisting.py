"""Filling in together: by consent, told everywhere, ended at once."""

from datetime import timedelta
from typing import Final

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from tests.web.clock import StillClock
from tests.web.form import Form
from tests.web.page import words_of
from tests.web.people import Someone, follows, name_of, signed_in
from tests.web.visitor import Visitor
from tests.web.walks import answer, finish, kept

WORDS: Final = {"2026-11": "efd67e0f6590687fc8db54d5ff2f1074f9eea476c6fcda4aba37c41804cf1cd4"}
"""What was agreed to under each version: other words need another version."""


ANSWERING: Final = ("", "/dimension/strategie", "/conversation", "/profil", "/cap", "/relecture")


def test_filling_in_together_needs_consent_and_is_told_everywhere(
    hub: str, services: Services, manager: Someone, advisor: Someone, organisation: str
) -> None:
    assignment = follows(services, advisor, organisation)
    advisor.visitor.visit(f"{hub}/dimension/strategie", expecting=404)
    manager.visitor.visit(f"{hub}/partage")
    page = manager.visitor.submit(f"Donner l’accord {name_of(advisor)}", expecting=422)
    assert list(page.errors()) == [f"#accord-{assignment}"]
    page = manager.visitor.submit(
        f"Donner l’accord {name_of(advisor)}", {f"accord-{assignment}": "Léa Dubois", "days": "7"}
    )
    assert "Accord donné par Léa Dubois" in page.words
    page = advisor.visitor.visit(f"{hub}/dimension/strategie")
    assert "avec la personne qui vous accompagne" in " ".join(page.notices())
    answer(advisor.visitor, hub, "strategie", {"role-defini": "2"})
    assert (
        "Réponse donnée avec la personne qui vous accompagne"
        in manager.visitor.visit(f"{hub}/relecture").words
    )
    assert "a rempli des réponses avec vous" in manager.visitor.visit(f"{hub}/partage").words
    answer(manager.visitor, hub, "strategie", {"role-defini": "3"})
    assert "Réponse donnée avec" not in manager.visitor.visit(f"{hub}/relecture").words


@pytest.fixture
def together(hub: str, services: Services, visitor: Visitor, advisor: Someone, organisation: str) -> Form:
    """The structure agreed to fill in with its advisor for a week; gives a page of questions they opened."""
    assignment = follows(services, advisor, organisation)
    visitor.visit(f"{hub}/partage")
    visitor.submit(f"Donner l’accord {name_of(advisor)}", {f"accord-{assignment}": "Léa Dubois", "days": "7"})
    for page in ANSWERING:
        advisor.visitor.visit(f"{hub}{page}")
    return advisor.visitor.visit(f"{hub}/dimension/strategie").form("Enregistrer et continuer")


def closed(who: Visitor, hub: str, form: Form) -> None:
    """Claims that nothing opens for whoever filled in, and that nothing they send is kept."""
    for page in ANSWERING:
        who.visit(f"{hub}{page}", expecting=404)
    who.send(form.filled({"role-defini": "4"}), 404)


def test_consent_taken_back_closes_the_questions_at_once(
    hub: str, services: Services, visitor: Visitor, advisor: Someone, together: Form
) -> None:
    visitor.visit(f"{hub}/partage")
    visitor.submit(f"Retirer l’accord {name_of(advisor)}")
    closed(advisor.visitor, hub, together)
    assert "role-defini" not in kept(services, hub).record.answers


def test_consent_ends_by_itself_at_its_date(
    app: Flask, hub: str, services: Services, advisor: Someone, together: Form, clock: StillClock
) -> None:
    clock.move(timedelta(days=7))
    closed(signed_in(app, services, advisor.id), hub, together)
    assert "role-defini" not in kept(services, hub).record.answers


def test_consent_ends_with_the_following(
    hub: str, visitor: Visitor, manager: Someone, advisor: Someone, together: Form
) -> None:
    assert "Remplir ensemble" in visitor.visit(f"{hub}/partage").words
    manager.visitor.visit(f"{hub}/partage")
    manager.visitor.submit(f"Arrêter l’accès {name_of(advisor)}")
    closed(advisor.visitor, hub, together)


def test_an_assistant_talks_finishes_and_reopens_and_the_trail_tells_it(
    hub: str, services: Services, advisor: Someone, together: Form
) -> None:
    del together
    who = advisor.visitor
    page = who.visit(f"{hub}/conversation")
    choices = [each for each in page.all("button") if each.get("name") == "choice"]
    assert choices
    who.submit(words_of(choices[0]))
    finish(who, hub)
    who.visit(hub)
    who.submit("Rouvrir pour modifier")
    with services.store.read() as work:
        told = [each.deed.action for each in work.trail.about(hub.rsplit("/", 1)[1])]
        how = [each.provenance for each in work.assessments.history(hub.rsplit("/", 1)[1])]
    assert {"answers_given", "assessment_finished", "assessment_reopened"} <= set(told)
    assert how[-1] is Provenance.ASSISTED


def test_an_assistant_is_led_nowhere_they_may_not_go(hub: str, advisor: Someone, together: Form) -> None:
    del together
    page = advisor.visitor.visit(hub)
    assert not page.links("Reprendre plus tard")
    assert not page.links("Partage et accompagnement")
    advisor.visitor.visit(f"{hub}/reprendre-plus-tard", expecting=404)
    assert advisor.visitor.visit(f"{hub}/resultats").links("Toutes les étapes")


def links_of(who: Visitor) -> set[str]:
    """Where the page leads within diagnostics."""
    every = (each.get("href", "").partition("#")[0] for each in who.page.all("a"))
    return {each for each in every if "/diagnostic/" in each}


def test_every_link_that_an_advisor_or_an_assistant_sees_opens(
    hub: str, services: Services, visitor: Visitor, advisor: Someone, organisation: str
) -> None:
    assignment = follows(services, advisor, organisation)
    for pages in (("/resultats",), ("/resultats", "", "/relecture", "/dimension/strategie", "/cap")):
        for page in pages:
            advisor.visitor.visit(f"{hub}{page}")
            for url in links_of(advisor.visitor):
                assert advisor.visitor.ask("GET", url).status_code == 200, (page, url)
        visitor.visit(f"{hub}/partage")
        if pages == ("/resultats",):
            visitor.submit(f"Donner l’accord {name_of(advisor)}", {f"accord-{assignment}": "Léa Dubois"})
