"""The second factor: a code that changes every thirty seconds, and codes for a lost telephone."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyotp import TOTP

from diagnostic.actions.auditing import REFUSED, Told, tell, tell_alone
from diagnostic.actions.delaying import ACCOUNT, count_wrong_try, forget_tries
from diagnostic.actions.services import Services
from diagnostic.actions.sessions import is_fresh, strengthened
from diagnostic.core.faults import Forbidden
from diagnostic.core.people import Asker, SignedIn
from diagnostic.core.proofs import code_of, grouped, typed_code

if TYPE_CHECKING:
    from diagnostic.store.session import Work

STEP_SECONDS: Final = 30
TOLERATED: Final = (-1, 0, 1)
"""Clocks of telephones are up to a step early or late."""

RECOVERY_CODES: Final = 10
RECOVERY_SIGNS: Final = 10
ISSUER: Final = "Passerelle"
TRY: Final = "second-factor"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A second factor about to be set up: its secret as text, and as the address in the picture."""

    secret: str
    address: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A second factor that was set up: the session's new secret, and the recovery codes, told this once."""

    token: str
    codes: tuple[str, ...]


def enrolment(services: Services, here: SignedIn) -> Enrolment:
    """The second factor offered in this session: always the same one, though it is kept nowhere yet."""
    with services.store.read() as work:
        found = work.credentials.at(here.person.email)
    about = f"second-factor:{here.person.id}:{here.id}:{found.version if found else 0}"
    key = services.settings.secret_key.encode()
    secret = b32encode(hmac.new(key, about.encode(), hashlib.sha256).digest()[:20]).decode()
    address = TOTP(secret).provisioning_uri(name=here.person.email, issuer_name=ISSUER)
    return Enrolment(secret, address)


def enrol(services: Services, asker: Asker, here: SignedIn, typed: str) -> Enrolled | None:
    """Set the offered second factor up with a code that it shows now; None when the code is wrong.

    All other sessions of the person end. Raises TooMany after wrong codes, Forbidden when a second factor
    stands and no proof was given lately.
    """
    if here.person.has_second_factor and not (here.is_strong and is_fresh(services, here)):
        raise Forbidden
    count_wrong_try(services, TRY, here.person.id, ACCOUNT)
    offered = enrolment(services, here).secret
    step = _step_of(services, offered, typed)
    if step is None:
        return None
    forget_tries(services, TRY, here.person.id)
    codes = tuple(_recovery_code(services) for _ in range(RECOVERY_CODES))
    hashes = tuple(_code_hash(services, here.person.id, each) for each in codes)
    with services.store.write() as work:
        work.credentials.set_second_factor(here.person.id, offered, step, hashes)
        token = strengthened(services, work, here, is_strong=True)
        work.sessions.end_all(here.person.id, but=here.id)
        tell(services, work, asker, Told("authn_second_factor_set", "account", here.person.id))
    return Enrolled(token, tuple(grouped(each, 5) for each in codes))


def give(services: Services, asker: Asker, here: SignedIn, typed: str) -> str | None:
    """Give the code of the telephone, or a recovery code; gives the session's new secret, or None.

    Raises TooMany after wrong codes.
    """
    count_wrong_try(services, TRY, here.person.id, ACCOUNT)
    with services.store.write() as work:
        if not _is_taken(services, work, here, typed):
            token = None
        else:
            token = strengthened(services, work, here, is_strong=True)
    if token is None:
        told = Told("authn_login_fail", "account", here.person.id, outcome=REFUSED)
        tell_alone(services, asker, told)
        return None
    forget_tries(services, TRY, here.person.id)
    return token


def drop(services: Services, asker: Asker, here: SignedIn) -> None:
    """Do without a second factor; Forbidden for those who need one, or without a fresh proof."""
    if here.person.needs_second_factor or not is_fresh(services, here):
        raise Forbidden
    with services.store.write() as work:
        work.credentials.drop_second_factor(here.person.id)
        work.sessions.end_all(here.person.id, but=here.id)
        tell(services, work, asker, Told("authn_second_factor_dropped", "account", here.person.id))


def recovery_codes_left(services: Services, here: SignedIn) -> int:
    """How many recovery codes can still be used."""
    with services.store.read() as work:
        return work.credentials.recovery_codes_left(here.person.id)


def _is_taken(services: Services, work: Work, here: SignedIn, typed: str) -> bool:
    """True when a code is right, which uses it up."""
    secret = work.credentials.second_factor_of(here.person.id)
    if secret is None:
        return False
    step = _step_of(services, secret, typed)
    if step is not None:
        return work.credentials.take_step(here.person.id, step)
    code = _code_hash(services, here.person.id, typed)
    return work.credentials.take_recovery_code(here.person.id, code, services.clock.now())


def _step_of(services: Services, secret: str, typed: str) -> int | None:
    """The step of thirty seconds whose code was typed, or None when it is none of those around now."""
    current, code = int(services.clock.now().timestamp()) // STEP_SECONDS, typed_code(typed)
    found = None
    for step in (current + each for each in TOLERATED):
        if hmac.compare_digest(TOTP(secret).generate_otp(step), code):
            found = step
    return found


def _recovery_code(services: Services) -> str:
    return code_of(hashlib.sha256(services.clock.token().encode()).digest()[:RECOVERY_SIGNS])


def _code_hash(services: Services, account_id: str, typed: str) -> str:
    key = services.settings.secret_key.encode()
    return hmac.new(key, f"recovery:{account_id}:{typed_code(typed)}".encode(), hashlib.sha256).hexdigest()
