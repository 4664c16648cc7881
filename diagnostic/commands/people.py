"""Commands about people and what they did: account administrator, audit verify."""

from collections.abc import Mapping

from diagnostic.actions.auditing import broken_at
from diagnostic.actions.inviting import invite_administrator
from diagnostic.actions.wiring import build_services
from diagnostic.core.faults import Refusal, RefusedInput
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.mail_address import mail_address
from diagnostic.settings import read_settings

BROKEN = 1


def administrator(environment: Mapping[str, str], email: str) -> int:
    """Have somebody manage accounts: at once, or by an invitation whose link is printed."""
    address = mail_address(email)
    if address is None:
        raise RefusedInput((Refusal("EMAIL", f"“{email}” is no mail address", "NAME@HOST"),))
    services = build_services(read_settings(environment))
    services.store.migrate()
    link = invite_administrator(services, address, SOURCE_LANGUAGE)
    if link:
        print(f"{address} is invited; the link, mailed too, is good for seven days:\n{link}")
    else:
        print(f"{address} manages accounts from now on; sign in at {services.settings.public_url}/connexion")
    return 0


def verify_trail(environment: Mapping[str, str]) -> int:
    """Say whether the audit trail holds throughout; 1 when it does not."""
    services = build_services(read_settings(environment))
    broken = broken_at(services)
    if broken is None:
        print("the audit trail holds")
        return 0
    print(f"the audit trail does not hold at entry {broken}: it was altered, or another key sealed it")
    return BROKEN
