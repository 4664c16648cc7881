"""An OpenID Connect provider: where people are sent to, and who came back from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from diagnostic.core.identities import Identity, Passage, RefusedIdentity
from diagnostic.settings import Settings

ALGORITHMS: Final = ("RS256", "ES256")
"""Pinned: a token signed in any other way is refused, whatever it says of itself."""

TIMEOUT_SECONDS: Final = 10
CLOCKS_APART_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """One provider; its description is read when it is first needed."""

    settings: Settings
    transport: httpx.BaseTransport | None = None
    described: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How people call it."""
        return self.settings.provider_name or self.settings.provider_issuer

    def address(self, passage: Passage) -> str:
        """Where to send somebody; raises RefusedIdentity when the provider does not answer."""
        asked = {
            "response_type": "code",
            "client_id": self.settings.provider_client,
            "redirect_uri": passage.back,
            "scope": "openid",
            "state": passage.state,
            "nonce": passage.nonce,
            "code_challenge": create_s256_code_challenge(passage.verifier),
            "code_challenge_method": "S256",
        }
        if self.settings.provider_acr:
            asked["acr_values"] = self.settings.provider_acr
        return f"{self._description()['authorization_endpoint']}?{urlencode(asked)}"

    def identity(self, code: str, passage: Passage, now: datetime) -> Identity:
        """Who came back with a code; raises RefusedIdentity when that is not proved."""
        description = self._description()
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": passage.back,
            "code_verifier": passage.verifier,
            "client_id": self.settings.provider_client,
            "client_secret": self.settings.provider_secret,
        }
        answer = self._asked("POST", str(description["token_endpoint"]), sent)
        claims = self._claims(str(answer.get("id_token", "")), passage, now)
        is_strong = str(claims.get("acr", "")) in self.settings.provider_acr.split()
        return Identity(self.settings.provider_issuer, str(claims["sub"]), is_strong)

    def _claims(self, token: str, passage: Passage, now: datetime) -> Mapping[str, Any]:
        keys = self._asked("GET", str(self._description()["jwks_uri"]))
        options = {
            "iss": {"essential": True, "value": self.settings.provider_issuer},
            "aud": {"essential": True, "value": self.settings.provider_client},
            "sub": {"essential": True},
            "nonce": {"essential": True, "value": passage.nonce},
        }
        try:
            found = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS))  # type: ignore[arg-type]  # any mapping will do
            params = {"nonce": passage.nonce, "client_id": self.settings.provider_client}
            claims = CodeIDToken(found.claims, found.header, options, params)
            claims.validate(int(now.timestamp()), CLOCKS_APART_SECONDS)
        except (JoseError, ValueError, KeyError, TypeError) as fault:
            raise RefusedIdentity(type(fault).__name__) from fault
        return dict(found.claims)

    def _description(self) -> Mapping[str, Any]:
        if not self.described:
            root = self.settings.provider_issuer.rstrip("/")
            found = self._asked("GET", f"{root}/.well-known/openid-configuration")
            wanted = {"authorization_endpoint", "token_endpoint", "jwks_uri"}
            if found.get("issuer") != self.settings.provider_issuer or not wanted <= found.keys():
                raise RefusedIdentity("description")
            self.described.update(found)
        return self.described

    def _asked(self, method: str, address: str, sent: Mapping[str, str] | None = None) -> dict[str, Any]:
        try:
            with httpx.Client(transport=self.transport, timeout=TIMEOUT_SECONDS, trust_env=False) as client:
                answer = client.request(method, address, data=sent)
                answer.raise_for_status()
                found = answer.json()
        except (httpx.HTTPError, ValueError) as fault:
            raise RefusedIdentity(type(fault).__name__) from fault
        if not isinstance(found, dict):
            raise RefusedIdentity("answer")
        return found
