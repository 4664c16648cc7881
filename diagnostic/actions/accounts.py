"""One's own account: name, language, password, leaving."""

from diagnostic.actions.auditing import Told, tell
from diagnostic.actions.delaying import ACCOUNT, count_wrong_try, forget_tries
from diagnostic.actions.passwords import fault_of, hash_password, is_password
from diagnostic.actions.services import Services
from diagnostic.actions.sessions import is_fresh, strengthened
from diagnostic.core.faults import Forbidden
from diagnostic.core.people import Asker, SignedIn
from diagnostic.core.proofs import PasswordFault, Way

TRY = "current-password"
PRODUCT_WORDS = ("passerelle", "diagnostic", "partage", "partenariat", "territoire")


def describe(services: Services, asker: Asker, here: SignedIn, name: str, language: str) -> None:
    """Change one's name and language."""
    with services.store.write() as work:
        work.directory.describe(here.person.id, name, language)
        tell(services, work, asker, Told("account_described", "account", here.person.id))


def may_skip_current(services: Services, here: SignedIn) -> bool:
    """True for who has no password, or forgot it and signed in by mail or a provider a moment ago."""
    with services.store.read() as work:
        way = work.sessions.way_of(here.id)
    is_proved = is_fresh(services, here)
    return is_proved and (not here.person.has_password or way in {Way.MAIL, Way.PROVIDER})


def set_password(
    services: Services, asker: Asker, here: SignedIn, current: str, new: str
) -> str | PasswordFault:
    """Set or change the password; gives the session's new secret, or why it is refused.

    All other sessions end. Raises TooMany after wrong current passwords, Forbidden when there is none to
    give and no proof was given lately.
    """
    person = here.person
    if not may_skip_current(services, here):
        if not person.has_password:
            raise Forbidden
        if not _is_current(services, here, current):
            return PasswordFault.WRONG
    context = (*PRODUCT_WORDS, person.name, person.email, *(each.name for each in person.belongings))
    fault = fault_of(new, context)
    if fault:
        return fault
    kept = hash_password(new)
    with services.store.write() as work:
        work.credentials.set_password(person.id, kept)
        token = strengthened(services, work, here, is_strong=here.is_strong)
        work.sessions.end_all(person.id, but=here.id)
        tell(services, work, asker, Told("authn_password_change", "account", person.id))
    return token


def confirm_by_password(services: Services, here: SignedIn, password: str) -> str | None:
    """Confirm by the password who is signed in here; gives the session's new secret, or None."""
    if not _is_current(services, here, password):
        return None
    with services.store.write() as work:
        return strengthened(services, work, here, is_strong=here.is_strong)


def is_alone(services: Services, here: SignedIn) -> bool:
    """True when others would be left without anybody to manage a structure, or the accounts."""
    with services.store.read() as work:
        last = here.person.is_administrator and work.directory.administrators() == 1
        return last or work.directory.only_manager_of(here.person.id) > 0


def leave_for_good(services: Services, asker: Asker, here: SignedIn) -> None:
    """Close one's account and forget the address and everything that opened it.

    Raises Forbidden without a fresh proof, or while others depend on it.
    """
    if not is_fresh(services, here) or is_alone(services, here):
        raise Forbidden
    with services.store.write() as work:
        tell(services, work, asker, Told("account_left", "account", here.person.id))
        work.directory.leave_everything(here.person.id)
        work.directory.administer(here.person.id, is_administrator=False)
        work.directory.change(here.person.id, closed_at=services.clock.now())
        work.credentials.clear(here.person.id)
        work.sessions.end_all(here.person.id)


def _is_current(services: Services, here: SignedIn, password: str) -> bool:
    count_wrong_try(services, TRY, here.person.id, ACCOUNT)
    with services.store.read() as work:
        kept = work.credentials.password_of(here.person.id)
    if not is_password(kept, password):
        return False
    forget_tries(services, TRY, here.person.id)
    return True
