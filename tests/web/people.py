"""People with accounts for the stories: made straight in the store, signed in as if by every proof."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Final

from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.core.hashing import hashed
from diagnostic.store.accounts import Opening
from tests.web.visitor import Visitor

WORDS: Final = "2026-11"
_NUMBERS: Final = count(1)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with an account, and a browser in which they signed in."""

    id: str
    email: str
    visitor: Visitor


def someone(
    app: Flask, services: Services, *, is_administrator: bool = False, is_strong: bool = True
) -> Someone:
    """A person who is nothing to anybody yet."""
    number = next(_NUMBERS)
    account_id, email = f"account-{number}", f"personne.{number}@exemple.org"
    now = services.clock.now()
    with services.store.write() as work:
        work.accounts.add(account_id, email, f"Personne {number}", "fr", now)
        if is_administrator:
            work.accounts.make_administrator(account_id)
    return Someone(account_id, email, signed_in(app, services, account_id, is_strong=is_strong))


def signed_in(app: Flask, services: Services, account_id: str, *, is_strong: bool = True) -> Visitor:
    """Another browser in which a person signed in."""
    token = f"secret-of-{account_id}-{next(_NUMBERS)}"
    now = services.clock.now()
    opening = Opening(
        hashed(token), f"session-{token}", account_id, "", "", is_strong, now, now + timedelta(hours=8)
    )
    with services.store.write() as work:
        work.accounts.open_session(opening)
    visitor = Visitor.of(app)
    visitor.client.set_cookie("a", token, domain="127.0.0.1")
    return visitor


def organisation_of(services: Services, manager: Someone, name: str = "Maison des associations") -> str:
    """An organisation that somebody manages; gives its id."""
    organisation_id, now = f"organisation-{next(_NUMBERS)}", services.clock.now()
    with services.store.write() as work:
        work.organisations.add(organisation_id, name, now)
        work.organisations.join(organisation_id, manager.id, now, is_manager=True)
    return organisation_id


def network_of(services: Services, lead: Someone, *advisors: Someone) -> str:
    """A network with its lead and its advisors; gives its id."""
    network_id, now = f"network-{next(_NUMBERS)}", services.clock.now()
    with services.store.write() as work:
        work.organisations.add_network(network_id, "Réseau d’exemple", now)
        work.organisations.practise(network_id, lead.id, now, is_lead=True)
        for each in advisors:
            work.organisations.practise(network_id, each.id, now, is_lead=False)
    return network_id


def follows(services: Services, advisor: Someone, organisation_id: str) -> str:
    """An advisor follows an organisation, which accepted; gives the id of the assignment."""
    assignment_id, now = f"assignment-{next(_NUMBERS)}", services.clock.now()
    with services.store.write() as work:
        work.organisations.ask(assignment_id, organisation_id, advisor.id, "advisor", WORDS, now)
        work.organisations.accept(assignment_id, now)
    return assignment_id


def name_of(person: Someone) -> str:
    return f"Personne {person.id.rsplit('-', 1)[1]}"
