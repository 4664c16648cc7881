"""Signing in by an account elsewhere: bound to the browser that left, never by a mail address alone."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import REFUSED, Told, tell, tell_alone
from diagnostic.actions.services import Services
from diagnostic.actions.sessions import is_fresh, open_session
from diagnostic.core.faults import AbsentObject, Forbidden
from diagnostic.core.hashing import derived
from diagnostic.core.identities import Identity, Passage, RefusedIdentity
from diagnostic.core.people import Asker, SignedIn
from diagnostic.core.proofs import PROOF_LASTS, Way

if TYPE_CHECKING:
    from diagnostic.actions.identity_provider import IdentityProvider

BACK = "/connexion/retour"


def way_there(services: Services, browser: str, purpose: str) -> str:
    """Where to send a browser for a purpose, ``sign-in`` or ``link``.

    Raises AbsentObject without a provider, RefusedIdentity when it does not answer.
    """
    salt, at = services.clock.public_id(), int(services.clock.now().timestamp())
    return _provider(services).address(_passage(services, browser, f"{purpose}.{at}.{salt}"))


def purpose_of(services: Services, browser: str, state: str) -> str:
    """What somebody came back for; RefusedIdentity unless this very browser left a moment ago."""
    told, _, _ = state.rpartition(".")
    expected = _passage(services, browser, told).state
    if not browser or not hmac.compare_digest(expected.encode(), state.encode()):
        raise RefusedIdentity("state")
    purpose, at, _ = told.split(".")
    age = services.clock.now().timestamp() - int(at)
    if not -1 <= age <= PROOF_LASTS.total_seconds():
        raise RefusedIdentity("late")
    return purpose


def sign_in_from(
    services: Services, asker: Asker, browser: str, back: tuple[str, str], device: str
) -> str | None:
    """Sign in with what came back, a code and a state; None when the identity opens no account here.

    Raises RefusedIdentity when it proves nothing.
    """
    identity = _identity(services, browser, back, "sign-in")
    with services.store.read() as work:
        account = work.credentials.account_of(identity.issuer, identity.subject)
        person = work.accounts.person(account) if account else None
    if person is None:
        tell_alone(services, asker, Told("authn_login_fail", "account", "", outcome=REFUSED))
        return None
    return open_session(services, asker, person.id, Way.PROVIDER, device, is_strong=identity.is_strong)


def link_from(services: Services, asker: Asker, here: SignedIn, browser: str, back: tuple[str, str]) -> None:
    """Let what came back open the account signed in here from now on.

    Raises RefusedIdentity when it proves nothing or opens another account, Forbidden without a fresh proof.
    """
    if not is_fresh(services, here):
        raise Forbidden
    identity = _identity(services, browser, back, "link")
    with services.store.write() as work:
        known = work.credentials.account_of(identity.issuer, identity.subject)
        if known not in {None, here.person.id}:
            raise RefusedIdentity("taken")
        if known is None:
            now = services.clock.now()
            work.credentials.link_identity(identity.issuer, identity.subject, here.person.id, now)
            tell(services, work, asker, Told("authn_provider_linked", "account", here.person.id))


def unlink(services: Services, asker: Asker, here: SignedIn) -> None:
    """Let no account elsewhere open this one any more."""
    with services.store.write() as work:
        work.credentials.unlink_identities(here.person.id)
        tell(services, work, asker, Told("authn_provider_unlinked", "account", here.person.id))


def is_linked(services: Services, here: SignedIn) -> bool:
    """True when an account elsewhere opens this one."""
    with services.store.read() as work:
        return work.credentials.is_linked(here.person.id)


def _identity(services: Services, browser: str, back: tuple[str, str], purpose: str) -> Identity:
    code, state = back
    if purpose_of(services, browser, state) != purpose:
        raise RefusedIdentity("purpose")
    told, _, _ = state.rpartition(".")
    passage = _passage(services, browser, told)
    return _provider(services).identity(code, passage, services.clock.now())


def _provider(services: Services) -> IdentityProvider:
    if services.provider is None:
        raise AbsentObject
    return services.provider


def _passage(services: Services, browser: str, told: str) -> Passage:
    def secret(about: str) -> str:
        return derived(services.settings.secret_key, f"provider:{about}:{browser}:{told}")

    back = services.settings.public_url + BACK
    return Passage(f"{told}.{secret('state')}", secret("nonce"), secret("verifier"), back)
