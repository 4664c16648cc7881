"""People: who asks, what they are to an organisation or an assessment, and how long they stay signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a person with an account is, whatever they ask for."""

    MEMBER = "member"
    MANAGER = "manager"
    ADVISOR = "advisor"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"


class Relation(StrEnum):
    """What somebody is to one assessment, organisation or campaign.

    A holder has it open in a browser that began it or that followed its private link; a reader followed
    a link to read. An assistant is an advisor who fills in with the structure, by its consent. A lead
    follows through the advisors of the network.
    """

    HOLDER = "holder"
    READER = "reader"
    MEMBER = "member"
    MANAGER = "manager"
    ADVISOR = "advisor"
    ASSISTANT = "assistant"
    LEAD = "lead"


OWN = frozenset({Relation.HOLDER, Relation.MEMBER, Relation.MANAGER})
"""Those of the structure itself: their reads are their own business."""

STAFF = frozenset({Role.ADVISOR, Role.LEAD, Role.ADMINISTRATOR})
"""Those who meet what belongs to others: they need a second factor."""


class Lasting(NamedTuple):
    """How long a session lasts: without any activity, and in all."""

    idle: timedelta
    whole: timedelta


MEMBER_LASTING = Lasting(timedelta(hours=2), timedelta(hours=24))
ADVISOR_LASTING = Lasting(timedelta(minutes=30), timedelta(hours=12))
ADMINISTRATOR_LASTING = Lasting(timedelta(minutes=15), timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Belonging:
    """That a person belongs to an organisation."""

    organisation: str
    name: str
    is_manager: bool


@dataclass(frozen=True, slots=True)
class Practice:
    """That a person advises, in a network."""

    network: str
    name: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person with an account that may be used."""

    id: str
    email: str
    name: str
    language: str
    is_administrator: bool
    has_password: bool
    has_second_factor: bool
    belongings: tuple[Belonging, ...] = ()
    practice: Practice | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """Everything the person is, were every proof given."""
        found = {Role.MEMBER} if self.belongings else set()
        if any(each.is_manager for each in self.belongings):
            found.add(Role.MANAGER)
        if self.practice:
            found.add(Role.ADVISOR)
            found |= {Role.LEAD} if self.practice.is_lead else set()
        return frozenset(found | ({Role.ADMINISTRATOR} if self.is_administrator else set()))

    @property
    def needs_second_factor(self) -> bool:
        """True for those who meet what belongs to others."""
        return bool(self.roles & STAFF)

    @property
    def lasting(self) -> Lasting:
        """How long a session of this person lasts: the strictest of what the person is."""
        if self.is_administrator:
            return ADMINISTRATOR_LASTING
        return ADVISOR_LASTING if self.practice else MEMBER_LASTING


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser in which a person signed in."""

    id: str
    person: Person
    device: str
    address: str
    is_strong: bool
    opened_at: datetime
    seen_at: datetime
    expires_at: datetime
    confirmed_at: datetime | None

    def ends_at(self) -> datetime:
        """When it ends unless the person does something before."""
        return min(self.seen_at + self.person.lasting.idle, self.expires_at)


@dataclass(frozen=True, slots=True)
class StandingSession:
    """One browser in the list of a person's sessions."""

    id: str
    device: str
    address: str
    way: str
    opened_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever asks for something.

    ``visit`` is the hash of the browser's secret, empty without one; ``signed_in`` is None for those who
    did not sign in; ``address`` is the network address without its last part.
    """

    visit: str = ""
    signed_in: SignedIn | None = None
    address: str = ""

    @property
    def person(self) -> Person | None:
        """The person who signed in, even when a second factor is still missing."""
        return self.signed_in.person if self.signed_in else None

    @property
    def lacks_second_factor(self) -> bool:
        """True when the person has to give, or first set up, a second factor."""
        here = self.signed_in
        if here is None or here.is_strong:
            return False
        return here.person.needs_second_factor or here.person.has_second_factor

    @property
    def account(self) -> str:
        """The id of the account in whose name things may be done; empty until every proof was given."""
        return "" if self.signed_in is None or self.lacks_second_factor else self.signed_in.person.id

    @property
    def roles(self) -> frozenset[Role]:
        """What the asker is here and now."""
        return self.signed_in.person.roles if self.signed_in and self.account else frozenset()
