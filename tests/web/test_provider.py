"""Signing in by an account elsewhere, with a provider that can be told to lie."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from flask import Flask
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from diagnostic.actions.identity_provider import IdentityProvider
from diagnostic.actions.services import Services
from diagnostic.clock import Clock
from diagnostic.web.app import create_app
from tests.web.people import Someone, network_of, someone
from tests.web.proofs import is_in, passes
from tests.web.visitor import Visitor

ISSUER: Final = "https://identite.exemple.org/"
CLIENT: Final = "passerelle"
SUBJECT: Final = "sujet-1"
Alter = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass
class Provider:
    """A provider in memory: it remembers what it was asked, and answers as told."""

    clock: Clock
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    asked: dict[str, str] = field(default_factory=dict)
    alter: Alter = field(default=lambda claims: claims)
    algorithm: str = "RS256"
    verifiers: list[str] = field(default_factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("openid-configuration"):
            places = {"authorization_endpoint": "go", "token_endpoint": "token", "jwks_uri": "keys"}
            return httpx.Response(200, json={"issuer": ISSUER} | {k: ISSUER + v for k, v in places.items()})
        if path == "/keys":
            return httpx.Response(200, json={"keys": [self.key.as_dict(private=False)]})
        sent = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        self.verifiers.append(sent["code_verifier"])
        if create_s256_code_challenge(sent["code_verifier"]) != self.asked["code_challenge"]:
            return httpx.Response(400, json={"error": "invalid_grant"})
        return httpx.Response(200, json={"id_token": self._token()})

    def _token(self) -> str:
        now = int(self.clock.now().timestamp())
        claims = {
            "iss": ISSUER,
            "sub": SUBJECT,
            "aud": CLIENT,
            "nonce": self.asked["nonce"],
            "iat": now,
            "exp": now + 300,
            "email": "personne.1@exemple.org",
        }
        if self.algorithm == "none":
            return "eyJhbGciOiJub25lIn0.e30."
        key = self.key if self.algorithm == "RS256" else OctKey.import_key(json.dumps(self.key.as_dict()))
        algorithms = [self.algorithm]
        return jwt.encode({"alg": self.algorithm, "kid": "one"}, self.alter(claims), key, algorithms)


@pytest.fixture
def provider(services: Services) -> Provider:
    return Provider(services.clock)


@pytest.fixture
def services(services: Services, request: pytest.FixtureRequest) -> Services:
    """Services with the provider set; it is told of when it is asked for."""
    settings = replace(
        services.settings,
        provider_issuer=ISSUER,
        provider_client=CLIENT,
        provider_secret="secret",
        provider_name="Identité",
        provider_acr="eidas2",
    )

    def answer(asked: httpx.Request) -> httpx.Response:
        known: Provider = request.getfixturevalue("provider")
        return known.answer(asked)

    found = IdentityProvider(settings, httpx.MockTransport(answer))
    return replace(services, settings=settings, provider=found)


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services)


def gone(visitor: Visitor, provider: Provider, path: str = "/connexion/fournisseur") -> str:
    """Go to the provider; gives the address that it sends the browser back to."""
    led = visitor.ask("GET", path).headers["Location"]
    assert led.startswith(ISSUER + "go?")
    provider.asked = {name: values[0] for name, values in parse_qs(urlsplit(led).query).items()}
    assert provider.asked["redirect_uri"].endswith("/connexion/retour")
    assert provider.asked["code_challenge_method"] == "S256"
    return f"/connexion/retour?code=a-code&state={provider.asked['state']}"


def linked(person: Someone, provider: Provider) -> None:
    """Link the identity to an account."""
    person.visitor.visit(gone(person.visitor, provider, "/connexion/fournisseur?relier=oui"))
    person.visitor.submit("Relier cette identité")
    assert "Cette identité est reliée" in person.visitor.page.words


def test_an_identity_that_was_linked_opens_its_account(
    app: Flask, services: Services, provider: Provider
) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    linked(person, provider)
    browser.visit(gone(browser, provider))
    assert not is_in(browser), "coming back uses nothing"
    browser.submit("Se connecter")
    assert is_in(browser)


def test_an_address_alone_links_nothing(app: Flask, services: Services, provider: Provider) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    provider.alter = lambda claims: claims | {"email": person.email, "email_verified": True}
    browser.visit(gone(browser, provider))
    browser.submit("Se connecter", expecting=422)
    assert "Aucun compte" in browser.page.heading
    assert not is_in(browser)


@pytest.mark.parametrize(
    "alter",
    [
        lambda claims: claims | {"iss": "https://autre.exemple.org/"},
        lambda claims: claims | {"aud": "autre"},
        lambda claims: claims | {"nonce": "autre"},
        lambda claims: claims | {"exp": claims["iat"] - 600},
        lambda claims: {name: value for name, value in claims.items() if name != "sub"},
        lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
        lambda claims: {name: value for name, value in claims.items() if name != "exp"},
    ],
    ids=["issuer", "audience", "nonce", "late", "no-subject", "no-nonce", "no-end"],
)
def test_a_token_that_is_not_for_us_is_refused(
    app: Flask, services: Services, provider: Provider, alter: Alter
) -> None:
    linked(someone(app, services), provider)
    browser = Visitor.of(app)
    provider.alter = alter
    browser.visit(gone(browser, provider))
    browser.submit("Se connecter", expecting=422)
    assert not is_in(browser)


def test_a_token_without_signature_is_refused(app: Flask, services: Services, provider: Provider) -> None:
    linked(someone(app, services), provider)
    browser = Visitor.of(app)
    provider.algorithm = "none"
    browser.visit(gone(browser, provider))
    browser.submit("Se connecter", expecting=422)
    assert not is_in(browser)


def test_only_the_browser_that_left_comes_back(app: Flask, services: Services, provider: Provider) -> None:
    linked(someone(app, services), provider)
    browser, other = Visitor.of(app), Visitor.of(app)
    back = gone(browser, provider)
    other.visit("/connexion")
    other.visit(back, expecting=422)
    for altered in (back + "x", back.replace("sign-in", "link"), "/connexion/retour", back[:-9]):
        browser.visit(altered, expecting=422)
    passes(services, minutes=11)
    browser.visit(back, expecting=422)


def test_an_identity_opens_one_account_only(app: Flask, services: Services, provider: Provider) -> None:
    linked(someone(app, services), provider)
    other = someone(app, services)
    other.visitor.visit(gone(other.visitor, provider, "/connexion/fournisseur?relier=oui"))
    other.visitor.submit("Relier cette identité", expecting=422)


@pytest.mark.parametrize(("acr", "enough"), [("eidas2", True), ("eidas1", False)])
def test_a_level_of_assurance_stands_for_a_second_factor(
    app: Flask, services: Services, provider: Provider, acr: str, *, enough: bool
) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    network_of(services, person)
    linked(person, provider)
    provider.alter = lambda claims: claims | {"acr": acr}
    browser.visit(gone(browser, provider))
    browser.submit("Se connecter")
    assert is_in(browser) is enough


def test_an_identity_is_unlinked(app: Flask, services: Services, provider: Provider) -> None:
    person, browser = someone(app, services), Visitor.of(app)
    linked(person, provider)
    person.visitor.submit("Ne plus la relier")
    browser.visit(gone(browser, provider))
    browser.submit("Se connecter", expecting=422)
