"""An advisor’s review: read, propose, comment, prepare; the structure reads and replies."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.reviewed import (
    NOTE,
    REASON,
    Reviewed,
    first,
    mails,
    questions_of,
    read,
    reviewed,
)


@pytest.fixture
def case(app: Flask, services: Services) -> Reviewed:
    return reviewed(app, services)


@pytest.fixture
def asked(services: Services, case: Reviewed) -> tuple[str, ...]:
    return questions_of(services, case.id)


def test_the_file_tells_where_it_stands_and_what_asks_for_a_look(case: Reviewed) -> None:
    page = case.advisor.visitor.visit(case.file)
    text = page.words
    for words in (
        "Les Passerelles",
        "Maison des associations",
        "Je ne sais pas",
        "Question clé au premier niveau",
    ):
        assert words in text, words
    assert NOTE in text
    assert text.index("Je ne sais pas") < text.index("Avec une note")


def test_the_file_of_an_assessment_just_begun_leads_nowhere_dead(app: Flask, services: Services) -> None:
    case = reviewed(app, services, is_finished=False)
    case.advisor.visitor.visit(case.file)
    case.advisor.visitor.visit(f"{case.file}/apercu")
    assert "Pas encore de restitution possible" in case.advisor.visitor.page.words


def test_a_reading_stands_beside_the_answer_and_never_in_its_place(
    services: Services, case: Reviewed, asked: tuple[str, ...]
) -> None:
    with services.store.read() as work:
        before = work.assessments.get(case.id)
    read(case, asked[0])
    with services.store.read() as work:
        assert work.assessments.get(case.id) == before
        assert [(each.question, each.level, each.reason) for each in work.reviews.readings(case.id)] == [
            (asked[0], "3", REASON)
        ]
    case.manager.visitor.typed.add(REASON)
    assert REASON in case.manager.visitor.visit(f"{case.hub}/echanges").words


def test_a_reading_needs_a_level_and_a_reason(case: Reviewed, asked: tuple[str, ...]) -> None:
    read(case, asked[0], reason="", expecting=422)
    page = case.advisor.visitor.page
    assert page.errors() == {"#reason": "Écrivez votre raison : la structure la lira à côté de sa réponse."}
    assert "Vos autres réponses sont enregistrées" not in page.words
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{asked[0]}")
    visitor.submit("Enregistrer la lecture", {"reason": REASON}, expecting=422)
    assert REASON in visitor.page.words
    read(case, asked[0], reason="x" * 2001, expecting=422)


def test_changing_and_withdrawing_keep_the_history(
    services: Services, case: Reviewed, asked: tuple[str, ...]
) -> None:
    read(case, asked[0])
    read(case, asked[0], level="4", reason="Relu ensemble.")
    case.advisor.visitor.submit("Retirer ma lecture")
    with services.store.read() as work:
        assert [each.level for each in work.reviews.readings(case.id)] == ["3", "4", ""]
    assert "Lectures précédentes" in case.advisor.visitor.page.words


def test_two_advisors_never_overwrite_each_other_silently(
    services: Services, case: Reviewed, asked: tuple[str, ...]
) -> None:
    mine, other = case.advisor.visitor, case.lead.visitor
    for each in (mine, other):
        each.visit(f"{case.file}/question/{asked[0]}")
    mine.submit("Enregistrer la lecture", {"level": "3", "reason": REASON})
    other.typed.add(REASON)
    page = other.submit("Enregistrer la lecture", {"level": "1", "reason": "Rien vu de tel."}, expecting=409)
    assert REASON in page.words
    assert "Rien vu de tel." in page.words
    other.submit("Enregistrer la lecture", {"level": "1", "reason": "Rien vu de tel."})
    with services.store.read() as work:
        assert [each.level for each in work.reviews.readings(case.id)] == ["3", "1"]


def test_a_comment_is_sent_once_whatever_is_pressed_and_told_by_mail(
    services: Services, case: Reviewed
) -> None:
    visitor = case.advisor.visitor
    visitor.visit(case.file)
    form = visitor.page.form("Envoyer le commentaire").filled({"text": "Bravo pour ce travail."})
    visitor.send(form)
    visitor.send(form)
    with services.store.read() as work:
        assert [each.text for each in work.reviews.comments(case.id)] == ["Bravo pour ce travail."]
    sent = mails(services)
    assert [each[0] for each in sent] == [case.manager.email]
    assert "Bravo" not in sent[0][1] + sent[0][2]
    assert f"/diagnostic/{case.id}/echanges" in sent[0][2]


def test_the_structure_replies(services: Services, case: Reviewed, asked: tuple[str, ...]) -> None:
    read(case, asked[0])
    visitor = case.manager.visitor
    visitor.typed.add(REASON)
    visitor.visit(f"{case.hub}/echanges?sur={asked[0]}")
    visitor.submit("Envoyer", {"text": "Nous voyons cela autrement."})
    assert "Votre message est envoyé" in visitor.page.words
    case.advisor.visitor.typed.add("Nous voyons cela autrement.")
    assert (
        "Nous voyons cela autrement." in case.advisor.visitor.visit(f"{case.file}/question/{asked[0]}").words
    )
    assert (case.advisor.email, "Les Passerelles a écrit un commentaire") in [
        each[:2] for each in mails(services)
    ]


def test_a_draft_changed_meanwhile_is_told_with_both_values(case: Reviewed) -> None:
    mine, other = case.advisor.visitor, case.lead.visitor
    for each in (mine, other):
        each.visit(f"{case.file}/restitution")
    mine.submit("Enregistrer le message", {"message": "Un premier mot."})
    other.typed.add("Un premier mot.")
    page = other.submit("Enregistrer le message", {"message": "Un second mot."}, expecting=409)
    assert "Un premier mot." in page.words
    assert page.form("Enregistrer le message").value("message") == "Un second mot."
    other.submit("Enregistrer le message")
    assert other.page.form("Enregistrer le message").value("message") == "Un second mot."


def test_pressing_twice_changes_nothing_more(services: Services, case: Reviewed) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/restitution")
    for button, given in (
        ("Descendre", {}),
        ("Ajouter cette priorité", {"title": "Un café", "reason": "Pour voir.", "first_step": "Un jour."}),
    ):
        form = visitor.page.form(first(visitor.page, button)).filled(given)
        visitor.send(form)
        visitor.send(form)
    with services.store.read() as work:
        draft = work.reviews.draft(case.id)
    assert draft is not None
    assert draft.revision == 2
