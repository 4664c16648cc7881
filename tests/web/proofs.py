"""What people prove who they are with, in the stories: mails as they read them, passwords, telephones."""

import re
from datetime import timedelta
from typing import Final

from pyotp import TOTP

from diagnostic.actions.passwords import hash_password
from diagnostic.actions.services import Services
from diagnostic.store.outbox import DueMail
from tests.web.clock import StillClock
from tests.web.visitor import Visitor

PASSWORD: Final = "quatre bateaux sous un vieux tilleul"
LINK: Final = re.compile(r"https?://\S+")
CODE: Final = re.compile(r"^([A-Z2-9]{4}-[A-Z2-9]{4})$", re.MULTILINE)


def mails_to(services: Services, email: str) -> list[DueMail]:
    """The mails that wait to be sent to somebody, in the order they were written."""
    with services.store.read() as work:
        return [each for each in work.outbox.due(services.clock.now(), 1000) if each.recipient == email]


def link_to(services: Services, email: str) -> str:
    """The link in the newest mail to somebody."""
    found = LINK.search(_newest(services, email).body)
    assert found
    return found[0]


def code_to(services: Services, email: str) -> str:
    """The code to type in the newest mail to somebody."""
    found = CODE.search(_newest(services, email).body)
    assert found
    return found[1]


def _newest(services: Services, email: str) -> DueMail:
    """The newest mail to somebody; those of one moment are told apart by what was written last."""
    mails = mails_to(services, email)
    assert mails, f"no mail to {email}"
    return max(mails, key=lambda each: int(re.findall(r"\d+", each.id)[0]))


def give_password(services: Services, account_id: str, password: str = PASSWORD) -> None:
    """Let somebody have a password."""
    kept = hash_password(password)
    with services.store.write() as work:
        work.credentials.set_password(account_id, kept)


def ask_for_link(visitor: Visitor, email: str) -> None:
    """Ask for a link by mail."""
    visitor.visit("/connexion")
    visitor.submit("Recevoir un lien", {"mail_to": email})


def sign_in_by_mail(visitor: Visitor, services: Services, email: str) -> None:
    """Sign in by the link of a mail."""
    ask_for_link(visitor, email)
    visitor.visit(link_to(services, email))
    visitor.submit("Se connecter")


def sign_in(visitor: Visitor, email: str, password: str = PASSWORD, expecting: int = 200) -> None:
    """Sign in by password."""
    visitor.visit("/connexion")
    visitor.submit("Se connecter", {"email": email, "password": password}, expecting)


def telephone_of(visitor: Visitor) -> TOTP:
    """A telephone that was shown the page under way."""
    return TOTP(visitor.page.by_id("cle").get("value", "").replace(" ", ""))


def now_on(telephone: TOTP, services: Services, later: int = 0) -> str:
    """The code that a telephone shows, some steps later."""
    return telephone.at(services.clock.now() + later * timedelta(seconds=30))


def enrolled(visitor: Visitor, services: Services) -> TOTP:
    """Set a second factor up on the page under way, and go on."""
    telephone = telephone_of(visitor)
    visitor.submit("Activer", {"typed": now_on(telephone, services)})
    return telephone


def is_in(visitor: Visitor) -> bool:
    """True while this browser is signed in with every proof."""
    return visitor.ask("GET", "/compte").status_code == 200


def told(services: Services) -> list[str]:
    """The actions in the trail, in order."""
    with services.store.read() as work:
        return [each.deed.action for each in work.trail.entries()]


def passes(services: Services, **by: float) -> None:
    """Let time pass, in the words of timedelta."""
    clock = services.clock
    assert isinstance(clock, StillClock)
    clock.move(timedelta(**by))
