"""Signed in and out: sessions are opened by a proof, made surer by another, listed, and ended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject
from diagnostic.core.hashing import hashed
from diagnostic.core.people import Asker, SignedIn, StandingSession
from diagnostic.core.proofs import PROOF_LASTS, Way
from diagnostic.store.accounts import Opening

if TYPE_CHECKING:
    from diagnostic.store.session import Work


def open_session(
    services: Services, asker: Asker, account_id: str, way: Way, device: str, *, is_strong: bool = False
) -> str:
    """Sign a person in in this browser; gives the secret it keeps. What it had open before ends."""
    token, now = services.clock.token(), services.clock.now()
    with services.store.write() as work:
        person = work.accounts.person(account_id)
        if person is None:
            raise AbsentObject
        if asker.signed_in:
            work.sessions.end(asker.signed_in.person.id, asker.signed_in.id)
        opening = Opening(
            token_hash=hashed(token),
            id=services.clock.public_id(),
            account=account_id,
            device=device,
            address=asker.address,
            is_strong=is_strong,
            at=now,
            expires_at=now + person.lasting.whole,
            way=way.value,
        )
        work.accounts.open_session(opening)
        work.directory.seen(account_id, now)
        told = Told("authn_login_success", "account", account_id, detail={"kind": way.value})
        tell(services, work, asker, told)
    return token


def strengthened(services: Services, work: Work, here: SignedIn, *, is_strong: bool) -> str:
    """A new secret for a session after a proof was given there; the earlier one opens nothing any more."""
    token = services.clock.token()
    work.sessions.replace_token(here.id, hashed(token), services.clock.now(), is_strong=is_strong)
    return token


def leave(services: Services, asker: Asker) -> None:
    """Sign this browser out."""
    if asker.signed_in is None:
        return
    person = asker.signed_in.person
    with services.store.write() as work:
        work.sessions.end(person.id, asker.signed_in.id)
        tell(services, work, asker, Told("session_ended", "account", person.id))


def sessions_of(services: Services, here: SignedIn) -> tuple[StandingSession, ...]:
    """The browsers where a person is signed in, the one used last first."""
    now = services.clock.now()
    idle_since = now - here.person.lasting.idle
    with services.store.read() as work:
        return tuple(each for each in work.sessions.of(here.person.id, now) if each.seen_at > idle_since)


def end_one(services: Services, asker: Asker, here: SignedIn, session_id: str) -> None:
    """End one of one's own sessions; AbsentObject when there is no such one."""
    with services.store.write() as work:
        if not work.sessions.end(here.person.id, session_id):
            raise AbsentObject
        tell(services, work, asker, Told("session_ended", "account", here.person.id))


def end_others(services: Services, asker: Asker, here: SignedIn) -> int:
    """End all of one's own sessions but this one; gives how many ended."""
    with services.store.write() as work:
        ended = work.sessions.end_all(here.person.id, but=here.id)
        detail = {"count": str(ended)}
        tell(services, work, asker, Told("session_ended", "account", here.person.id, detail=detail))
    return ended


def is_fresh(services: Services, here: SignedIn) -> bool:
    """True while the last proof given in this session is young enough for a sensitive change."""
    since = here.confirmed_at
    return since is not None and timedelta(0) <= services.clock.now() - since < PROOF_LASTS
