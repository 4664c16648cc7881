"""The token matrix: no token opens a door that is not its own, nor its own once spent or altered."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from diagnostic.actions.services import Services
from diagnostic.language import Languages
from diagnostic.web.app import create_app
from tests.build import REAL_CONTENT
from tests.web.compiled import BYTECODE
from tests.web.conftest import Publisher
from tests.web.given import PUBLIC_URL
from tests.web.matrix.people import object_id
from tests.web.matrix.probing import fresh_address
from tests.web.matrix.tokens import BROWSER, DOORS, SPENT, make_tokens, secret
from tests.web.matrix.world import world_at

TOKEN: Final = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"')
FIELDS: Final = {"name": "Quelqu’un", "structure": "La Cabane", "code": "x", "state": "x"}
KINDS: Final = tuple(DOORS)
OF_COOKIES: Final = {"a": "secret-of-manager", "s": "visit-of-holder"}


@pytest.fixture(scope="module")
def services(
    tmp_path_factory: pytest.TempPathFactory, published: Publisher, languages: Languages
) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("tokens")
    with world_at(folder, published(REAL_CONTENT, languages), languages) as services:
        make_tokens(services)
        yield services


@pytest.fixture(scope="module")
def app(services: Services) -> Flask:
    app = create_app(services)
    app.jinja_env.bytecode_cache = BYTECODE
    return app


def ask(
    app: Flask, method: str, url: str, cookie: str = "", data: dict[str, str] | None = None
) -> TestResponse:
    return app.test_client(use_cookies=False).open(
        url,
        method=method,
        base_url=PUBLIC_URL,
        headers={"Sec-Fetch-Site": "same-origin"} | ({"Cookie": cookie} if cookie else {}),
        data=data,
        environ_overrides={"REMOTE_ADDR": fresh_address()},
    )


def form_token(app: Flask, cookie: str, page: str = "/commencer/structure") -> str:
    found = TOKEN.search(ask(app, "GET", page, cookie).text)
    assert found
    return found[1] or found[2]


def used(app: Flask, door: str, token: str) -> TestResponse:
    """A token sent to a door with all else as it should be."""
    cookie = f"pre={BROWSER}"
    fields = FIELDS | {"csrf_token": form_token(app, cookie)}
    return ask(app, "POST", f"{door}/{token}", cookie, fields)


def is_accepted(response: TestResponse) -> bool:
    opened = {line.partition("=")[0] for line in response.headers.getlist("Set-Cookie")} & {"a", "s"}
    return response.status_code < 400 or bool(opened)


def altered(token: str) -> Iterator[str]:
    """A token cut, lengthened, in another case, doubled, or as the store keeps it."""
    cut = (token[:-1], token[1:], token[:20], f"{token}x", f"{token}%00", f"{token}%20", token * 2)
    cased = (token.lower(), token.upper(), token.swapcase(), token.title())
    kept = hashlib.sha256(token.encode()).hexdigest()
    yield from (each for each in (*cut, *cased, kept) if each != token)


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_is_spent_opens_nothing(app: Flask, kind: str) -> None:
    for state in SPENT[kind]:
        assert not is_accepted(used(app, DOORS[kind], secret(kind, state))), state


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_was_altered_opens_nothing(app: Flask, kind: str) -> None:
    for token in altered(secret(kind)):
        assert not is_accepted(used(app, DOORS[kind], token)), token


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_opens_no_other_door(app: Flask, kind: str) -> None:
    secrets = [secret(each) for each in KINDS if DOORS[each] != DOORS[kind]]
    secrets += [*OF_COOKIES.values(), BROWSER, form_token(app, f"pre={BROWSER}")]
    for token in secrets:
        assert not is_accepted(used(app, DOORS[kind], token)), token


@pytest.mark.parametrize("door", sorted(set(DOORS.values())))
@pytest.mark.parametrize("sent", ["", "altered", "of another browser", "of an account", "swapped"])
def test_no_door_opens_without_a_token_of_the_form(app: Flask, door: str, sent: str) -> None:
    own = form_token(app, f"pre={BROWSER}")
    tokens = {
        "": "",
        "altered": own[:-1] + ("0" if own[-1] != "0" else "1"),
        "of another browser": form_token(app, "pre=another-browser"),
        "of an account": form_token(app, "a=secret-of-manager"),
        "swapped": own.swapcase(),
    }
    for kind in (each for each in KINDS if DOORS[each] == door):
        fields = FIELDS | {"csrf_token": tokens[sent]}
        assert not is_accepted(ask(app, "POST", f"{door}/{secret(kind)}", f"pre={BROWSER}", fields))


@pytest.mark.parametrize("name", OF_COOKIES)
def test_a_cookie_opens_only_as_what_it_is_and_as_it_is(app: Flask, name: str) -> None:
    url = f"/diagnostic/{object_id('own')}"
    token = OF_COOKIES[name]
    assert ask(app, "GET", url, f"{name}={token}").status_code == 200
    for other in {"a", "s", "pre", "session", f"__Host-{name}"} - {name}:
        assert ask(app, "GET", url, f"{other}={token}").status_code in {302, 404}, other
    others = [secret(each) for each in KINDS] + [
        BROWSER,
        *(OF_COOKIES[each] for each in OF_COOKIES if each != name),
    ]
    for tried in (*altered(token), *others):
        assert ask(app, "GET", url, f"{name}={tried}").status_code in {302, 404}, tried


@pytest.mark.parametrize("kind", KINDS)
def test_reading_opens_nothing_whoever_reads(app: Flask, kind: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        response = ask(app, method, f"{DOORS[kind]}/{secret(kind)}", f"pre={BROWSER}")
        assert not {line[:2] for line in response.headers.getlist("Set-Cookie")} & {"a=", "s="}


def test_a_token_opens_its_own_door_as_often_as_it_should(app: Flask) -> None:
    """Nothing else here is refused because tokens of this making are no good."""
    for kind in KINDS:
        response = used(app, DOORS[kind], secret(kind, "control"))
        assert response.status_code == 303, (kind, response.status_code)
        again = used(app, DOORS[kind], secret(kind, "control"))
        assert is_accepted(again) is (kind in {"resume", "reading", "campaign"}), kind


def test_what_a_token_opened_is_its_own_object_and_no_other(app: Flask) -> None:
    for kind in ("resume", "reading"):
        response = used(app, DOORS[kind], secret(kind))
        [cookie] = [each for each in response.headers.getlist("Set-Cookie") if each.startswith("s=")]
        page = "" if kind == "resume" else "/resultats"
        for state, status in (("own", 200), ("foreign", 404), ("archived", 404)):
            url = f"/diagnostic/{object_id(state)}{page}"
            assert ask(app, "GET", url, cookie.partition(";")[0]).status_code == status
