"""A restitution: published once as it was shown, signed, frozen."""

import pytest
from flask import Flask

from diagnostic.actions.services import Services
from tests.web.reviewed import (
    Reviewed,
    publish,
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


def download(case: Reviewed, there: str, form: str) -> bytes:
    response = case.manager.visitor.ask("GET", f"{there}/rapport.{form}")
    assert response.status_code == 200
    return response.get_data()


def test_a_restitution_is_frozen(services: Services, case: Reviewed, asked: tuple[str, ...]) -> None:
    read(case, asked[0])
    there = publish(case)
    files = {form: download(case, there, form) for form in ("pdf", "docx", "xlsx", "html")}
    with services.store.read() as work:
        content = work.reviews.restitutions(case.id)[0].content
    read(case, asked[0], level="4", reason="Autre chose.")
    read(case, asked[3], level="4", reason="Encore autre chose.")
    case.manager.visitor.visit(case.hub)
    case.manager.visitor.submit("Rouvrir pour modifier")
    services.documents.cache.forget(case.id)
    assert {form: download(case, there, form) for form in files} == files
    with services.store.read() as work:
        assert work.reviews.restitutions(case.id)[0].content == content


def test_publishing_twice_makes_another_number_and_double_clicks_do_not(
    case: Reviewed,
) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/apercu")
    form = visitor.page.form("Publier la restitution").filled({})
    assert visitor.send(form).url.endswith("/restitution/1?fait=publiee")
    assert visitor.send(form).url.endswith("/restitution/1?fait=publiee")
    assert publish(case).endswith("/restitution/2")
    visitor.visit(f"{case.hub}/restitution/1")
    case.manager.visitor.visit(f"{case.hub}/restitution/2")
    case.manager.visitor.visit(f"{case.hub}/resultats")
    case.manager.visitor.visit(f"{case.hub}/restitution/3", expecting=404)


def test_nothing_else_than_the_preview_is_published(
    services: Services, case: Reviewed, asked: tuple[str, ...]
) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/apercu")
    form = visitor.page.form("Publier la restitution").filled({})
    read(case, asked[0])
    visitor.send(form, expecting=409)
    with services.store.read() as work:
        assert work.reviews.restitutions(case.id) == ()


def test_a_restitution_is_signed(case: Reviewed) -> None:
    publish(case)
    text = case.manager.visitor.visit(f"{case.hub}/restitution/1").words
    assert "signée par Personne" in text
    assert "Réseau d’exemple" in text


def test_whoever_publishes_is_told_so_and_led_on(case: Reviewed) -> None:
    visitor = case.advisor.visitor
    visitor.visit(f"{case.file}/apercu")
    page = visitor.submit("Publier la restitution")
    assert "La structure est prévenue par mail." in page.words
    assert page.links("Revenir au dossier")
    page = visitor.visit(case.file)
    assert "restitué le" in page.words
    assert page.links("Lire la restitution")
    page = case.manager.visitor.visit(f"{case.hub}/restitution/1?fait=publiee")
    assert "La structure est prévenue par mail." not in page.words
