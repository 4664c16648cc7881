"""Requests that no page of ours makes: refused in words, quickly, and nothing changes."""

from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import EnvironBuilder
from werkzeug.wrappers import Response

from diagnostic.actions.services import Services
from tests.web.form import MULTIPART, multipart
from tests.web.given import PUBLIC_URL, Place, digest_of
from tests.web.visitor import URLENCODED, Visitor
from tests.web.walks import FINISH, NEXT, REVIEW, begin, placed, step

ROLE = "role-defini"
HUNDRED_MEGABYTES = 100 * 1024 * 1024
HOLDER_PAGES = (
    "",
    "/profil",
    "/profil/confirmer",
    "/dimension/strategie",
    "/cap",
    "/relecture",
    "/resultats",
    "/reprendre-plus-tard",
    "/reprise.json",
    "/rapport.pdf",
    "/rapport.docx",
    "/rapport.xlsx",
)
HOLDER_DEEDS = (
    "/profil",
    "/dimension/strategie",
    "/cap",
    "/relecture",
    "/rouvrir",
    "/nouveau-lien",
    "/quitter",
)


@pytest.fixture
def hub(visitor: Visitor, services: Services) -> str:
    """A diagnostic at its first page of questions."""
    hub = placed(visitor, services)
    visitor.visit(step(hub, "strategie"))
    return hub


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_body_of_a_hundred_megabytes_is_refused_before_it_is_read(app: Flask, prefix: str) -> None:
    builder = EnvironBuilder(
        app, f"{prefix}/commencer/structure", PUBLIC_URL, method="POST", content_type=URLENCODED
    )
    environ = builder.get_environ() | {"CONTENT_LENGTH": str(HUNDRED_MEGABYTES)}
    assert Response.from_app(app, environ).status_code == 413


def test_a_body_just_too_large_gets_a_page_that_says_what_to_do(visitor: Visitor, hub: str) -> None:
    visitor.visit(step(hub, "strategie"))
    form = visitor.page.form(NEXT).forged(f"{ROLE}-note", "x" * 4 * 1024 * 1024)
    assert visitor.send(form, 413).heading == "Cet envoi est trop volumineux"


def test_ten_thousand_fields_are_ignored_or_refused(visitor: Visitor, place: Place, hub: str) -> None:
    form = visitor.visit(step(hub, "strategie")).form(NEXT)
    many = "&".join(f"f{number}=1" for number in range(10_000)).encode()
    before = digest_of(place.file)
    assert visitor.ask("POST", form.action, body=many).status_code == 403
    assert digest_of(place.file) == before
    assert visitor.ask("POST", form.action, body=form.body() + b"&" + many).status_code == 303


def test_ten_thousand_parts_are_refused(visitor: Visitor) -> None:
    visitor.visit("/reprendre")
    body = multipart(((f"f{number}", "1") for number in range(10_000)), {"fichier": b"{}"})
    response = visitor.ask("POST", "/reprendre", body=body, headers={"Content-Type": MULTIPART})
    assert response.status_code == 413


def test_a_file_that_is_too_large_gets_a_page_that_says_so(visitor: Visitor) -> None:
    visitor.visit("/reprendre")
    page = visitor.upload("Envoyer le fichier et reprendre", "fichier", b" " * 5 * 1024 * 1024, 413)
    assert "choisissez un fichier plus petit" in page.words


@pytest.mark.parametrize("method", ["FOO", "PUT", "DELETE", "PATCH", "TRACE"])
def test_a_method_nobody_declared_is_refused_with_those_that_are(visitor: Visitor, method: str) -> None:
    for url in ("/", "/commencer/structure", "/reprendre", "/healthz", "/static/no-such"):
        response = visitor.ask(method, url)
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
        assert response.mimetype == "text/html"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "a b", ""])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_another_host_name_is_refused(visitor: Visitor, host: str, prefix: str) -> None:
    response = visitor.ask("GET", prefix + "/reprendre", headers={"Host": host})
    assert response.status_code == 400
    assert "evil" not in response.text


def test_what_a_proxy_claims_is_never_repeated(visitor: Visitor) -> None:
    begin(visitor)
    claims = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "gopher",
        "Forwarded": "host=evil.example",
    }
    page = visitor.ask(
        "GET", visitor.page.url.removesuffix("/profil") + "/reprendre-plus-tard", headers=claims
    )
    assert "evil" not in page.text
    assert "gopher" not in page.text


