"""Saving by itself: what the script sends, and what it is told in return."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from diagnostic.actions.services import Services
from diagnostic.core.answers import Level
from tests.web.form import Form
from tests.web.page import Page, plain
from tests.web.visitor import Visitor
from tests.web.walks import NEXT, finish, kept, placed, step

ROLE, STAKES = "role-defini", "enjeux-choisis"


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic at its first page of questions."""
    hub = placed(visitor, services)
    visitor.visit(step(hub, "strategie"))
    return hub


def question(page: Page, name: str, **given: str) -> Form:
    """One question as the script sends it: its own fields and version, the token, and the key of its turn."""
    whole = page.form(NEXT).filled(given)
    key = page.all("form", action=whole.action)[0].get("data-autosave-key", "")
    own = {"csrf_token", name, f"{name}-note", f"{name}-version"}
    pairs = tuple(pair for pair in whole.pairs if pair[0] in own)
    extra = (("idempotency_key", key), ("question", name))
    return Form(whole.action, pairs + extra, whole.offered, is_multipart=False)


def told(response: TestResponse, status: int) -> dict[str, Any]:
    """What the script reads, the same in every reply."""
    assert response.status_code == status
    assert response.mimetype == "application/json"
    reply: dict[str, Any] = response.get_json()
    assert set(reply) >= {"status", "text", "versions", "key"}
    return reply


def test_an_answer_is_saved_and_the_moment_is_said(visitor: Visitor, services: Services, hub: str) -> None:
    reply = told(visitor.autosave(question(visitor.page, ROLE, **{ROLE: "2"})), 200)
    assert reply["status"] == "saved"
    assert plain(reply["text"]) == "Enregistré à 10:30"
    assert reply["versions"] == {ROLE: kept(services, hub).versions[f"question:{ROLE}"]}
    assert kept(services, hub).record.answers == {ROLE: Level(2)}


def test_the_next_turn_goes_on_from_the_version_and_key_it_was_told(
    visitor: Visitor, services: Services, hub: str
) -> None:
    form = question(visitor.page, ROLE, **{ROLE: "2"})
    for level in ("2", "3", "1"):
        reply = told(visitor.autosave(form.forged(ROLE, level)), 200)
        form = form.forged("idempotency_key", reply["key"])
        form = form.forged(f"{ROLE}-version", str(reply["versions"][ROLE]))
    assert kept(services, hub).record.answers == {ROLE: Level(1)}


def test_what_cannot_be_kept_is_refused_in_words(visitor: Visitor, services: Services, hub: str) -> None:
    form = question(visitor.page, ROLE).forged(f"{ROLE}-note", "a\0b")
    reply = told(visitor.autosave(form), 422)
    assert reply["status"] == "refused"
    assert "n’a pas pu être enregistrée" in reply["text"]
    assert "caractère invisible" in reply["errors"][ROLE]
    assert kept(services, hub).record.notes == {}


def test_what_somebody_else_changed_is_a_conflict_in_words(
    visitor: Visitor, services: Services, hub: str
) -> None:
    mine = question(visitor.page, ROLE, **{ROLE: "2"})
    visitor.tab().autosave(mine.forged(ROLE, "4").forged("idempotency_key", "another-tab"))
    reply = told(visitor.autosave(mine), 409)
    assert reply["status"] == "conflict"
    assert "a changé ailleurs" in reply["text"]
    assert kept(services, hub).record.answers == {ROLE: Level(4)}


def test_the_same_turn_a_hundred_times_is_one_change(visitor: Visitor, services: Services, hub: str) -> None:
    form = question(visitor.page, ROLE, **{ROLE: "2"})
    replies = [told(visitor.autosave(form), 200) for _ in range(100)]
    assert {reply["versions"][ROLE] for reply in replies} == {replies[0]["versions"][ROLE]}
    with services.store.read() as work:
        history = work.assessments.history(hub.rsplit("/", 1)[1])
    assert [event.value for event in history if event.field == f"question:{ROLE}"] == ["2"]


def test_the_page_sent_after_saving_by_itself_never_clashes_with_itself(
    visitor: Visitor, services: Services, hub: str
) -> None:
    reply = told(visitor.autosave(question(visitor.page, ROLE, **{ROLE: "2"})), 200)
    form = visitor.page.form(NEXT).filled({ROLE: "3", f"{ROLE}-note": "Ajoutée juste avant le bouton"})
    visitor.send(form.forged(f"{ROLE}-version", str(reply["versions"][ROLE])))
    assert kept(services, hub).record.answers == {ROLE: Level(3)}
    assert kept(services, hub).record.notes == {ROLE: "Ajoutée juste avant le bouton"}


def test_an_answer_can_be_cleared_and_its_note_stays(visitor: Visitor, services: Services, hub: str) -> None:
    form = question(visitor.page, ROLE, **{ROLE: "2", f"{ROLE}-note": "Gardée"})
    reply = told(visitor.autosave(form), 200)
    again = form.forged("idempotency_key", reply["key"]).forged(
        f"{ROLE}-version", str(reply["versions"][ROLE])
    )
    told(visitor.autosave(again.forged(ROLE).forged("clear", ROLE)), 200)
    assert kept(services, hub).record.answers == {}
    assert kept(services, hub).record.notes == {ROLE: "Gardée"}


def test_without_a_script_the_button_clears_and_comes_back_to_the_question(
    visitor: Visitor, services: Services, hub: str
) -> None:
    visitor.submit(NEXT, {ROLE: "2", STAKES: "3"})
    visitor.visit(step(hub, "strategie"))
    visitor.submit("Effacer ma réponse D1.1")
    assert visitor.moved[-1][1] == step(hub, "strategie")
    assert visitor.page.value(ROLE) is None
    assert kept(services, hub).record.answers == {STAKES: Level(3)}


def test_one_question_at_a_time_leaves_the_others_alone(
    visitor: Visitor, services: Services, hub: str
) -> None:
    told(visitor.autosave(question(visitor.page, ROLE, **{ROLE: "2"})), 200)
    told(
        visitor.autosave(question(visitor.page, STAKES, **{STAKES: "3"}).forged("idempotency_key", "k")), 200
    )
    assert kept(services, hub).record.answers == {ROLE: Level(2), STAKES: Level(3)}


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [("csrf_token", "of-another-page", 403), (ROLE, "9", 422), (f"{ROLE}-version", "x", 422)],
)
def test_what_a_page_would_refuse_the_script_is_refused_too(
    visitor: Visitor, services: Services, hub: str, field: str, value: str, status: int
) -> None:
    form = question(visitor.page, ROLE, **{ROLE: "2"}).forged(field, value)
    assert visitor.autosave(form).status_code == status
    assert kept(services, hub).record.answers == {}


def test_a_finished_diagnostic_is_not_changed_by_a_page_left_open(
    visitor: Visitor, services: Services, hub: str
) -> None:
    form = question(visitor.page, ROLE, **{ROLE: "2"})
    finish(visitor, hub)
    assert visitor.autosave(form).status_code == 409
    assert kept(services, hub).record.answers == {}
    page = visitor.visit(step(hub, "strategie"))
    assert "data-autosave=" not in page.html
    assert "s’enregistrent au fur et à mesure" not in page.words
