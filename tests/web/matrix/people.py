"""Who asks in the authorisation matrix: a browser each, and what its person is, written out by hand."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Way(StrEnum):
    """In which state a browser's session of an account is."""

    NONE = "none"
    WHOLE = "whole"
    HALF = "half"
    """A second factor is still missing."""
    OVER = "over"
    """The browser still sends a secret that opens nothing any more."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody with a browser: which cookies it sends, and the roles of its person."""

    name: str
    way: Way = Way.NONE
    has_visit: bool = False
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_met_everywhere(self) -> bool:
        """True for those whom the state of an object may concern."""
        return self.way is Way.WHOLE or self.has_visit

    @property
    def cookies(self) -> str:
        """The header that the browser sends."""
        sent = [f"a=secret-of-{self.name}"] if self.way is not Way.NONE else []
        return "; ".join(sent + ([f"s=visit-of-{self.name}"] if self.has_visit else []))


def _signed(name: str, *roles: str) -> Actor:
    return Actor(name, Way.WHOLE, roles=frozenset(roles))


ACTORS: Final = (
    Actor("nobody"),
    Actor("holder", has_visit=True),
    Actor("reader", has_visit=True),
    Actor("expired-visit", has_visit=True),
    _signed("newcomer"),
    _signed("member", "member"),
    _signed("manager", "member", "manager"),
    Actor("half-manager", Way.HALF),
    _signed("advisor", "advisor"),
    Actor("half-advisor", Way.HALF),
    _signed("colleague", "advisor"),
    _signed("former-advisor"),
    _signed("lead", "advisor", "lead"),
    _signed("other-advisor", "advisor"),
    _signed("other-lead", "advisor", "lead"),
    _signed("administrator", "administrator"),
    Actor("half-administrator", Way.HALF),
    Actor("closed-account", Way.OVER),
    Actor("signed-out", Way.OVER),
    Actor("idle", Way.OVER),
    Actor("outlasted", Way.OVER),
)
"""Those whose session is over managed the structure and were signed in: only the end of it keeps them out."""

BY_NAME: Final = {each.name: each for each in ACTORS}

_HOME: Final = {"holder": {"holder"}, "member": {"member"}, "manager": {"member", "manager"}}
_FOLLOWED: Final = _HOME | {"advisor": {"advisor"}, "lead": {"lead"}}

TO_ASSESSMENTS: Final[dict[str, dict[str, set[str]]]] = {
    "own": _FOLLOWED | {"reader": {"reader"}},
    # Of another structure, followed by an advisor of another network.
    "foreign": {"other-advisor": {"advisor"}, "other-lead": {"lead"}},
    # The advisor asked, the structure has not answered.
    "pending": _HOME,
    # The structure ended the following, the link to read, and what its private link had opened.
    "ended": {name: _HOME[name] for name in ("member", "manager")},
    # The structure closed itself to everybody from outside.
    "archived": _HOME,
    # The structure agreed that the advisor fill in.
    "assisted": _FOLLOWED | {"advisor": {"advisor", "assistant"}},
    # It took that back, or its date has come; so has that of the link to read.
    "withdrawn": _FOLLOWED,
    "lapsed": _FOLLOWED,
    # Followed by somebody who does not advise any more.
    "orphaned": _HOME,
    "absent": {},
}
TO_ORGANISATIONS: Final[dict[str, dict[str, set[str]]]] = {
    state: {"member": {"member"}, "manager": {"member", "manager"}} for state in ("own", "ended", "archived")
} | {"foreign": {}, "absent": {}}
TO_CAMPAIGNS: Final[dict[str, dict[str, set[str]]]] = {
    "own": {"advisor": {"advisor"}, "lead": {"lead"}},
    "foreign": {"other-advisor": {"advisor"}, "other-lead": {"lead"}},
    # Opened by somebody who does not advise any more: the lead still answers for it.
    "orphaned": {"lead": {"lead"}},
    # Opened by somebody who advises in another network now.
    "moved": {"lead": {"lead"}},
    "absent": {},
}
RELATIONS: Final[dict[str, dict[str, dict[str, set[str]]]]] = {
    "assessment": TO_ASSESSMENTS,
    "organisation": TO_ORGANISATIONS,
    "campaign": TO_CAMPAIGNS,
    "": {"": {}},
}
"""What each actor is to the object in each of its states; nothing where nothing stands here."""


def relations(kind: str, state: str, actor: Actor) -> set[str]:
    """What an actor is to an object in a state."""
    return RELATIONS[kind][state].get(actor.name, set())


def object_id(state: str) -> str:
    """The id of every kind of object in a state; all are equally long."""
    return f"in-state-{state}".ljust(22, "-")


def name_of(state: str) -> str:
    """The name of the structure in a state, which no page says to those who may not know of it."""
    return f"Omega{state.capitalize()}Zeta"
