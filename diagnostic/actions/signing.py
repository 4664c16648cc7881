"""Signing in by password: known and unknown people get the same answer, after the same work."""

from diagnostic.actions.auditing import REFUSED, Told, tell_alone
from diagnostic.actions.delaying import ACCOUNT, ADDRESS, count_wrong_try, forget_tries
from diagnostic.actions.passwords import hash_password, is_password, needs_new_hash
from diagnostic.actions.services import Services
from diagnostic.actions.sessions import open_session
from diagnostic.core.people import Asker
from diagnostic.core.proofs import Way
from diagnostic.store.credentials import Credential

TRY, FROM = "password", "password-from"


def sign_in(services: Services, asker: Asker, email: str, password: str, device: str) -> str | None:
    """Sign in by password; gives the secret that the browser keeps, or None when it opens nothing.

    Raises TooMany while somebody who tried this address, or from this place, has to wait.
    """
    count_wrong_try(services, FROM, asker.address, ADDRESS)
    count_wrong_try(services, TRY, email, ACCOUNT)
    with services.store.read() as work:
        found = work.credentials.at(email)
    if not is_password(found.password_hash if found else None, password) or found is None:
        known = found.account if found else ""
        tell_alone(services, asker, Told("authn_login_fail", "account", known, outcome=REFUSED))
        return None
    forget_tries(services, TRY, email)
    _renew_hash(services, found, password)
    return open_session(services, asker, found.account, Way.PASSWORD, device)


def _renew_hash(services: Services, found: Credential, password: str) -> None:
    if found.password_hash and needs_new_hash(found.password_hash):
        stronger = hash_password(password)
        with services.store.write() as work:
            work.credentials.renew_hash(found.account, stronger)
