"""What a review shows and takes: only to whom it belongs, as it was written, told to the trail."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.people import network_of, someone
from tests.web.reviewed import (
    REASON,
    Reviewed,
    first,
    last,
    mails,
    publish,
    questions_of,
    read,
    reviewed,
)

HOSTILE = "=1+1 <script>alert(1)</script> {{ 7*7 }} %(n)s {structure} &amp;"


@pytest.fixture
def case(app: Flask, services: Services) -> Reviewed:
    return reviewed(app, services)


@pytest.fixture
def asked(services: Services, case: Reviewed) -> tuple[str, ...]:
    return questions_of(services, case.id)


def test_priorities_are_reordered_hidden_and_written_by_hand(services: Services, case: Reviewed) -> None:
    visitor = case.advisor.visitor
    page = visitor.visit(f"{case.file}/restitution")
    page = visitor.submit(first(page, "Descendre"))
    visitor.submit(first(page, "Laisser pour plus tard"))
    visitor.submit("Laisser cette priorité pour plus tard", {"why": "Une autre structure s’en charge."})
    visitor.submit(
        "Ajouter cette priorité",
        {
            "title": "Un café des partenaires",
            "reason": "Rien ne réunit.",
            "first_step": "Fixer un jour.",
            "months": "6",
        },
    )
    visitor.visit(f"{case.file}/restitution?ressource=K10")
    visitor.submit(last(visitor.page, "Ajouter "))
    visitor.submit("Enregistrer le message", {"message": "Merci de votre accueil."})
    with services.store.read() as work:
        draft = work.reviews.draft(case.id)
    assert draft is not None
    assert draft.revision == 5
    publish(case)
    text = case.advisor.visitor.page.words
    for words in ("Un café des partenaires", "Une autre structure s’en charge.", "Merci de votre accueil."):
        assert words in text, words


@pytest.mark.parametrize(
    "page",
    ["dossier", "dossier/restitution", "dossier/apercu", "echanges", "plan", "restitution/1", "plan.xlsx"],
)
def test_pages_of_a_review_do_not_exist_for_strangers(
    app: Flask, services: Services, case: Reviewed, page: str
) -> None:
    publish(case)
    stranger, other = someone(app, services), someone(app, services)
    network_of(services, other)
    for each in (stranger, other):
        each.visitor.visit(f"{case.hub}/{page}", expecting=404)


@pytest.mark.parametrize("page", ["dossier", "dossier/restitution", "dossier/apercu"])
def test_the_advisors_pages_are_not_the_structures(case: Reviewed, page: str) -> None:
    case.manager.visitor.visit(f"{case.hub}/{page}", expecting=404)


def test_what_is_changed_stands_in_the_trail(
    services: Services, case: Reviewed, asked: tuple[str, ...]
) -> None:
    read(case, asked[0])
    publish(case)
    with services.store.read() as work:
        told = [each.deed.action for each in work.trail.about(case.id)]
    assert {"advisor_reading", "restitution_publish", "sensitive_read"} <= set(told)


def test_whatever_an_advisor_writes_is_shown_as_written(
    services: Services, case: Reviewed, asked: tuple[str, ...]
) -> None:
    visitors = (case.advisor.visitor, case.manager.visitor)
    for each in visitors:
        each.typed.add(HOSTILE)
    read(case, asked[0], reason=HOSTILE)
    visitor = case.advisor.visitor
    visitor.submit("Envoyer le commentaire", {"text": HOSTILE})
    visitor.visit(f"{case.file}/restitution")
    visitor.submit("Enregistrer le message", {"message": HOSTILE})
    visitor.submit("Ajouter cette priorité", dict.fromkeys(("title", "reason", "first_step"), HOSTILE))
    publish(case)
    for there in ("echanges", "restitution/1", "plan"):
        assert "<script>alert" not in case.manager.visitor.visit(f"{case.hub}/{there}").html
    assert HOSTILE in case.manager.visitor.visit(f"{case.hub}/restitution/1").words
    assert HOSTILE in case.manager.visitor.visit(f"{case.hub}/echanges").words
    assert not any("alert" in subject + body for _, subject, body in mails(services))


def test_a_name_on_several_lines_makes_no_header_of_a_mail(services: Services, case: Reviewed) -> None:
    with services.store.write() as work:
        work.assessments.rename(case.id, "Les\nBcc: tous@exemple.org\n{structure}")
    visitor = case.manager.visitor
    visitor.typed.add("Les Bcc: tous@exemple.org {structure}")
    visitor.visit(f"{case.hub}/echanges")
    visitor.submit("Envoyer", {"text": "Bonjour à vous."})
    subjects = [subject for _, subject, _ in mails(services)]
    assert subjects == ["Les Bcc: tous@exemple.org {structure} a écrit un commentaire"]


@pytest.mark.parametrize(
    ("name", "value"), [("level", "9"), ("level", "dont_know"), ("seen", "x"), ("author_id", "somebody")]
)
def test_forged_fields_change_nothing_they_should_not(
    services: Services, case: Reviewed, asked: tuple[str, ...], name: str, value: str
) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/question/{asked[0]}")
    form = visitor.page.form("Enregistrer la lecture").filled({"level": "2", "reason": REASON})
    is_kept = name in {"seen", "author_id"}
    visitor.send(form.forged(name, value), expecting=200 if is_kept else 422)
    with services.store.read() as work:
        kept = work.reviews.readings(case.id)
    assert [each.level for each in kept] == (["2"] if is_kept else [])
    assert all(each.author.startswith("Personne") for each in kept)