@pytest.mark.parametrize(
    "url",
    [
        "//evil.example/",
        "/en//evil.example/",
        "/en/%2Fevil.example/",
        "/en/%5Cevil.example/",
        "/%0d%0aLocation:%20https://evil.example/",
        "/?next=//evil.example",
        "/commencer/structure?next=https://evil.example/",
    ],
)
def test_an_address_never_leads_away(visitor: Visitor, url: str) -> None:
    response = visitor.ask("GET", visitor.home + url)
    assert "evil.example" not in response.headers.get("Location", "")
    for link in ('href="//', 'href="/\\', 'href="https://evil', 'action="//'):
        assert link not in response.text


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "x" * 10_000]
)
def test_where_to_go_next_is_never_taken_from_the_form(visitor: Visitor, hub: str, wanted: str) -> None:
    page = visitor.send(visitor.page.form(NEXT).forged("next", wanted))
    assert page.url.partition("?")[0] == step(hub, "connaissance")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "", "Origin": "null"},
        {"Sec-Fetch-Site": "", "Origin": "http://127.0.0.1:8001"},
    ],
)
def test_a_form_sent_from_another_site_changes_nothing(
    visitor: Visitor, place: Place, hub: str, headers: dict[str, str]
) -> None:
    form = visitor.visit(step(hub, "strategie")).form(NEXT).filled({ROLE: "2"})
    before = digest_of(place.file)
    assert visitor.send(form, 403, headers).heading == "Cette demande n’a pas été acceptée"
    assert digest_of(place.file) == before


def test_an_old_browser_that_says_nothing_of_its_site_can_still_answer(visitor: Visitor, hub: str) -> None:
    form = visitor.page.form(NEXT).filled({ROLE: "2"})
    assert visitor.send(form, headers={"Sec-Fetch-Site": "", "Origin": visitor.home}).url == step(
        hub, "connaissance"
    )


@pytest.mark.parametrize("token", [None, "", "x", "\0", "é" * 86, "a" * 10_000])
def test_a_wrong_token_keeps_what_was_typed_and_a_second_try_works(
    visitor: Visitor, place: Place, hub: str, token: str | None
) -> None:
    form = visitor.page.form(NEXT).filled({ROLE: "2", f"{ROLE}-note": "Une note"})
    before = digest_of(place.file)
    page = visitor.send(form.forged("csrf_token", *([] if token is None else [token])), 403)
    assert "Rien n’est perdu" in page.errors()["#envoyer"]
    assert (page.value(ROLE), page.value(f"{ROLE}-note")) == ("2", "Une note")
    assert digest_of(place.file) == before
    assert visitor.submit(NEXT).url == step(hub, "connaissance")
    assert visitor.visit(step(hub, "strategie")).value(ROLE) == "2"


def test_a_token_of_another_browser_is_refused_on_every_form(app: Flask, visitor: Visitor, hub: str) -> None:
    other = Visitor.of(app)
    foreign = other.visit("/commencer/structure").form("Commencer").value("csrf_token")
    for page, button, name, value in (
        (f"{hub}/profil", NEXT, "territoire", "rural"),
        (f"{hub}/cap", REVIEW, "target-strategie", "4"),
        (f"{hub}/dimension/strategie", NEXT, ROLE, "3"),
    ):
        visitor.visit(page)
        form = visitor.page.form(button).filled({name: value}).forged("csrf_token", foreign)
        assert visitor.send(form, 403).value(name) == value
    visitor.visit(f"{hub}/relecture")
    visitor.send(visitor.page.form(FINISH).forged("csrf_token", foreign), 403)
    other.visit("/commencer/structure")
    form = other.page.form("Commencer").forged("csrf_token", "x").filled({"structure": "La nôtre"})
    assert other.send(form, 403).value("structure") == "La nôtre"


def test_somebody_elses_diagnostic_looks_like_none_at_all(
    app: Flask, services: Services, place: Place, hub: str
) -> None:
    theirs = hub.rsplit("/", 1)[1]
    mine = Visitor.of(app)
    placed(mine, services, "La mienne")
    token = urlencode(
        {
            "csrf_token": mine.visit("/commencer/structure")
            .form("Commencer un autre diagnostic")
            .value("csrf_token")
        }
    )
    before = digest_of(place.file)
    for path in HOLDER_PAGES:
        for prefix in ("", "/en"):
            assert _answers_alike(mine, "GET", prefix, theirs, path, b"")
            assert _answers_alike(mine, "HEAD", prefix, theirs, path, b"")
    for path in HOLDER_DEEDS:
        assert _answers_alike(mine, "POST", "", theirs, path, token.encode())
    assert digest_of(place.file) == before


def _answers_alike(visitor: Visitor, method: str, prefix: str, theirs: str, path: str, body: bytes) -> bool:
    absent = "absent".ljust(len(theirs), "x")
    answers = []
    for identifier in (theirs, absent):
        response = visitor.ask(method, f"{prefix}/diagnostic/{identifier}{path}", body=body)
        assert response.status_code == 404, (method, path)
        answers.append((response.text.replace(identifier, ""), dict(response.headers)))
    return answers[0] == answers[1]
