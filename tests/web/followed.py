"""Structures that an advisor follows: made straight in the store, many at once."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Final

from diagnostic.actions.services import Services
from diagnostic.core.answers import Provenance
from diagnostic.core.changes import PROFILE, QUESTION, Change, field_of
from diagnostic.store.session import Work
from tests.web.people import WORDS, Someone

_NUMBERS: Final = count(1)
DIMENSIONS: Final = (
    "strategie",
    "equipe",
    "connaissance",
    "animation",
    "experimentations",
    "accompagnement",
    "confiance",
    "evaluation",
)


@dataclass(frozen=True, slots=True)
class Structure:
    """A structure: its name, its profile, its levels once finished, and for how many days nothing moved."""

    name: str
    profile: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    days: int = 0


def follow(services: Services, advisor: Someone, *structures: Structure) -> tuple[str, ...]:
    """Let an advisor follow structures, each with an assessment; gives the ids of these."""
    with services.store.write() as work:
        return tuple(_begun(services, work, advisor, each) for each in structures)


def many(number: int, *, finished: bool = True) -> tuple[Structure, ...]:
    """Structures of all kinds."""
    return tuple(
        Structure(
            f"Structure {place:03}",
            {"territoire": ("rural", "urbain", "mixte")[place % 3], "type-structure": "tiers-lieu"},
            {key: 1 + (place + shift) % 4 for shift, key in enumerate(DIMENSIONS)} if finished else {},
            place % 40,
        )
        for place in range(number)
    )


def _begun(services: Services, work: Work, advisor: Someone, made: Structure) -> str:
    number = next(_NUMBERS)
    key, owner, at = (
        f"assessment-{number}",
        f"owner-{number}",
        services.clock.now() - timedelta(days=made.days),
    )
    published = services.library.latest()[0]
    work.organisations.add(owner, made.name, at)
    work.organisations.ask(f"following-{number}", owner, advisor.id, "advisor", WORDS, at)
    work.organisations.accept(f"following-{number}", at)
    work.assessments.begin(key, published.key, published.version, made.name, "fr", at)
    work.organisations.own(owner, key, at)
    changes = [Change(field_of(PROFILE, name), value, "", seen=0) for name, value in made.profile.items()]
    changes.append(Change(field_of(QUESTION, "role-defini"), "2", "Une note", seen=0))
    work.assessments.save(key, tuple(changes), f"key-{number}", Provenance.CHOSEN, at)
    if made.levels:
        concluded = work.assessments.finish(key, "{}", at)
        work.portfolio.remember_levels(key, concluded.number, made.levels)
    return key
