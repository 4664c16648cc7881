"""In the advisor’s pages every button keeps what was typed beside it, without any script."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.reviewed import REASON, Reviewed, first, questions_of, reviewed

MESSAGE = "Merci de cet accueil."
COMMENT = "Qui pourrait nous en dire plus ?"
BUTTONS = ("Descendre", "Laisser pour plus tard", "Chercher", "Enregistrer le message")


@pytest.fixture
def case(app: Flask, services: Services) -> Reviewed:
    found = reviewed(app, services)
    found.advisor.visitor.typed |= {MESSAGE, COMMENT, REASON, "Un café"}
    return found


@pytest.fixture
def asked(services: Services, case: Reviewed) -> str:
    return questions_of(services, case.id)[1]


def kept_message(services: Services, case: Reviewed) -> str:
    with services.store.read() as work:
        draft = work.reviews.draft(case.id)
    return draft.message if draft else ""


@pytest.mark.parametrize("button", BUTTONS)
def test_every_button_of_the_draft_keeps_the_message(services: Services, case: Reviewed, button: str) -> None:
    visitor = case.advisor.visitor
    page = visitor.visit(f"{case.file}/restitution")
    page = visitor.submit(first(page, button), {"message": MESSAGE, "ressource": "K10"})
    assert kept_message(services, case) == MESSAGE
    assert page.value("message") == MESSAGE
    assert "Message gardé" in page.words


def test_the_preview_holds_the_message_just_typed(case: Reviewed) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/restitution")
    page = visitor.submit("Voir l’aperçu et publier", {"message": MESSAGE})
    assert page.url.endswith("/apercu")
    assert MESSAGE in page.words


def test_the_enter_key_searches_and_keeps_the_message(services: Services, case: Reviewed) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/restitution")
    form = visitor.page.form("Chercher").filled({"message": MESSAGE, "ressource": "K10"}).forged("do")
    page = visitor.send(form)
    assert kept_message(services, case) == MESSAGE
    assert first(page, "Ajouter ") in page.words


def test_a_priority_begun_stays_in_the_page_and_comes_before_the_preview(
    services: Services, case: Reviewed
) -> None:
    visitor = case.advisor.visitor
    page = visitor.visit(f"{case.file}/restitution")
    page = visitor.submit(first(page, "Descendre"), {"title": "Un café", "message": MESSAGE})
    assert page.value("title") == "Un café"
    page = visitor.submit("Voir l’aperçu et publier", expecting=422)
    assert list(page.errors()) == ["#title"]
    assert page.value("title") == "Un café"
    visitor.submit("Voir l’aperçu et publier", {"title": ""})
    assert visitor.page.url.endswith("/apercu")
    assert kept_message(services, case) == MESSAGE


def test_a_refused_priority_keeps_the_message(services: Services, case: Reviewed) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/restitution")
    page = visitor.submit("Ajouter cette priorité", {"title": "Un café", "message": MESSAGE}, expecting=422)
    assert page.errors() == {"#reason": "Dites pourquoi : la structure le lira dans la restitution."}
    assert (page.value("title"), page.value("message")) == ("Un café", MESSAGE)
    assert kept_message(services, case) == MESSAGE


def test_leaving_for_later_can_be_cancelled(services: Services, case: Reviewed) -> None:
    visitor = case.advisor.visitor
    page = visitor.visit(f"{case.file}/restitution")
    page = visitor.submit(first(page, "Laisser pour plus tard"))
    page = visitor.submit("Annuler", {"why": REASON, "message": MESSAGE})
    assert "Laisser cette priorité pour plus tard" not in page.words
    assert kept_message(services, case) == MESSAGE


def test_a_refused_reading_keeps_the_comment(case: Reviewed, asked: str) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{asked}")
    page = visitor.submit("Enregistrer la lecture", {"level": "3", "text": COMMENT}, expecting=422)
    assert page.value("text") == COMMENT
    assert page.value("level") == "3"


def test_a_kept_reading_keeps_the_comment_in_the_page(case: Reviewed, asked: str) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{asked}")
    given = {"level": "3", "reason": REASON, "text": COMMENT}
    page = visitor.submit("Enregistrer et passer à la suivante", given)
    assert page.value("text") == COMMENT
    assert "Lecture enregistrée" in page.words
    assert "Votre commentaire est toujours dans la page" in page.words


def test_a_comment_sent_keeps_the_reading_in_the_page(services: Services, case: Reviewed, asked: str) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{asked}")
    page = visitor.submit("Envoyer le commentaire", {"reason": REASON, "text": COMMENT})
    assert (page.value("reason"), page.value("text")) == (REASON, "")
    assert "Commentaire envoyé" in page.words
    visitor.submit("Enregistrer la lecture", {"level": "3"})
    with services.store.read() as work:
        assert [each.text for each in work.reviews.comments(case.id)] == [COMMENT]
        assert [each.reason for each in work.reviews.readings(case.id)] == [REASON]


def test_an_empty_comment_keeps_the_reading_in_the_page(case: Reviewed, asked: str) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{asked}")
    page = visitor.submit("Envoyer le commentaire", {"reason": REASON}, expecting=422)
    assert page.errors() == {"#text": "Écrivez votre texte, puis envoyez-le."}
    assert page.value("reason") == REASON


@pytest.mark.parametrize(
    ("button", "given"),
    [
        ("Envoyer le commentaire", {"text": COMMENT}),
        ("Enregistrer la lecture", {"level": "3", "reason": REASON}),
        ("Enregistrer et passer à la suivante", {"level": "3", "reason": REASON}),
    ],
)
def test_a_review_keeps_to_what_asks_for_a_look(case: Reviewed, button: str, given: dict[str, str]) -> None:
    visitor = case.advisor.visitor
    page = visitor.visit(case.file)
    visitor.visit(page.links("Les passer en revue")[0])
    page = visitor.submit(button, given)
    assert "parmi=regard" in page.url
    assert "parmi=regard" in page.form("Enregistrer la lecture").action
